"""The clauses terms of reference are made of, and where their words can be read two ways (trap 4, R-200 to R-230).

A clause is stored as a row: key, paragraph, value. What the words leave open is a question with
its readings; such a clause cannot be put in force until somebody signs one of them (R-205, R-207,
R-216, H-15, H-16, H-18).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Clause:
    """One clause of one edition, with the paragraph it stands in."""

    key: str
    paragraph: str
    value: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    choice: str
    sentence: str
    source: str


@dataclass(frozen=True)
class Question:
    """Words that can be read in more than one way, and when they are open."""

    key: str
    clause: str
    sentence: str
    rule: str
    readings: tuple[Reading, ...]
    open: Callable

    @property
    def choices(self):
        return tuple(reading.choice for reading in self.readings)

    def sentence_for(self, choice):
        return next(reading.sentence for reading in self.readings if reading.choice == choice)


@dataclass(frozen=True)
class Kind:
    """What one clause is about; `needed` clauses must be there."""

    key: str
    title: str
    rule: str
    needed: bool = False
    words: str = ""


KINDS = {
    each.key: each
    for each in (
        Kind("members", "Members and the bodies they come from", "R-201", True),
        Kind("officers", "Chair and Vice Chair", "R-202, R-220", True),
        Kind("attendees", "Who attends without a vote", "R-203"),
        Kind("remit", "What the committee may decide", "R-142"),
        Kind("standing_orders", "Standing orders it adopts", "R-226"),
        Kind("votes", "Votes and weights", "R-204, R-207", True),
        Kind("majority", "Majority and abstention", "R-205, R-225", True),
        Kind("deciding_vote", "Second, deciding vote", "R-205, R-225"),
        Kind("single_body", "Decisions about one CCG alone", "R-206"),
        Kind("quorum", "Quorum", "R-215, R-222", True),
        Kind("meetings", "How often it meets", "R-208, R-227"),
        Kind("public", "Meetings in public", "R-209"),
        Kind("notice", "Notice, papers and public questions", "R-226, R-228"),
        Kind("minutes", "Minutes and action notes", "R-210"),
        Kind("summary", "Executive summary", "R-210"),
        Kind("engagement", "Engagement events", "R-263"),
        Kind("binding", "Whom its decisions bind, and who publishes them", "R-212"),
        Kind("review", "Review of these terms", "R-211"),
    )
}


def _weighted(values):
    return any((values.get("votes") or {}).get("totals", {}).values()) and not values["votes"].get("weighting")


def _majority_unclear(values):
    return not (values.get("majority") or {}).get("of")


def _deputy_unclear(values):
    clause = values.get("deciding_vote") or {}
    return bool(set(clause.get("offices", ())) - {"chair"}) and clause.get("deputies") is None


def _officer_unclear(values):
    clause = values.get("quorum") or {}
    return bool(clause.get("officer")) and not clause.get("officer_in") and len(_ccgs_with_quorum(values)) > 1


def _single_unclear(values):
    clause = values.get("single_body")
    return bool(clause) and not clause.get("weights") and any((values.get("votes") or {}).get("totals", {}).values())


def _ccgs_with_quorum(values):
    needed = (values.get("quorum") or {}).get("bodies", {})
    bodies = (values.get("members") or {}).get("bodies", ())
    return [b for b in bodies if b.get("side", "ccg") == "ccg" and needed.get(b["key"])]


QUESTIONS = {
    each.key: each
    for each in (
        Question(
            "weighting",
            "votes",
            "A body has a fixed number of votes in total. How many do its members cast when not all of them come?",
            "R-207, H-16",
            (
                Reading("bloc", "The members who come share the whole number of votes.", "R-207, S4 App 6 para 14"),
                Reading(
                    "per_head",
                    "Each member casts their own share; the share of a member who is away is not used.",
                    "R-207, S4 App 6 para 14",
                ),
            ),
            _weighted,
        ),
        Question(
            "majority_of",
            "majority",
            "“A simple majority of members present”: does somebody who abstains count?",
            "R-205",
            (
                Reading("votes_cast", "More votes for than against; an abstention is not a vote.", "R-205, D2-f"),
                Reading(
                    "members_present",
                    "More than half of the votes of all members present; an abstention helps to defeat the motion.",
                    "R-205, S4 App 6 para 14",
                ),
            ),
            _majority_unclear,
        ),
        Question(
            "deputy_decides",
            "deciding_vote",
            "Does a named deputy of an office-holder hold that office-holder’s deciding vote?",
            "R-205",
            (
                Reading("no", "Only the office-holder in person holds the deciding vote.", "R-205, D2-g"),
                Reading("yes", "A named deputy holds it while the office-holder is away.", "S4 App 6 paras 8 and 14"),
            ),
            _deputy_unclear,
        ),
        Question(
            "one_of_whom",
            "quorum",
            "“One of whom must be the Chair or Vice Chair”: one in the room, or one in the pair of each CCG?",
            "R-216, H-15",
            (
                Reading("overall", "One of the two must be present in the whole meeting.", "R-216, S4 App 6 para 16"),
                Reading("each", "The members of each CCG must include one of the two.", "R-216, S4 App 6 para 16"),
            ),
            _officer_unclear,
        ),
        Question(
            "single_casting",
            "single_body",
            "In a decision about one CCG alone, does the weighted body keep its full number of votes?",
            "R-206, H-18",
            (
                Reading(
                    "full",
                    "It keeps them all; the casting vote is needed only if the numbers happen to be equal.",
                    "H-18, S4 App 6 paras 14 and 15",
                ),
                Reading(
                    "level",
                    "Its votes fall to the number of the CCG’s members, so the casting vote settles a tie.",
                    "H-18, S4 App 6 para 15",
                ),
            ),
            _single_unclear,
        ),
    )
}


def values_of(clauses):
    """Clause values by key, as plain dictionaries (row 105)."""
    return {clause.key: dict(clause.value) for clause in clauses}


def open_questions(clauses):
    """The questions these clauses leave open, whether answered or not (trap 4)."""
    values = values_of(clauses)
    return tuple(question for question in QUESTIONS.values() if question.open(values))
