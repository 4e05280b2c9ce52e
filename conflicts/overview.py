"""What stands where: the state of one person, of a CCG's list, of its queues. Reads only."""

from dataclasses import dataclass, field

from django.db.models import Count, Q

from jobs.clock import london
from jobs.prepared import prepared
from jobs.rounds import alongside, in_rounds

from .answers import answers_of, goes_on, people_there, said_by
from .guidance import guidance_by_day
from .models import Ask, Breach, Declarant, Declaration, Gift, Interest, Redaction, Sponsorship, Training
from .retention import to_be_reviewed
from .rules import interests as rules
from .rules import nothing, training
from .rules.dates import spoken


@dataclass
class Place:
    """One person at one CCG, on a day."""

    declarant: Declarant
    said: nothing.Said
    interests: list = field(default_factory=list)
    ended: list = field(default_factory=list)
    ask: Ask | None = None
    last: Declaration | None = None
    due_on: object = None
    gaps: list = field(default_factory=list)

    @property
    def waits(self):
        """Why an answer is needed now, or nothing."""
        if self.ask:
            return f"Please answer by {spoken(self.ask.due_on)}."
        return f"Please confirm: the last answer is older than {spoken(self.due_on)}." if self.said.overdue else ""


@in_rounds
def places(declarants, at):
    """Many people at once, in a constant number of queries."""
    (declarants,) = yield [declarants.select_related("person__user", "ccg", "practice")]
    if not declarants:
        return []
    on, pks = london(at).date(), [declarant.pk for declarant in declarants]
    books, *held = yield from alongside(
        guidance_by_day.asks([on]),
        *(_by_declarant(ask(declarants=pks)) for ask in (_interests, _asks, _declarations, _courses)),
    )
    return [_place(each, on, books[on], *(rows.get(each.pk, ()) for rows in held)) for each in declarants]


def _by_declarant(asked):
    (rows,), found = (yield [asked]), {}
    for row in rows:
        found.setdefault(row.declarant_id, []).append(row)
    return found


@prepared
def _interests(declarants):
    return Interest.objects.filter(declarant__in=declarants).exclude(status=Interest.Status.WITHDRAWN)


@prepared
def _asks(declarants):
    return Ask.objects.filter(declarant__in=declarants, answered_at=None)


@prepared
def _declarations(declarants):
    return Declaration.objects.filter(declarant__in=declarants).order_by("number")


@prepared
def _courses(declarants):
    return Training.objects.filter(declarant__in=declarants)


def mine_at(declarant, at):
    return places(Declarant.objects.filter(pk=declarant.pk), at)[0]


def _place(declarant, on, book, interests, asks, declarations, courses):
    for interest in interests:
        interest.declarant = declarant
    now = [i for i in interests if goes_on(i.ended_on, on)]
    ended = [i for i in interests if not goes_on(i.ended_on, on)]
    ask, last = next(iter(asks), None), declarations[-1] if declarations else None
    due = rules.refresh_due_on(last.declared_on, book) if last else None
    said = said_by(
        asked_at=ask.asked_at if ask else None, due_on=ask.due_on if ask else None,
        answered_on=last.declared_on if last else None, going_on=len(now), on=on, book=book,
    )  # fmt: skip
    gaps = training.gaps([t.course for t in courses], declarant.standings, on=on, book=book)
    return Place(declarant, said, now, ended, ask, last, due, gaps)


def figures(ccg, at):
    """The counts at the top of a CCG's registers: (words, number, address name or None)."""
    on = london(at).date()
    state = Interest.Status
    counts = Interest.objects.filter(declarant__ccg=ccg).aggregate(
        review=Count("pk", Q(status=state.DECLARED)),
        publish=Count("pk", Q(status=state.AGREED)),
        public=Count("pk", Q(status=state.PUBLISHED)),
    )
    there = answers_of(people_there(ccg=ccg.pk, on=on).rows(), at)
    answers = [p.said for p in there]
    return {
        "review": counts["review"],
        "publish": counts["publish"],
        "public": counts["public"],
        "people": len(there),
        "nil": sum(s.answer == nothing.Answer.NIL for s in answers),
        "not_asked": sum(s.answer == nothing.Answer.NOT_ASKED for s in answers),
        "silent": sum(s.answer == nothing.Answer.SILENT for s in answers),
        "overdue": sum(s.overdue for s in answers),
        "untrained": sum(bool(p.gaps) for p in there),
        "gifts": Gift.objects.filter(ccg=ccg, status=Gift.Status.APPROVAL).count(),
        "all_gifts": Gift.objects.filter(ccg=ccg).count(),
        "sponsorship": Sponsorship.objects.filter(ccg=ccg).count(),
        "breaches": Breach.objects.filter(ccg=ccg)
        .exclude(status__in=[Breach.Status.PUBLISHED, Breach.Status.UNFOUNDED])
        .count(),
        "old": len(to_be_reviewed(ccg, at=at)),
        "redactions": Redaction.objects.filter(interest__declarant__ccg=ccg, status=Redaction.Status.ASKED).count(),
    }
