"""A meeting taken through the verbs, minute by minute: `floor.open("lena", …)`, `floor.take("5")`, `floor.vote(…)`.

Every act is done by the secretary at the next minute after 14:00 on the day of the meeting.
"""

from datetime import timedelta

from governance.actions import motions, polls, presence, rulings, turns
from governance.models import CommitteeBody, Item, Meeting, Motion
from governance.sitting import Proceedings

MID = ("lena", "omar", "alma")
NORTH_EAST = ("noor", "fay", "priya")
ENGLAND = ("miles", "ada", "hope")
ALL = (*MID, *NORTH_EAST, *ENGLAND)
D3 = ("lena", "omar", "noor", "fay", "miles", "hope")
INTEREST = "Partner in Fernbank Surgery, whose rent is to be reimbursed"


class Floor:
    def __init__(self, world, *, committee=None, secretary=None, items=(), status=Meeting.Status.PUBLISHED,
                 meeting=None):  # fmt: skip
        """`meeting`: one already planned and published, with its items."""
        self.world, self.by = world, (secretary or world.stella).user
        self.minute = 0
        self.meeting = meeting or world.plan(committee or world.essex, days=20, status=status)
        self.items = {item.number: item for item in self.meeting.items.all()}
        if meeting:
            return
        for number, title, function in items or D3_ITEMS:
            kind = Item.Kind.DECISION if function else Item.Kind.DECLARATIONS
            self.add(number, title, kind=kind, function=function)

    def add(self, number, title, **values):
        values.setdefault("status", Item.Status.READY)
        self.items[number] = self.world.item(self.meeting, number, title, **values)
        return self.items[number]

    def only_for(self, number, organisation):
        item = self.items[number]
        item.only_for = CommitteeBody.objects.get(committee=self.meeting.committee, organisation=organisation)
        item.save_as(by=None)
        return item

    # the clock ---------------------------------------------------------------------------------

    def at(self, hour, minute):
        return self.meeting.starts_at + timedelta(hours=hour - 14, minutes=minute)

    def now(self):
        self.minute += 1
        return self.meeting.starts_at + timedelta(minutes=self.minute)

    def until(self, hour, minute):
        """The next act happens at that time."""
        self.minute = (hour - 14) * 60 + minute - 1
        return self

    def when(self):
        return {"by": self.by, "at": self.now()}

    # acts --------------------------------------------------------------------------------------

    def seat(self, who):
        return getattr(self.world, who).seat

    def item(self, number):
        return Item.objects.select_related("meeting").get(pk=self.items[number].pk)

    def open(self, *present, at=None):
        at = at or self.meeting.starts_at
        return turns.open_meeting(self.meeting, present=[self.seat(who) for who in present], by=self.by, at=at)

    def move(self, who, act, *, when=None):
        return presence.note_presence(self.meeting, act=act, seat=self.seat(who), happened_at=when, **self.when())

    def take(self, number, **values):
        return turns.open_item(self.item(number), **values, **self.when())

    def close(self, number):
        return turns.close_item(self.item(number), **self.when())

    def defer(self, number, note="Mid Essex: 1 of 2"):
        return turns.defer_item(self.item(number), note=note, **self.when())

    def rule(self, number, who, *, ruler="lena", choice="c", magnitude="financial", **values):
        given = {"interest": INTEREST, "reason": "The item is about their own practice.", "ruled_as": "chair"}
        person = getattr(self.world, ruler).person if ruler else None
        return rulings.rule(
            item=self.item(number), person=getattr(self.world, who).person, choice=choice, magnitude=magnitude,
            ruler=person, **(given | values), **self.when(),
        )  # fmt: skip

    def put(self, number, words="That it be approved", **values):
        if values.get("kind") == "procedure":
            values = {"procedure": "other", "because": "It is about the order of business"} | values
        return motions.put_motion(self.item(number), words=words, **values, **self.when())

    def poll(self, motion, **values):
        return polls.open_poll(motion, **values, **self.when())

    def cast(self, poll, **votes):
        """`cast(poll, yes="lena omar", no="noor", abstain="fay")`"""
        said = {"yes": "for", "no": "against", "abstain": "abstain"}
        given = {self.seat(who): said[key] for key, names in votes.items() for who in names.split()}
        return polls.cast_votes(poll, votes=given, **self.when())

    def count(self, poll):
        return polls.close_poll(poll, **self.when())

    def vote(self, number, *, words="That it be approved", **votes):
        """Motion, poll, votes and count in one; returns the Count."""
        poll = self.poll(self.put(number, words))
        self.cast(poll, **votes)
        return self.count(poll)

    def decide(self, count, who, choice):
        return polls.give_casting_vote(count.poll, seat=self.seat(who), choice=choice, **self.when())

    def finish(self):
        return turns.close_meeting(self.meeting, **self.when())

    # what is so --------------------------------------------------------------------------------

    def read(self):
        return Proceedings(Meeting.objects.get(pk=self.meeting.pk))

    def motion(self, pk):
        return Motion.objects.get(pk=pk)


D3_ITEMS = (
    ("1", "Welcome and apologies", ""),
    ("2", "Declarations of interest", ""),
    ("4", "Local incentive scheme 2017/18", "incentive_schemes"),
    ("5", "Premises reimbursement: Fernbank Surgery", "discretionary_payments"),
    ("6", "Merger of two practices in Colchester", "mergers"),
)
