"""Forms of meetings and their items."""

import re
from datetime import datetime, time

from django import forms

from jobs.clock import LONDON, london
from nhsuk.fields import DateField, TidyCharField, drawn

from ..models import Item, PartyKind
from ..rules import links
from ..rules.meetings import remit
from ..rules.meetings.privacy import GROUNDS

CLOCK = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$", re.IGNORECASE)


class ClockField(TidyCharField):
    """A time of day, typed as people type it: 14:00, 2.30pm, 9 am."""

    def __init__(self, **kwargs):
        super().__init__(max_length=10, **kwargs)
        drawn(self, width="5")

    def prepare_value(self, value):
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        found = CLOCK.match(typed.strip())
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        half = (found[3] or "").lower() if found else ""
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif half:
            hour = 99
        if hour > 23 or minute > 59:
            raise forms.ValidationError("Enter a time like 14:00 or 2pm")
        return time(hour, minute)


class MeetingForm(forms.Form):
    on = DateField(label="Date")
    starts = ClockField(label="Starts at", help_text="For example 14:00 or 2pm")
    ends = ClockField(label="Ends at", help_text="For example 16:00 or 4pm")
    place = TidyCharField(label="Place", max_length=300, required=False)
    joining = TidyCharField(
        label="How the public may come or follow", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    title = TidyCharField(
        label="Title, if it is not an ordinary meeting", max_length=200, required=False,
        help_text="For example: Extraordinary meeting.",
    )  # fmt: skip

    @classmethod
    def facts(cls, meeting):
        starts, ends = london(meeting.starts_at), london(meeting.ends_at)
        return {
            "on": starts.date(), "starts": starts.time(), "ends": ends.time(), "place": meeting.place,
            "joining": meeting.joining, "title": meeting.title,
        }  # fmt: skip

    @property
    def values(self):
        v = self.cleaned_data
        return {
            "starts_at": datetime.combine(v["on"], v["starts"], LONDON),
            "ends_at": datetime.combine(v["on"], v["ends"], LONDON),
            "place": v["place"], "joining": v["joining"], "title": v["title"],
        }  # fmt: skip


def _choices(meetings, none, *, committee=False):
    """A choice of meetings by their reference; `none` is what no choice means."""
    said = [
        (m.ref, f"{m.committee}, {london(m.starts_at):%-d %B %Y, %H:%M}" if committee
         else f"{london(m.starts_at):%-d %B %Y, %H:%M}")
        for m in meetings
    ]  # fmt: skip
    return [("", none), *said]


class PlanMeetingForm(MeetingForm):
    together_with = forms.ChoiceField(
        label="Does it sit in common with another committee?", required=False,
        help_text="They begin together, and each decides for itself by its own terms and quorum.",
    )  # fmt: skip

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.meetings = {meeting.ref: meeting for meeting in meetings}
        self.fields["together_with"].choices = _choices(meetings, "No, by itself", committee=True)
        if not meetings:
            del self.fields["together_with"]

    @property
    def values(self):
        return super().values | {"together_with": self.meetings.get(self.cleaned_data.get("together_with"))}


class InCommonForm(forms.Form):
    first = forms.ChoiceField(label="With which meeting?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.meetings = {meeting.ref: meeting for meeting in meetings}
        self.fields["first"].choices = _choices(meetings, "With none: it sits by itself", committee=True)

    @property
    def values(self):
        return {"first": self.meetings.get(self.cleaned_data["first"])}


class ChangeMeetingForm(MeetingForm):
    because = TidyCharField(
        label="Why it changes", max_length=300, required=False,
        help_text="Needed once the meeting is called and its time or place changes.",
    )  # fmt: skip
    urgent_because = TidyCharField(
        label="Why the new day cannot wait for full notice", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Only for another day that leaves less notice than the terms ask. It is kept, and members read it.",
    )  # fmt: skip

    @property
    def values(self):
        return super().values | {"urgent_because": self.cleaned_data["urgent_because"]}


class CallForm(forms.Form):
    urgent_because = TidyCharField(
        label="Why it cannot wait for full notice", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Only where there are fewer clear days left than the terms ask. It is kept, and members read it.",
    )  # fmt: skip


class NothingForm(forms.Form):
    """A button and nothing to fill in."""


class BecauseForm(forms.Form):
    because = TidyCharField(label="Why?", widget=forms.Textarea(attrs={"rows": 3}))


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

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["only_for"].choices = [
            ("", "All bodies of the committee"), *((f"{b.pk}", f"{b.name} alone") for b in bodies)
        ]  # fmt: skip

    @classmethod
    def facts(cls, item):
        names = ("kind", "title", "purpose", "function", "presenter", "minutes_allowed", "for_body")
        return {name: getattr(item, name) for name in names} | {"only_for": str(item.only_for_id or "")}

    @property
    def values(self):
        found = dict(self.cleaned_data)
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

    def __init__(self, *args, items, late, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = {item.ref: item for item in items}
        self.fields["after"].choices = [("", "At the end"), *((i.ref, f"After {i.number}. {i.title}") for i in items)]
        if not late:
            del self.fields["late_because"]

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
        self.fields["to"].choices = _choices(meetings, "One still to be planned", committee=several)
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
