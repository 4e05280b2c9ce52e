"""What was put off before the agenda was published never stood on it: not taken, not told, not minuted (R-228)."""

import pytest
from django.urls import reverse

from governance.actions import agenda, deferring, motions, turns
from governance.actions import minutes as acts
from governance.minutes_draft import draft
from governance.models import Item, Meeting
from governance.public_meetings import meetings_told_of, told_meetings, told_papers
from governance.workflow import NotAllowed
from jobs.clock import london

from .floor import ALL, Floor

TITLE = "Local incentive scheme"


def planned(sitting, *, carried=True):
    """A decision with a final paper, put off before the agenda is published; and the meeting published without it."""
    meeting, later = sitting.plan(sitting.essex, days=20), sitting.plan(sitting.essex, days=50)
    opening = sitting.item(meeting, "1", "Declarations", kind=Item.Kind.DECLARATIONS, status=Item.Status.READY)
    aside = sitting.item(meeting, "2", TITLE, function="incentive_schemes")
    sitting.paper(aside, "What it costs", body="Words for the later meeting")
    by, at = sitting.stella.user, sitting.now
    deferring.defer_item(aside, because="Not ready", to=later if carried else None, by=by, at=at)
    for name, value in {"status": Meeting.Status.PUBLISHED, "called_at": at, "published_at": at}.items():
        setattr(meeting, name, value)
    meeting.save_as(by=None)
    return Floor(sitting, meeting=meeting), Item.objects.get(pk=aside.pk), opening


@pytest.mark.parametrize(
    ("carried", "why"), [(True, "It is on the agenda of"), (False, "It was put off before the meeting")]
)
def test_it_cannot_be_taken_and_so_nothing_is_decided_on_it(sitting, client, carried, why):
    floor, aside, _ = planned(sitting, carried=carried)
    floor.open(*ALL)
    with pytest.raises(NotAllowed, match=why):
        turns.open_item(aside, **floor.when())
    with pytest.raises(NotAllowed, match="is not open"):
        motions.put_motion(aside, words="That it be approved", **floor.when())
    client.force_login(floor.by)
    assert TITLE not in client.get(reverse("console", args=[floor.meeting.ref])).content.decode()


def test_what_is_put_off_in_the_meeting_can_be_taken_again_there(floor):
    floor.open(*ALL)
    floor.take("4")
    floor.defer("4", note="Until the finance officer is back")
    assert floor.take("4").status == Item.Status.OPEN


def test_once_on_a_later_agenda_it_is_not_taken_here_again(floor):
    floor.open(*ALL)
    floor.take("4")
    floor.defer("4", note="For next month")
    item = floor.item("4")
    item.deferred_to = floor.world.items["4"]
    item.save_as(by=None)
    with pytest.raises(NotAllowed, match="It is on the agenda of"):
        floor.take("4")


def test_the_public_and_the_minutes_hear_nothing_of_it(sitting):
    floor, _, opening = planned(sitting)
    on = london(sitting.now).date()
    (told, *_), papers = _told(floor, on)
    assert TITLE not in told.agenda and "Declarations" in told.agenda and not papers
    floor.open(*ALL)
    floor.take(opening.number)
    floor.close(opening.number)
    floor.finish()
    acts.begin_minutes(floor.meeting, by=floor.by, at=floor.now())
    assert [section.item.pk for section in draft(floor.meeting).sections] == [opening.pk]


def test_what_is_put_off_once_the_agenda_is_out_stands_there_as_put_off(floor):
    """Nobody comes for an item that will not be taken."""
    deferring.defer_item(floor.item("5"), because="The valuer is ill", by=floor.by, at=floor.world.now)
    (told, *_), _ = _told(floor, london(floor.world.now).date())
    lines = told.agenda.splitlines()
    assert "5. Premises reimbursement: Fernbank Surgery (put off)" in lines
    assert [line for line in lines if line.endswith("(put off)")] == [lines[3]]


def _told(floor, on):
    meetings = list(meetings_told_of(Meeting.objects.filter(pk=floor.meeting.pk)))
    return [row for _, row in told_meetings(meetings, on)], list(told_papers(meetings, on))


def test_a_late_item_after_it_takes_the_number_of_the_last_that_stands(sitting):
    floor, _, _ = planned(sitting)
    late = agenda.add_item(
        floor.meeting, kind=Item.Kind.INFORMATION, title="Flooding", late_because="It happened today", by=floor.by,
        at=sitting.now,
    )  # fmt: skip
    assert late.number == "1A"
