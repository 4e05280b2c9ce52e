"""Forms of an item of business: what it is, where it goes, whom it is about, and who hears it."""

from django import forms

from nhsuk.fields import DateField, TidyCharField, drawn

from ..models import Item, PartyKind
from ..rules import links
from ..rules.meetings import remit
from ..rules.meetings.privacy import GROUNDS
from .meetings import BecauseForm, choices_of


class ItemForm(forms.Form):
    kind = forms.ChoiceField(label="What is it for?", choices=Item.Kind, initial=Item.Kind.DECISION)
    title = TidyCharField(
        label="Title", max_length=300,
        help_text="The public reads it, of a private item too while it is not marked as private.",
    )  # fmt: skip
    purpose = TidyCharField(
        label="What is the committee asked to do?", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    function = forms.ChoiceField(
        label="Which function does a decision fall under?", required=False,
        choices=[("", "None: nothing is decided"), *remit.choices()],
        help_text="A decision outside the delegation is stopped here, with the reasons.",
    )  # fmt: skip
    only_for = forms.ChoiceField(
        label="Whose matter is it?", required=False, help_text="In a matter of one CCG alone the others abstain."
    )
    presenter = TidyCharField(label="Who presents it?", max_length=200, required=False)
    minutes_allowed = drawn(
        forms.IntegerField(label="Minutes allowed", min_value=1, max_value=480, required=False), width="3"
    )
    for_body = TidyCharField(
        label="Where it goes if it is referred", max_length=200, required=False,
        help_text="For example: the governing body of Mid Essex.",
    )  # fmt: skip

    def __init__(self, *args, bodies, stands=(), **kwargs):
        """`stands`: what is public already, and is not asked again."""
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["only_for"].choices = [
            ("", "All bodies of the committee"), *((f"{b.pk}", f"{b.name} alone") for b in bodies)
        ]  # fmt: skip
        for name in stands:
            del self.fields[name]

    @classmethod
    def facts(cls, item):
        names = ("kind", "title", "purpose", "function", "presenter", "minutes_allowed", "for_body")
        return {name: getattr(item, name) for name in names} | {"only_for": str(item.only_for_id or "")}

    @property
    def values(self):
        found = dict(self.cleaned_data)
        if "kind" not in found:
            return found
        found["only_for"] = self.bodies.get(found.pop("only_for"))
        if found["kind"] == Item.Kind.DECISION:
            return found
        return found | {"function": ""}


class AddItemForm(ItemForm):
    after = forms.ChoiceField(label="Where does it stand?", required=False)
    late_because = TidyCharField(
        label="Why can it not wait for the next meeting?", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The agenda is published: the reason is kept, and the number takes a letter.",
    )  # fmt: skip
    private = forms.BooleanField(
        label="It is taken in private", required=False,
        help_text="Unless you tick this, the public reads its title at once. State the ground afterwards, on its page.",
    )  # fmt: skip

    def __init__(self, *args, items, late, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = {item.ref: item for item in items}
        self.fields["after"].choices = [("", "At the end"), *((i.ref, f"After {i.number}. {i.title}") for i in items)]
        if not late:
            del self.fields["late_because"], self.fields["private"]

    @property
    def values(self):
        found = super().values
        return found | {"after": self.items.get(found["after"])}


class MoveForm(forms.Form):
    after = forms.ChoiceField(label="Where does it stand?", required=False)

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = {item.ref: item for item in items}
        self.fields["after"].choices = [("", "First"), *((i.ref, f"After {i.number}. {i.title}") for i in items)]

    @property
    def chosen(self):
        return self.items.get(self.cleaned_data["after"])


class DeferForm(BecauseForm):
    to = forms.ChoiceField(label="To which meeting?", required=False)

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.meetings = {meeting.ref: meeting for meeting in meetings}
        several = len({meeting.committee_id for meeting in meetings}) > 1
        self.fields["to"].choices = choices_of(meetings, "One still to be planned", committee=several)
        self.order_fields(["to", "because"])

    @property
    def values(self):
        return {"because": self.cleaned_data["because"], "to": self.meetings.get(self.cleaned_data["to"])}


class CarryForm(DeferForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = self.fields["to"].choices[1:]
        self.fields["to"].required = True
        self.fields["to"].error_messages["required"] = "Choose the meeting"


PANEL = "panel"
"""The remedy that is an act of its own: choosing it asks for the panel (R-067)."""


class RemedyForm(forms.Form):
    remedy = forms.ChoiceField(label="Which remedy?", widget=forms.RadioSelect)
    words = TidyCharField(
        label="What has been arranged?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who was called, who agreed, by when.",
    )  # fmt: skip

    def __init__(self, *args, remedies, **kwargs):
        super().__init__(*args, **kwargs)
        self.remedies = {each.key: each for each in remedies}
        self.fields["remedy"].choices = [(each.key, each.sentence) for each in remedies]

    @property
    def asks_for_a_panel(self):
        return self.cleaned_data["remedy"] == PANEL

    @property
    def values(self):
        chosen = self.remedies[self.cleaned_data["remedy"]]
        return {"remedy": chosen.sentence, "words": self.cleaned_data["words"]}


class PartyForm(forms.Form):
    kind = forms.ChoiceField(label="What is it?", choices=PartyKind, initial=PartyKind.PRACTICE)
    code = TidyCharField(
        label="Code or number", max_length=40, required=False,
        help_text="ODS code, company number or charity number. It makes a match certain; a name alone does not.",
    )  # fmt: skip
    name = TidyCharField(
        label="Name", max_length=300, required=False,
        help_text="A practice or NHS body is looked up by its code and named as it is called on the day.",
    )  # fmt: skip
    address = TidyCharField(label="Address, if known", max_length=300, required=False)
    person = forms.ChoiceField(label="Which of our people, if it is one", required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.ref: person for person in people}
        self.fields["person"].choices = [("", "Nobody of ours"), *((p.ref, p.name) for p in people)]

    def clean(self):
        values = super().clean()
        kind, code = values.get("kind"), links.code_as_kept(values.get("kind") or "", values.get("code") or "")
        for fault in links.code_faults(kind, code) if kind else ():
            self.add_error("code", fault)
        return values

    @property
    def values(self):
        v = self.cleaned_data
        person = self.people.get(v["person"]) if v["kind"] == PartyKind.PERSON else None
        return {"kind": v["kind"], "code": v["code"], "name": v["name"], "address": v["address"], "person": person}


class PrivacyForm(forms.Form):
    ground = forms.ChoiceField(
        label="On which ground?", choices=[(g.key, g.title) for g in GROUNDS.values()], widget=forms.RadioSelect,
        help_text="Public Bodies (Admission to Meetings) Act 1960, section 1.",
    )  # fmt: skip
    reason = TidyCharField(label="Why does it have to be private?", widget=forms.Textarea(attrs={"rows": 3}))
    public_words = TidyCharField(
        label="What is the public told it is about?", max_length=300, help_text="For example: A tender for premises."
    )
    reviewer = forms.ChoiceField(label="Who looks at it again?")
    review_on = DateField(
        label="By which day?", help_text="The day after, it is public unless it has been renewed. A year at most."
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.ref: person for person in people}
        self.fields["reviewer"].choices = [("", "Choose somebody"), *((p.ref, p.name) for p in people)]

    @property
    def values(self):
        return self.cleaned_data | {"reviewer": self.people.get(self.cleaned_data["reviewer"])}
