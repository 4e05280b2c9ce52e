"""Asking for a conflicts panel, naming its members, its report, and wanting it no more (R-067)."""

from django import forms

from nhsuk.fields import TidyCharField, drawn

from ..models import Panel


class AskPanelForm(forms.Form):
    ground = drawn(
        forms.ChoiceField(label="Why is a panel asked for?", choices=Panel.Ground, widget=forms.RadioSelect),
        hints={Panel.Ground.INQUORATE.value: "It is recorded as the remedy for the quorum."},
    )
    because = TidyCharField(
        label="Why is the matter of great significance, or what is to be said of the quorum?", required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed where the matter is of great significance. Minutes and the public read it; name nobody here.",
    )  # fmt: skip


class MemberForm(forms.Form):
    person = forms.ChoiceField(label="Who sits in the panel?")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.ref: person for person in people}
        self.fields["person"].choices = [("", "Choose a person"), *((p.ref, p.name) for p in people)]

    @property
    def values(self):
        return {"person": self.people[self.cleaned_data["person"]]}


class ReportForm(forms.Form):
    recommendation = forms.ChoiceField(
        label="What does the panel recommend?", choices=Panel.Recommendation, widget=forms.RadioSelect
    )
    grounds = TidyCharField(
        label="On what grounds?", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What was looked at, and why it does or does not amount to undue influence.",
    )  # fmt: skip
    instructions = TidyCharField(
        label="How must the matter be handled?", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="The committee must follow it: who leaves, who decides, what comes first. The public reads it.",
    )  # fmt: skip
    typed_name = TidyCharField(
        label="Type your full name to sign", max_length=200, error_messages={"required": "Type your full name to sign"}
    )


class WithdrawPanelForm(forms.Form):
    because = TidyCharField(
        label="Why is the panel wanted no more?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stands in the minutes.",
    )  # fmt: skip
