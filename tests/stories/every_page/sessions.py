"""Meetings of Blackpool's committee in session: a vote that is open, a tie that waits, one about to begin."""

from datetime import datetime, timedelta

from governance.actions import agenda, broadcasts, meetings, motions, polls, speaking, turns
from jobs.clock import LONDON

PLANNED = datetime(2017, 3, 1, 10, tzinfo=LONDON)
LONG = (
    "That the committee note the report of the working group on opening hours, thank the practices that took part, "
    "and ask for another by the end of the year after next"
)


def build(stage, committee):
    """Each of a day of its own, so that nothing here changes what others look at."""
    seats = {seat.person.name.split()[0].lower(): seat for seat in committee.seats.select_related("person")}
    ready = _published(stage, committee, datetime(2017, 4, 6, 10, tzinfo=LONDON))[0]
    session, item = _published(stage, committee, datetime(2017, 3, 14, 10, 5, tzinfo=LONDON))
    poll = _polling(stage, session, item, seats)
    tied = _tied(stage, committee, seats)
    live = broadcasts.put_broadcast(
        session, kind="live", address="https://www.example.org/meetings/opening-hours", title="Opening hours",
        captions="Captions are made by a machine. A transcript follows within a week.", by=stage.world.gil,
        at=session.starts_at,
    )  # fmt: skip
    stage.places |= {
        "session-broadcast": live.ref,
        "session": session.ref, "session-item": item.ref, "session-poll": poll.ref, "session-tied": tied.ref,
        "session-tie": tied.motion.item.meeting.ref, "session-ready": ready.ref,
    }  # fmt: skip


def _published(stage, committee, starts):
    by = {"by": stage.world.gil, "at": PLANNED}
    meeting = meetings.plan_meeting(
        committee, starts_at=starts, ends_at=starts + timedelta(hours=1), place="Blackpool Stadium",
        standing_items=False, **by,
    )  # fmt: skip
    item = agenda.add_item(meeting, kind="discussion", title="Opening hours in the evening and at weekends", **by)
    agenda.ready_item(item, **by)
    meetings.call_meeting(meeting, urgent_because="The hours change at Easter", **by)
    return meetings.publish_agenda(meeting, **by), item


def _polling(stage, meeting, item, seats):
    by = {"by": stage.world.gil, "at": meeting.starts_at}
    turns.open_meeting(meeting, present=list(seats.values()), **by)
    turns.open_item(item, **by)
    for who in ("anita", "dr", "lena"):
        speaking.ask_to_speak(item, seat=seats[who], **by)
    speaking.ask_to_speak(item, **by)
    speaking.call_next(item, **by)
    return polls.open_poll(
        motions.put_motion(
            item, kind="procedure", procedure="other", because="It is about our own work", words=LONG, **by
        ),
        **by,
    )


def _tied(stage, committee, seats):
    meeting, item = _published(stage, committee, datetime(2017, 3, 13, 10, tzinfo=LONDON))
    poll = _polling(stage, meeting, item, seats)
    by = {"by": stage.world.gil, "at": meeting.starts_at}
    half = {"lena": "for", "anita": "for"}
    votes = {seat: half.get(who, "against") for who, seat in seats.items()}
    polls.cast_votes(poll, votes=votes, **by)
    polls.close_poll(poll, **by)
    return poll
