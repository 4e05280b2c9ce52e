"""Put on the public registers what the facts now give: on each act, each minute for bodies touched, nightly for all.

Nothing is decided here: `registers.py` says what a row holds, `rules.public` who is public.
Each function reads a constant number of queries for any number of records.
"""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Q

from jobs.clock import london
from publication.actions import bring_up_to_date
from publication.models import Line
from publication.registers import by_key

from ..models import (
    Appointment,
    Arrangement,
    ControlledDocument,
    Kind,
    Organisation,
    OrganisationName,
    OrganisationParent,
    StatusChange,
)
from ..models.organisations import OFFICES
from ..models.scopes import lines_above, names_on
from ..registers import ARRANGEMENTS, BODIES, DOCUMENTS, PEOPLE, Body, Standing
from ..rules import public
from ..rules.names import display_name

LISTED = (Kind.CCG, *OFFICES, Kind.REGION, Kind.NATIONAL)
TOUCHED = timedelta(minutes=5)


def republish_bodies(pks=None, *, at):
    """The bodies with these keys, or all: name, office and model as they are on this day."""
    on = london(at).date()
    bodies = Organisation.objects.filter(kind__in=LISTED).exclude(code=None)
    bodies = list(bodies if pks is None else bodies.filter(pk__in=pks))
    names, above = names_on(bodies, on), lines_above([body.pk for body in bodies], on)
    uppers = {upper.pk: upper for pair in above.values() for upper in pair if upper}
    names |= names_on(uppers.values(), on)
    models = _models_in_force([body.pk for body in bodies], at)

    def said(upper):
        return display_name(names[upper.pk]) if upper else ""

    def told(body):
        office, region = above.get(body.pk, (None, None))
        found = models[body.pk]
        ccg = body.kind == Kind.CCG and body.open_on(on)
        return Body(
            organisation=body,
            name=said(body),
            kind=body.kind_on(on).label,
            office=said(office if body.kind == Kind.CCG else None),
            region=said(region if body.kind == Kind.CCG else office),
            model=public.model_in_force([each.arrangement.model for each in found], on=on) if ccg else "",
            model_since=found[0].live_from if ccg and found else None,
        )

    return _say(BODIES, ((f"body:{body.ref}", told(body)) for body in bodies), at)


def _models_in_force(pks, at):
    found = defaultdict(list)
    for each in _standings(Arrangement.objects.filter(ccg__in=pks), at):
        if each.state == "live":
            found[each.arrangement.ccg_id].append(each)
    return found


def republish_people(pks=None, *, at):
    """The published posts at these bodies and their committees, or all."""
    found = Appointment.objects.filter(role__in=public.PUBLIC_POSTS)
    found = found.select_related("person", "organisation", "committee__organisation")
    if pks is not None:
        found = found.filter(Q(organisation__in=pks) | Q(committee__organisation__in=pks))
    found = found.exclude(organisation__code=None, committee=None).exclude(
        organisation=None, committee__organisation__code=None
    )
    return _say(PEOPLE, ((f"appointment:{row.ref}", row) for row in found.iterator(chunk_size=500)), at)


def republish_appointment(appointment, *, at):
    """One post, after it began or ended."""
    body = appointment.organisation or appointment.committee.organisation
    if appointment.role in public.PUBLIC_POSTS and body.code:
        _say(PEOPLE, [(f"appointment:{appointment.ref}", appointment)], at)


def republish_arrangements(pks=None, *, at):
    """The arrangements of these CCGs, or all."""
    found = Arrangement.objects.all() if pks is None else Arrangement.objects.filter(ccg__in=pks)
    standings = _standings(found.exclude(ccg__code=None), at)
    return _say(ARRANGEMENTS, [(f"arrangement:{each.arrangement.ref}", each) for each in standings], at)


def _standings(found, at):
    rows = list(found.select_related("ccg").prefetch_related("ccg__names").order_by("pk"))
    moves = StatusChange.objects.about_many("governance", "arrangement", [row.pk for row in rows])
    closed = {move.object_id: london(move.moved_at).date() for move in moves.filter(transition__in=("lapse", "end"))}
    return [
        Standing(
            arrangement=row,
            on=london(at).date(),
            approved_on=london(row.approved_at).date(),
            signed_off_on=london(row.sum_at).date() if row.sum_at else None,
            closed_on=row.ends_on or closed.get(row.pk),
        )
        for row in rows
    ]


def republish_documents(pks=None, *, at):
    """Every version of the controlled documents of these bodies, or of all."""
    found = ControlledDocument.objects.filter(withdrawn_at=None).exclude(organisation__code=None)
    found = found.select_related("organisation", "file")
    found = found if pks is None else found.filter(organisation__in=pks)
    return _say(DOCUMENTS, ((row.origin, row) for row in found.iterator(chunk_size=500)), at)


def republish(pks=None, *, at):
    """Everything of this floor about these bodies, or about all. Gives how many entries were added."""
    acts = (republish_bodies, republish_people, republish_arrangements, republish_documents)
    return sum(len(act(pks, at=at)) for act in acts)


def republish_touched(*, since, at):
    """Bodies whose facts changed since a moment of real time, by what the history remembers."""
    pks = touched(since)
    return republish(pks, at=at) if pks else 0


def touched(since):
    """Keys of the bodies about which anything was saved since then."""
    ways = (
        (Organisation, "id"),
        (OrganisationName, "organisation_id"),
        (OrganisationParent, "organisation_id"),
        (Arrangement, "ccg_id"),
        (ControlledDocument, "organisation_id"),
        (Appointment, "organisation_id"),
        (Appointment, "committee__organisation_id"),
    )
    found = set()
    for model, path in ways:
        found |= set(model.history.filter(history_date__gte=since).values_list(path, flat=True))
    return found - {None}


def _say(register, pairs, at):
    """Only what this house publishes at all; a test may run with other registers."""
    if by_key(register.key) is None:
        return []
    return bring_up_to_date(register.key, rows=((origin, register.row(record)) for origin, record in pairs), at=at)


def published(origin):
    """The line of this fact while it is on show, else None."""
    return Line.objects.filter(origin=origin, state=Line.State.LIVE).first()
