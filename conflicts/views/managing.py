"""A line manager's own: what the people they manage declared, to be reviewed (R-020).

No permission opens these pages, only being the manager; everybody else finds nothing here. A note
for colleagues, a request to withhold and the guardian's advice are not a manager's to read.
"""

from functools import cache

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from governance.access import signed_in
from governance.models import StatusChange
from jobs.clock import london
from jobs.prepared import prepared
from nhsuk.tables import Column, Table, pattern

from .. import actions
from ..flows import INTEREST
from ..forms.interests import MitigationForm, WordsForm
from ..models import Interest
from ..standing import time_to_declare
from .acts import ask_with, data
from .registers import INTEREST_COLUMNS, STATES, interest_row

READS = {
    "send back": INTEREST["send back"].said,
    "agree": INTEREST["agree"].said,
    "change": "It was changed by the declarant",
}


def theirs_of(request):
    return Interest.objects.for_door().managed_by(request.user.person_id or 0, at=request.now)


@cache
def table():
    return Table(
        [
            Column("counterparty", "With whom", kind="link", href=pattern("theirs", ref="ref")),
            Column("declarant__person__name", "Who"),
            Column("category", "Type"),
            Column("declared_on", "Declared", kind="date"),
            Column("lateness", "Late"),
            Column("state", "State", kind="tag", colours=STATES),
        ],
        caption="What your people have declared",
        empty="Nobody names you as their line manager, or they have declared nothing yet.",
    )


@prepared
def _theirs(person, at, on):
    return Interest.objects.managed_by(person, at=at, on=on).values(*INTEREST_COLUMNS)


@signed_in
def my_people(request):
    """What waits for review first, then the rest, newest first."""
    asked = _theirs(person=request.user.person_id or 0, at=request.now, on=london(request.now).date())
    rows = asked.rows(("-declared_on", "-pk"), 500)
    first = sorted(rows, key=lambda row: row["status"] != Interest.Status.DECLARED)
    shown = table().render([interest_row(row) for row in first])
    return render(request, "conflicts/my_people.html", {"table": shown})


@signed_in
def theirs(request, ref):
    interest = get_object_or_404(theirs_of(request), ref=ref)
    may = INTEREST.available(interest, request.user, request.now, request.grants)
    context = {
        "interest": interest,
        "time_to_declare": time_to_declare(interest),
        "may_agree": "agree" in may,
        "may_ask": "send back" in may,
        "acts": [
            (act, READS[act.transition])
            for act in StatusChange.objects.about(interest).select_related("moved_by__person")
            if act.transition in READS
        ],
    }
    return render(request, "conflicts/theirs.html", context)


@signed_in
def agree(request, ref):
    interest = get_object_or_404(theirs_of(request), ref=ref)
    form = MitigationForm(data(request), initial={"mitigation": interest.mitigation})
    del form.fields["private_note"]
    return ask_with(
        request, form, lambda v: actions.agree(interest, by=request.user, at=request.now, **v),
        said="Reviewed. The governance lead publishes it.", to=("theirs", ref), title="Agree the mitigation",
        caption=str(interest), lead=interest.description, button="Agree", back=_back(interest),
    )  # fmt: skip


@signed_in
def send_back(request, ref):
    interest = get_object_or_404(theirs_of(request), ref=ref)
    form = WordsForm(data(request), label="Question", hint="They read it and answer with their next declaration.")
    return ask_with(
        request, form, lambda v: actions.send_back(interest, question=v["words"], by=request.user, at=request.now),
        said="Sent back with your question.", to=("theirs", ref), title="Send back with a question",
        caption=str(interest), button="Send back", back=_back(interest),
    )  # fmt: skip


def _back(interest):
    return (reverse("theirs", args=[interest.ref]), "The interest")
