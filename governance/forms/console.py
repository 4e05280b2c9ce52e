"""Forms of a meeting in session: who is there, a ruling, a motion, why an item is put off, a deciding vote."""

import re
from datetime import datetime, time

from django import forms

from jobs.clock import LONDON, is_shown
from nhsuk.fields import TidyCharField, drawn

from ..models import Motion, Officer, Ruling
from ..rules.meetings.motions import LABELS as PROCEDURES
from ..rules.meetings.motions import Procedure
from ..rules.meetings.privacy import GROUNDS
from ..rules.meetings.rulings import LABELS, MAGNITUDES, USUAL

WRITTEN = re.compile(r"^\s*(\d{1,2})[:.h ]?(\d{2})\s*$")
PRESENT, APOLOGIES, AWAY = "present", "apologies", ""
UNREGISTERED, NOT_ON_IT = "new", "It is not on the register"
MENU = [(choice.value, label) for choice, label in LABELS.items()]
MOTIONS = [each for each in Motion.Kind.choices if each[0] != Motion.Kind.PROCEDURE] + list(PROCEDURES.items())
HEAVY = [(magnitude.value, label) for magnitude, label in MAGNITUDES.items()]


def moment_on(day, typed, *, by=None):
    """“14:20”, “14.20” or “1420” on that London day; None for nothing. Raises ValueError for anything else.

    In the night in which an hour is there twice it is the second, where that is over `by` then.
    """
    if not typed.strip():
        return None
    if not (found := WRITTEN.match(typed)):
        raise ValueError("Enter a time, like 14:20, or leave it empty for now.")
    hours, minutes = int(found[1]), int(found[2])
    if hours > 23 or minutes > 59:
        raise ValueError("Enter a time, like 14:20, or leave it empty for now.")
    first = datetime.combine(day, time(hours, minutes), LONDON)
    if not is_shown(first):
        raise ValueError(f"There is no {hours:02}:{minutes:02} in that night: the clocks go forward.")
    second = first.replace(fold=1)
    return second if by and second <= by else first


class OpenForm(forms.Form):
    """Who is in the room when the meeting is opened: one choice per seat."""

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = seats
        choices = [(PRESENT, "In the room"), (APOLOGIES, "Sent apologies"), ("away", "Not here")]
        for ref, (label, sorry) in seats.items():
            self.fields[ref] = drawn(
                forms.ChoiceField(
                    label=label, choices=choices, widget=forms.RadioSelect, initial=APOLOGIES if sorry else "away"
                ),
                inline=True, small=True,
            )  # fmt: skip

    def said(self, word):
        return [ref for ref in self.seats if self.cleaned_data.get(ref) == word]


class RulingForm(forms.Form):
    person = forms.ChoiceField(label="Whose interest is it?")
    interest = TidyCharField(label="The interest, as it was said", widget=forms.Textarea({"rows": 3}))
    interest_ref = forms.ChoiceField(
        label="Which line of the register is it?", required=False,
        help_text="What is not on the register is opened there, to be completed within 28 days.",
    )  # fmt: skip
    declared = forms.ChoiceField(
        label="How did it come up?", widget=forms.RadioSelect, initial="yes",
        choices=[("yes", "The person declared it"), ("no", "It was found, not declared")],
    )  # fmt: skip
    magnitude = drawn(
        forms.ChoiceField(label="How heavy is it in this item?", choices=HEAVY, widget=forms.RadioSelect),
        hints={m.value: f"Usual ruling: {LABELS[c].lower()}" for m, c in USUAL.items()},
    )
    choice = forms.ChoiceField(label="What is ruled?", choices=MENU, widget=forms.RadioSelect)
    reason = TidyCharField(
        label="Reason", widget=forms.Textarea({"rows": 3}), help_text="It stands in the minutes and is public."
    )
    withhold = forms.ChoiceField(
        label="Papers of this item", widget=forms.RadioSelect, initial="",
        choices=[("usual", "As the ruling usually has it"), ("yes", "Withheld"), ("no", "Not withheld")],
    )  # fmt: skip
    public_words = TidyCharField(
        label="Words for the public, if they differ", required=False, max_length=300,
        help_text="Only where the interest itself is not public.",
    )  # fmt: skip
    ruled_as = forms.ChoiceField(label="Who rules?", widget=forms.RadioSelect, choices=Ruling.RuledAs.choices)

    def __init__(self, *args, people, lines=None, **kwargs):
        """`lines`: {person ref: [checks.Line]}, what each has on the register as far as the reader may see it."""
        super().__init__(*args, **kwargs)
        self.names, self.lines = dict(people), {ref: found for ref, found in (lines or {}).items() if found}
        self.fields["person"].choices = [("", "Choose a person"), *people]
        self.fields["withhold"].initial = "usual"
        each = [(line.ref, f"{name}: {line.words}") for ref, name in people for line in self.lines.get(ref, ())]
        self.fields["interest_ref"].choices = [("", "Choose a line"), (UNREGISTERED, NOT_ON_IT), *each]
        if not each:
            del self.fields["interest_ref"]

    def clean(self):
        found = super().clean()
        person, ref = found.get("person", ""), found.get("interest_ref", "")
        theirs = self.lines.get(person, ())
        line = next((line for line in theirs if line.ref == ref), None)
        if "interest_ref" in found and person and not line and ref != UNREGISTERED:
            if theirs and not ref:
                self.add_error("interest_ref", "Say which line of the register it is, or that it is not on it")
            elif ref:
                other = next(key for key, lines in self.lines.items() if ref in [line.ref for line in lines])
                self.add_error("interest_ref", f"This line of the register is about {self.names[other]}.")
        if line and line.kept and not found.get("public_words"):
            self.add_error("public_words", "Details of this interest are withheld. Say what the public is told")
        return found

    @property
    def values(self):
        found = dict(self.cleaned_data)
        found["interest_ref"] = found.get("interest_ref", "").replace(UNREGISTERED, "")
        withhold = {"usual": None, "yes": True, "no": False}[found.pop("withhold")]
        return found | {"withhold": withhold, "declared_by_person": found.pop("declared") == "yes"}


class MotionForm(forms.Form):
    """`kind` is a kind of motion, or of procedure: one choice for whoever writes. Only what is worded is typed."""

    kind = forms.ChoiceField(label="What is put?", widget=forms.RadioSelect, choices=MOTIONS)
    words = TidyCharField(label="The motion, word for word", required=False, widget=forms.Textarea({"rows": 4}))
    ground = forms.ChoiceField(
        label="Ground for excluding the public", required=False,
        choices=[("", "Choose a ground"), *((g.key, g.title) for g in GROUNDS.values())],
    )  # fmt: skip
    covers = forms.MultipleChoiceField(
        label="Items to be taken in private", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="One that is not private yet becomes so when this is carried. Whoever presides looks at it again.",
    )  # fmt: skip
    election_to = forms.ChoiceField(
        label="Post to be filled", required=False, choices=[("", "Choose a post"), *Officer.Post.choices]
    )
    candidate = forms.ChoiceField(
        label="Who is proposed?", required=False, help_text="Only those the terms let hold the post are listed."
    )
    refer_to = forms.ChoiceField(label="To whom?", required=False)
    other_words = TidyCharField(label="What is put, word for word", required=False, widget=forms.Textarea({"rows": 3}))
    because = TidyCharField(
        label="Why is it procedure, and none of the motions above?", required=False, widget=forms.Textarea({"rows": 2}),
        help_text="For the record.",
    )  # fmt: skip
    moved_by_seat = forms.ChoiceField(label="Moved by", required=False)
    seconded_by_seat = forms.ChoiceField(label="Seconded by", required=False)
    reveals = {"kind": {
        "decision": ["words"], "exclude": ["ground", "covers"], "election": ["election_to", "candidate"],
        "refer": ["refer_to"], "other": ["other_words", "because"],
    }}  # fmt: skip

    def __init__(self, *args, seats, items, candidates=(), referees=(), decided=(), **kwargs):
        """`decided`: nothing can be put as other procedure here, so it is not offered; what was sent all the same
        comes back with what was typed."""
        super().__init__(*args, **kwargs)
        if decided and self.data.get("kind") != Procedure.OTHER:
            self.fields["kind"].choices = [each for each in MOTIONS if each[0] != Procedure.OTHER]
        for name in ("moved_by_seat", "seconded_by_seat"):
            self.fields[name].choices = [("", "Nobody named"), *seats]
        self.fields["candidate"].choices = [("", "Choose a member"), *candidates]
        self.fields["refer_to"].choices = [("", "Choose"), *((name, name) for name in referees)]
        self.fields["covers"].choices = items

    @property
    def values(self):
        found = dict(self.cleaned_data)
        kind, other = found["kind"], found.pop("other_words")
        if kind in Motion.Kind.values:
            return found | {"procedure": ""}
        return found | {"kind": Motion.Kind.PROCEDURE.value, "procedure": kind, "words": other}


class PutOffForm(forms.Form):
    note = TidyCharField(label="Why is it put off?", max_length=300)
    refer_to = TidyCharField(
        label="Referred to, if anybody", required=False, max_length=200,
        help_text="For example: NHS England, or a conflicts panel.",
    )  # fmt: skip


class DecidingForm(forms.Form):
    seat = forms.ChoiceField(label="Who gives the deciding vote?", widget=forms.RadioSelect)
    choice = forms.ChoiceField(label="How?", widget=forms.RadioSelect, choices=[("for", "For"), ("against", "Against")])

    def __init__(self, *args, holders, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = holders


class StopForm(forms.Form):
    because = TidyCharField(label="Why is the vote stopped?", max_length=300)


class GuestForm(forms.Form):
    person = forms.ChoiceField(
        label="Somebody with a record here", required=False,
        help_text="What they have declared is then held against the agenda, as a member’s interests are.",
    )  # fmt: skip
    name = TidyCharField(label="Name, if they have no record", max_length=200, required=False)
    position = TidyCharField(label="Position", max_length=200, required=False)
    purpose = TidyCharField(label="Why are they admitted?", max_length=300)
    item = forms.ChoiceField(label="For which item?", required=False)

    def __init__(self, *args, items, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", "The whole meeting"), *((item.ref, str(item)) for item in items)]
        self.fields["person"].choices = [("", "Nobody on this list"), *((p.ref, p.name) for p in people)]

    def clean(self):
        given = super().clean()
        if not given.get("person") and not given.get("name") and not self.errors:
            self.add_error("name", "Choose a person, or enter a name")
        return given


class MyVoteForm(forms.Form):
    """`poll`: the vote the member was looking at, so that a page left open never answers another question."""

    poll = forms.CharField(widget=forms.HiddenInput, required=False)
    choice = forms.ChoiceField(
        label="Your vote", widget=forms.RadioSelect,
        choices=[("for", "For"), ("against", "Against"), ("abstain", "I abstain")],
    )  # fmt: skip
