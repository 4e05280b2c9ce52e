"""The desk: everything that waits for one person, from every floor, soonest first."""

from django.shortcuts import render

from applications import due as applications
from conflicts import due as conflicts
from conflicts.radar_due import near_to
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
from jobs.clock import london


def waiting(grants, *, person_id=None, rows=None, near=None):
    """What waits for the holder of `grants`: dated things first, in order, then the undated.

    What several floors ask is read once: meetings near by (`near`), interests, applications (`rows`).
    """
    near = near or near_to(grants, person_id)
    interests = conflicts.interests_for(grants, person_id)
    found = [
        *governance.due_for(grants),
        *due_meetings.due_for_person(person_id, at=grants.at, grants=grants, near=near),
        *due_resolved.due_for_person(person_id, at=grants.at, grants=grants, near=near),
        *due_panels.due_for_person(person_id, at=grants.at, grants=grants, near=near),
        *due_papers.due_for_person(person_id, at=grants.at, grants=grants),
        *due_minutes.due_for_person(person_id, at=grants.at, grants=grants, near=near),
        *due_reports.due_for_person(person_id, at=grants.at, grants=grants, near=near),
        *due_engagement.due_for_person(person_id, at=grants.at, grants=grants, near=near),
        *due_sub_groups.due_for_person(person_id, at=grants.at, grants=grants, near=near),
        *due_terms.due_for(grants),
        *conflicts.due_for(grants, interests),
        *conflicts.due_for_person(person_id, at=grants.at, grants=grants, interests=interests, near=near),
        *applications.due_for(grants, rows),
    ]
    return sorted(found, key=lambda thing: (thing.at is None, thing.at or grants.at, thing.title))


@signed_in
def desk(request):
    posts = []
    if request.user.person_id:
        posts = list(request.user.person.appointments.in_force(request.now).select_related("organisation", "committee"))
    rows = applications.open_for(request.grants)
    near = near_to(request.grants, request.user.person_id)
    return render(
        request,
        "cocomm/desk.html",
        {
            "things": waiting(request.grants, person_id=request.user.person_id, rows=rows, near=near),
            "posts": posts,
            "overview": applications.overview_of(rows),
            "coming": near.meetings["coming"],
            "today": london(request.now).date(),
        },
    )
