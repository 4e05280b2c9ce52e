"""Seats and terms the rule tests share: the Essex joint committee, and the eight voters of scenario D3-b."""

from dataclasses import replace

from governance.rules.meetings.clauses import Clause
from governance.rules.meetings.patterns import ENGLAND, ESSEX, MID, NORTH_EAST
from governance.rules.meetings.seats import Klass, Seat
from governance.rules.meetings.terms import compile

SIGNED = {
    "weighting": "bloc",
    "majority_of": "votes_cast",
    "deputy_decides": "no",
    "one_of_whom": "overall",
    "single_casting": "full",
}


def essex(**readings):
    return compile(ESSEX.clauses, SIGNED | readings)


ME = [
    Seat("me-lay", "Lena Lay", MID, Klass.LAY),
    Seat("me-gp", "Dr Gee", MID, Klass.GP),
    Seat("me-ao", "Anita Officer", MID, Klass.EXECUTIVE, "accountable_officer"),
]
NEE = [
    Seat("nee-lay", "Noor Lay", NORTH_EAST, Klass.LAY),
    Seat("nee-cfo", "Fay Finance", NORTH_EAST, Klass.EXECUTIVE, "chief_finance_officer"),
    Seat("nee-gp", "Dr Nee", NORTH_EAST, Klass.GP),
]
MD = Seat("md", "Dr Medical", ENGLAND, Klass.NHS_ENGLAND, "medical_director")
AD = Seat("ad", "Ada Director", ENGLAND, Klass.NHS_ENGLAND, "area_director")
HOPC = Seat("hopc", "Hope Primary", ENGLAND, Klass.NHS_ENGLAND, "head_of_primary_care")
NHSE = [MD, AD, HOPC]
MD_DEPUTY = replace(MD, key="md-2", name="Mae Deputy", deputy_for="md")
AD_DEPUTY = replace(AD, key="ad-2", name="Abe Deputy", deputy_for="ad")
LMC = Seat("lmc", "Lou Medical", "", Klass.ATTENDEE, "local_medical_committee", voting=False)
HEALTHWATCH = Seat("hw", "Hal Watch", "", Klass.ATTENDEE, "healthwatch", voting=False)
BOARD = Seat("hwb", "Bo Council", "", Klass.ATTENDEE, "health_and_wellbeing_board", voting=False)
OBSERVERS = [HEALTHWATCH, BOARD, LMC]
ALL = [*ME, *NEE, *NHSE]
# D3: the six who came
CAME = [ME[0], ME[1], NEE[0], NEE[1], MD, HOPC]

PCCC_CLAUSES = (
    Clause("members", "1", {"bodies": [{"key": "00R", "name": "Blackpool", "side": "ccg", "voters": 8, "lay": 3}]}),
    Clause("officers", "2", {"from": ["lay"]}),
    Clause("votes", "3", {}),
    Clause("majority", "4", {"of": "votes_cast"}),
    Clause("deciding_vote", "5", {"offices": ["chair"]}),
    Clause("quorum", "6", {"total": 4, "officer": True, "lay_executive": True}),
)
PCCC = compile(PCCC_CLAUSES, {})
CHAIR, VICE, THIRD = (Seat(f"lay-{n}", f"Lay {n}", "00R", Klass.LAY) for n in (1, 2, 3))
AO = Seat("ao", "Officer", "00R", Klass.EXECUTIVE, "accountable_officer")
CFO = Seat("cfo", "Finance", "00R", Klass.EXECUTIVE, "chief_finance_officer")
NURSE = Seat("nurse", "Nurse", "00R", Klass.EXECUTIVE, "chief_nurse")
GP1, GP2 = (Seat(f"gp-{n}", f"Dr {n}", "00R", Klass.GP) for n in (1, 2))


def cast(seats, choice):
    return {seat.key: choice for seat in seats}
