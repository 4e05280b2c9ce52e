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


class EvidenceForm(forms.Form):
    """What shows that an action is done: a file, or where a record of it is kept."""

    NONE, FILE, RECORD = "none", "file", "record"
    reveals = {"shown_by": {FILE: ["file"], RECORD: ["record_address"]}}

    shown_by = forms.ChoiceField(
        label="What shows it?", widget=forms.RadioSelect, error_messages={"required": "Choose what shows it"},
        choices=[(FILE, "A file I upload now"), (RECORD, "A record that is kept elsewhere, such as a minute")],
    )  # fmt: skip
    file = forms.FileField(
        label="The file", required=False,
        help_text="PDF, Word, Excel, OpenDocument, CSV, text or a picture; 20 MB at most.",
    )  # fmt: skip
    record_address = TidyCharField(
        label="Where the record is kept", required=False, max_length=200,
        help_text="For example: governing body minutes, 2 December 2014, item 7; or an address on the web.",
    )  # fmt: skip
    title = TidyCharField(
        label="What the evidence is", max_length=200, required=False, help_text="For example: letter sent."
    )
    dated_on = DateField(
        label="Date of the evidence", required=False, help_text="The date it carries, where there is any."
    )

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dated_on"].not_after = today

    def clean(self):
        data = super().clean()
        for name, sentence in self._needed(data.get("shown_by")).items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        return data

    def _needed(self, kind):
        if kind not in (self.FILE, self.RECORD):
            return {}
        asked = {"title": "Say what it is", "dated_on": "Enter the date of the evidence"}
        return asked | (
            {"file": "Choose the file"} if kind == self.FILE else {"record_address": "Say where the record is kept"}
        )

    @property
    def shown(self):
        """As the verbs take it; None where there is nothing to show."""
        data = self.cleaned_data
        if data["shown_by"] not in (self.FILE, self.RECORD):
            return None
        kept = {"upload": data["file"]} if data["shown_by"] == self.FILE else {"record_address": data["record_address"]}
        return {"title": data["title"], "dated_on": data["dated_on"], **kept}


class SettleForm(EvidenceForm):
    status = forms.ChoiceField(
        label="How does it stand?", widget=forms.RadioSelect,
        choices=[(ActionPoint.Status.DONE, "It is done"), (ActionPoint.Status.DROPPED, "It is no longer needed")],
    )  # fmt: skip
    outcome = area("What was done, or why it is not needed", rows=3)
    field_order = ("status", "outcome", "shown_by")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        said = "Nothing besides these words; if it is done, evidence can be added later"
        self.fields["shown_by"].choices = [*self.fields["shown_by"].choices, (self.NONE, said)]

    def clean(self):
        data = super().clean()
        if data.get("status") == ActionPoint.Status.DROPPED and data.get("shown_by") in (self.FILE, self.RECORD):
            self.add_error("shown_by", "What is no longer needed has no evidence: choose “nothing besides these words”")
        return data

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in ("status", "outcome")} | {"shown": self.shown}


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
