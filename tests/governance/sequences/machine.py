"""Acts in any order, lawful or not, through the verbs and the database, each held against the second books.

An act recorded though the books forbid it is wrong; so is one refused that they allow, where they can tell.
After each decision the motions and counts kept are compared with the books, and so is the replay.
"""

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from governance.actions import motions, polls, presence, rulings, turns
from governance.models import Motion

from .books import Books
from .committee import AGENDA, LATER
from .known import PARTIES
from .radar import Radar

CHOICES = ("for", "against", "abstain")
ITEMS = tuple(key for key, _, _ in AGENDA)
HANDS = ("clerk",) * 6 + ("chair", "chair", "hw", "stranger")
item, number, choice, hand = (
    st.sampled_from(ITEMS), st.integers(0, 99), st.sampled_from(CHOICES), st.sampled_from(HANDS),
)  # fmt: skip
AGO = st.one_of(st.none(), st.none(), st.integers(-2, 9))
WHOLE = {
    "n": number, "split": st.sampled_from(("for", "sides", "turns", "mixed")), "tie": choice,
    "late": st.sampled_from(("", "", "left", "rule", "return", "told", "declare")),
    "intruder": st.one_of(st.none(), number),
}  # fmt: skip


class Sequence(Radar, RuleBasedStateMachine):
    """One meeting. `built` is the committee it belongs to; `seen` counts, over all examples, what came about."""

    built = seen = None

    def __init__(self):
        super().__init__()
        self.hold = transaction.atomic()
        self.hold.__enter__()
        plain = self.built.plain
        items = {key: (function, key == "secret") for key, _, function in AGENDA}
        self.books = Books(plain, items, only_for=self.built.only_for, next_seats=self.built.next_seats)
        self.minute, self.lists, self.interests = 0, {}, {}
        self.keys = [*plain.seats, LATER]
        self.seats, self.people = dict(self.built.seats), {key: row.person for key, row in self.built.seats.items()}
        self.guest, self.kept, self.wrong = None, self.rows(), False

    def teardown(self):
        """Bring the meeting to its end, if it will: closed it replays too, and takes no act any more."""
        try:
            if self.books.status == "sitting" and not self.wrong:
                self.end()
        finally:
            transaction.set_rollback(True)
            self.hold.__exit__(None, None, None)

    @initialize(away=st.lists(number, max_size=3), early=st.integers(0, 5))
    def opens(self, away, early):
        """Most come; once in a while nobody opens the meeting."""
        if early == 5:
            self.takes("talk", None, False)
            return
        missing = {self.keys[n % len(self.keys)] for n in away}
        self.open([key for key in self.books.seats if key not in {*missing, "deputy"}])
        self.takes("budget", None, False)

    @rule(last=st.integers(0, 4))
    def opens_again_or_closes(self, last):
        if last != 4 and self.books.status != "published":
            self.open([])
        elif self.books.status == "published":
            self.open([key for key in self.built.plain.seats if key != "deputy"])
        else:
            self.close_meeting()

    @rule(n=number, act=st.sampled_from(("arrived", "left", "returned", "departed", "apologies")), by=hand, ago=AGO)
    def comes_or_goes(self, n, act, by, ago):
        self.moves(self.pick([*self.books.seats, LATER], n), act, by, ago)

    @rule(n=number, act=st.sampled_from(("arrived", "returned")))
    def somebody_returns(self, n, act):
        away = [key for key in self.books.seats if key not in self.books.room]
        if away:
            self.moves(self.pick(away, n), act, "clerk")

    @precondition(lambda self: self.guest is None)
    @rule(speaks=st.booleans())
    def admits_a_guest(self, speaks):
        """To advise, or with words that name a company some item is about."""
        if self.guest is None and self.books.status in ("published", "sitting"):
            purpose = f"To speak for {PARTIES['oak'][0]}" if speaks else "To advise"
            self.guest = self.attempt(presence.admit_guest, self.meeting, name="Gus Guest", purpose=purpose, why_not=[])
            self.books.guest("guest")
            self.people["guest"] = self.guest.person
            if speaks:
                self.books.meets("guest", "oak")
                self.agree_on_matches()

    @precondition(lambda self: self.guest)
    @rule(act=st.sampled_from(("arrived", "left", "apologies", "apologies")), ago=AGO)
    def the_guest_comes_or_sends_word(self, act, ago):
        self.moves("guest", act, "clerk", ago)

    @rule(what=item, n=number, said=st.sampled_from("abcde"), ruled_as=st.sampled_from(("chair", "vice", "members")),
          ruler=st.one_of(st.none(), number), by=hand)  # fmt: skip
    def anybody_rules(self, what, n, said, ruled_as, ruler, by):
        key = self.pick(self.books.seats, n)
        who = "" if ruler is None else self.pick(self.built.plain.seats, ruler)
        self.ruling(what, key, said, ruled_as, who, by)

    @rule(n=number, said=st.sampled_from("acde"), leaves=st.booleans(), here=st.booleans(), what=item)
    def whoever_presides_rules(self, n, said, leaves, here, what):
        """A member declares an interest in the item, and whoever presides rules on it; they go, or stay on."""
        what, key = (self.books.open or what) if here else what, self.pick(self.books.seats, n)
        self.ruling(what, key, said, *self.rulers(what, key), "clerk")
        if leaves and key in self.books.room:
            self.moves(key, "left", "clerk")

    @precondition(lambda self: any(self.books.ruled.values()))
    @rule(what=item, n=number)
    def lifts(self, what, n):
        key = self.pick(self.books.ruled[what] or self.books.seats, n)
        ruled_as = "chair" if self.books.presides(what, besides={key}) == self.books.chair else "vice"
        ruler = self.books.chair if ruled_as == "chair" else self.books.vice
        why_not = self.books.why_not_rule(what, key, ruled_as, ruler)
        why_not += [] if self.books.ruled[what].get(key, "none") != "none" else ["nothing to lift"]
        if self.attempt(
            rulings.lift_ruling, item=self.taken(what), person=self.people[key], reason="Sold", ruled_as=ruled_as,
            ruler=self.people[ruler], why_not=why_not or None,
        ):  # fmt: skip
            self.books.ruled[what][key] = "none"

    @rule(what=item, n=st.one_of(st.none(), st.none(), number), chosen=st.booleans())
    def anybody_takes(self, what, n, chosen):
        self.takes(what, None if n is None else self.pick(self.built.plain.seats, n), chosen)

    @rule(what=item, off=st.booleans())
    def anybody_ends_an_item(self, what, off):
        self.closes_item(what, verb=turns.defer_item if off else turns.close_item)

    @rule(what=item, kind=st.sampled_from(("decision", "procedure", "exclude", "election")), n=number, by=hand)
    def anybody_puts(self, what, kind, n, by):
        post, procedure = ("vice" if n % 2 else "chair"), ("other", "defer", "note", "adjourn")[n % 4]
        self.puts(what, kind, self.pick(self.built.plain.seats, n), post, by, procedure)

    @precondition(lambda self: self.books.motions)
    @rule(n=number, assent=st.booleans(), by=hand)
    def anybody_opens_a_vote(self, n, assent, by):
        if motion := self.pick(self.books.motions, n):
            self.opens_poll(motion, "assent" if assent else "vote", by)

    @precondition(lambda self: self.books.polls)
    @rule(n=number, seats=st.lists(st.tuples(number, choice), min_size=1, max_size=4))
    def clerk_writes_votes(self, n, seats):
        if poll := self.pick(self.books.polls, n):
            self.votes(poll, {self.pick([*self.built.plain.seats, LATER], m): said for m, said in seats})

    @precondition(lambda self: self.books.polls)
    @rule(n=number, m=number, said=choice, other=st.booleans(), k=number)
    def votes_by_themselves(self, n, m, said, other, k):
        """Members vote for their own seat, and try it for another's."""
        key, poll = self.pick(self.built.plain.seats, m), self.pick(self.books.polls, n)
        who = self.pick(self.built.plain.seats, k) if other else key
        if poll is None or (other and who in (key, self.books.chair)):
            return
        why_not = self.books.why_not_vote(poll, key) + (["not their seat"] if who != key else [])
        if self.alone(polls.cast_vote, self.poll(poll), who, why_not, seat=self.seats[key], choice=said):
            self.books.polls[poll].votes[key] = said

    @precondition(lambda self: self.books.polls)
    @rule(n=number, by=hand)
    def anybody_counts(self, n, by):
        if poll := self.pick(self.books.polls, n):
            self.counts(poll, by)

    @precondition(lambda self: self.books.polls)
    @rule(n=number, m=number, said=choice, holder=st.booleans())
    def anybody_decides_a_tie(self, n, m, said, holder):
        tied = [key for key, poll in self.books.polls.items() if poll.status == "tied"] if holder else self.books.polls
        if poll := self.pick(tied, n):
            can = [key for key in self.built.plain.seats if not self.books.why_not_cast(poll, key, said)]
            self.casts(poll, self.pick(can if holder and can else self.built.plain.seats, m), said)

    @precondition(lambda self: self.books.polls)
    @rule(n=number)
    def anybody_stops_a_vote(self, n):
        if poll := self.pick(self.books.polls, n):
            self.stops_poll(poll)

    @precondition(lambda self: self.books.motions)
    @rule(n=number)
    def withdraws(self, n):
        if motion := self.pick(self.books.motions, n):
            put = self.books.motions[motion]
            row = Motion.objects.select_related("item__meeting").get(pk=motion)
            free = put.status == "put" and not self.is_polled(motion) and self.books.status == "sitting"
            if self.attempt(motions.withdraw_motion, row, why_not=[] if free else ["voted on"]):
                put.status = "withdrawn"

    # A whole vote, as far as it gets ----------------------------------------------------------------

    @rule(what=st.sampled_from(("budget", "one", "one", "secret")), **WHOLE)
    def decides(self, what, **how):
        self.whole_vote(what, "decision", "vote", **how)

    @rule(what=item, kind=st.sampled_from(("exclude", "election", "procedure")), **WHOLE)
    def resolves_or_elects(self, what, kind, **how):
        self.whole_vote("talk" if kind == "procedure" else what, kind, "vote", **how)

    @rule(what=item, kind=st.sampled_from(("decision", "exclude", "election")), **WHOLE)
    def agrees(self, what, kind, **how):
        self.whole_vote(what, kind, "assent", **how)

    decides_again, decides_once_more, agrees_again, resolves_again = decides, decides, agrees, resolves_or_elects
    """The same rules under other names: so they are chosen more often than what leads nowhere."""

    def whole_vote(self, what, kind, method, *, n, split, late, tie, intruder=None):
        """As far as it gets: the item, a motion, the votes of everybody, somebody going late, the count, a tie."""
        if self.books.open not in ("", what):
            self.closes_item(self.books.open)
        if self.books.open != what:
            self.takes(what, None, False)
        if n % 4:
            self.dismisses_all(what)
        may = [key for key in self.built.plain.seats if self.built.plain.eligible(self.books.seats[key])]
        motion = self.puts(what, kind, self.pick(may, n), "vice" if n % 3 else "chair")
        poll = motion and self.opens_poll(motion, method)
        if not poll:
            return
        voters = sorted(seat.key for seat in self.books.voters(what))
        self.votes(poll, {key: self.said(split, key, place, n) for place, key in enumerate(voters)})
        self.late(what, late, n)
        if intruder is not None:
            nobody = [key for key in (*self.built.plain.seats, LATER) if self.books.why_not_vote(poll, key)]
            self.votes(poll, {self.pick(nobody, intruder): "for"})
        self.counts(poll)
        if self.books.polls[poll].status == "tied":
            self.late(what, late, n + 1)
            self.anybody_decides_a_tie(0, n, tie, True)

    def said(self, split, key, place, n):
        if split == "sides":
            return "against" if self.books.seats[key].body == "Q79" else "for"
        return {"for": "for", "turns": CHOICES[place % 2]}.get(split) or CHOICES[(n // (1 + place)) % 3]

    def late(self, what, late, n):
        inside = sorted(self.books.room)
        if late == "left" and inside:
            self.moves(self.pick(inside, n), "left", "clerk")
        elif late == "rule" and inside:
            self.whoever_presides_rules(n, "c", n % 2 == 0, True, what)
        elif late == "return":
            self.somebody_returns(n, "returned")
        elif late == "told" and inside:
            self.moves(self.pick(inside, n), "left", "clerk", ago=1 + n % 3)
        elif late == "declare":
            self.declares(n, "elm" if what == "budget" else "oak")

    @precondition(lambda self: self.minute < 120)
    @rule()
    def midnight_strikes(self):
        """Other terms hold from now, and another seat; not for this meeting."""
        self.minute = max(self.minute, 120)
