"""The desk: everything that waits for one person, from every floor, soonest first."""

from django.shortcuts import render

from applications import due as applications
from conflicts import due as conflicts
from governance import due as governance
from governance import due_meetings, due_minutes, due_papers
from governance.access import signed_in
from jobs.clock import london


def waiting(grants, *, person_id=None, rows=None):
    """What waits for the holder of `grants`: dated things first, in order, then the undated."""
    found = [
        *governance.due_for(grants),
        *due_meetings.due_for_person(person_id, at=grants.at, grants=grants),
        *due_papers.due_for_person(person_id, at=grants.at, grants=grants),
        *due_minutes.due_for_person(person_id, at=grants.at, grants=grants),
        *conflicts.due_for(grants),
        *conflicts.due_for_person(person_id, at=grants.at, grants=grants),
        *applications.due_for(grants, rows),
    ]
    return sorted(found, key=lambda thing: (thing.at is None, thing.at or grants.at, thing.title))


@signed_in
def desk(request):
    posts = []
    if request.user.person_id:
        posts = list(request.user.person.appointments.in_force(request.now).select_related("organisation", "committee"))
    rows = applications.open_for(request.grants)
    return render(
        request,
        "cocomm/desk.html",
        {
            "things": waiting(request.grants, person_id=request.user.person_id, rows=rows),
            "posts": posts,
            "overview": applications.overview_of(rows),
            "coming": due_meetings.coming_for(request.grants),
            "today": london(request.now).date(),
        },
    )
