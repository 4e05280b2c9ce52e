"""The conflicts panel of an item: asked for by who presides or keeps the agenda, convened and heard (R-067)."""

from dataclasses import replace
from functools import wraps

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse

from jobs import rounds

from .. import closed, panels
from ..access import needs
from ..actions import panels as acts
from ..flows_panels import PANEL, item_can_still_be_taken
from ..forms.meetings import NothingForm
from ..forms.panels import AskPanelForm, MemberForm, ReportForm, WithdrawPanelForm
from ..models import Appointment, Item, Panel, PanelMember, Person
from ..permissions import Permission
from ..rules.meetings.panels import Convening, reasons_against_member
from ..rules.meetings.remit import title_of
from ..sessions import method_of
from ..wall import person_of, walled
from .acting import acted, given

P = Permission
ADVISES = "The panel recommends and instructs; the committee decides. Until it has reported nothing can be decided."


def for_the_convener(view):
    """A private item is for whoever convenes its panel now; other holders of the four posts get its slip."""

    @wraps(view)
    def guarded(request, record, **kwargs):
        item = record.item
        found = rounds.ask(panels.convening.asks([item], at=request.now))[item]
        mine = bool(found.holder) and found.holder.person == person_of(request.user)
        if not mine and closed.is_closed(item, request.grants, person_of(request.user)):
            context = {"slip": closed.slip(item), "meeting": item.meeting, "private": True}
            return render(request, "governance/meetings/withheld.html", context, status=403)
        return view(request, record, found=found, mine=mine, **kwargs)

    return guarded


@needs(P.RULING_MAKE, Item)
@walled
@closed.unless_closed
def ask(request, item):
    form = given(request, AskPanelForm, initial={"ground": request.GET.get("ground", "")})
    return acted(
        request, form, lambda: acts.ask_panel(item, **form.cleaned_data, by=request.user, at=request.now),
        back=(reverse("agenda-item", args=[item.ref]), "The item"), caption=str(item),
        heading="Ask for a conflicts panel", why=ADVISES, button="Ask for the panel",
        said="The panel is asked for. Whoever convenes it sees it on their desk.",
    )  # fmt: skip


@needs(P.RULING_MAKE, Panel)
@walled
@closed.unless_closed
def withdraw(request, panel):
    form = given(request, WithdrawPanelForm)
    return acted(
        request, form, lambda: acts.withdraw_panel(panel, **form.cleaned_data, by=request.user, at=request.now),
        back=(reverse("agenda-item", args=[panel.item.ref]), "The item"), caption=str(panel.item),
        heading="Withdraw the request for a panel", button="Withdraw", said="The panel is wanted no more.",
        reasons=PANEL.reasons_against("withdraw", panel, request.user, request.now, request.grants),
    )  # fmt: skip


@needs(P.PANEL_CONVENE, Panel)
@walled
@for_the_convener
def panel(request, panel, *, found, mine):
    item, members = panel.item, list(_members(panel))
    now = panels.conflicts_of({item: [member.person for member in members]}, at=request.now)[item]
    context = {
        "panel": panel, "item": item, "meeting": item.meeting, "convening": found, "mine": mine,
        "function": title_of(item.function) if item.function else "",
        "parties": item.parties.filter(removed=False),
        "members": [(member, reasons_against_member(member.person.name, now[member.person_id])) for member in members],
    }  # fmt: skip
    return render(request, "governance/meetings/panel.html", context)


def _members(panel):
    return panel.members.filter(removed=False).select_related("person").order_by("pk")


def _act(request, panel, form, act, *, name="", **words):
    reasons = PANEL.reasons_against(name, panel, request.user, request.now, request.grants)
    back = (reverse("panel", args=[panel.ref]), "The panel")
    return acted(request, form, act, back=back, caption=str(panel.item), reasons=reasons, **words)


@needs(P.PANEL_CONVENE, Panel)
@walled
@for_the_convener
def name_member(request, panel, *, found, mine):
    """Only those are offered in whom nothing is found; the others are named, so that their absence is no riddle."""
    people = _candidates(panel, at=request.now)
    now = panels.conflicts_of({panel.item: people}, at=request.now)[panel.item]
    form = given(request, MemberForm, people=[person for person in people if not now[person.pk]])
    return _act(
        request, panel, form, lambda: acts.name_member(panel, **form.values, by=request.user, at=request.now),
        name="name", heading="Name a member of the panel", button="Name", said="The member is named.",
        why="Everybody in post at the bodies of the committee, without those in whom the radar or a ruling finds an "
        "interest in this item.",
        warns=[said for each in people if mine for said in reasons_against_member(each.name, now[each.pk])],
    )  # fmt: skip


def _candidates(panel, *, at):
    """In post at a body of the committee or in the committee itself, and not in the panel yet."""
    committee = panel.item.meeting.committee
    homes = [committee.organisation_id, *(body.organisation_id for body in committee.bodies.all())]
    posts = Appointment.objects.in_force(at).filter(Q(organisation__in=homes) | Q(committee=committee)).order_by()
    named = _members(panel).order_by().values("person")
    return list(Person.objects.filter(pk__in=posts.values("person")).exclude(pk__in=named).order_by("name", "pk"))


@needs(P.PANEL_CONVENE, PanelMember)
@walled
@for_the_convener
def remove_member(request, member, *, found, mine):
    form = given(request, NothingForm)
    return _act(
        request, member.panel, form, lambda: acts.remove_member(member, by=request.user, at=request.now),
        name="remove", heading=f"Remove {member} from the panel", button="Remove", said=f"{member} is removed.",
    )  # fmt: skip


@needs(P.PANEL_CONVENE, Panel)
@walled
@for_the_convener
def report(request, panel, *, found, mine):
    form = given(request, ReportForm)
    return _act(
        request, panel, form,
        lambda: acts.report_panel(panel, **form.cleaned_data, method=method_of(request), by=request.user,
                                  at=request.now),
        name="report", heading="Report of the panel", button="Sign the report", said="The panel has reported.",
        why=ADVISES + " Your signature is on what you write here, and on who sat in the panel.",
    )  # fmt: skip


def on_the_item(request, item):
    """What the page of an item shows of its panels. Whose interest passed the convening on, only those read who may
    see the radar, or convene."""
    rows = list(item.panels.select_related("convener"))
    waits = any(panel.waits for panel in rows)
    convenes = request.grants.may(P.PANEL_CONVENE, item)
    rules_here = request.grants.may(P.RULING_MAKE, item)
    found = rounds.ask(panels.convening.asks([item], at=request.now))[item] if waits else Convening()
    if not (convenes or request.grants.may(P.RADAR_VIEW, item)):
        found = replace(found, passed=())
    asking = (
        rules_here
        and item.function
        and not waits
        and item_can_still_be_taken(Panel(item=item), request.user, request.now) is None
    )
    return {
        "panels": rows, "convening": found, "may_ask_panel": asking, "rules_here": rules_here,
        "convenes_here": convenes,
    }  # fmt: skip
