"""The forms of an application; the questions themselves are the edition's."""

from datetime import date

from django import forms

from governance.models import MODELS
from governance.rules.models import Model
from nhsuk.fields import DateField, MoneyField, TidyCharField, drawn

from .editions import EDITIONS
from .editions.form import LONGEST, Kind
from .rules import answers as reading
from .rules.cycles import spoken_day


def field_for(question, case):
    """The form field of one question. Nothing is required while it is being filled in."""
    shared = {"label": question.label, "help_text": question.hint, "required": False}
    if question.kind == Kind.STATEMENT:
        shared["label"] = case.says(question.words)
        return forms.BooleanField(**shared)
    if question.options:
        field = forms.ChoiceField(choices=question.options, widget=forms.RadioSelect, **shared)
        return drawn(field, classes="nhsuk-radios--inline") if len(question.options) == 2 else field
    if question.kind == Kind.MONEY:
        return MoneyField(min_value=0, error_messages=named(question.label), **shared)
    if question.kind == Kind.DATE:
        return DateField(**shared)
    widget = forms.Textarea if question.kind == Kind.LONG_TEXT else forms.TextInput
    return TidyCharField(max_length=LONGEST.get(question.kind), widget=widget, **shared)


def named(label):
    """The sentences of a sum with its line in front: a page has several."""
    return {code: f"{label}: {said[:1].lower()}{said[1:]}" for code, said in MoneyField.default_error_messages.items()}


def seen_name(key):
    return f"seen_{key}"


class SectionForm(forms.Form):
    """One section of the form. Each answer travels with the version it was typed over."""

    def __init__(self, *args, section, dossier, **kwargs):
        self.section, self.dossier = section, dossier
        self.questions = [q for q in section.questions if q.answered]
        super().__init__(*args, initial=self._initial(), **kwargs)
        for question in self.questions:
            self.fields[question.key] = field_for(question, dossier.case)
            self.fields[seen_name(question.key)] = forms.IntegerField(
                required=False, widget=forms.HiddenInput, min_value=0
            )

    def _initial(self):
        found = {}
        for question in self.questions:
            row = self.dossier.rows.get(question.key)
            found[question.key] = shown(question, row.value) if row else None
            found[seen_name(question.key)] = row.version if row else 0
        return found

    def clean(self):
        for question in self.questions:
            if question.key in self.cleaned_data:
                value = self.value_of(question)
                wrong = value and reading.wrong(question, value, on=self.dossier.today)
                if wrong:
                    self.add_error(question.key, wrong)
        return self.cleaned_data

    def value_of(self, question):
        value = self.cleaned_data[question.key]
        if question.kind == Kind.STATEMENT:
            return "yes" if value else ""
        return reading.settled(question, value)

    @property
    def values(self):
        return {question.key: self.value_of(question) for question in self.questions}

    @property
    def seen(self):
        return {q.key: self.cleaned_data.get(seen_name(q.key)) or 0 for q in self.questions}


def shown(question, value):
    """A kept answer as its field shows it."""
    if question.kind == Kind.STATEMENT:
        return value == "yes"
    if question.kind == Kind.DATE and value:
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value


class StartForm(forms.Form):
    """Begin an application: for which CCG and model, on which form, from when."""

    ccg = forms.ChoiceField(label="Which CCG is applying?", widget=forms.RadioSelect)
    model = forms.ChoiceField(
        label="Which model is the CCG seeking?",
        help_text="Greater involvement needs no application.",
        choices=[(key, title) for key, title in MODELS if key != Model.GREATER],
        widget=forms.RadioSelect,
    )
    form = forms.ChoiceField(
        label="Which form will you fill in?",
        help_text="The form must be the one for the model sought. Forms of the cycles open today are listed.",
        widget=forms.RadioSelect,
    )
    starts_on = forms.ChoiceField(label="When is the arrangement to start?", widget=forms.RadioSelect)

    def __init__(self, *args, ccgs, cycles, **kwargs):
        super().__init__(*args, **kwargs)
        self.ccgs = {ccg.ref: ccg for ccg in ccgs}
        self.fields["ccg"].choices = [(ccg.ref, ccg.name) for ccg in ccgs]
        if len(ccgs) == 1:
            self.fields["ccg"].initial = ccgs[0].ref
        keys = {cycle.key for cycle in cycles}
        self.fields["form"].choices = [
            (edition.key, edition.title) for edition in EDITIONS.values() if edition.cycle in keys
        ]
        days = sorted({day for cycle in cycles for model in cycle.models for day in cycle.starts(model)})
        self.fields["starts_on"].choices = [(day.isoformat(), spoken_day(day)) for day in days]

    @property
    def chosen(self):
        data = self.cleaned_data
        return {
            "ccg": self.ccgs[data["ccg"]],
            "model": data["model"],
            "form": data["form"],
            "cycle": EDITIONS[data["form"]].cycle,
            "starts_on": date.fromisoformat(data["starts_on"]),
        }


class EvidenceForm(forms.Form):
    """Put evidence behind an answer: a new file, evidence already on record, or a record kept elsewhere."""

    reveals = {"kind": {"file": ["file"], "kept": ["kept"], "record": ["record_address"]}}

    kind = forms.ChoiceField(
        label="What shows it?",
        widget=forms.RadioSelect,
        choices=[
            ("file", "A file I upload now"),
            ("kept", "Evidence already on record"),
            ("record", "A record that is kept elsewhere, such as a minute"),
        ],
    )
    file = forms.FileField(
        label="The file",
        required=False,
        help_text="PDF, Word, Excel, OpenDocument, CSV, text or a picture; 20 MB at most.",
    )
    kept = forms.ChoiceField(label="Evidence on record", required=False, widget=forms.RadioSelect)
    record_address = TidyCharField(
        label="Where the record is kept",
        required=False,
        max_length=200,
        help_text="For example: governing body minutes, 2 December 2014, item 7.",
    )
    title = TidyCharField(
        label="What it is", max_length=200, required=False, help_text="For example: Constitution, version 4."
    )
    dated_on = DateField(label="Date of the evidence", required=False, help_text="The date it carries.")
    expires_on = DateField(label="Good until, if it expires", required=False)

    def __init__(self, *args, kept, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.on_record = {evidence.ref: evidence for evidence in kept}
        self.fields["kept"].choices = [(e.ref, f"{e.title}, dated {e.dated_on.day} {e.dated_on:%B %Y}") for e in kept]
        self.fields["dated_on"].not_after = today
        if not kept:
            del self.fields["kept"]
            self.reveals = {"kind": {"file": ["file"], "record": ["record_address"]}}
            self.fields["kind"].choices = [c for c in self.fields["kind"].choices if c[0] != "kept"]

    def clean(self):
        data = self.cleaned_data
        kind = data.get("kind")
        if kind == "kept":
            if not data.get("kept") and "kept" not in self.errors:
                self.add_error("kept", "Choose the evidence")
            return data
        needed = {"title": "Say what it is", "dated_on": "Enter the date of the evidence"}
        if kind == "file":
            needed["file"] = "Choose the file"
        if kind == "record":
            needed["record_address"] = "Say where the record is kept"
        for name, sentence in needed.items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        return data


class SignForm(forms.Form):
    confirmed = forms.BooleanField(
        label="I make this statement",
        error_messages={"required": "Tick the box to say that you make the statement"},
    )
    typed_name = TidyCharField(label="Type your name", max_length=200, help_text="As it is recorded here.")
    image = forms.FileField(
        label="Picture of your signature",
        required=False,
        help_text="If you like: a PNG or JPEG. Your typed name signs either way.",
    )
    fingerprint = forms.CharField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    reason = TidyCharField(label="Reason", max_length=2000, widget=forms.Textarea)


class DecisionForm(forms.Form):
    reveals = {"outcome": {"approve_with_conditions": ["conditions"], "not_recommend": ["reason"]}}

    outcome = forms.ChoiceField(label="Outcome", widget=forms.RadioSelect)
    conditions = TidyCharField(
        label="Conditions the CCG must meet", required=False, max_length=4000, widget=forms.Textarea
    )
    reason = TidyCharField(label="Reason", required=False, max_length=4000, widget=forms.Textarea)

    def __init__(self, *args, outcomes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = outcomes
