"""Finding a CCG as things stood on a date."""

from django import forms

from nhsuk.fields import DateField, TidyCharField, drawn

from ..models import Kind


class CcgSearchForm(forms.Form):
    q = drawn(TidyCharField(label="Name or ODS code", required=False, max_length=100), width="20")
    under = forms.ChoiceField(label="Region or office", required=False)
    on = DateField(label="As at", required=False, help_text="For example, 31 3 2015. Empty means today.")

    def __init__(self, *args, offices, **kwargs):
        super().__init__(*args, **kwargs)
        regions = [(o.code, o.name) for o in offices if o.kind == Kind.REGION]
        others = [(o.code, o.name) for o in offices if o.kind != Kind.REGION]
        self.fields["under"].choices = [("", "All of England"), *regions, *others]
