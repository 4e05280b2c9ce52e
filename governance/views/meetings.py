"""Meetings: the list, the calendar, one meeting with its agenda, and the acts on the way to it."""

from calendar import day_name
from datetime import date, timedelta
from functools import cache

from django.shortcuts import redirect, render
from django.urls import reverse

from jobs.clock import end_of, london, start_of
from jobs.prepared import prepared
from nhsuk import acts as acts_for
from nhsuk import paging
from nhsuk.tables import Column, Table, pattern

from .. import agendas, deadlines, moved, posts, prospects, wall
from ..access import Held, needs
from ..actions import meetings as acts
from ..committee_page import page_of
from ..flows_meetings import MEETING
from ..forms.meetings import BecauseForm, CallForm, ChangeMeetingForm, MeetingForm, NothingForm, PlanMeetingForm
from ..models import Committee, Meeting
from ..permissions import Permission
from ..rules.meetings.calendars import weeks_of
from ..seating import seating, terms_on
from .acting import acted, given

P, S = Permission, Meeting.Status
STATES = dict(S.choices)
AHEAD = (S.DRAFT, S.CALLED, S.PUBLISHED)
COLOURS = {"Being planned": "grey", "Called": "blue", "Agenda published": "green", "In session": "purple",
           "Closed": "white", "Cancelled": "red"}  # fmt: skip


@cache
def _table(caption, empty):
    columns = [
        Column("when", "When", kind="link", href=pattern("meeting", ref="ref"), short=True),
        Column("committee__name", "Committee"),
        Column("place", "Place"),
        Column("state", "State", kind="tag", colours=COLOURS),
    ]
    return Table(columns, caption=caption, empty=empty)


def _seen(request):
    return Meeting.objects.visible_to(request.grants, P.MEETING_VIEW).select_related("committee")


@prepared
def _listed(organisations, committees, on, today, past):
    rows = Meeting.objects.visible_to(Held(organisations, committees, on), P.MEETING_VIEW)
    rows = rows.filter(starts_at__lt=today) if past else rows.filter(starts_at__gte=today)
    return rows.values("pk", "ref", "starts_at", "committee__name", "place", "status")


@needs(P.MEETING_VIEW)
def meetings(request):
    """What is to come, soonest first; `?past` shows what has been."""
    past, today = "past" in request.GET, start_of(london(request.now).date())
    held = Held.values(request.grants, P.MEETING_VIEW, "organisations", "committees", "on")
    rows = _listed(**held, today=today, past=past)
    page = paging.page(rows, request.GET, order=("-starts_at", "pk") if past else ("starts_at", "pk"))
    shown = [_row(row) for row in page.rows]
    caption, empty = (
        ("Past meetings", "No meeting has been held.") if past else ("Meetings to come", "None is planned.")
    )
    plan, own = pattern("meeting-plan", ref="ref"), posts.committees(request.grants, P.MEETING_EDIT)
    context = {
        "table": _table(caption, empty).render(shown), "page": page, "past": past,
        "plan": acts_for.links("Plan a meeting of", ((plan.format(**row), row["name"]) for row in own)),
    }  # fmt: skip
    return render(request, "governance/meetings/list.html", context)


def _row(meeting):
    state = STATES[meeting["status"]]
    return meeting | {"when": f"{london(meeting['starts_at']):%-d %B %Y, %H:%M}", "state": state}


@needs(P.MEETING_VIEW)
def calendar(request):
    """One month: `?month=2017-03`; anything else is the month it is."""
    today = london(request.now).date()
    try:
        first = date.fromisoformat(f"{request.GET.get('month', '')}-01")
        first = first if 2012 < first.year < 2200 else today.replace(day=1)
    except ValueError:
        first = today.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    rows = _seen(request).filter(starts_at__gte=start_of(first), starts_at__lte=end_of(after - timedelta(days=1)))
    days = {}
    for row in rows.order_by("starts_at", "pk"):
        days.setdefault(row.held_on, []).append({"meeting": row, "starts": london(row.starts_at)})
    context = {
        "month": first, "today": today, "weeks": [[(on, days.get(on, ())) for on in week] for week in weeks_of(first)],
        "before": first - timedelta(days=1), "after": after, "names": day_name,
    }  # fmt: skip
    return render(request, "governance/meetings/calendar.html", context)


@needs(P.MEETING_VIEW, Meeting)
def meeting(request, meeting):
    """The agenda: eight questions to the database at any length; for who looks ahead, the radar's besides."""
    _, terms, faults = terms_on(meeting.committee, meeting.held_on)
    person, sees_ahead = wall.person_of(request.user), request.grants.may(P.RADAR_VIEW, meeting)
    context = {
        "meeting": meeting, "starts": london(meeting.starts_at), "ends": london(meeting.ends_at),
        "state": meeting.get_status_display(), "tag": f"nhsuk-tag--{COLOURS[meeting.get_status_display()]}",
        "agenda": agendas.table(
            meeting, person, at=request.now, reads_all=reads_all(request.grants, meeting),
            looks_ahead=sees_ahead and meeting.status in AHEAD,
        ),
        "faults": faults,
        "deadlines": deadlines.of(meeting, terms), "today": london(request.now).date(),
        "called_on": meeting.called_at and london(meeting.called_at).date(),
        "changes": moved.in_words(moved.changes(meeting)),
        "may_edit": request.grants.may(P.MEETING_EDIT, meeting), "moves": _moves(request, meeting),
        "may_look_ahead": sees_ahead,
        "may_run": request.grants.may(P.MEETING_RUN, meeting),
        "open_to_items": meeting.status in AHEAD,
        "minutes_there": meeting.minutes_out
        or (meeting.status in (S.SITTING, S.CLOSED) and request.grants.may(P.MINUTES_EDIT, meeting)),
    }  # fmt: skip
    return render(request, "governance/meetings/meeting.html", context)


def reads_all(grants, meeting):
    """Who runs a meeting or keeps its papers reads its private part without voting (`packs.may_read_private`)."""
    return grants.may(P.PAPER_EDIT, meeting) or grants.may(P.MEETING_RUN, meeting)


ACTS = {"call": "meeting-call", "publish": "meeting-publish", "cancel": "meeting-cancel"}


def _moves(request, meeting):
    """Buttons: what its state and the reader's post allow; the page behind gives the other reasons."""
    rows = [row for row in MEETING.transitions if meeting.status in row.source and row.name in ACTS]
    return [
        (row.label, reverse(ACTS[row.name], args=[meeting.ref]), row.name == "cancel")
        for row in rows
        if request.grants.may(row.permission, meeting)
    ]


@needs(P.RADAR_VIEW, Meeting)
def outlook(request, meeting):
    """How every decision is going to stand: quorum as ruled, open matches, remedies (open ground 2)."""
    items = wall.visible_to(meeting.items.exclude(status__in=agendas.OUT), wall.person_of(request.user),
                            at=request.now, path="")  # fmt: skip
    items = items.select_related("meeting", "only_for__organisation")
    committee = seating(meeting.committee, meeting.held_on)
    found = prospects.look(meeting, items, at=request.now, committee=committee).values()
    told, silent = [each for each in found if not each.silent], [each.item for each in found if each.silent]
    context = {"meeting": meeting, "prospects": told, "silent": silent, "committee": committee}
    return render(request, "governance/meetings/outlook.html", context)


SESSIONS = 12
"""So many meetings to come are offered to sit in common with."""


def sessions(request):
    """Meetings to come that this reader may see and that others may join, soonest first (R-214)."""
    rows = _seen(request).filter(status__in=AHEAD, starts_at__gt=request.now, together_with=None)
    return rows.order_by("starts_at", "pk")


@needs(P.MEETING_EDIT, Committee)
def plan(request, committee):
    form, made = given(request, PlanMeetingForm, meetings=sessions(request).exclude(committee=committee)[:SESSIONS]), {}

    def act():
        made["it"] = acts.plan_meeting(committee, **form.values, by=request.user, at=request.now)

    answer = acted(
        request, form, act, back=(reverse("meetings"), "Meetings"), caption=committee.name, heading="Plan a meeting",
        why="It starts with the items every agenda has. Nobody is told before it is called.",
        button="Plan the meeting", said="The meeting is planned. Add its items, then call it.",
    )  # fmt: skip
    return redirect("meeting", made["it"].ref) if made else answer


def _act(request, meeting, form, act, **words):
    back = (reverse("meeting", args=[meeting.ref]), "The meeting")
    return acted(request, form, act, back=back, caption=str(meeting), **words)


@needs(P.MEETING_EDIT, Meeting)
def change(request, meeting):
    form = given(request, ChangeMeetingForm, initial=MeetingForm.facts(meeting))
    return _act(
        request, meeting, form,
        lambda: acts.change_meeting(meeting, **form.values, because=form.cleaned_data["because"], by=request.user,
                                    at=request.now),
        heading="Change the meeting", button="Save", said="The meeting is changed.",
        why="Once it is called, members are told by mail of another time or place, and calendars follow.",
    )  # fmt: skip


TOLD_BY_MAIL = "Members, named deputies and those with the right to attend are told by mail."


@needs(P.MEETING_EDIT, Meeting)
def call(request, meeting):
    form = given(request, CallForm)
    terms = terms_on(meeting.committee, meeting.held_on)[1]
    due = deadlines.of(meeting, terms)
    return _act(
        request, meeting, form,
        lambda: acts.call_meeting(meeting, **form.cleaned_data, by=request.user, at=request.now),
        heading="Call the meeting", button="Call the meeting", said="The meeting is called.",
        why=" ".join([*(each.sentence for each in due if each.what in ("Public notice", "Papers")), TOLD_BY_MAIL]),
        reasons=MEETING.reasons_against("call", meeting, request.user, request.now, request.grants),
    )  # fmt: skip


@needs(P.MEETING_EDIT, Meeting)
def publish(request, meeting):
    form = given(request, NothingForm)
    warns = [warning.sentence for warning in page_of(meeting.committee, meeting.held_on).warnings if warning.grave]
    return _act(
        request, meeting, form, lambda: acts.publish_agenda(meeting, by=request.user, at=request.now),
        heading="Publish the agenda", button="Publish the agenda", said="The agenda is published.",
        why=f"From now on numbers stand: what is added later takes a letter, and papers are late. {TOLD_BY_MAIL}",
        reasons=MEETING.reasons_against("publish", meeting, request.user, request.now, request.grants), warns=warns,
    )  # fmt: skip


@needs(P.MEETING_EDIT, Meeting)
def cancel(request, meeting):
    form = given(request, BecauseForm)
    return _act(
        request, meeting, form,
        lambda: acts.cancel_meeting(meeting, because=form.cleaned_data["because"], by=request.user, at=request.now),
        heading="Cancel the meeting", button="Cancel the meeting", said="The meeting is cancelled.",
        why="It stays on record as cancelled, with the reason. Whoever was called to it is told by mail.",
    )  # fmt: skip
