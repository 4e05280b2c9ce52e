"""A link between two bodies or people: what it is, its two ends, since when, and where it is known from."""

from django import forms

from nhsuk.fields import DateField, TidyCharField

from ..actions.links import End
from ..models import Link, PartyKind
from ..rules import links as rules

KINDS = [(k.value, k.label) for k in PartyKind if k != PartyKind.CLASS]
CODE = "ODS code, company number or charity number. It makes a match certain; a name alone does not."


class LinkForm(forms.Form):
    from_kind = forms.ChoiceField(label="What is the first?", choices=KINDS, initial=PartyKind.PRACTICE)
    from_person = forms.ChoiceField(label="Which of our people, if it is one", required=False)
    from_name = TidyCharField(
        label="Name of the first", max_length=300, required=False, help_text="For example: Fernbank Surgery."
    )
    from_code = TidyCharField(label="Code of the first, if known", max_length=40, required=False, help_text=CODE)
    kind = forms.ChoiceField(label="How are they tied?", choices=Link.Kind, widget=forms.RadioSelect)
    to_kind = forms.ChoiceField(label="What is the second?", choices=KINDS, initial=PartyKind.COMPANY)
    to_person = forms.ChoiceField(label="Which of our people, if it is one", required=False)
    to_name = TidyCharField(
        label="Name of the second", max_length=300, required=False, help_text="For example: Wyre GP Federation Ltd."
    )
    to_code = TidyCharField(label="Code of the second, if known", max_length=40, required=False, help_text=CODE)
    from_on = DateField(label="Since when?", help_text="If you only know the year, use 1 January.")
    to_on = DateField(label="Until when, if it is over", required=False)
    source = TidyCharField(
        label="Where is it known from?", max_length=300,
        help_text="For example: Companies House, read on 3 March 2015.",
    )  # fmt: skip

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.ref: person for person in people}
        for name in ("from_person", "to_person"):
            self.fields[name].choices = [("", "Nobody of ours"), *((p.ref, p.name) for p in people)]
        person = {PartyKind.PERSON.value: ["from_person"]}
        self.reveals = {"from_kind": person, "to_kind": {PartyKind.PERSON.value: ["to_person"]}}

    def clean(self):
        values = super().clean()
        for side, words in (("from", "first"), ("to", "second")):
            ours = values.get(f"{side}_kind") == PartyKind.PERSON and values.get(f"{side}_person")
            if not values.get(f"{side}_name") and not ours:
                self.add_error(f"{side}_name", f"Enter the name of the {words}")
            kind, code = values.get(f"{side}_kind"), values.get(f"{side}_code") or ""
            for fault in rules.code_faults(kind, rules.code_as_kept(kind, code)) if kind else ():
                self.add_error(f"{side}_code", fault)
        return values

    @property
    def values(self):
        v = self.cleaned_data
        ends = {"one": self._end("from"), "other": self._end("to")}
        return ends | {name: v[name] for name in ("kind", "from_on", "to_on", "source")}

    def _end(self, side):
        v = self.cleaned_data
        ours = self.people.get(v[f"{side}_person"]) if v[f"{side}_kind"] == PartyKind.PERSON else None
        return End(v[f"{side}_kind"], v[f"{side}_name"], v[f"{side}_code"], ours)


class EndLinkForm(forms.Form):
    to_on = DateField(
        label="Last day", help_text="If it was put on record by mistake, give its first day.",
        error_messages={"required": "Enter the last day"},
    )  # fmt: skip
