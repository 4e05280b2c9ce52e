"""The list of applications, and starting or copying one."""

from functools import cache

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render

from governance.access import Held, needs
from governance.models import Model, Organisation
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs.clock import london
from jobs.prepared import prepared
from nhsuk import paging
from nhsuk.tables import Column, Table

from .. import actions, due
from ..facts import cycle_book
from ..forms import StartForm
from ..models import Application
from ..rules.cycles_stated import CYCLES


@cache
def _table():
    columns = [*due.columns(), Column("submitted_at", "Submitted", kind="date")]
    return Table(columns, caption="Applications you may see", empty="No application has been started yet.")


def _row(row):
    words = {"model_title": Model(row["model"]).title, "status_title": Application.Status(row["status"]).label}
    return row | words | {"ccg": {"name": row["ccg__name"]}}


@prepared
def _listed(organisations, on):
    rows = Application.objects.visible_to(Held(organisations, on=on), Permission.APPLICATION_VIEW)
    return rows.values("pk", "ref", "ccg__name", "model", "cycle", "status", "submitted_at", "opened_at")


@needs(Permission.APPLICATION_VIEW)
def applications(request):
    rows = _listed(**Held.values(request.grants, Permission.APPLICATION_VIEW, "organisations", "on"))
    page = paging.page(rows, request.GET, order=("-opened_at", "pk"))
    may_start = bool(request.grants.scopes(Permission.APPLICATION_START))
    return render(
        request,
        "applications/list.html",
        {"table": _table().render([_row(row) for row in page.rows]), "page": page, "may_start": may_start},
    )


@needs(Permission.APPLICATION_START)
def start(request):
    return _start(request)


@needs(Permission.APPLICATION_START, Application)
def copy(request, application):
    return _start(request, source=application)


def _start(request, source=None):
    ccgs = list(Organisation.objects.filter(pk__in=request.grants.organisations(Permission.APPLICATION_START)))
    if source:
        ccgs = [ccg for ccg in ccgs if ccg.pk == source.ccg_id]
    if not ccgs:
        raise PermissionDenied
    cycles = open_cycles(london(request.now).date())
    if not cycles:
        return render(request, "applications/closed.html", {"source": source})
    form = StartForm(request.POST or None, ccgs=ccgs, cycles=cycles)
    if request.method == "POST" and form.is_valid() and (made := _made(request, form, source)):
        messages.success(request, "The application has been started.")
        return redirect("application", made.ref)
    status = 422 if form.errors else 200
    return render(request, "applications/start.html", {"form": form, "source": source}, status=status)


def open_cycles(on):
    """Cycles one may begin in on this day."""
    return [book for book in map(cycle_book, CYCLES) if book.opens_on <= on <= book.ends_on]


def _made(request, form, source):
    try:
        if source:
            chosen = {key: value for key, value in form.chosen.items() if key != "ccg"}
            return actions.copy_application(source, **chosen, by=request.user, at=request.now)
        return actions.open_application(**form.chosen, by=request.user, at=request.now)
    except NotAllowed as refusal:
        form.add_error(None, refusal.reasons)
        return None
