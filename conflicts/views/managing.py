"""A line manager's own: what the people they manage declared, to be reviewed (R-020).

No permission opens these pages, only being the manager; everybody else finds nothing here. A note
for colleagues, a request to withhold and the guardian's advice are not a manager's to read.
"""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from governance.access import signed_in
from governance.models import StatusChange
from nhsuk.tables import Column, Table, pattern

from .. import actions
from ..flows import INTEREST
from ..forms.interests import MitigationForm, WordsForm
from ..models import Interest
from .acts import ask_with, data
from .registers import STATES

READS = {
    "send back": INTEREST["send back"].said,
    "agree": INTEREST["agree"].said,
    "change": "It was changed by the declarant",
}


def theirs_of(request):
    return Interest.objects.for_door().managed_by(request.user.person_id or 0, at=request.now)


def table():
    return Table(
        [
            Column("counterparty", "With whom", kind="link", href=pattern("theirs", ref="ref")),
            Column("who", "Who"),
            Column("category", "Type"),
            Column("declared_on", "Declared", kind="date"),
            Column("lateness", "Late"),
            Column("state", "State", kind="tag", colours=STATES),
        ],
        caption="What your people have declared",
        empty="Nobody names you as their line manager, or they have declared nothing yet.",
    )


@signed_in
def my_people(request):
    """What waits for review first, then the rest, newest first."""
    rows = sorted(
        theirs_of(request).order_by("-declared_on", "-pk")[:500], key=lambda i: i.status != Interest.Status.DECLARED
    )
    shown = [
        {"ref": i.ref, "counterparty": i.counterparty, "who": i.declarant.person.name,
         "category": i.get_category_display(), "declared_on": i.declared_on, "lateness": i.lateness,
         "state": i.get_status_display()}
        for i in rows
    ]  # fmt: skip
    return render(request, "conflicts/my_people.html", {"table": table().render(shown)})


@signed_in
def theirs(request, ref):
    interest = get_object_or_404(theirs_of(request), ref=ref)
    may = INTEREST.available(interest, request.user, request.now, request.grants)
    context = {
        "interest": interest,
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
