"""One item of an agenda, and the acts on it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from .. import agendas, prospects, received, wall
from ..access import needs
from ..actions import agenda as acts
from ..actions import deferring, parties
from ..actions.panels import ask_panel
from ..closed import unless_closed
from ..flows_meetings import ITEM
from ..forms.items import AddItemForm, CarryForm, DeferForm, ItemForm, MoveForm, PartyForm, RemedyForm
from ..forms.meetings import BecauseForm, NothingForm
from ..item_history import history
from ..models import Item, ItemParty, Meeting, Person
from ..permissions import Permission
from ..privacy import rows_in_force, standing
from ..rules.meetings.remit import title_of, without_function
from ..wall import walled
from .acting import acted, given
from .panels import on_the_item

P, S, M = Permission, Item.Status, Meeting.Status
CARRIED = (
    "It goes on the other agenda with its parties, its advice and its papers. A final paper is final there too, unless "
    "something stands in the way; then it is a draft that says where it comes from."
)
PAGES = ("ready", "reopen", "withdraw", "defer")


@needs(P.MEETING_VIEW, Item)
@walled
@unless_closed
def item(request, item):
    privacy = rows_in_force([item]).get(item.pk)
    may_edit = request.grants.may(P.MEETING_EDIT, item)
    may_write = request.grants.may(P.PAPER_EDIT, item)
    sees_ahead = request.grants.may(P.RADAR_VIEW, item)
    prospect = prospects.look(item.meeting, [item], at=request.now)[item] if sees_ahead else None
    state = agendas.state_of(item, bool(prospect and prospect.open_matches and _agenda_open(item)))
    context = {
        "item": item, "meeting": item.meeting, "function": title_of(item.function),
        "state": state, "tag": f"nhsuk-tag--{agendas.COLOURS[state]}", "ready_no_longer": state == agendas.NO_LONGER,
        "parties": (named := list(item.parties.filter(removed=False))),
        "without_function": without_function(function=item.function, parties=named),
        "papers": item.papers.filter(status__in=("draft", "final") if may_write else ("final",)),
        "origin": item.came_from.select_related("meeting__committee").first(),
        "prospect": prospect, "advice": item.advice.select_related("adviser"), "today": request.grants.on,
        "privacy": privacy and standing(privacy, request.grants.on), "privacy_row": privacy,
        "lapsed": bool(item.private and privacy and not standing(privacy, request.grants.on).private),
        "keeps": request.grants.may(P.MEETING_EDIT, item),
        "reviews": bool(privacy and privacy.reviewer_id == wall.person_of(request.user)),
        "refers": item.meeting.committee.parent_id is not None,
        "may_write": may_write, "may_carry": may_edit and not deferring.reasons_against_carrying(item),
        "may_edit": may_edit and item.status in (S.DRAFT, S.READY) and _agenda_open(item),
        "may_move": may_edit and item.meeting.status in (M.DRAFT, M.CALLED),
        "moves": _moves(item) if may_edit and _agenda_open(item) else [],
        **(beside := on_the_item(request, item)), "history": history(item, beside["panels"]),
        "received": received.shown(item, grants=request.grants, person_id=wall.person_of(request.user), at=request.now),
    }  # fmt: skip
    return render(request, "governance/meetings/item.html", context)


def _agenda_open(item):
    return item.meeting.status in (M.DRAFT, M.CALLED, M.PUBLISHED)


def _moves(item):
    rows = [row for row in ITEM.transitions if item.status in row.source and row.name in PAGES]
    rows = [row for row in rows if row.name != "reopen" or item.meeting.status != M.PUBLISHED]
    return [(row.label, reverse(f"agenda-item-{row.name}", args=[item.ref]), row.name == "ready") for row in rows]


def _bodies(meeting):
    return [body for body in meeting.committee.bodies.all() if body.covers(meeting.held_on)]


@needs(P.MEETING_EDIT, Meeting)
def add(request, meeting):
    """A new item; its place is chosen among the items the reader may see."""
    rows = wall.visible_to(meeting.items.exclude(status__in=agendas.OUT), wall.person_of(request.user),
                           at=request.now, path="")  # fmt: skip
    form = given(request, AddItemForm, bodies=_bodies(meeting), items=list(rows), late=meeting.status in acts.NUMBERED)
    return acted(
        request, form, lambda: acts.add_item(meeting, **form.values, by=request.user, at=request.now),
        back=(reverse("meeting", args=[meeting.ref]), "The meeting"), caption=str(meeting), heading="Add an item",
        button="Add the item", said="The item is on the agenda.",
    )  # fmt: skip


def _act(request, item, form, act, **words):
    back = (reverse("agenda-item", args=[item.ref]), "The item")
    return acted(request, form, act, back=back, caption=str(item), **words)


def _reasons(request, item, name):
    return ITEM.reasons_against(name, item, request.user, request.now, request.grants)


@needs(P.MEETING_EDIT, Item)
@walled
def change(request, item):
    out = item.meeting.status in acts.NUMBERED
    form = given(request, ItemForm, bodies=_bodies(item.meeting), initial=ItemForm.facts(item),
                 stands=acts.SUBSTANCE if out else ())  # fmt: skip
    return _act(
        request, item, form, lambda: acts.change_item(item, **form.values, by=request.user, at=request.now),
        heading="Change the item", button="Save", said="The item is changed.",
        why=acts.STANDS if out else "An item that was ready is looked at again after a change.",
    )  # fmt: skip


@needs(P.MEETING_EDIT, Item)
@walled
def move(request, item):
    rows = wall.visible_to(item.meeting.items.exclude(status__in=agendas.OUT).exclude(pk=item.pk),
                           wall.person_of(request.user), at=request.now, path="")  # fmt: skip
    form = given(request, MoveForm, items=list(rows))
    return _act(
        request, item, form, lambda: acts.move_item(item, after=form.chosen, by=request.user, at=request.now),
        heading="Move the item", button="Move", said="The item is moved and the agenda numbered anew.",
    )  # fmt: skip


@needs(P.MEETING_EDIT, Item)
@walled
def ready(request, item):
    form = given(request, NothingForm)
    return _act(
        request, item, form, lambda: acts.ready_item(item, by=request.user, at=request.now),
        heading="Mark the item as ready", button="Mark as ready", said="The item is ready.",
        why="Ready means: within the delegation, papers final, every match ruled on, and a lawful quorum ahead.",
        reasons=_reasons(request, item, "ready"),
    )  # fmt: skip


@needs(P.MEETING_EDIT, Item)
@walled
def reopen(request, item):
    form = given(request, BecauseForm)
    return _act(
        request, item, form,
        lambda: acts.reopen_item(item, because=form.cleaned_data["because"], by=request.user, at=request.now),
        heading="Take the item back", button="Take back", said="The item is not ready any more.",
        reasons=_reasons(request, item, "reopen"),
    )  # fmt: skip


@needs(P.MEETING_EDIT, Item)
@walled
def withdraw(request, item):
    form = given(request, BecauseForm)
    return _act(
        request, item, form,
        lambda: acts.withdraw_item(item, because=form.cleaned_data["because"], by=request.user, at=request.now),
        heading="Withdraw the item", button="Withdraw", said="The item is withdrawn.",
        why="It stays on record. On a published agenda its number stands.", reasons=_reasons(request, item, "withdraw"),
    )  # fmt: skip


def _later(item):
    """Later meetings of the committee; of a sub-group those of the committee it prepares cases for, too (R-068)."""
    homes = [pk for pk in (item.meeting.committee_id, item.meeting.committee.parent_id) if pk]
    later = Meeting.objects.filter(committee__in=homes, starts_at__gt=item.meeting.starts_at)
    later = later.select_related("committee")
    return list(later.exclude(status__in=(M.SITTING, M.CLOSED, M.CANCELLED)).order_by("starts_at")[:12])


@needs(P.MEETING_EDIT, Item)
@walled
def defer(request, item):
    form = given(request, DeferForm, meetings=_later(item))
    return _act(
        request, item, form, lambda: deferring.defer_item(item, **form.values, by=request.user, at=request.now),
        heading="Defer the item", button="Defer", said="The item is deferred.", why=CARRIED,
        reasons=_reasons(request, item, "defer"),
    )  # fmt: skip


@needs(P.MEETING_EDIT, Item)
@walled
def carry(request, item):
    """Put off in the meeting, or to one that was still to be planned: on which agenda it goes now."""
    later = _later(item)
    form = given(request, CarryForm, meetings=later)
    reasons = deferring.reasons_against_carrying(item)
    if not later:
        reasons = [*reasons, "No later meeting is planned. Plan one first."]
    return _act(
        request, item, form, lambda: deferring.carry_item(item, **form.values, by=request.user, at=request.now),
        heading="Put it on a later agenda", button="Carry over", said="The item is on the later agenda.",
        why=CARRIED, reasons=reasons,
    )  # fmt: skip


@needs(P.MEETING_EDIT, Item)
@walled
def remedy(request, item):
    found = prospects.look(item.meeting, [item], at=request.now)[item]
    remedies = found.forecast.remedies if found.forecast else ()
    if not remedies:
        messages.info(request, "The item will be quorate as things stand: no remedy is needed.")
        return redirect("agenda-item", item.ref)
    form = given(request, RemedyForm, remedies=remedies)

    def act():
        if form.asks_for_a_panel:
            words = form.cleaned_data["words"]
            return ask_panel(item, ground="inquorate", because=words, by=request.user, at=request.now)
        return acts.record_remedy(item, **form.values, by=request.user, at=request.now)

    return _act(
        request, item, form, act,
        heading="Record a remedy for the quorum", said="The remedy is on record.",
        why="Lawful ways on, in their order (R-066, R-067). It counts until somebody rules on the item again.",
        reasons=_reasons(request, item, "remedy"),
    )  # fmt: skip


def people_of(meeting):
    """Whoever sits in the committee that day: parties and reviewers are chosen among them."""
    seated = meeting.committee.seats.on(meeting.held_on).order_by().values("person")
    return list(Person.objects.filter(pk__in=seated))


@needs(P.MEETING_EDIT, Item)
@walled
def party(request, item):
    form = given(request, PartyForm, people=people_of(item.meeting))
    return _act(
        request, item, form, lambda: parties.name_party(item, **form.values, by=request.user, at=request.now),
        heading="Who is it about?", button="Name the party", said="The party is named. The radar has looked again.",
        why="Name everybody the item is about: practices, companies, people. Matches with interests follow from it.",
    )  # fmt: skip


@needs(P.MEETING_EDIT, ItemParty)
@walled
def remove_party(request, party):
    form = given(request, NothingForm)
    return acted(
        request, form, lambda: parties.remove_party(party, by=request.user, at=request.now),
        back=(reverse("agenda-item", args=[party.item.ref]), "The item"), caption=str(party.item),
        heading=f"Remove {party}", button="Remove", said=f"{party} counts no more.",
        why="For a party named by mistake. Matches with it fall away.",
    )  # fmt: skip
