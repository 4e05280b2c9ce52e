"""Breaches from inside: who may, reads the account; nobody sees a protected reporter."""

from functools import cache

from django.shortcuts import redirect, render
from django.urls import reverse

from governance.access import needs
from governance.models import Organisation
from governance.permissions import Permission
from jobs.prepared import prepared
from nhsuk import paging
from nhsuk.tables import Column, Table, pattern

from .. import actions
from ..flows import BREACH
from ..forms.interests import WordsForm
from ..forms.others import FindingsForm, PublicTextsForm, ReportForm, ToldForm
from ..models import Breach, Interest
from ..rules.breaches import TEXTS, public_row, reasons_against_publishing
from ..standing import known_for
from .acts import ask_with, data, pressed

P = Permission
STATES = {
    "Reported": "yellow", "Being looked into": "blue", "Concluded": "purple", "Not a breach": "grey",
    "Published without names": "green",
}  # fmt: skip


@cache
def table():
    return Table(
        [
            Column("kind", "What went wrong", kind="link", href=pattern("breach", ref="ref")),
            Column("happened_on", "Happened", kind="date"),
            Column("due_on", "Take up by", kind="date"),
            Column("state", "State", kind="tag", colours=STATES),
        ],
        caption="Breaches",
        empty="No breach has been reported. That is a statement of its own: say so in the yearly report.",
    )


KINDS = dict(Breach._meta.get_field("kind").flatchoices)


@prepared
def _breaches_of(ccg):
    rows = Breach.objects.filter(ccg=ccg)
    return rows.values("pk", "ref", "kind", "happened_on", "due_on", "status", "reported_at")


@needs(P.BREACH_VIEW, Organisation)
def breaches_of(request, ccg):
    page = paging.page(_breaches_of(ccg=ccg.pk), request.GET, order=("-reported_at", "-pk"))
    rows = [row | {"kind": KINDS[row["kind"]], "state": Breach.Status(row["status"]).label} for row in page.rows]
    context = {
        "ccg": ccg, "table": table().render(rows), "page": page, "page_title": "Breaches",
        "lead": "The inside record keeps who and where. The public record never does, and reporters are protected.",
        "buttons": [("Report a breach", reverse("report-for", args=[ccg.ref]))],
    }  # fmt: skip
    return render(request, "conflicts/list.html", context)


@needs(P.BREACH_VIEW, Organisation)
def report_for(request, ccg):
    """A breach reported by those who keep the registers; `?interest=` a late declaration."""
    late = Interest.objects.for_door().filter(declarant__ccg=ccg, ref=request.GET.get("interest", "")).first()
    initial = {}
    if late:
        initial = {
            "kind": "late", "happened_on": late.declared_on,
            "account": f"{late.declarant.person.name}, {late.counterparty}: {late.lateness}.",
        }  # fmt: skip

    def verb(values):
        secret = values.pop("secret") == "no"
        return actions.report_breach(
            ccg=ccg, keep_reporter_secret=secret, interest=late, concerns=late.declarant if late else None,
            by=request.user, at=request.now, **values,
        )  # fmt: skip

    return ask_with(
        request, ReportForm(data(request), initial=initial), verb, said="The breach is reported.",
        to=("breaches-of", ccg.ref), title="Report a breach", caption=ccg.name, button="Report",
        back=(reverse("breaches-of", args=[ccg.ref]), "Breaches"),
    )  # fmt: skip


@needs(P.BREACH_VIEW, Breach)
def breach(request, breach):
    names = BREACH.available(breach, request.user, request.now, request.grants)
    said = reasons_against_publishing(breach.told, known_for(breach)) if breach.concluded_at else {}
    context = {
        "breach": breach,
        "may": names,
        "may_act": request.grants.may(P.BREACH_INVESTIGATE, breach),
        "may_publish": request.grants.may(P.BREACH_PUBLISH, breach),
        "why_not": BREACH.reasons_against("publish", breach, request.user, request.now, request.grants)
        if breach.status == Breach.Status.CONCLUDED else [],
        "face": public_row(breach.told),
        "refused": [(TEXTS[name], sentences) for name, sentences in said.items()],
        "reporter": None if breach.keep_reporter_secret else breach.reported_by,
    }  # fmt: skip
    return render(request, "conflicts/breach.html", context)


def _back(breach):
    return (reverse("breach", args=[breach.ref]), "The breach")


@needs(P.BREACH_INVESTIGATE, Breach)
def take_up(request, breach):
    if request.method != "POST":
        return redirect("breach", breach.ref)
    return pressed(
        request, lambda: actions.take_up(breach, by=request.user, at=request.now),
        "You have taken it up.", ("breach", breach.ref),
    )  # fmt: skip


@needs(P.BREACH_INVESTIGATE, Breach)
def conclude(request, breach):
    return ask_with(
        request, FindingsForm(data(request)),
        lambda v: actions.conclude(breach, by=request.user, at=request.now, **v),
        said="The findings are recorded.", to=("breach", breach.ref), title="Conclude", caption=str(breach),
        lead="The public texts are checked for names, initials, practices and posts before they are published.",
        button="Conclude", back=_back(breach),
    )  # fmt: skip


@needs(P.BREACH_INVESTIGATE, Breach)
def reword(request, breach):
    initial = {name: getattr(breach, name) for name in TEXTS}
    return ask_with(
        request, PublicTextsForm(data(request), initial=initial),
        lambda v: actions.reword_breach(breach, by=request.user, at=request.now, **v),
        said="The public texts have been changed.", to=("breach", breach.ref), title="Reword the public texts",
        caption=str(breach), back=_back(breach),
    )  # fmt: skip


@needs(P.BREACH_INVESTIGATE, Breach)
def dismiss(request, breach):
    form = WordsForm(data(request), label="Why was it not a breach?")
    return ask_with(
        request, form, lambda v: actions.dismiss(breach, because=v["words"], by=request.user, at=request.now),
        said="Recorded: not a breach.", to=("breach", breach.ref), title="It was not a breach",
        caption=str(breach), back=_back(breach),
    )  # fmt: skip


@needs(P.BREACH_INVESTIGATE, Breach)
def told(request, breach):
    return ask_with(
        request, ToldForm(data(request)),
        lambda v: actions.tell_nhs_england(breach, by=request.user, at=request.now, **v),
        said="Recorded.", to=("breach", breach.ref), title="NHS England has been told", caption=str(breach),
        back=_back(breach),
    )  # fmt: skip


@needs(P.BREACH_PUBLISH, Breach)
def publish(request, breach):
    if request.method != "POST":
        return redirect("breach", breach.ref)
    return pressed(
        request, lambda: actions.publish_breach(breach, by=request.user, at=request.now),
        "It is published, without names.", ("breach", breach.ref),
    )  # fmt: skip
