"""Engagement events of a committee: the list with the clock, one event, and its acts (row 56; R-263)."""

from functools import cache

from django.shortcuts import render
from django.urls import reverse

from jobs.clock import london
from nhsuk.tables import Column, Table, pattern

from ..access import needs
from ..actions import engagement as acts
from ..due_engagement import clock
from ..flows_engagement import ENGAGEMENT
from ..forms.engagement import CameOfItForm, EventForm
from ..forms.meetings import BecauseForm, NothingForm
from ..models import Committee, EngagementEvent
from ..permissions import Permission
from ..seating import terms_on
from .acting import acted, given

P, S = Permission, EngagementEvent.Status
COLOURS = {"Being planned": "grey", "Announced": "blue", "Held": "green", "Called off": "red"}
PAGES = {"announce": "engagement-announce", "report": "engagement-report", "call off": "engagement-call-off"}
FIELDS = ("title", "held_on", "hours", "place", "invited")


@cache
def _table():
    return Table(
        [
            Column("title", "Event", kind="link", href=pattern("engagement-event", ref="ref")),
            Column("held_on", "Day", kind="date"),
            Column("place", "Place"),
            Column("state", "State", kind="tag", colours=COLOURS),
        ],
        caption="Engagement events",
        empty="None has been planned or recorded yet.",
    )


@needs(P.COMMITTEE_VIEW, Committee)
def events(request, committee):
    rows, on = list(EngagementEvent.objects.filter(committee=committee)), london(request.now).date()
    context = {
        "committee": committee,
        "clock": clock(committee, terms_on(committee, on)[1], rows, on),
        "table": _table().render([_row(row) for row in rows]),
        "writes": request.grants.may(P.MINUTES_EDIT, committee),
    }
    return render(request, "governance/engagement/list.html", context)


def _row(event):
    return {"ref": event.ref, "title": event.title, "held_on": event.held_on, "place": event.place,
            "state": event.get_status_display()}  # fmt: skip


def _list(committee):
    return reverse("engagement", args=[committee.ref]), "Engagement events"


def _back(event):
    return reverse("engagement-event", args=[event.ref]), "The event"


@needs(P.MINUTES_EDIT, Committee)
def plan(request, committee):
    form = given(request, EventForm)
    return acted(
        request, form, lambda: acts.plan_event(committee, **form.cleaned_data, by=request.user, at=request.now),
        back=_list(committee), caption=committee.name, heading="Plan or record an event", button="Save",
        said="The event is in the book. Announce it, or write down what came of it.",
        why="One that was held already is recorded in the same way: its report comes next.",
    )  # fmt: skip


@needs(P.COMMITTEE_VIEW, EngagementEvent)
def event(request, event):
    names = ENGAGEMENT.available(event, request.user, request.now, request.grants)
    writes = request.grants.may(P.MINUTES_EDIT, event)
    context = {
        "event": event, "committee": event.committee,
        "colour": f"nhsuk-tag--{COLOURS[event.get_status_display()]}",
        "moves": [(PAGES[name], ENGAGEMENT[name].label) for name in names],
        "changes": writes and event.status in (S.PLANNED, S.ANNOUNCED),
    }  # fmt: skip
    return render(request, "governance/engagement/event.html", context)


@needs(P.MINUTES_EDIT, EngagementEvent)
def change(request, event):
    form = given(request, EventForm, initial={name: getattr(event, name) for name in FIELDS})
    return acted(
        request, form, lambda: acts.change_event(event, **form.cleaned_data, by=request.user, at=request.now),
        back=_back(event), caption=event.title, heading="Change day, place or invitation", button="Save",
        said="The event is changed.",
    )  # fmt: skip


def _against(request, event, name):
    return ENGAGEMENT.reasons_against(name, event, request.user, request.now, request.grants)


@needs(P.MINUTES_EDIT, EngagementEvent)
def announce(request, event):
    return acted(
        request, given(request, NothingForm), lambda: acts.announce_event(event, by=request.user, at=request.now),
        back=_back(event), caption=event.title, heading="Announce the event", button="Announce it",
        said="The event is announced.", reasons=_against(request, event, "announce"),
        why="Its day, place and invitation become public, word for word.",
    )  # fmt: skip


@needs(P.MINUTES_EDIT, EngagementEvent)
def report(request, event):
    form = given(request, CameOfItForm, initial={"said": event.said, "done": event.done})
    return acted(
        request, form, lambda: acts.report_event(event, **form.cleaned_data, by=request.user, at=request.now),
        back=_back(event), caption=event.title, heading="What came of the event", button="Publish the report",
        said="The report is published.", reasons=_against(request, event, "report"),
    )  # fmt: skip


@needs(P.MINUTES_EDIT, EngagementEvent)
def call_off(request, event):
    form = given(request, BecauseForm)
    return acted(
        request, form, lambda: acts.call_off_event(event, **form.cleaned_data, by=request.user, at=request.now),
        back=_back(event), caption=event.title, heading="Call the event off", button="Call it off",
        said="The event is called off.", reasons=_against(request, event, "call off"),
        why="The reason is public, if the event was announced." if event.announced_at else "",
    )  # fmt: skip
