"""A meeting is opened at the very moment its terms, a seat or an office change: one waits for the other (row 105)."""

import pytest

from governance import replaying
from governance.actions import committees, terms, turns
from governance.models import Meeting, StatusChange, TermsOfReference
from governance.permissions import Role
from tests.governance.bodies import someone
from tests.governance.meetings.sitting_world import SIGNED

from .floor import ALL, Floor
from .in_step import committed, in_step

CAME = [who for who in ALL if who != "noor"]
"""The vice-chair is away: a new chair, who has not come, leaves it inquorate."""


class Rivals:
    """A meeting about to be opened, and Mia, who changes what it would be judged by."""

    def __init__(self, world):
        self.floor = Floor(world)
        self.world, self.on = self.floor.world, self.floor.meeting.held_on
        self.mia = {"by": self.world.mia.user, "at": self.floor.meeting.starts_at}
        self.refused = []

    def new_terms(self):
        """Version 2, from the day of the meeting, under which nine members make a quorum."""
        made = terms.draft_terms(self.world.essex, version="2", from_on=self.on, follows=self.world.terms, **self.mia)
        terms.write_clause(made, key="quorum", paragraph="16", value={"total": 9, "officer": True}, **self.mia)
        for question in ("weighting", "majority_of", "deputy_decides", "single_casting"):
            terms.sign_reading(
                made, question=question, choice=SIGNED[question], because="Agreed", post=Role.GOVERNANCE_LEAD,
                organisation=self.world.mid, typed_name="Mia Lowe", method="password", **self.mia,
            )  # fmt: skip
        agreed = {"agreed_by": "The governing bodies", "agreed_on": self.world.now.date()}
        return lambda: terms.activate_terms(made, **agreed, **self.mia)

    def new_chair(self):
        """Somebody else in the chair from the day of the meeting."""
        seat = committees.give_seat(
            self.world.essex, person=someone("Lula Lay", None, None).person, klass="lay", title="Lay member",
            body=self.floor.seat("lena").body, from_on=self.on, **self.mia,
        )  # fmt: skip
        office = {"post": "chair", "seat": seat, "because": "Elected", "from_on": self.on}
        return lambda: committees.put_in_office(self.world.essex, **office, **self.mia)

    def both(self, change, *, first, monkeypatch):
        """The `first` act has looked, and waits; the other sets off meanwhile and goes as far as it gets."""
        hold = {
            "opening": (turns, "opening_words"), "new_terms": (terms, "reasons_against_activation"),
            "new_chair": (committees, "_against_office"),
        }[first]  # fmt: skip
        acts = [lambda: self.floor.open(*CAME), change]
        broken, *refused = in_step(*(acts if first == "opening" else acts[::-1]), hold=hold, monkeypatch=monkeypatch)
        self.refused = [reason for reasons in refused for reason in reasons]
        return broken

    def judged(self):
        """(the meeting, what it was opened with, whether its replay agrees)."""
        meeting = Meeting.objects.get(pk=self.floor.meeting.pk)
        note = StatusChange.objects.about(meeting).filter(transition="open").values_list("note", flat=True).get()
        return meeting, note, replaying.differences(meeting)


rivals = committed(Rivals)


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("change", ["new_terms", "new_chair"])
def test_opened_first_nothing_reaches_the_meeting_any_more(rivals, change, monkeypatch):
    change = getattr(rivals, change)()
    assert rivals.both(change, first="opening", monkeypatch=monkeypatch) == []
    meeting, note, differences = rivals.judged()
    assert meeting.status == "sitting" and note == "Quorate at the opening." and differences == []
    assert any("was opened, and is judged for ever" in said for said in rivals.refused)
    assert not TermsOfReference.objects.filter(version="2", status="in_force").exists()


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("change, short", [
    ("new_terms", "Voting members: 8 of 9"), ("new_chair", "Neither the Chair nor the Vice Chair is present"),
])  # fmt: skip
def test_changed_first_the_meeting_is_opened_under_what_then_holds(rivals, change, short, monkeypatch):
    act = getattr(rivals, change)()
    assert rivals.both(act, first=change, monkeypatch=monkeypatch) == []
    meeting, note, differences = rivals.judged()
    assert rivals.refused == [] and meeting.status == "sitting"
    assert note == f"Not quorate at the opening: {short}." and differences == []
