"""One act through a verb, held against the second books: recorded, or refused with reasons and without a trace."""

from contextlib import contextmanager
from datetime import timedelta
from fractions import Fraction

from django.db import connection, transaction

from governance import replaying
from governance.models import Count, Item, Meeting, Motion
from governance.sitting import Proceedings
from governance.workflow import NotAllowed

from .books import SIX

NOUNS = (
    "participation",
    "turn",
    "ruling",
    "motion",
    "poll",
    "vote",
    "castingvote",
    "count",
    "officer",
    "seat",
    "guest",
)
TABLES = (*(f"governance_{noun}" for noun in NOUNS), "conflicts_interest", "conflicts_matchanswer")
DECISIONS = {
    "open_item", "close_item", "defer_item", "rule", "lift_ruling", "rule_on_match", "open_poll", "cast_votes",
    "cast_vote", "close_poll", "give_casting_vote", "stop_poll",
}  # fmt: skip
"""Acts that fix what was so until then: no movement is told of an earlier time any more."""


class Held:
    """What every act of a sequence goes through, and what is compared after a decision."""

    def attempt(self, verb, *args, why_not=None, by="clerk", barred=(), **values):
        """The act, refused with reasons and without a trace, or recorded. `why_not` None: the books cannot tell."""
        self.minute += 1
        known = why_not is not None and by == "clerk"
        why_not = [*(why_not or ()), *self.why_not_hand(by, barred)]
        told = f"{verb.__name__} {args} {values} by {by}"
        try:
            with transaction.atomic():
                found = verb(*args, by=self.user(by), at=self.now(), **values)
        except NotAllowed as refusal:
            said = [reason.strip() for reason in refusal.reasons]
            self.hold_that(said and all(said), f"{told}: refused, and no reason is given")
            self.hold_that(why_not or not known, f"{told}: refused though lawful: {said}")
            self.hold_that(self.rows() == self.kept, f"{told}: refused, and something was written")
            self.seen[f"{verb.__name__} refused"] += 1
            return None
        self.hold_that(not why_not, f"{told}: recorded although {why_not}")
        self.kept = self.rows()
        self.seen[verb.__name__] += 1
        if verb.__name__ in DECISIONS:
            self.books.room.decided = self.now()
        return found

    def hold_that(self, so, otherwise):
        self.wrong = self.wrong or not so
        assert so, otherwise

    def why_not_hand(self, by, barred):
        """Who runs a meeting: its secretary, its chair; of a vote nobody who is ruled out of the item."""
        if by == "chair":
            return ["ruled out themselves"] if self.books.chair in barred else []
        return [] if by == "clerk" else ["not their office"]

    def user(self, by):
        known = {"clerk": self.built.clerk, "stranger": self.built.stranger, "lead": self.built.lead}
        return known.get(by) or self.built.users[self.books.chair if by == "chair" else by]

    def now(self):
        return self.built.meeting.starts_at + timedelta(minutes=self.minute, seconds=20)

    def rows(self):
        """How many rows each table has: what a refused act must leave alone."""
        asked = ", ".join(f"(SELECT count(*) FROM {name})" for name in TABLES)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {asked}")
            return cursor.fetchone()

    def taken(self, key):
        return Item.objects.select_related("meeting").get(pk=self.built.items[key].pk)

    @property
    def meeting(self):
        return self.built.meeting

    def pick(self, rows, number):
        """One of what there is so far, the latest first; None where there is none."""
        rows = list(rows)
        return rows[-1 - number % len(rows)] if rows else None

    # Is it so? ---------------------------------------------------------------------------------------

    @contextmanager
    def decision(self):
        """What follows is a decision: afterwards rows and books agree, and so does the replay."""
        yield
        self.agree()
        parted = replaying.differences(Meeting.objects.get(pk=self.meeting.pk))
        self.hold_that(not parted, f"the replay parts from the record: {parted}")

    def agree(self):
        """No motion is kept as carried, and nobody is kept as counted, but as the books have it."""
        about = {"item__meeting": self.meeting}
        kept = dict(Motion.objects.filter(**about).values_list("pk", "status"))
        books = {key: "polling" if self.is_polled(key) else put.status for key, put in self.books.motions.items()}
        self.hold_that(kept == books, f"kept {kept}, the books say {books}")
        rows, found = Count.objects.filter(poll__motion__item__meeting=self.meeting).order_by("place"), {}
        for row in rows:
            found.setdefault(row.poll_id, []).append(row)
        counted = {key: poll for key, poll in self.books.polls.items() if poll.counts}
        outcomes = {key: [row.outcome for row in rows] for key, rows in found.items()}
        books = {key: poll.counts for key, poll in counted.items()}
        self.hold_that(outcomes == books, f"counted {outcomes}, the books say {books}")
        for key, poll in counted.items():
            for row in found[key]:
                self.agree_on(row, poll)

    def is_polled(self, motion):
        return any(poll.motion == motion and poll.status == "open" for poll in self.books.polls.values())

    def agree_on(self, row, poll):
        keys = {seat.ref: key for key, seat in self.seats.items()}
        states = {keys[said["seat"]]: said["state"] for said in row.electorate}
        self.hold_that(states == poll.states, f"counted {states}, the books say {poll.states}")
        total = tuple(sum(map(Fraction, row.lines[-1][side].split())) for side in SIX[:2])
        books = self.books.result(poll)[:2]
        self.hold_that(total == books, f"counted {total}, the books say {books}")

    def by_ref(self):
        """Keys of seats and guests by their references."""
        guest = {self.guest.ref: "guest"} if self.guest else {}
        return {seat.ref: key for key, seat in self.seats.items()} | guest

    def agree_on_presence(self):
        """Everybody was in the room from when until when it was told; so was whoever is kept as having voted."""
        keys, room = self.by_ref(), self.books.room
        state = Proceedings(Meeting.objects.get(pk=self.meeting.pk)).state
        stays = {(keys[stay.seat], stay.from_at, stay.to_at) for stay in state.stays}
        books = {tuple(stay) for stay in room.stays}
        self.hold_that(stays == books, f"in the room {stays}, the books say {books}")
        for poll in (poll for poll in self.books.polls.values() if poll.counted_at):
            there = {key for key, said in poll.states.items() if said in SIX[:3]}
            self.hold_that(there <= room.at(poll.counted_at), f"counted {there}, of whom not all were there")

    def agree_on_quorum(self):
        """What was written down late, in whatever order: since the last decision the quorum is told as it was."""
        if not self.books.open:
            return
        taken = Proceedings(Meeting.objects.get(pk=self.meeting.pk)).state.open_item
        times = [at for at, _ in taken.quorum]
        self.hold_that(times == sorted(times), f"the quorum is told out of order: {times}")
        moments = {at for _, *stay in self.books.room.stays for at in stay if at and at >= self.books.room.decided}
        for moment in sorted(moments):
            short = self.books.is_short(self.books.open, self.books.room.at(moment))
            told = [words for at, words in taken.quorum if at <= moment][-1]
            self.hold_that(bool(told) == short, f"at {moment} the quorum lacks {told}, the books say {short}")
