"""The clauses of a set of terms read anew, as written, sharing no code with the machine that runs them.

Who may vote, with how many votes, who holds the deciding one, what the quorum lacks (R-065, R-201 to R-207, R-215).
"""

from dataclasses import replace
from fractions import Fraction

from governance.rules.meetings.bench import COUNTS, composed
from governance.rules.meetings.events import Item
from governance.rules.meetings.kinds import PATTERNS
from governance.rules.meetings.seats import Klass, Seat
from governance.rules.meetings.terms import compile

OBSERVER = Seat("hw", "Hal Watch", "", Klass.ATTENDEE, "healthwatch", voting=False)


class Committee:
    """One shipped set of terms with the seats of its example, a deputy for one member, and an observer."""

    def __init__(self, key, readings):
        self.readings = readings
        self.values = {clause.key: clause.value for clause in PATTERNS[key].clauses}
        self.terms = compile(PATTERNS[key].clauses, readings)
        seats = composed(self.terms, COUNTS[key])
        self.deputy = replace(seats[-1], key="deputy", name="Di Deputy", deputy_for=seats[-1].key)
        self.seats = {seat.key: seat for seat in (*seats, self.deputy, OBSERVER)}
        lay = [seat.key for seat in seats if seat.klass in self.values["officers"]["from"]]
        self.chair, self.vice = lay[0], lay[1]
        self.bodies = {body["key"]: body for body in self.values["members"]["bodies"]}
        own = [key for key in self.bodies if self.bodies[key]["side"] == "ccg"]
        self.items = [Item("4", "4", "Budget"), Item("7", "7", "Private", private=True)]
        self.items += [Item("6", "6", "One only", only_for=own[0])] if "single_body" in self.values else []

    def deciding(self, only_for):
        """The bodies that decide an item: all, or the one it is about and NHS England."""
        if not only_for:
            return set(self.bodies)
        return {only_for} | {key for key, body in self.bodies.items() if body["side"] == "nhs_england"}

    def eligible(self, seat):
        """May this seat be chair or vice-chair?"""
        side = self.bodies.get(seat.body, {}).get("side")
        return seat.klass in self.values["officers"]["from"] and side == "ccg" and not seat.deputy_for


def may_vote(committee, room, barred, only_for=""):
    """Seats that may vote: in the room, not ruled to leave, a deputy only for a member away, a partner not at all."""
    found = []
    for key in room - barred:
        seat = committee.seats[key]
        member_here = seat.deputy_for and seat.deputy_for in room - barred
        side = committee.bodies.get(seat.body, {}).get("side", "")
        if (
            seat.klass != Klass.ATTENDEE
            and not member_here
            and (not only_for or seat.body == only_for or side == "nhs_england")
        ):
            found.append(seat)
    return found


def lacks(committee, voters, here, *, chair, vice, bodies, electing):
    """Does the quorum clause lack anything? Its words, one by one."""
    quorum = committee.values["quorum"]
    for body, number in (quorum.get("bodies") or {}).items():
        if body in bodies and sum(seat.body == body for seat in voters) < number:
            return True
    if len(voters) < (quorum.get("total") or 0):
        return True
    for need in quorum.get("needs", ()):
        classes, offices = need.get("classes", ()), {*need.get("offices", ())} - {""}
        met = [seat for seat in voters if seat.klass in classes or seat.office in offices]
        if len(met) < need["at_least"]:
            return True
    if quorum.get("officer") and not electing:
        officers = [seat for seat in here if seat.key in {chair, vice}]
        if committee.readings["one_of_whom"] == "overall" or not (quorum.get("bodies") or {}):
            if not officers:
                return True
        elif not all(
            any(seat.body == key for seat in officers)
            for key in quorum["bodies"]
            if key in bodies and committee.bodies[key]["side"] == "ccg"
        ):
            return True
    strong = quorum.get("counted") or ["lay", "executive"]
    return bool(quorum.get("lay_executive")) and 2 * sum(seat.klass in strong for seat in voters) <= len(voters)


def votes_of(committee, seat, voters, only_for):
    """How many votes one voter has: one, or a share of what the body has in all, as the reading says."""
    total = (committee.values["votes"].get("totals") or {}).get(seat.body)
    if total is None:
        return Fraction(1)
    if only_for and committee.readings["single_casting"] == "level":
        total = committee.bodies[only_for]["voters"]
    mates = sum(other.body == seat.body for other in voters)
    places = mates if committee.readings["weighting"] == "bloc" else max(committee.bodies[seat.body]["voters"], mates)
    return Fraction(total, places)


def deciders(committee, voters, only_for, presiding):
    """Who may break a tie."""
    if only_for:
        return {seat.key for seat in voters if committee.bodies[seat.body]["side"] == "nhs_england"}
    offices = committee.values["deciding_vote"]["offices"]
    found = {presiding} & {seat.key for seat in voters} if "chair" in offices else set()
    stands_in = committee.readings["deputy_decides"] == "yes"
    return found | {s.key for s in voters if s.office in offices and s.office and (stands_in or not s.deputy_for)}


def outcome(committee, counted, cast, *, only_for="", presiding=""):
    """What these voters, and nobody else, come to: (votes for, votes against, what that is)."""
    weigh = lambda choice: sum(  # noqa: E731
        (votes_of(committee, s, counted, only_for) for s in counted if cast[s.key] == choice), Fraction(0)
    )
    yes, no, kept = weigh("for"), weigh("against"), weigh("abstain")
    of_all = (committee.values["majority"].get("of") or committee.readings["majority_of"]) == "members_present"
    all_of_them = sum((votes_of(committee, s, counted, only_for) for s in counted), yes - yes)
    if not yes and not no:
        return yes, no, "not_decided"
    if yes == no and (not of_all or not kept):
        return yes, no, "tied" if deciders(committee, counted, only_for, presiding) else "not_decided"
    return yes, no, "carried" if (2 * yes > all_of_them if of_all else yes > no) else "rejected"
