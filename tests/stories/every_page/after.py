"""After a meeting of Blackpool's committee: minutes written, circulated and approved, actions, a report."""

from datetime import date, datetime, timedelta

from governance.actions import action_points, agenda, engagement, meetings, minutes, motions, polls, reports, turns
from governance.minutes_draft import draft
from governance.papers_minutes import text_of
from jobs.clock import LONDON
from tests.stories.every_page.registers import AT

PLANNED = datetime(2017, 1, 9, 10, tzinfo=LONDON)
LONG = "Write to every practice about the new opening hours, and tell the committee which of them did not answer"


def build(stage, committee):
    """Three meetings of days of their own: approved minutes, circulated ones, none yet."""
    seats = list(committee.seats.all())
    approved, item = _held(stage, committee, datetime(2017, 2, 6, 10, tzinfo=LONDON), seats)
    circulated, said = _held(stage, committee, datetime(2017, 2, 20, 10, tzinfo=LONDON), seats)
    bare, _ = _held(stage, committee, datetime(2017, 2, 27, 10, tzinfo=LONDON), seats)
    action, done = _action(stage, item, "anita"), _action(stage, item, "gil")
    action_points.settle_action(done, status="done", outcome="Written.", by=stage.world.gil, at=AT)
    first, second = _minutes(stage, approved), _minutes(stage, circulated)
    _approved(stage, first, circulated)
    writing, open_item = _held(stage, committee, datetime(2017, 3, 1, 10, tzinfo=LONDON), seats)
    minutes.begin_minutes(writing, by=stage.world.gil, at=AT)
    made = reports.write_report(
        committee, kind="monthly", from_on=date(2017, 2, 1), words="February in short.", by=stage.world.gil, at=AT
    )
    issued = reports.write_report(
        committee, kind="monthly", from_on=date(2017, 1, 3), words="A quiet month.", by=stage.world.gil, at=AT
    )
    reports.issue_report(issued, by=stage.world.gil, at=AT)
    stage.places |= {
        "minutes-approved": approved.ref, "minutes-circulated": circulated.ref, "minutes-none": bare.ref,
        "minutes-writing": writing.ref, "minutes-item": open_item.ref, "minutes-public": first.ref,
        "action-open": action.ref, "action-done": done.ref, "report-draft": made.ref, "report-issued": issued.ref,
    }  # fmt: skip
    stage.places |= _engagement(committee, by=stage.world.gil)
    assert second and said


def _engagement(committee, *, by):
    about = {"place": "Blackpool Stadium", "invited": LONG, "by": by, "at": AT}
    held = engagement.plan_event(committee, title="Seeing a GP", held_on=date(2017, 1, 19), **about)
    engagement.report_event(held, said=LONG, done="", by=by, at=AT)
    planned = engagement.plan_event(committee, title="Our aims", held_on=date(2017, 5, 19), **about)
    return {"engagement-held": held.ref, "engagement-planned": planned.ref}


def _held(stage, committee, starts, seats):
    by = {"by": stage.world.gil, "at": PLANNED}
    meeting = meetings.plan_meeting(
        committee, starts_at=starts, ends_at=starts + timedelta(hours=1), place="Blackpool Stadium",
        standing_items=False, **by,
    )  # fmt: skip
    item = agenda.add_item(meeting, kind="discussion", title="Opening hours in the evening and at weekends", **by)
    agenda.ready_item(item, **by)
    meetings.call_meeting(meeting, **by)
    meetings.publish_agenda(meeting, **by)
    then = {"by": stage.world.gil, "at": starts}
    turns.open_meeting(meeting, present=seats, **then)
    turns.open_item(item, **then)
    poll = polls.open_poll(motions.put_motion(item, kind="procedure", procedure="note", **then), **then)
    polls.cast_votes(poll, votes=dict.fromkeys([seat for seat in seats if seat.voting], "for"), **then)
    polls.close_poll(poll, **then)
    turns.close_item(item, **then)
    turns.close_meeting(meeting, **then)
    meeting.refresh_from_db()
    item.refresh_from_db()
    return meeting, item


def _minutes(stage, meeting):
    by = {"by": stage.world.gil, "at": AT}
    made = minutes.begin_minutes(meeting, **by)
    for item in meeting.items.all():
        minutes.write_discussion(item, words="It was explained.\n\nMembers asked about Sundays.", version=0, **by)
    return minutes.circulate_minutes(made, **by)


def _action(stage, item, who):
    return action_points.set_action(
        item, words=LONG, due_on=date(2017, 3, 31), owner=stage.users[who].person, by=stage.world.gil, at=AT
    )


def _approved(stage, record, meeting):
    lena = stage.users["lena"]
    _, mark = text_of(record.meeting, draft(record.meeting, at=AT))
    minutes.approve_minutes(
        record, meeting=meeting, fingerprint=mark, typed_name=lena.person.name, method="password", by=lena, at=AT
    )
