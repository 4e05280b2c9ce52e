"""The joint committee of the meeting tests, with people who declare at Mid Essex; item 5 is about Fernbank Surgery."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from conflicts import actions, radar
from conflicts.rules.interests import Stated
from conflicts.rules.people import Standing
from governance.actions.links import End, keep_link
from governance.models import Item, Seat
from jobs.clock import london
from tests.governance.meetings.sitting_world import SittingWorld

FERN = End("practice", "Fernbank Surgery", "F81001")
FEDERATION = End("company", "Colne GP Federation Ltd", "08000001")


@dataclass
class Desk:
    """Acts of people at Mid Essex, and what the radar says of the meeting."""

    sitting: SittingWorld
    lists: dict = field(default_factory=dict)

    @property
    def at(self):
        return self.sitting.now

    @property
    def today(self):
        return london(self.at).date()

    def listed(self, who, *standings, practice=None):
        someone = getattr(self.sitting, who)
        self.lists[who] = actions.record_declarant(
            someone.person, ccg=self.sitting.mid, position="Member", standings=standings or [Standing.GOVERNING_BODY],
            joined_on=date(2013, 4, 1), practice=practice, by=self.sitting.mia.user, at=self.at,
        )  # fmt: skip
        return self.lists[who]

    def declares(self, who, counterparty, *, code="", at=None, with_kind="company", **changes):
        declarant = self.lists.get(who) or self.listed(who)
        facts = {
            "category": "financial", "kind": "directorship", "counterparty": counterparty,
            "description": "As stated", "from_on": self.today - timedelta(days=20),
            "aware_on": self.today - timedelta(days=20),
        }  # fmt: skip
        actions.answer(
            declarant, typed_name=declarant.person.name, associates="no", added=[Stated(**facts | changes)],
            facts=[{"with_kind": with_kind, "counterparty_code": code}], by=getattr(self.sitting, who).user,
            at=at or self.at,
        )  # fmt: skip
        return declarant.interests.order_by("pk").last()

    def link(self, one, other, kind="member", **changes):
        facts = {"from_on": date(2015, 4, 1), "source": "Companies House", **changes}
        return keep_link(
            kept_for=self.sitting.mid, kind=kind, one=one, other=other, by=self.sitting.mia.user, at=self.at, **facts
        )

    def hits(self, number="5", at=None):
        item = Item.objects.get(pk=self.sitting.items[number].pk)
        return radar.look([item], at=at or self.at)[item]

    def all_hits(self):
        return radar.look(list(self.sitting.meeting.items.all()), at=self.at)

    def seat_of(self, who):
        return Seat.objects.get(pk=getattr(self.sitting, who).seat.pk)


@pytest.fixture
def desk(sitting_world):
    return Desk(sitting_world)
