"""A second set of books: what was done in a meeting, kept by hand, and what the clauses make of it.

Nothing here asks the machine that runs the meeting, or the rows it wrote. `why_not_…` says in plain words what
forbids an act, as the terms and the rules of conflicts have it; the rest notes an act that was recorded.
"""

from dataclasses import dataclass, field

from governance.rules.meetings.seats import Klass, Seat
from tests.governance.rules.meetings.plain import deciders, lacks, may_vote, outcome

from .known import Interests
from .room import Room

LEAVES, STAYS = "abcd", ("e", "none")
SIX = ("for", "against", "abstain", "recused", "absent", "not_entitled")


@dataclass
class Put:
    """A motion as it was put."""

    item: str
    kind: str
    candidate: str = ""
    post: str = ""
    covers: tuple = ()
    procedure: str = ""
    status: str = "put"


@dataclass
class Vote:
    """A poll on a motion; from the count on, the electorate with everybody's state, and what it came to."""

    motion: int
    method: str
    votes: dict = field(default_factory=dict)
    status: str = "open"
    states: dict = field(default_factory=dict)
    presiding: str = ""
    counted_at: object = None
    counts: list = field(default_factory=list)


class Books(Interests):
    def __init__(self, plain, items, *, only_for, next_seats):
        """`items`: key → (function, private); `next_seats`: who sits in the meeting after this."""
        self.plain, self.items, self.only_for = plain, items, {"one": only_for}
        self.seats = dict(plain.seats)
        self.status, self.open, self.room = "published", "", Room()
        self.known, self.next_seats, self.next, self.ready = [], next_seats, "called", False
        self.ruled = {item: {} for item in items}
        self.private = {key for key, (_, private) in items.items() if private}
        self.excluded, self.chosen = set(), {}
        self.chair, self.vice = plain.chair, plain.vice
        self.motions, self.polls, self.resolved = {}, {}, {}

    def guest(self, key):
        self.seats[key] = Seat(key, "A guest", "", Klass.ATTENDEE, voting=False, guest=True)

    # Who ---------------------------------------------------------------------------------------------

    def barred(self, item):
        return {key for key, choice in self.ruled[item].items() if choice not in STAYS}

    def voters(self, item, room=None):
        room = self.room if room is None else room
        return may_vote(self, room, self.barred(item), self.only_for.get(item, ""))

    @property
    def bodies(self):
        return self.plain.bodies

    def presides(self, item, *, besides=(), room=None, chosen=None):
        """Chair, else vice-chair, else whom the members chose, if free to; else nobody (R-061)."""
        room = self.room if room is None else room
        free = {seat.key for seat in may_vote(self, room, self.barred(item) | set(besides))}
        chosen = self.chosen.get(item, "") if chosen is None else chosen
        return next((key for key in (self.chair, self.vice, chosen) if key and key in free), "")

    # What forbids an act -----------------------------------------------------------------------------

    def why_no_vote(self, item, kind):
        """What forbids any vote on this item as the room now stands (R-065, R-209, R-215)."""
        found, barred, electing = (
            ["no sitting"] if self.status != "sitting" else [],
            self.barred(item),
            kind == "election",
        )
        found += [] if self.open == item else ["the item is not open"]
        found += ["in public"] if item in self.private - self.excluded else []
        found += [f"{key} is ruled out and in the room" for key in barred & self.room]
        found += ["no quorum"] if self.is_short(item, self.room, electing=electing) else []
        found += self.unanswered(item) if kind == "decision" else []
        return found + ([] if electing or self.presides(item) else ["nobody presides"])

    def is_short(self, item, room, *, electing=False):
        """Does this room lack anything of the quorum for the item, as ruled now?"""
        return lacks(
            self.plain, self.voters(item, room), may_vote(self, room, self.barred(item)), chair=self.chair,
            vice=self.vice, bodies=self.plain.deciding(self.only_for.get(item, "")), electing=electing,
        )  # fmt: skip

    def why_not_put(self, item, kind, candidate, procedure):
        found = [] if self.open == item and self.status == "sitting" else ["the item is not open"]
        found += ["no decision here"] if kind == "decision" and not self.items[item][0] else []
        typed = (kind, procedure) == ("procedure", "other")
        found += ["a decision called procedure"] if typed and self.items[item][0] else []
        if kind == "election" and not (candidate in self.plain.seats and self.plain.eligible(self.seats[candidate])):
            found.append("not eligible")
        return found

    def why_not_poll(self, motion):
        put, others = self.motions[motion], [poll for poll in self.polls.values() if poll.status in ("open", "tied")]
        found = self.why_no_vote(put.item, put.kind) + (["another vote"] if others else [])
        found += [] if put.status in ("put", "not_decided") else ["it was voted on"]
        other = self.vice if put.post == "chair" else self.chair
        return found + (["holds the other office"] if put.kind == "election" and put.candidate == other else [])

    def why_not_vote(self, poll, seat):
        poll = self.polls[poll]
        found = [] if poll.status == "open" and self.status == "sitting" else ["closed"]
        return found + ([] if seat in {s.key for s in self.voters(self.item_of(poll))} else ["no vote"])

    def why_not_count(self, poll):
        poll = self.polls[poll]
        found = self.why_no_vote(self.item_of(poll), self.motions[poll.motion].kind)
        found += [] if poll.status == "open" else ["closed"]
        voters = {seat.key for seat in self.voters(self.item_of(poll))}
        said_no = {key for key, choice in poll.votes.items() if choice == "against"}
        return found + (["somebody is against"] if poll.method == "assent" and voters & said_no else [])

    def why_not_cast(self, poll, seat, choice):
        poll = self.polls[poll]
        item = self.item_of(poll)
        found = self.why_no_vote(item, self.motions[poll.motion].kind)
        found += [] if poll.status == "tied" else ["no tie"]
        found += [] if choice in ("for", "against") else ["neither for nor against"]
        frozen = [self.seats[key] for key, state in poll.states.items() if state in SIX[:3]]
        holds = deciders(self.plain, frozen, self.only_for.get(item, ""), poll.presiding) if poll.states else set()
        return found + ([] if seat in holds & self.room - self.barred(item) else ["not theirs to give"])

    def why_not_turn(self, item, presiding, *, chosen):
        found = [] if self.status == "sitting" else ["no sitting"]
        found += ["another is open"] if self.open not in ("", item) else []
        found += ["in public"] if item in self.private - self.excluded else []
        lawful = self.presides(item, chosen=presiding if chosen else "")
        return found + (["presides unlawfully"] if presiding and presiding != lawful else [])

    def why_not_rule(self, item, seat, ruled_as, ruler):
        """Nobody rules on themselves; only whoever presides does, the subject aside (R-061)."""
        found = ["rules on themselves"] if ruler == seat else []
        found += [] if self.status in ("published", "sitting") else ["over"]
        everybody = set(self.seats) if self.status == "published" else self.room
        first = self.presides(item, besides={seat}, room=everybody)
        expected = {"chair": self.chair, "vice": self.vice}.get(ruled_as)
        if expected is None:
            return found + (["the members do not rule"] if first in {self.chair, self.vice} - {""} else [])
        return found + ([] if ruler and ruler == first == expected else ["not theirs to rule"])

    # What was recorded -------------------------------------------------------------------------------

    def item_of(self, poll):
        return self.motions[poll.motion].item

    def turned(self, item, presiding, *, chosen):
        self.open = item
        self.chosen[item] = presiding or self.presides(item, chosen=presiding if chosen else "")

    def counted(self, key, at):
        """The electorate is frozen here: who is in the room and not ruled out, and nobody else."""
        poll = self.polls[key]
        item, silent = self.item_of(poll), "for" if poll.method == "assent" else "abstain"
        voters, barred = {seat.key for seat in self.voters(item)}, self.barred(item)
        for seat in self.seats.values():
            member = seat.klass != Klass.ATTENDEE
            if seat.key in voters:
                poll.states[seat.key] = poll.votes.get(seat.key, silent)
            elif member and seat.key in barred:
                poll.states[seat.key] = "recused"
            elif seat.key in self.room and not seat.guest:
                poll.states[seat.key] = "not_entitled"
            elif member and not seat.deputy_for:
                poll.states[seat.key] = "absent"
        poll.presiding, poll.counted_at = self.presides(item), at
        self.came_to(poll, self.result(poll)[2])

    def result(self, poll):
        """(for, against, outcome) by the frozen electorate."""
        cast = {key: state for key, state in poll.states.items() if state in SIX[:3]}
        voters, only_for = [self.seats[key] for key in cast], self.only_for.get(self.item_of(poll), "")
        return outcome(self.plain, voters, cast, only_for=only_for, presiding=poll.presiding)

    def came_to(self, poll, what):
        put = self.motions[poll.motion]
        poll.status, put.status = "tied" if what == "tied" else "counted", what
        poll.counts.append(what)
        if what == "carried" and put.kind == "exclude":
            self.excluded |= set(put.covers)
        elif what == "carried" and put.kind == "election":
            setattr(self, put.post, put.candidate)
        elif what == "carried" and put.procedure in ("defer", "adjourn"):
            self.resolved.setdefault(put.item, {})[poll.motion] = put.procedure

    def why_not_put_off(self, item):
        """Of what was resolved since the item last ended, the motion put last binds; the meeting goes on (R-066)."""
        said = self.resolved.get(item, {})
        return ["to adjourn"] if said and said[max(said)] == "adjourn" else []

    def stopped(self, key):
        poll = self.polls[key]
        self.motions[poll.motion].status = "not_decided" if poll.status == "tied" else "put"
        poll.status = "stopped"
