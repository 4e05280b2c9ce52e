"""Forms of minutes: the clerk's words, actions, what to correct, the chair's signature."""

from django import forms

from nhsuk.fields import DateField, TidyCharField

from ..models import ActionPoint, Meeting


def area(label, *, rows, help_text="", required=True, **options):
    widget = forms.Textarea(attrs={"rows": rows})
    return TidyCharField(label=label, help_text=help_text, required=required, widget=widget, **options)


class DiscussionForm(forms.Form):
    words = area(
        "What was said", rows=10, required=False,
        help_text="Only the discussion. Who was there, rulings, quorum and votes are put in by themselves.",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


class ActionForm(forms.Form):
    words = area("What is to be done", rows=3)
    owner_name = TidyCharField(
        label="Who does it", max_length=200, help_text="The name as the committee knows it.",
        error_messages={"required": "Enter who does it"},
    )  # fmt: skip
    due_on = DateField(label="By which day", error_messages={"required": "Enter the day by which it is done"})


class SettleForm(forms.Form):
    status = forms.ChoiceField(
        label="How does it stand?", widget=forms.RadioSelect,
        choices=[(ActionPoint.Status.DONE, "It is done"), (ActionPoint.Status.DROPPED, "It is no longer needed")],
    )  # fmt: skip
    outcome = area("What was done, or why it is not needed", rows=3)


class CorrectionsForm(forms.Form):
    corrections = area("What is to be corrected", rows=4)


class ApproveForm(forms.Form):
    """The meeting at which they are approved, the typed name, and the text that was read."""

    meeting = forms.ModelChoiceField(
        label="At which meeting are they approved?", queryset=Meeting.objects.none(), widget=forms.RadioSelect,
        empty_label=None, to_field_name="ref",
        error_messages={"required": "Choose the meeting at which they are approved"},
    )  # fmt: skip
    typed_name = TidyCharField(
        label="Type your full name to sign", max_length=200, error_messages={"required": "Type your full name to sign"}
    )
    fingerprint = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings
