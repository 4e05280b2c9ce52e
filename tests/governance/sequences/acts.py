"""The acts of a meeting, each through its verb; what is recorded is noted in the books."""

from datetime import timedelta

from governance.actions import motions, polls, presence, rulings, turns
from governance.models import Motion

from .books import Put, Vote
from .committee import LATER
from .held import Held


class Acts(Held):
    """`books`, `built`, `seats`, `people`, `guest` and `seen` are set by the machine."""

    def open(self, present):
        why_not = [] if self.books.status == "published" else ["no such state"]
        rows = [self.seats[key] for key in present]
        if self.attempt(turns.open_meeting, self.meeting, present=rows, why_not=why_not):
            self.books.status = "sitting"
            for key in present:
                self.books.room.note(key, "arrived", self.now())

    def close_meeting(self):
        voting = any(poll.status in ("open", "tied") for poll in self.books.polls.values())
        why_not = [*(["open"] if self.books.open else []), *(["voting"] if voting else [])]
        why_not += [] if self.books.status == "sitting" else ["not sitting"]
        if self.attempt(turns.close_meeting, self.meeting, why_not=why_not):
            self.books.status = "closed"

    def end(self):
        for key, poll in self.books.polls.items():
            if poll.status in ("open", "tied"):
                self.stops_poll(key)
        if self.books.open:
            self.closes_item(self.books.open)
        with self.decision():
            self.close_meeting()
        assert self.books.status == "closed"
        self.moves(self.keys[0], "arrived", "clerk")
        self.takes("budget", None, False)
        self.agree_on_presence()
        held = {post: getattr(self.books, post) for post in ("chair", "vice")}
        assert self.built.officers() == held, f"in office {self.built.officers()}, the books say {held}"

    def moves(self, key, act, by, ago=None):
        """`ago`: so many minutes before it is written down, as the clock on the wall said, it happened."""
        soon = self.now() + timedelta(minutes=1)
        moment = soon if ago is None else (soon - timedelta(minutes=ago)).replace(second=0)
        states = ("published", "sitting") if act == "apologies" else ("sitting",)
        why_not = [] if self.books.status in states else ["not sitting"]
        why_not += self.books.room.why_not(key, act, moment, soon)
        why_not += ["no seat today"] if key == LATER else []
        who = {"guest": self.guest} if key == "guest" else {"seat": self.seats[key]}
        when = {} if ago is None else {"happened_at": moment}
        if self.attempt(presence.note_presence, self.meeting, act=act, by=by, why_not=why_not, **who, **when):
            self.books.room.note(key, act, moment)
            if when:
                self.agree_on_quorum()

    def rulers(self, what, key):
        """(as what, who) rules on somebody's interest: whoever presides, the subject aside."""
        room = set(self.books.seats) if self.books.status == "published" else self.books.room
        first = self.books.presides(what, besides={key}, room=room)
        ruled_as = {self.books.chair: "chair", self.books.vice: "vice"}.get(first, "members")
        return ruled_as, "" if ruled_as == "members" else first

    def ruling(self, what, key, said, ruled_as, ruler, by):
        why_not = self.books.why_not_rule(what, key, ruled_as, ruler)
        done = self.attempt(
            rulings.rule, item=self.taken(what), person=self.people[key], interest="A partner", magnitude="financial",
            choice=said, reason="It is about their practice", ruled_as=ruled_as, by=by,
            ruler=self.people[ruler] if ruler else None, why_not=why_not or None, barred={key},
        )  # fmt: skip
        if done:
            self.books.ruled[what][key] = said

    def takes(self, what, presiding, chosen):
        why_not = self.books.why_not_turn(what, presiding, chosen=chosen)
        row = self.seats[presiding] if presiding else None
        if self.attempt(
            turns.open_item, self.taken(what), presiding=row, chosen_by_members=chosen, why_not=why_not or None
        ):
            self.books.turned(what, presiding, chosen=chosen)

    def closes_item(self, what, verb=turns.close_item):
        voting = any(
            self.books.item_of(poll) == what and poll.status in ("open", "tied") for poll in self.books.polls.values()
        )
        why_not = [*(["voting"] if voting else []), *([] if self.books.open == what else ["not open"])]
        why_not += [] if self.books.status == "sitting" else ["not sitting"]
        why_not += self.books.why_not_put_off(what) if verb == turns.defer_item else []
        if self.attempt(verb, self.taken(what), note="Late", why_not=why_not):
            self.books.open = ""
            self.books.resolved.pop(what, None)

    def puts(self, what, kind, candidate, post, by="clerk", procedure="other"):
        put = Put(what, kind, candidate, post, ("secret",) if kind == "exclude" else (),
                  procedure if kind == "procedure" else "")  # fmt: skip
        values = {
            "exclude": {"ground": "confidential", "covers": [self.built.items["secret"]]},
            "election": {"election_to": post, "candidate": self.seats[candidate]},
            "procedure": {"procedure": procedure, "because": "It only orders the sitting"},
        }.get(kind, {})  # fmt: skip
        done = self.attempt(
            motions.put_motion, self.taken(what), words="That it be so", kind=kind, by=by,
            why_not=self.books.why_not_put(what, kind, candidate, procedure) or None, barred=self.books.barred(what),
            **values,
        )  # fmt: skip
        if done:
            self.books.motions[done.pk] = put
        return done and done.pk

    def opens_poll(self, motion, method, by="clerk"):
        why_not, barred = self.books.why_not_poll(motion), self.books.barred(self.books.motions[motion].item)
        row = Motion.objects.select_related("item__meeting").get(pk=motion)
        done = self.attempt(polls.open_poll, row, method=method, by=by, why_not=why_not, barred=barred)
        if done:
            self.books.polls[done.pk] = Vote(motion, method)
        return done and done.pk

    def votes(self, poll, said):
        why_not = [word for key in said for word in self.books.why_not_vote(poll, key)]
        row = {self.seats[key]: choice for key, choice in said.items()}
        if self.attempt(polls.cast_votes, self.poll(poll), votes=row, why_not=why_not):
            self.books.polls[poll].votes |= said

    def alone(self, verb, poll, who, why_not, **values):
        """An act somebody does for themselves, with no office but their seat."""
        self.why_not_hand = lambda by, barred: []
        try:
            return self.attempt(verb, poll, by=who, why_not=why_not, **values)
        finally:
            del self.why_not_hand

    def poll(self, pk):
        return polls.Poll.objects.select_related("motion__item__meeting").get(pk=pk)

    def counts(self, poll, by="clerk"):
        why_not, what = self.books.why_not_count(poll), self.books.item_of(self.books.polls[poll])
        with self.decision():
            if self.attempt(polls.close_poll, self.poll(poll), by=by, why_not=why_not, barred=self.books.barred(what)):
                self.books.counted(poll, self.now())
                self.seen[
                    f"{self.books.motions[self.books.polls[poll].motion].kind} {self.books.polls[poll].counts[-1]}"
                ] += 1

    def casts(self, poll, key, said):
        why_not = self.books.why_not_cast(poll, key, said)
        with self.decision():
            if self.attempt(
                polls.give_casting_vote, self.poll(poll), seat=self.seats[key], choice=said, why_not=why_not
            ):
                self.books.came_to(self.books.polls[poll], "carried" if said == "for" else "rejected")
                self.seen[f"deciding vote {said}"] += 1

    def stops_poll(self, poll):
        why_not = [] if self.books.polls[poll].status in ("open", "tied") else ["over"]
        why_not += [] if self.books.status == "sitting" else ["not sitting"]
        if self.attempt(polls.stop_poll, self.poll(poll), because="A new motion", why_not=why_not):
            self.books.stopped(poll)
