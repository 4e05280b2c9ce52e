"""What this floor asks of one person: plain answers for the desk.

What is asked of everybody who declares comes by `due_for_person`; what is asked of posts by `due_for`.
"""

from django.urls import reverse

from governance.access import Held
from governance.due import Due
from governance.permissions import Permission, Role
from governance.together import either
from jobs.clock import end_of, london
from jobs.prepared import prepared
from jobs.rounds import alongside, in_rounds, plainly

from .models import Breach, Declarant, DisposalList, Gift, Interest, Redaction, YearEnd
from .overview import places
from .radar_due import listing_due, spoken_due
from .rules.dates import spoken

P = Permission
SHOWN = 20


@in_rounds
def due_for(grants, interests=None):
    """Everything of this floor that waits for the holder of `grants`: as many queries for any number.

    `interests` from `interests_for`, which asks for all that anybody reviews or publishes at once.
    """
    asked = plainly(
        _asked(Gift, grants, P.GIFT_APPROVE, status=Gift.Status.APPROVAL),
        _asked(Breach, grants, P.BREACH_INVESTIGATE, status=Breach.Status.REPORTED),
        _asked(Redaction, grants, P.REDACTION_DECIDE, status=Redaction.Status.ASKED),
        _asked(YearEnd, grants, P.YEAR_END_SIGN, document=None),
        _disposals(grants),
    )
    listing, found = yield from alongside(listing_due.asks(grants), asked)
    interests = interests or (yield from interests_for.asks(grants))
    each = zip((_approval, _breach, _redaction, _year_end, _disposal), found, strict=True)
    return [*_reviews(interests), *(tell(row) for tell, rows in each for row in rows), *listing]


@in_rounds
def interests_for(grants, person_id=None, *, at=None):
    """Interests that wait for the holder of `grants`, or for this person as somebody's line manager: one query.

    {what waits: the interests}; what `grants` let one review is not one's people's besides.
    """
    reviewed_at = grants.organisations(P.CONFLICT_REVIEW) if grants else set()
    at = (at or grants.at) if person_id else None
    (rows,) = yield [_interests(
        person=person_id, at=at, on=at and london(at).date(), reviewed=reviewed_at,
        agreed=grants.organisations(P.CONFLICT_PUBLISH) if grants else set(),
    )]  # fmt: skip
    found = {"to_review": [], "to_publish": [], "of_my_people": []}
    for row in rows:
        mine = "to_review" if row.declarant.ccg_id in reviewed_at else "of_my_people"
        found["to_publish" if row.status == Interest.Status.AGREED else mine].append(row)
    return found


@prepared
def _interests(person, at, on, reviewed, agreed):
    of = Interest.objects.order_by("pk")
    theirs = of.managed_by(person, at=at, on=on).filter(status=Interest.Status.DECLARED) if person else None
    return either(
        Interest.objects.for_door().order_by("pk"),
        of.filter(declarant__ccg__in=reviewed, status=Interest.Status.DECLARED)[:SHOWN],
        of.filter(declarant__ccg__in=agreed, status=Interest.Status.AGREED)[:SHOWN],
        None if theirs is None else theirs.exclude(declarant__ccg__in=reviewed)[:SHOWN],
    )


@in_rounds
def due_for_person(person_id, *, at, grants=None, interests=None):
    """A declaration that was asked for, or is out of date; open questions; what one's people declared.

    What `grants` let one review anyway comes by `due_for`, and is not said twice.
    """
    if not person_id:
        return []
    rows, spoken = yield from alongside(
        places.asks(Declarant.objects.of_person(person_id).filter(left_on=None), at), spoken_due.asks(person_id, at=at)
    )
    interests = interests or (yield from interests_for.asks(grants, person_id, at=at))
    return [*(due for place in rows for due in _of_place(place)), *spoken, *_of_my_people(interests)]


def _of_my_people(interests):
    for i in interests["of_my_people"]:
        late = f" It was {i.lateness}." if i.lateness else ""
        yield Due(
            title=f"Review what one of your people declared: {i.counterparty}",
            why=f"{i.declarant.person.name} declared it on {spoken(i.declared_on)}.{late}",
            address=reverse("theirs", args=[i.ref]),
            body=i.declarant.ccg.name,
        )


def _of_place(place):
    d = place.declarant
    if place.waits:
        day = place.ask.due_on if place.ask else place.due_on
        yield Due(
            title="Declare your interests, or confirm them",
            why=place.waits,
            address=reverse("declare", args=[d.ref]),
            at=end_of(day),
            explains="Within 28 days of being asked; then as often as the guidance in force says.",
            body=d.ccg.name,
        )
    for interest in place.interests:
        if interest.status == Interest.Status.RETURNED:
            yield Due(
                title=f"A question about {interest.counterparty}",
                why="It was sent back to you. Change it, or confirm it as it is.",
                address=reverse("declare-change", args=[interest.ref]),
                body=d.ccg.name,
            )
    for gap in place.gaps:
        yield Due(
            title="Training on conflicts of interest", why=gap, address=reverse("declare-course", args=[d.ref]),
            body=d.ccg.name,
        )  # fmt: skip


def _asked(model, grants, permission, **where):
    if not grants or not (held := grants.organisations(permission)):
        return None
    return _of_kind(model=model, organisations=held, **where)


@prepared
def _of_kind(model, organisations, **where):
    return model.objects.for_door().visible_to(Held(organisations), None).filter(**where).order_by("pk")[:SHOWN]


def _reviews(interests):
    for i in interests["to_review"]:
        late = f" It was {i.lateness}." if i.lateness else ""
        yield Due(
            title=f"Review an interest: {i.counterparty}",
            why=f"{i.declarant.person.name} declared it on {spoken(i.declared_on)}.{late}",
            address=reverse("interest", args=[i.ref]),
            body=i.declarant.ccg.name,
        )
    for i in interests["to_publish"]:
        yield Due(
            title=f"Publish an interest: {i.counterparty}",
            why="It has been reviewed and is not on the public register yet.",
            address=reverse("interest", args=[i.ref]),
            body=i.declarant.ccg.name,
        )


def _approval(gift):
    return Due(
        title=f"Approve or refuse: {gift}",
        why=f"Offered to {gift.recipient} on {spoken(gift.offered_on)}; it waits for a senior manager.",
        address=reverse("gift", args=[gift.ref]),
        body=gift.ccg.name,
    )


def _breach(breach):
    return Due(
        title="Take up a reported breach",
        why=breach.get_kind_display() + ".",
        address=reverse("breach", args=[breach.ref]),
        at=end_of(breach.due_on),
        explains="Reports are taken up within two days (R-052).",
        body=breach.ccg.name,
    )


def _redaction(row):
    return Due(
        title="Decide on withholding details",
        why=f"{row.get_ground_display()}: {row.interest.declarant.person.name} asked.",
        address=reverse("redaction", args=[row.ref]),
        body=row.interest.declarant.ccg.name,
    )


def _year_end(row):
    return Due(
        title=f"Sign the registers of {row.words}",
        why="They go into the annual accounts once the audit committee chair has signed them (R-301).",
        address=reverse("year-end", args=[row.ref]),
        body=row.ccg.name,
    )


def _disposals(grants):
    """For the guardian and the Accountable Officer: either may be the second person."""
    bodies = grants.organisations(P.REDACTION_DECIDE)
    bodies |= {pk for role, (kind, pk) in grants.posts if role == Role.ACCOUNTABLE_OFFICER and kind == "organisation"}
    if not bodies:
        return None
    rows = DisposalList.objects.for_door().filter(status=DisposalList.Status.PROPOSED, ccg__in=bodies)
    return rows.order_by("pk")[:SHOWN]


def _disposal(row):
    return Due(
        title="Confirm that records are disposed of, or not",
        why=f"{row.proposed_by} proposed it on {spoken(london(row.proposed_at).date())}.",
        address=reverse("disposal", args=[row.ref]),
        body=row.ccg.name,
    )
