"""The desk: everything that waits for one person, from every floor, soonest first."""

from django.shortcuts import render

from applications import due as applications
from conflicts import due as conflicts
from governance import due as governance
from governance.access import signed_in
from jobs.clock import london

FLOORS = (governance.due_for, conflicts.due_for, applications.due_for)


def waiting(grants, *, person_id=None):
    """What waits for the holder of `grants`: dated things first, in order, then the undated."""
    found = [thing for floor in FLOORS for thing in floor(grants)]
    found += conflicts.due_for_person(person_id, at=grants.at)
    return sorted(found, key=lambda thing: (thing.at is None, thing.at or grants.at, thing.title))


@signed_in
def desk(request):
    posts = []
    if request.user.person_id:
        posts = list(request.user.person.appointments.in_force(request.now).select_related("organisation", "committee"))
    return render(
        request,
        "cocomm/desk.html",
        {
            "things": waiting(request.grants, person_id=request.user.person_id),
            "posts": posts,
            "overview": applications.overview_for(request.grants),
            "today": london(request.now).date(),
        },
    )
