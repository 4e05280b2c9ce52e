"""Forms for letting records go, and for keeping them longer."""

from django import forms

from nhsuk.fields import DateField

from .interests import area


class ProposeForm(forms.Form):
    keys = forms.MultipleChoiceField(
        label="Which records are disposed of?", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one record"},
        help_text="A second person confirms before anything goes. What has gone cannot be brought back.",
    )  # fmt: skip

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keys"].choices = choices


class KeepForm(forms.Form):
    reason = area(
        label="Why is it kept longer?", help_text="For example, a claim or an inquiry that is not over.",
        error_messages={"required": "Say why it is kept longer"},
    )  # fmt: skip
    review_on = DateField(
        label="When does somebody look at it again?", error_messages={"required": "Enter the day of the next review"}
    )


class ConfirmForm(forms.Form):
    decision = forms.ChoiceField(
        label="Is it disposed of?", widget=forms.RadioSelect, error_messages={"required": "Choose one"},
        choices=[("confirm", "Yes: dispose of everything on this list, for good"), ("refuse", "No")],
    )  # fmt: skip
    reason = area(label="Reason, if not", required=False, rows=2)

    def clean(self):
        said = super().clean()
        if said.get("decision") == "refuse" and not said.get("reason"):
            self.add_error("reason", "Say why it is not confirmed")
        return said
