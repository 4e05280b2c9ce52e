"""Forms of reports and receipts."""

from django import forms

from nhsuk.fields import DateField

from ..models import Organisation
from .minutes import area


class WordsForm(forms.Form):
    words = area(
        "What the committee wants to say", rows=10, required=False,
        help_text="Figures and decisions of the period are put in by themselves.",
    )  # fmt: skip


class ReceiptForm(forms.Form):
    body = forms.ModelChoiceField(
        label="Who received it?", queryset=Organisation.objects.none(), widget=forms.RadioSelect, empty_label=None,
        to_field_name="ref", error_messages={"required": "Choose who received it"},
    )  # fmt: skip
    received_on = DateField(label="On which day?", error_messages={"required": "Enter the day it was received"})

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies
