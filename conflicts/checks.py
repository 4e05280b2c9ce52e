"""What this floor says to governance about agenda items, rulings and the register, through its three sockets."""

from django.db.models import Exists, OuterRef, Q

from governance.checks import Concern, Kept, Line
from governance.permissions import Permission
from jobs.rounds import in_rounds

from .models import Interest, Redaction, SpokenAnswer
from .radar import look
from .rules.redaction import Asked, kept_of_ruling


@in_rounds
def radar(items, *, at, besides=None):
    """Every match of a member's interest with a party of an item: what is neither ruled nor dismissed blocks it.

    `besides`: {item: people} who are not in the room and are looked at all the same.
    """
    found = yield from look.asks(items, at=at, besides=besides)
    return {
        item: [
            Concern(person=h.person, sentence=h.match.path, strength=h.match.strength.label, ruled=not h.open,
                    address=h.address, unspoken=h.unspoken)
            for h in hits
        ]
        for item, hits in found.items()
    }  # fmt: skip


INTEREST = ("ref", "declarant__person", "publish", "status")
REDACTION = ("redactions__status", "redactions__fields", "redactions__asked_at")


def kept_from_public(rulings):
    """What the public register keeps back of an interest, decisions and public minutes keep back too (R-095).

    A ruling that names no line of the register, as one on what was said aloud, is held to whatever of
    that person is kept back; one whose line was disposed of says nothing any more. Two queries.
    """
    spoken = dict(SpokenAnswer.objects.filter(ruling__in=[r.pk for r in rulings]).values_list("ruling", "interest_ref"))
    refs = {r.pk: r.interest_ref or spoken.get(r.pk, "") for r in rulings}
    people = {r.person_id for r in rulings if not refs[r.pk]}
    rows = Interest.objects.filter(Q(ref__in=set(refs.values()) - {""}) | Q(declarant__person__in=people)).order_by()
    known = {}
    for ref, person, publish, status, asked, fields, asked_at in rows.values_list(*INTEREST, *REDACTION):
        known.setdefault(ref, (person, publish, status, []))[3].append(Asked(asked, tuple(fields or ()), asked_at))
    found = {}
    for ruling in rulings:
        ref = refs[ruling.pk]
        lines = [line for key, line in known.items() if (key == ref if ref else line[0] == ruling.person_id)]
        if kept := kept_of_ruling(lines, named=bool(ref), ruled_at=ruling.ruled_at, own_words=ruling.public_words):
            found[ruling.pk] = Kept(kept)
    return found


def registered(people, *, grants):
    """What these people have on the register now: what is public, and what the reader keeps or reviews. One query."""
    asked = Redaction.objects.filter(interest=OuterRef("pk"), status__in=["asked", "granted"])
    kept = Q(publish=False) | Exists(asked)
    public = Q(status=Interest.Status.PUBLISHED) & ~kept
    mine = Q(declarant__ccg__in=grants.organisations(Permission.CONFLICT_VIEW))
    rows = Interest.objects.open_on(grants.on).filter(public | mine, declarant__person__in=people)
    rows = rows.filter(declarant__left_on=None).annotate(kept=Exists(asked)).select_related("declarant")
    found = {}
    for row in rows.order_by("declarant", "counterparty", "pk"):
        line = Line(row.ref, str(row), kept=row.kept or not row.publish)
        found.setdefault(row.declarant.person_id, []).append(line)
    return found
