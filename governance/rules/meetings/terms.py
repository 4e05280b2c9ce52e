"""Terms of reference that run: clauses and signed readings compile to one frozen value (features row 105).

Each field keeps the paragraph it came from. Nothing is guessed: words that can be read two ways
stand in `ambiguities` until a reading is signed (R-205, R-207, R-216, H-18).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from governance.rules.meetings.clauses import KINDS, open_questions, values_of
from governance.rules.meetings.faults import faults
from governance.rules.meetings.seats import Klass
from governance.rules.periods import spoken

__all__ = ["Body", "Need", "Terms", "Unread", "ambiguities", "compile", "faults"]


@dataclass(frozen=True)
class Body:
    """A body with a side in the committee: how many voters, how many votes in total, how many make a quorum."""

    key: str
    name: str
    side: str = "ccg"
    voters: int = 0
    lay: int = 0
    total: int | None = None
    quorum: int = 0


@dataclass(frozen=True)
class Need:
    """A quorum that asks for particular people: so many of these classes or offices (R-222)."""

    at_least: int
    words: str
    classes: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()

    def met_by(self, seat):
        return seat.klass in self.classes or bool(seat.office and seat.office in self.offices)


class Unread(ValueError):
    """Clauses that cannot run; `reasons` are the sentences."""

    def __init__(self, reasons):
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


FIELD_CLAUSES = {
    "bodies": "members",
    "officers_from": "officers",
    "attendees": "attendees",
    "functions": "remit",
    "weighting": "votes",
    "majority_of": "majority",
    "may_abstain": "majority",
    "deciding_offices": "deciding_vote",
    "deputy_decides": "deciding_vote",
    "single_allowed": "single_body",
    "single_casting": "single_body",
    "quorum_total": "quorum",
    "quorum_bodies": "quorum",
    "quorum_officer": "quorum",
    "one_of_whom": "quorum",
    "lay_executive": "quorum",
    "needs": "quorum",
    "meets": "meetings",
    "in_public": "public",
    "notice_clear_days": "notice",
    "papers_days": "notice",
    "questions_days": "notice",
    "minutes_working_days": "minutes",
    "summary": "summary",
    "engagement": "engagement",
    "binding": "binding",
    "review_months": "review",
}


@dataclass(frozen=True)
class Terms:
    """What a meeting is judged by. `paragraphs` says where each clause stands; `readings` what was signed, and when."""

    bodies: tuple[Body, ...] = ()
    officers_from: tuple[str, ...] = (Klass.LAY,)
    attendees: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    weighting: str = "bloc"
    majority_of: str = "votes_cast"
    may_abstain: bool = True
    deciding_offices: tuple[str, ...] = ()
    deputy_decides: bool = False
    single_allowed: bool = False
    single_casting: str = "full"
    quorum_total: int = 0
    quorum_officer: bool = False
    one_of_whom: str = "overall"
    lay_executive: bool = False
    majority_classes: tuple[str, ...] = (Klass.LAY, Klass.EXECUTIVE)
    needs: tuple[Need, ...] = ()
    meets: str = ""
    in_public: bool = True
    notice_clear_days: int = 3
    papers_days: int = 0
    papers_working: bool = True
    questions_days: int = 0
    minutes_working_days: int = 0
    minutes_to: tuple[str, ...] = ()
    summary: str = ""
    engagement: str = ""
    binding: tuple[str, ...] = ()
    review_months: int = 0
    review_each: int = 0
    paragraphs: Mapping = field(default_factory=dict, compare=False)
    readings: Mapping = field(default_factory=dict)
    signed_on: Mapping = field(default_factory=dict, compare=False)

    def body(self, key):
        return next((body for body in self.bodies if body.key == key), None)

    def name(self, key):
        body = self.body(key)
        return body.name if body else key

    def paragraph(self, field_name):
        return self.paragraphs.get(FIELD_CLAUSES.get(field_name, field_name), "")

    def cite(self, field_name):
        """“ (paragraph 14)”, or nothing where the terms number no paragraph."""
        where = self._where(field_name)
        return f" ({where})" if where else ""

    def as_read(self, question):
        """“, as the reading of paragraph 14 signed on 1 April 2015 says”: who wonders can look it up (R-205, R-207)."""
        where = self._where(question)
        if question not in self.readings:
            return f", by {where}" if where else ""
        on, where = self.signed_on.get(question), where or "the terms of reference"
        if on is None:
            return f", as the signed reading of {where} says"
        return f", as the reading of {where} signed on {spoken(on)} says"

    def _where(self, field_name):
        paragraph = self.paragraph(field_name)
        word = "paragraphs" if " and " in paragraph else "paragraph"
        return f"{word} {paragraph}" if paragraph else ""


def ambiguities(clauses, readings):
    """What must be read and signed before these clauses may be put in force (R-205, R-207, R-216, H-18)."""
    places = {clause.key: clause.paragraph for clause in clauses}
    found = []
    for question in open_questions(clauses):
        if readings.get(question.key) not in question.choices:
            place = places.get(question.clause)
            where = f"paragraph {place}" if place else KINDS[question.clause].title
            found.append(f"{where[0].upper()}{where[1:]}: {question.sentence} Sign one reading.")
    return found


def compile(clauses, readings, signed_on=None):
    """Clauses and readings as the terms that run a meeting; Unread with every reason if they cannot (row 105)."""
    if reasons := [*faults(clauses), *ambiguities(clauses, readings)]:
        raise Unread(reasons)
    values = values_of(clauses)
    asked = {q.key: readings[q.key] for q in open_questions(clauses)}
    return Terms(
        **_who(values),
        **_votes(values, asked),
        **_quorum(values, asked),
        **_round(values),
        paragraphs={clause.key: clause.paragraph for clause in clauses},
        readings=asked,
        signed_on=signed_on or {},
    )


def _who(values):
    totals = values["votes"].get("totals") or {}
    needed = values["quorum"].get("bodies") or {}
    bodies = tuple(
        Body(
            b["key"],
            b["name"],
            b.get("side", "ccg"),
            b.get("voters", 0),
            b.get("lay", 0),
            totals.get(b["key"]) or None,
            needed.get(b["key"], 0),
        )
        for b in values["members"]["bodies"]
    )
    return {
        "bodies": bodies,
        "officers_from": tuple(values["officers"].get("from") or (Klass.LAY,)),
        "attendees": tuple(values.get("attendees", {}).get("offices", ())),
        "functions": tuple(values.get("remit", {}).get("functions", ())),
    }


def _votes(values, asked):
    deciding, majority, single = (values.get(key, {}) for key in ("deciding_vote", "majority", "single_body"))
    deputies = asked.get("deputy_decides", "yes" if deciding.get("deputies") else "no")
    return {
        "weighting": asked.get("weighting") or values["votes"].get("weighting") or "bloc",
        "majority_of": asked.get("majority_of") or majority.get("of"),
        "may_abstain": majority.get("may_abstain", True),
        "deciding_offices": tuple(deciding.get("offices", ())),
        "deputy_decides": deputies == "yes",
        "single_allowed": bool(single),
        "single_casting": asked.get("single_casting") or single.get("weights") or "full",
    }


def _quorum(values, asked):
    quorum = values["quorum"]
    return {
        "quorum_total": quorum.get("total", 0),
        "quorum_officer": bool(quorum.get("officer")),
        "one_of_whom": asked.get("one_of_whom") or quorum.get("officer_in") or "overall",
        "lay_executive": bool(quorum.get("lay_executive")),
        "majority_classes": tuple(quorum.get("counted") or (Klass.LAY, Klass.EXECUTIVE)),
        "needs": tuple(
            Need(n["at_least"], n["words"], tuple(n.get("classes", ())), tuple(n.get("offices", ())))
            for n in quorum.get("needs", ())
        ),
    }


def _round(values):
    notice, minutes, review = (values.get(key, {}) for key in ("notice", "minutes", "review"))
    return {
        "meets": values.get("meetings", {}).get("every", ""),
        "in_public": values.get("public", {}).get("in_public", True),
        "notice_clear_days": notice.get("clear_days", 3),
        "papers_days": notice.get("papers_days", 0),
        "papers_working": notice.get("papers_working", True),
        "questions_days": notice.get("questions_days", 0),
        "minutes_working_days": minutes.get("working_days", 0),
        "minutes_to": tuple(minutes.get("to", ())),
        "summary": values.get("summary", {}).get("every", ""),
        "engagement": values.get("engagement", {}).get("every", ""),
        "binding": tuple(values.get("binding", {}).get("bodies", ())),
        "review_months": review.get("months", 0),
        "review_each": review.get("each", 0),
    }
