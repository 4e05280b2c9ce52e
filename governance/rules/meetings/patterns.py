"""Shipped worked examples of terms, as clauses with their paragraphs (S4 App 6; R-220 to R-222, R-225)."""

from dataclasses import dataclass

from governance.rules.meetings.clauses import Clause
from governance.rules.meetings.seats import Klass, Seat

MID, NORTH_EAST, ENGLAND = "06Q", "06T", "Q79"


@dataclass(frozen=True)
class Pattern:
    """A worked example: title, source, clauses, the seats it names, and what a reader should know."""

    key: str
    title: str
    source: str
    clauses: tuple[Clause, ...]
    seats: tuple[Seat, ...] = ()
    notes: tuple[str, ...] = ()


def body(key, name, voters, **more):
    """One body in a members clause (R-201)."""
    return {"key": key, "name": name, "voters": voters, **more}


ESSEX = Pattern(
    key="essex",
    title="Mid and North East Essex joint committee",
    source="S4 App 6",
    clauses=(
        Clause(
            "remit",
            "5",
            {
                "functions": [
                    "contracts", "termination", "enhanced_services", "incentive_schemes", "new_practices",
                    "mergers", "discretionary_payments", "strategy", "estates", "workforce", "integrated_contracts",
                ]
            },
        ),
        Clause(
            "members",
            "8",
            {
                "bodies": [
                    body(MID, "Mid Essex", 3, side="ccg", lay=1),
                    body(NORTH_EAST, "North East Essex", 3, side="ccg", lay=1),
                    body(ENGLAND, "NHS England", 3, side="nhs_england", lay=0),
                ]
            },
        ),
        Clause("officers", "9 and 10", {"from": [Klass.LAY.value]}),
        Clause(
            "attendees",
            "12",
            {
                "offices": [
                    "director_of_commissioning", "director_of_primary_care", "medical_director",
                    "chief_finance_officer", "healthwatch", "health_and_wellbeing_board", "local_medical_committee",
                ]
            },
        ),
        Clause("standing_orders", "13", {"bodies": [MID, NORTH_EAST]}),
        Clause("votes", "14", {"totals": {ENGLAND: 6}}),
        Clause("majority", "14", {"of": ""}),
        Clause("deciding_vote", "14", {"offices": ["area_director", "medical_director"]}),
        Clause("single_body", "15", {"casting": "nhs_england"}),
        Clause(
            "quorum",
            "16",
            {
                "bodies": {MID: 2, NORTH_EAST: 2, ENGLAND: 2},
                "officer": True,
                "lay_executive": True,
                "counted": [Klass.LAY.value, Klass.EXECUTIVE.value, Klass.NHS_ENGLAND.value],
            },
        ),
        Clause("meetings", "17", {"every": "month"}),
        Clause("public", "18", {"in_public": True}),
        Clause("notice", "13", {"clear_days": 3, "papers_days": 3, "papers_working": True}),
        Clause("minutes", "23", {"working_days": 3, "to": [MID, NORTH_EAST, ENGLAND]}),
        Clause("summary", "28", {"every": "month"}),
        Clause("binding", "26 and 27", {"bodies": [MID, NORTH_EAST, ENGLAND]}),
        Clause("review", "30", {"months": 6, "each": 4}),
    ),
    notes=(
        "Paragraph 11 refers to itself and says nothing more; it is left out (H-9).",
        "NHS England’s members count with the lay and executive members: they are officers.",
    ),
)  # fmt: skip
