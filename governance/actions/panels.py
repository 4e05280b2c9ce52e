"""A conflicts panel is asked for, convened, heard, or wanted no more (R-067). It decides nothing itself."""

from django.conf import settings
from django.db import transaction

from documents.rules.payload import canonical, fingerprint
from jobs.clock import london

from .. import panels
from ..flows_meetings import ITEM, not_walled_off
from ..flows_panels import PANEL, item_can_still_be_taken
from ..models import Panel, PanelMember
from ..permissions import Permission
from ..prospects import NO_REMEDY, REMEDY
from ..rules.meetings import events
from ..rules.meetings import panels as rules
from ..sitting import Proceedings
from ..workflow import NotAllowed
from .in_session import NOT_OVER, InSession
from .signatures import sign
from .workflow import locked, move, note

G = Panel.Ground
ARRANGED = "A conflicts panel was asked for."
STATEMENT = "This is what the panel recommends and how the matter must be handled."


@transaction.atomic
def ask_panel(item, *, ground, because="", by, at):
    """Ask for a panel where the item would be inquorate, or saying why the matter is of great significance.

    For a quorum it is a remedy on record (R-066). Raises NotAllowed with every reason.
    """
    session = InSession(item.meeting, by=by, at=at, permission=Permission.RULING_MAKE, states=NOT_OVER)
    item = session.proceedings.items[item.ref]
    panel = Panel(item=item, ground=ground, because=because.strip(), asked_at=session.at, asked_by=by)
    short = panels.shortfalls(item, at=at, state=session.state) if ground == G.INQUORATE else []
    against = rules.reasons_against_asking(
        ground, because=because, shortfalls=short, number=item.number, function=item.function
    )
    against += [said for said in (not_walled_off(item, by, at), item_can_still_be_taken(panel, by, at)) if said]
    if panels.ccg_of(item) is None:
        against.append("No CCG has a side in this committee, so nobody can convene a panel for it.")
    panel.because = panel.because or " ".join(short)
    event = events.PanelAsked(session.at, item.ref, panel.ref, ground, panel.because)
    panel.asked_place = session.take(event, *against)
    panel.save_as(by=by, why="Asked for")
    if ground == G.INQUORATE:
        note(ITEM, REMEDY, item, f"{ARRANGED} {panel.because}", by=by, at=session.at)
    else:
        note(ITEM, "ask panel", item, panel.because, by=by, at=session.at)
    return panel


@transaction.atomic
def withdraw_panel(panel, *, because, by, at):
    """No panel is wanted any more: with the reason, and the remedy for the quorum counts no more."""
    session = InSession(panel.item.meeting, by=by, at=at, permission=Permission.RULING_MAKE, states=NOT_OVER)
    panel, because = locked(panel), because.strip()
    against = [] if because else ["Say why the panel is wanted no more."]
    against += PANEL.reasons_against("withdraw", panel, by, at)
    event = events.PanelWithdrawn(session.at, panel.item.ref, panel.ref, because)
    place = session.take(event, *against)
    if panel.ground == G.INQUORATE:
        note(ITEM, NO_REMEDY, panel.item, because, by=by, at=session.at)
    return move(
        workflow=PANEL, name="withdraw", record=panel, by=by, at=session.at, note=because,
        values={"withdrawn_because": because, "withdrawn_place": place, "withdrawn_at": session.at,
                "withdrawn_by": by},
    )  # fmt: skip


@transaction.atomic
def name_member(panel, *, person, by, at):
    """The convener names somebody in whom neither radar nor rulings find an interest in the item."""
    panel = locked(panel)
    found = panels.conflicts_of({panel.item: [person]}, at=at)[panel.item][person.pk]
    already = panel.members.filter(person=person, removed=False).exists()
    reasons = rules.reasons_against_member(person.name, found, already=already)
    if reasons := reasons + PANEL.reasons_against("name", panel, by, at):
        raise NotAllowed(reasons)
    move(workflow=PANEL, name="name", record=panel, by=by, at=at, note=person.name)
    return PanelMember(panel=panel, person=person, named_at=at, named_by=by).save_as(by=by, why="Named for the panel")


@transaction.atomic
def remove_member(member, *, by, at):
    """Somebody named sits in the panel no more."""
    panel, member = locked(member.panel), locked(member)
    if member.removed:
        return member
    move(workflow=PANEL, name="remove", record=panel, by=by, at=at, note=member.person.name)
    member.removed = True
    return member.save_as(by=by, why="Removed from the panel")


@transaction.atomic
def report_panel(panel, *, recommendation, grounds, instructions, typed_name, method, by, at):
    """The convener signs what the panel recommends and instructs; members with an interest by now stand in the way."""
    session = InSession(panel.item.meeting, by=by, at=at, permission=Permission.PANEL_CONVENE, states=NOT_OVER)
    panel = locked(panel)
    people = [member.person for member in panel.members.filter(removed=False).select_related("person")]
    now = panels.conflicts_of({panel.item: people}, at=at)[panel.item]
    said = {"recommendation": recommendation, "grounds": grounds.strip(), "instructions": instructions.strip()}
    against = rules.reasons_against_report(**said, members={p.name: now[p.pk] for p in people})
    against += PANEL.reasons_against("report", panel, by, at)
    session.refuse(*against)
    found = panels.convening([panel.item], at=at)[panel.item]
    values = said | {"convener_id": found.holder.person, "convener_post": found.holder.title,
                     "passed": "\n".join(found.passed)}  # fmt: skip
    signature = _sign(panel, found.holder, values, people, typed_name=typed_name, method=method, by=by, at=session.at)
    signed_on = london(session.at).date()
    place = session.take(events.PanelReported(
        session.at, panel.item.ref, panel.ref, **said, convener=signature.person.name, post=found.holder.title,
        signed_on=signed_on, members=tuple(p.name for p in people), passed=found.passed,
    ))  # fmt: skip
    return move(
        workflow=PANEL, name="report", record=panel, by=by, at=session.at,
        values=values | {"reported_place": place, "reported_at": session.at, "reported_by": by},
    )  # fmt: skip


def _sign(panel, holder, values, people, *, typed_name, method, by, at):
    """The convener's signature on the report as it will stand."""
    said = {
        "kind": "conflicts-panel", "panel": panel.ref, "item": str(panel.item), "meeting": str(panel.item.meeting),
        "ground": panel.ground, "because": panel.because, "members": [person.name for person in people],
        **{name: values[name] for name in ("recommendation", "grounds", "instructions", "passed")},
        "demonstration": settings.DEMO,
    }  # fmt: skip
    return sign(
        subject=panel, post=holder.post, posts=panels.POSTS, organisation=panels.ccg_of(panel.item),
        payload=canonical(said), fingerprint=fingerprint(said), statement=STATEMENT, typed_name=typed_name,
        method=method, by=by, at=at,
    )  # fmt: skip


CARRIED = (
    "ground", "because", "asked_at", "asked_by", "convener", "convener_post", "passed", "recommendation", "grounds",
    "instructions", "reported_at", "reported_by",
)  # fmt: skip


def carry_panels(item, again, *, by):
    """What was put off keeps its panel on the later agenda: one that waits waits on, a report binds on."""
    last = item.panels.exclude(status=Panel.Status.WITHDRAWN).last()
    if last is None:
        return
    place = Proceedings(locked(again.meeting)).next_place
    copy = Panel(item=again, status=last.status, carried_from=last, asked_place=place)
    for name in CARRIED:
        setattr(copy, name, getattr(last, name))
    copy.reported_place = place + 1 if last.reported_place else None
    copy.save_as(by=by, why="Carried over")
    for member in last.members.filter(removed=False).order_by("pk"):
        PanelMember(panel=copy, person=member.person, named_at=member.named_at, named_by=member.named_by).save_as(
            by=by, why="Carried over"
        )
