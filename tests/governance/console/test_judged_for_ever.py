"""A meeting is for ever judged by the seats, offices and terms of its day: nothing reaches back to it (row 105)."""

from datetime import timedelta

import pytest

from governance.actions import committees, terms
from governance.minutes_draft import draft
from governance.permissions import Role
from governance.workflow import NotAllowed
from tests.governance.bodies import body, someone
from tests.governance.meetings.sitting_world import SIGNED
from tests.prepared import kept

from .floor import ALL, Floor
from .test_replay import replayed


def _held(sitting):
    """A meeting that was held and closed; five days later somebody thinks of changing what it was judged by."""
    floor = Floor(sitting)
    floor.open(*ALL)
    floor.take("6")
    floor.vote("6", yes="lena noor fay miles ada hope alma", no="priya", words="The merger")
    floor.close("6")
    floor.finish()
    floor.later = {"by": floor.world.mia.user, "at": floor.meeting.starts_at + timedelta(days=5)}
    return floor


held = kept(_held, on="sitting_world")


def new_terms(floor, on):
    world = floor.world
    made = terms.draft_terms(world.essex, version="2", from_on=on, follows=world.terms, **floor.later)
    for question, choice in SIGNED.items():
        terms.sign_reading(
            made, question=question, choice=choice, because="Agreed", post=Role.GOVERNANCE_LEAD,
            organisation=world.mid, typed_name="Mia Lowe", method="password", **floor.later,
        )  # fmt: skip
    agreed = world.now.date() - timedelta(days=30)
    return terms.activate_terms(made, agreed_by="The governing bodies", agreed_on=agreed, **floor.later)


def new_seat(floor, on, **values):
    of = floor.seat("lena")
    return committees.give_seat(
        floor.world.essex, person=someone("Lula Lay", None, None).person, klass="lay", title="Lay member",
        body=of.body, from_on=on, **values, **floor.later,
    )  # fmt: skip


def new_deputy(floor, on):
    return new_seat(floor, on, deputy_for=floor.seat("alma"))


def new_chair(floor, on):
    committees.end_seat(floor.seat("noor"), last_day=on + timedelta(days=90), because="Moves", **floor.later)
    seat = new_seat(floor, floor.meeting.held_on + timedelta(days=1))
    return committees.put_in_office(
        floor.world.essex, post="chair", seat=seat, because="Elected", from_on=on, **floor.later
    )


def end_of_seat(floor, on):
    last = on - timedelta(days=1)
    return committees.end_seat(floor.seat("priya"), last_day=last, because="Left", **floor.later)


def new_body(floor, on):
    return committees.add_body(
        floor.world.essex, organisation=body("NHS West Essex CCG", code="07H"), name="West Essex", from_on=on,
        **floor.later,
    )  # fmt: skip


VERBS = (new_terms, new_seat, new_deputy, end_of_seat, new_body)


@pytest.mark.parametrize("verb", [*VERBS, new_chair])
@pytest.mark.parametrize("back", [0, 3])
def test_nothing_reaches_a_meeting_that_was_opened(held, verb, back):
    before, on = draft(held.meeting, at=held.later["at"]).opening, held.meeting.held_on
    with pytest.raises(NotAllowed) as refusal:
        verb(held, on - timedelta(days=back))
    said, after = " ".join(refusal.value.reasons), on + timedelta(days=1)
    assert f"The meeting of {on.day} {on:%B %Y} was opened" in said
    assert f"the day after it: {after.day} {after:%B %Y}" in said
    assert "agrees" in replayed(held) and draft(held.meeting, at=held.later["at"]).opening == before


@pytest.mark.parametrize("verb", VERBS)
def test_from_the_day_after_it_holds_and_the_meeting_stays_as_it_was(held, verb):
    verb(held, held.meeting.held_on + timedelta(days=1))
    assert "agrees" in replayed(held)


def test_the_page_gives_the_refusal_with_the_other_reasons(held, client):
    client.force_login(held.world.mia.user)
    on = held.meeting.held_on
    data = {"last_day_day": on.day - 1 or 1, "last_day_month": on.month, "last_day_year": on.year, "because": "Left"}
    answer = client.post(f"/seats/{held.seat('priya').ref}/end/", data)
    assert answer.status_code == 422 and "was opened, and is judged for ever" in answer.content.decode()


def test_a_meeting_called_but_never_opened_binds_nobody(floor):
    floor.later = {"by": floor.world.mia.user, "at": floor.world.now}
    assert end_of_seat(floor, floor.meeting.held_on).to_on == floor.meeting.held_on - timedelta(days=1)
