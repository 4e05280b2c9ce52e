"""The same invented meetings through the verbs themselves, act by act."""

from datetime import timedelta

from cocomm.national.meetings import CALLED, LOOK_AGAIN, PLANNED, PUBLISHED, READIED, TOLD_OFF
from cocomm.national.words import REASON, SECRET, SECRET_WORDS
from governance.actions import agenda, meetings, motions, parties, polls, presence, privacy, turns
from governance.actions.rulings import rule
from governance.models import Item


def hold(chamber, planned):
    """One meeting as far as it has happened."""
    Story(chamber, planned).tell()


class Story:
    def __init__(self, chamber, planned):
        self.chamber, self.planned, self.lead = chamber, planned, chamber.body.lead
        self.minute = 0

    def tell(self):
        planned = self.planned
        steps = (
            (planned.before(PLANNED), self.plan), (planned.before(READIED), self.ready),
            (planned.before(CALLED), self.call), (planned.before(PUBLISHED), self.publish),
            (planned.before(TOLD_OFF), self.cancel) if planned.cancelled else (planned.starts_at, self.sit),
        )  # fmt: skip
        for moment, step in steps:
            if planned.happened(moment):
                step({"by": self.lead, "at": moment})

    def plan(self, by):
        planned = self.planned
        self.meeting = meetings.plan_meeting(
            self.chamber.committee, starts_at=planned.starts_at, ends_at=planned.ends_at, place=planned.place,
            standing_items=False, **by,
        )  # fmt: skip
        self.items = [self._item(matter, by) for matter in planned.matters]

    def _item(self, matter, by):
        item = agenda.add_item(self.meeting, kind=matter.kind, title=matter.title, function=matter.function, **by)
        if matter.secret:
            privacy.keep_private(
                item, ground="confidential", reason=SECRET, public_words=SECRET_WORDS, reviewer=self.lead.person,
                review_on=by["at"].date() + LOOK_AGAIN, **by,
            )  # fmt: skip
        if matter.party:
            parties.name_party(item, kind=matter.party.kind, code=matter.party.code, name=matter.party.name, **by)
        return Item.objects.get(pk=item.pk)

    def ready(self, by):
        for item in self.items:
            agenda.ready_item(item, **by)

    def call(self, by):
        self.meeting = meetings.call_meeting(self.meeting, **by)

    def publish(self, by):
        self.meeting = meetings.publish_agenda(self.meeting, **by)

    def cancel(self, by):
        meetings.cancel_meeting(self.meeting, because=self.planned.cancelled, **by)

    # In session -----------------------------------------------------------------------------------
    def now(self, by=None):
        at = self.planned.starts_at + timedelta(minutes=self.minute)
        self.minute += 1
        return {"by": by or self.lead, "at": at}

    def seats(self, members):
        return [self.chamber.seats[member] for member in members]

    def sit(self, by):
        planned = self.planned
        turns.open_meeting(
            self.meeting, present=self.seats(planned.present), apologies=self.seats(planned.apologies), **self.now()
        )
        for item, matter in zip(self.items, planned.matters, strict=True):
            turns.open_item(item, **self.now())
            self.take(item, matter)
            turns.close_item(item, **self.now())
        turns.close_meeting(self.meeting, **self.now())

    def take(self, item, matter):
        if matter.leaves is not None:
            self.rule_out(item, matter)
        if matter.kind == "exclusion":
            covers = [each for each, said in zip(self.items, self.planned.matters, strict=True) if said.secret]
            motion = motions.put_motion(item, kind="exclude", ground="confidential", covers=covers, **self.now())
            polls.agree(motion, **self.now())
        elif matter.motion:
            motion = motions.put_motion(item, words=matter.motion, **self.now())
            self.decide(motion, matter)
        if matter.leaves is not None:
            presence.note_presence(self.meeting, act="returned", seat=self.chamber.seats[matter.leaves], **self.now())

    def rule_out(self, item, matter):
        seat, chair = self.chamber.seats[matter.leaves], self.chamber.chair
        rule(
            item=item, person=seat.person, interest=matter.interest, magnitude="financial", choice="c",
            reason=REASON, ruled_as="chair", ruler=chair.person, **self.now(chair),
        )  # fmt: skip
        presence.note_presence(self.meeting, act="left", seat=seat, **self.now())

    def decide(self, motion, matter):
        if not matter.votes:
            return polls.agree(motion, **self.now())
        poll = polls.open_poll(motion, **self.now())
        votes = {self.chamber.seats[member]: choice for member, choice in matter.votes}
        polls.cast_votes(poll, votes=votes, **self.now())
        return polls.close_poll(poll, **self.now())
