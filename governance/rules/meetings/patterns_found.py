"""Patterns of real committees besides the Essex one: delegated, GP-free, and those counted by researchers.

R-220 to R-225: Blackpool (S0 5.5), Rotherham (S3), the four of BMJ Open 2017 table 3. What a source
leaves unsaid is filled with the default of the kind and said in the notes.
"""

from governance.rules.meetings.clauses import Clause
from governance.rules.meetings.patterns import Pattern, body
from governance.rules.meetings.seats import Klass

LAY, EXECUTIVE, GP, CLINICAL = (k.value for k in (Klass.LAY, Klass.EXECUTIVE, Klass.GP, Klass.CLINICAL))
UNSAID = "Notice, papers, casting vote and minutes are defaults: the source does not give them (R-225, R-226, R-228)."


def lay(n):
    """A quorum that asks for lay members (R-222)."""
    return {"at_least": n, "words": "Lay members", "classes": [LAY]}


def alone(key, name, *, voters, lay_members, quorum, attendees=("healthwatch", "health_and_wellbeing_board")):
    """The clauses of a committee of one CCG: one vote each, simple majority, the chair decides a tie (R-220, R-225)."""
    return (
        Clause("members", "1", {"bodies": [body(key, name, voters, side="ccg", lay=lay_members)]}),
        Clause("officers", "2", {"from": [LAY]}),
        Clause("attendees", "3", {"offices": list(attendees)}),
        Clause("votes", "4", {}),
        Clause("majority", "5", {"of": "votes_cast"}),
        Clause("deciding_vote", "6", {"offices": ["chair"]}),
        Clause("quorum", "7", quorum),
        Clause("meetings", "8", {"every": "two months"}),
        Clause("public", "9", {"in_public": True}),
        Clause("notice", "10", {"clear_days": 3, "papers_days": 3, "papers_working": True, "questions_days": 10}),
        Clause("minutes", "11", {"working_days": 10, "to": [key]}),
        Clause("review", "12", {"months": 12, "each": 4}),
    )


BLACKPOOL = Pattern(
    key="blackpool",
    title="Blackpool: delegated committee with a lay chair",
    source="S0 5.5; D3-b to D3-e",
    clauses=alone(
        "00R",
        "Blackpool",
        voters=8,
        lay_members=3,
        quorum={"total": 4, "officer": True, "lay_executive": True},
    ),
    notes=(
        "Lay chair, lay and executive majority; Healthwatch and Health and Wellbeing Board without a vote (S0 5.5).",
        "Eight voters and a quorum of four are the worked example (D3).",
        UNSAID,
    ),
)
ROTHERHAM = Pattern(
    key="rotherham",
    title="Rotherham: no GPs, GPs advise",
    source="S3; R-221",
    clauses=alone(
        "03L",
        "Rotherham",
        voters=6,
        lay_members=3,
        quorum={"total": 4, "officer": True, "lay_executive": True, "needs": [lay(2)]},
        attendees=("local_medical_committee", "healthwatch", "health_and_wellbeing_board"),
    ),
    notes=(
        "Three lay members, Accountable Officer, Chief Nurse and Chief Finance Officer vote; GPs advise (S3).",
        "The number for a quorum is not in the source; four with two lay members is ours.",
        UNSAID,
    ),
)
FIRST = Pattern(
    key="pattern-1",
    title="Three members: a lay member and an officer",
    source="R-222 (1), BMJ Open 2017 table 3",
    clauses=alone(
        "CCG",
        "The CCG",
        voters=6,
        lay_members=2,
        quorum={
            "total": 3,
            "needs": [
                lay(1),
                {
                    "at_least": 1,
                    "words": "Accountable Officer, Chief Finance Officer or service chief",
                    "offices": ["accountable_officer", "chief_finance_officer", "service_chief"],
                },
            ],
        },
    ),
    notes=(UNSAID,),
)
SECOND = Pattern(
    key="pattern-2",
    title="Three non-executives, one GP, four officers",
    source="R-222 (2), BMJ Open 2017 table 3",
    clauses=alone(
        "CCG",
        "The CCG",
        voters=8,
        lay_members=3,
        quorum={"total": 4, "officer": True, "lay_executive": True},
    ),
    notes=(
        "Two chief officers, the Chief Finance Officer and the head of contracting are the four officers.",
        "The source gives the membership; a quorum of half is ours.",
        UNSAID,
    ),
)
THIRD = Pattern(
    key="pattern-3",
    title="One lay member, one GP, one officer",
    source="R-222 (3), R-224, BMJ Open 2017 table 3",
    clauses=alone(
        "CCG",
        "The CCG",
        voters=6,
        lay_members=2,
        quorum={
            "needs": [
                lay(1),
                {"at_least": 1, "words": "GPs", "classes": [GP]},
                {"at_least": 1, "words": "Executive members", "classes": [EXECUTIVE]},
            ]
        },
    ),
    notes=("Inquorate whenever all GPs have a conflict of interest (R-224).", UNSAID),
)
FOURTH = Pattern(
    key="pattern-4",
    title="Four members with an officer, two lay or clinical, and the chair or vice-chair",
    source="R-222 (4), BMJ Open 2017 table 3",
    clauses=alone(
        "CCG",
        "The CCG",
        voters=8,
        lay_members=2,
        quorum={
            "total": 4,
            "officer": True,
            "needs": [
                {
                    "at_least": 1,
                    "words": "Accountable Officer or Chief Finance Officer",
                    "offices": ["accountable_officer", "chief_finance_officer"],
                },
                {"at_least": 2, "words": "Lay members, nurse or secondary-care doctor", "classes": [LAY, CLINICAL]},
            ],
        },
    ),
    notes=(UNSAID,),
)
