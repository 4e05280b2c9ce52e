"""Motions and votes of the open item, on the chair's screen."""

from dataclasses import dataclass, field
from functools import cached_property

from ..models import Motion
from ..resolved import still_to_do
from ..rules.meetings.motions import act_words
from ..rules.meetings.refusing import before_a_vote
from ..tallies import STATES

K = Motion.Kind


@dataclass
class Asked:
    """One motion on the screen, with what it came to."""

    motion: Motion
    poll: object = None
    outcome: str = ""
    sentences: tuple = ()
    states: list = field(default_factory=list)


class Votes:
    """The part of the screen about what is put, voted on and decided."""

    @cached_property
    def _of_item(self):
        return [m for m in self.read.motions.values() if self.item and m.item_id == self.item.pk]

    @cached_property
    def active(self):
        """The motion that waits for a vote, is being voted on, or is tied."""
        live = (Motion.Status.PUT, Motion.Status.POLLING, Motion.Status.TIED)
        return next((m for m in reversed(self._of_item) if m.status in live), None)

    @cached_property
    def resolved(self):
        """(the motion carried that is still to be done, the words on its button), or None (R-066)."""
        motion = still_to_do(self.read, self.item) if self.item and not self.closed else None
        return motion and (motion, act_words(motion.procedure, number=self.item.number, refer_to=motion.refer_to))

    @cached_property
    def decided(self):
        return [self._asked(m) for m in self._of_item if m != self.active]

    def _asked(self, motion):
        polled = [self.state.polls[p.ref] for p in motion.polls.all() if p.ref in self.state.polls]
        found = Asked(motion, outcome=motion.get_status_display())
        if polled and polled[-1].result:
            found.sentences = polled[-1].result.sentences
            found.states = self._by_state(polled[-1])
        return found

    def _by_state(self, polled):
        names = {}
        for key, said in polled.states.items():
            names.setdefault(said, []).append(self.state.seats[key].name)
        return [(STATES[said], len(names[said]), ", ".join(names[said])) for said in STATES if said in names]

    @cached_property
    def blocks(self):
        """Why no vote can be taken now, as far as the room tells. What the floors above find (`checks`) the verb asks
        when the vote is opened: it costs as much as half this screen, which is drawn again every few seconds."""
        return before_a_vote(self.state, self.item.ref, kind=self.active.kind if self.active else K.DECISION)

    @cached_property
    def poll(self):
        return self.read.open_poll

    @cached_property
    def tied(self):
        polled = self.state.open_poll
        return self._asked(self.active) if polled and polled.status == "tied" else None

    @cached_property
    def holders(self):
        polled = self.state.open_poll
        return [(key, self.state.seats[key].name) for key in polled.result.casting_open_to]

    @cached_property
    def ballot(self):
        """Those who may vote, with what they have said so far; and the others in the room, with why not."""
        given, reasons = self.state.open_poll.votes, self.state.entitlements(self.item.ref)
        mine, others = [], []
        for member in self.members:
            member.reasons = tuple(reasons[member.ref])
            member.choice = str(given.get(member.ref, ""))
            member.typed = self.typed.get(f"vote-{member.ref}", member.choice)
            if not member.reasons:
                mine.append(member)
            elif member.inside or member.ruled:
                others.append(member)
        return mine, others

    @cached_property
    def given(self):
        return len([m for m in self.ballot[0] if m.choice]), len(self.ballot[0])
