"""A CCG's registers from inside: the overview, the list of people, the queue of interests."""

from functools import cache

from django.shortcuts import redirect, render
from django.urls import reverse

from governance import posts
from governance.access import needs, signed_in
from governance.models import Organisation
from governance.permissions import Permission
from jobs.clock import london
from jobs.prepared import prepared
from nhsuk import paging
from nhsuk.tables import Column, Table, pattern

from .. import actions
from ..answers import answers_of, people_there
from ..forms.others import DeclarantForm, LeaveForm, LineManagerForm
from ..models import Declarant, Interest
from ..overview import figures, mine_at
from ..radar_due import opened, unlisted
from ..rules.interests import CATEGORIES, lateness_in_words
from ..rules.nothing import Answer
from ..standing import NOBODY, audience_of
from .acts import ask_with, data, pressed

P = Permission
ANSWERS = {
    Answer.DECLARED.label: "green", Answer.NIL.label: "blue", Answer.NOT_ASKED.label: "grey",
    Answer.SILENT.label: "orange",
}  # fmt: skip
STATES = {
    "To be reviewed": "yellow", "With the guardian": "purple", "Sent back with a question": "orange",
    "Reviewed": "blue", "Published": "green", "Withdrawn": "grey",
}  # fmt: skip


@signed_in
def registers(request):
    """At which CCG: asked only of those who see several, or none."""
    bodies = posts.bodies(request.grants, P.CONFLICT_VIEW)
    bodies = [b for b in bodies if isinstance(b, Organisation)]
    if len(bodies) == 1:
        return redirect("registers-of", bodies[0].ref)
    return render(request, "conflicts/where.html", {"bodies": bodies})


@needs(P.CONFLICT_VIEW, Organisation)
def registers_of(request, ccg):
    context = {
        "ccg": ccg,
        "figures": figures(ccg, request.now),
        "may_edit": request.grants.may(P.CONFLICT_EDIT, ccg),
        "may_see_breaches": request.grants.may(P.BREACH_VIEW, ccg),
    }
    return render(request, "conflicts/registers.html", context)


@cache
def people_table():
    return Table(
        [
            Column("name", "Name", kind="link", href=pattern("declarant", ref="ref")),
            Column("position", "Position"),
            Column("answer", "Answer", kind="tag", colours=ANSWERS),
            Column("sentence", "Which means"),
            Column("published", "On the public register"),
        ],
        caption="People who declare",
        empty="Nobody is on the list yet.",
    )


@needs(P.CONFLICT_VIEW, Organisation)
def people(request, ccg):
    """The three kinds of nothing, told apart."""
    on = london(request.now).date()
    asked = request.GET.get("answer", "")
    page = paging.page(people_there(ccg=ccg.pk, on=on), request.GET, order=("pk",), size=500)
    found = answers_of(page.rows, request.now)
    if asked in list(Answer):
        found = [p for p in found if p.said.answer == asked]
    elif asked == "overdue":
        found = [p for p in found if p.said.overdue]
    elif asked == "untrained":
        found = [p for p in found if p.gaps]
    rows = [_person_row(each) for each in sorted(found, key=lambda p: p.name)]
    context = {
        "ccg": ccg, "table": people_table().render(rows), "page": page, "asked": asked,
        "answers": [(a.value, a.label) for a in Answer] + [("overdue", "Overdue"), ("untrained", "Training missing")],
        "may_edit": request.grants.may(P.CONFLICT_EDIT, ccg),
    }  # fmt: skip
    return render(request, "conflicts/people.html", context)


def _person_row(person):
    return {
        "ref": person.ref,
        "name": person.name,
        "position": person.position,
        "answer": person.said.label,
        "sentence": " ".join([person.said.sentence, *person.gaps]),
        "published": "No" if audience_of(person) == NOBODY else "Yes",
    }


@needs(P.CONFLICT_EDIT, Organisation)
def ask_everybody(request, ccg):
    if request.method != "POST":
        return redirect("declarants", ccg.ref)
    asked = []
    return pressed(
        request,
        lambda: asked.extend(actions.ask_everybody(ccg, by=request.user, at=request.now)),
        "Everybody whose answer is missing or out of date has been asked. Nobody was asked twice.",
        ("declarants", ccg.ref),
    )


@needs(P.CONFLICT_EDIT, Organisation)
def add_person(request, ccg):
    """`?said=` names what somebody said in a meeting: then it is that person, not another of the same name."""
    asked = unlisted([ccg.pk]).filter(ref=request.GET.get("said", ""))
    said = next((ruling.person for ruling in asked[:1]), None)
    return ask_with(
        request, DeclarantForm(data(request), initial={"name": said.name} if said else None),
        lambda v: actions.list_somebody(ccg, known=said, by=request.user, at=request.now, **v),
        said=lambda d: f"{d.person.name} is on the list. Ask them to declare when you are ready.",
        to=("declarants", ccg.ref), title="Put somebody on the list", caption=ccg.name, button="Put on the list",
        lead="Somebody with a post here is recognised by their name; anybody else is added.",
        back=(reverse("declarants", args=[ccg.ref]), "People who declare"),
    )  # fmt: skip


@needs(P.CONFLICT_VIEW, Declarant)
def declarant(request, declarant):
    """One person: what they said, when, and what they were asked."""
    on = london(request.now).date()
    place = mine_at(declarant, request.now)
    context = {
        "declarant": declarant,
        "place": place,
        "opened": opened(declarant.person_id, at=request.now) if not declarant.left_on else (),
        "declarations": declarant.declarations.order_by("-number"),
        "courses": declarant.training.all(),
        "may_edit": request.grants.may(P.CONFLICT_EDIT, declarant) and not declarant.left_on,
        "may_notify": place.ask and not place.ask.notice_at and on > place.ask.due_on,
    }
    return render(request, "conflicts/declarant.html", context)


@needs(P.CONFLICT_EDIT, Declarant)
def ask(request, declarant):
    if request.method != "POST":
        return redirect("declarant", declarant.ref)
    return pressed(
        request, lambda: actions.ask(declarant, reason="refresh", by=request.user, at=request.now),
        f"{declarant.person.name} has been asked.", ("declarant", declarant.ref),
    )  # fmt: skip


@needs(P.CONFLICT_EDIT, Declarant)
def notice(request, declarant):
    place = mine_at(declarant, request.now)
    if request.method != "POST" or place.ask is None:
        return redirect("declarant", declarant.ref)
    return pressed(
        request, lambda: actions.give_notice(place.ask, by=request.user, at=request.now),
        "They have been told that their silence will be published.", ("declarant", declarant.ref),
    )  # fmt: skip


@needs(P.CONFLICT_EDIT, Declarant)
def left(request, declarant):
    return ask_with(
        request, LeaveForm(data(request)),
        lambda v: actions.leave(declarant, by=request.user, at=request.now, **v),
        said="Recorded. Their interests end here that day and stay public for six months more.",
        to=("declarant", declarant.ref), title=f"{declarant.person.name} has left", caption=declarant.ccg.name,
        lead="Interests that go on elsewhere end for this CCG on the last day here.", button="Record",
        back=(reverse("declarant", args=[declarant.ref]), declarant.person.name),
    )  # fmt: skip


@needs(P.CONFLICT_EDIT, Declarant)
def line_manager(request, declarant):
    return ask_with(
        request,
        LineManagerForm(data(request), initial={"manager_name": declarant.manager.name if declarant.manager else ""}),
        lambda v: actions.name_manager(declarant, by=request.user, at=request.now, **v),
        said="Recorded. A line manager finds what waits for review on the desk.",
        to=("declarant", declarant.ref), title="Line manager", caption=declarant.person.name,
        lead="The line manager may review what this person declares, and agree what is done about it.",
        back=(reverse("declarant", args=[declarant.ref]), declarant.person.name),
    )  # fmt: skip


INTEREST_COLUMNS = (
    "pk", "ref", "counterparty", "declarant__person__name", "category", "declared_on", "days_late", "status",
)  # fmt: skip


def interest_row(row):
    """As lists of interests show it, from `INTEREST_COLUMNS`."""
    return row | {
        "category": CATEGORIES[row["category"]], "lateness": lateness_in_words(row["days_late"]),
        "state": Interest.Status(row["status"]).label,
    }  # fmt: skip


@cache
def queue_table():
    return Table(
        [
            Column("counterparty", "With whom", kind="link", href=pattern("interest", ref="ref")),
            Column("declarant__person__name", "Who"),
            Column("category", "Type"),
            Column("declared_on", "Declared", kind="date"),
            Column("lateness", "Late"),
            Column("state", "State", kind="tag", colours=STATES),
        ],
        caption="Interests",
        empty="There are none in this state.",
    )


@prepared
def _queued(ccg, status):
    rows = Interest.objects.filter(declarant__ccg=ccg)
    return (rows.filter(status=status) if status else rows).values(*INTEREST_COLUMNS)


@needs(P.CONFLICT_VIEW, Organisation)
def queue(request, ccg):
    asked = request.GET.get("status", "")
    status = asked if asked in Interest.Status.values else ""
    page = paging.page(_queued(ccg=ccg.pk, status=status), request.GET, order=("declared_on", "pk"))
    shown = [interest_row(row) for row in page.rows]
    context = {
        "ccg": ccg, "table": queue_table().render(shown), "page": page, "asked": asked,
        "states": Interest.Status.choices,
    }  # fmt: skip
    return render(request, "conflicts/queue.html", context)
