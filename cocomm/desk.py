"""The desk: everything that waits for one person, from every floor, soonest first."""

from dataclasses import dataclass

from django.shortcuts import render

from applications import due as applications
from conflicts import due as conflicts
from conflicts.radar_due import meetings_due, watched_near
from governance import due as governance
from governance import (
    due_engagement,
    due_meetings,
    due_minutes,
    due_panels,
    due_papers,
    due_reports,
    due_resolved,
    due_sub_groups,
    due_terms,
)
from governance.access import signed_in
from governance.due import Due
from governance.models import Appointment
from jobs.clock import london
from jobs.prepared import prepared
from jobs.rounds import alongside, ask, plainly

OF_MEETINGS = (due_meetings, due_resolved, due_panels, due_minutes, due_reports, due_engagement, due_sub_groups)
"""What these ask begins with the same meetings: they are read once."""


@dataclass(frozen=True)
class Desk:
    """What waits: dated things first, in order, then the undated; and what a desk shows besides."""

    things: list[Due]
    coming: list
    open_applications: dict
    posts: list


def desk_of(grants, *, person_id=None):
    """The desk of the holder of `grants`. All sources ask together, as often as the one of them that asks longest."""
    (coming, *meetings), (open_, *drafts), sources, (posts,) = ask(alongside(
        _meetings(grants, person_id), _applications(grants), _others(grants, person_id),
        plainly(_posts(person=person_id, at=grants.at) if person_id else None),
    ))  # fmt: skip
    things = [thing for found in (*sources, *meetings, *drafts) for thing in found]
    things.sort(key=lambda thing: (thing.at is None, thing.at or grants.at, thing.title))
    return Desk(things, coming, open_, posts)


def waiting(grants, *, person_id=None):
    """What waits for the holder of `grants`."""
    return desk_of(grants, person_id=person_id).things


def _meetings(grants, person_id):
    """The meetings that concern this person; then what each source has to say of them."""
    near = yield from watched_near(grants, person_id)
    found = yield from alongside(
        *(each.due_for_person.asks(person_id, at=grants.at, grants=grants, near=near) for each in OF_MEETINGS)
    )
    return near.meetings["coming"], *found, (yield from meetings_due.asks(grants, person_id, near))


def _applications(grants):
    rows = yield from applications.open_for.asks(grants)
    return rows, (yield from applications.due_for.asks(grants, rows))


def _others(grants, person_id):
    return alongside(
        governance.due_for.asks(grants),
        due_papers.due_for_person.asks(person_id, at=grants.at, grants=grants),
        due_terms.due_for.asks(grants),
        _conflicts(grants, person_id),
    )


def _conflicts(grants, person_id):
    interests = yield from conflicts.interests_for.asks(grants, person_id)
    of_posts, of_person = yield from alongside(
        conflicts.due_for.asks(grants, interests),
        conflicts.due_for_person.asks(person_id, at=grants.at, grants=grants, interests=interests),
    )
    return [*of_posts, *of_person]


@prepared
def _posts(person, at):
    return Appointment.objects.in_force(at).filter(person=person).select_related("organisation", "committee")


@signed_in
def desk(request):
    seen = desk_of(request.grants, person_id=request.user.person_id)
    return render(
        request,
        "cocomm/desk.html",
        {
            "things": seen.things,
            "posts": seen.posts,
            "overview": applications.overview_of(seen.open_applications),
            "coming": seen.coming,
            "today": london(request.now).date(),
        },
    )
