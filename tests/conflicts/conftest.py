"""A CCG whose people declare, built only through actions; the clock says 14 March 2017."""

import os
import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from conflicts import actions
from conflicts.models import Ask, Interest
from conflicts.rules.interests import Stated
from conflicts.rules.people import Standing
from governance.permissions import Role
from jobs.clock import LONDON
from tests.governance.bodies import SmallWorld

ON = date(2017, 3, 14)
AT = datetime(2017, 3, 14, 10, 0, tzinfo=LONDON)
S = Standing
SECRET = "nobody-may-find-this-again"


def later(days, at=AT):
    return at + timedelta(days=days)


def stated(**changes):
    facts = {
        "category": "financial", "kind": "directorship", "counterparty": "Tidewater Health Ltd",
        "description": "Director, unpaid", "from_on": date(2017, 3, 1), "aware_on": date(2017, 3, 1),
    }  # fmt: skip
    return Stated(**{**facts, **changes})


@dataclass
class Conflicts:
    small: SmallWorld
    at: datetime = AT
    people: dict = field(default_factory=dict)

    def on_the_list(self, someone, *standings, position="", joined_on=date(2013, 4, 1)):
        return actions.record_declarant(
            someone.person, ccg=self.small.blackpool, position=position or someone.post.title,
            standings=standings, joined_on=joined_on, by=self.small.gil.user, at=self.at,
        )  # fmt: skip

    def declare(self, declarant, *added, at=None, user=None, associates="no", **more):
        return actions.answer(
            declarant, typed_name=declarant.person.name, associates=associates, added=added,
            by=user or declarant.person.user, at=at or self.at, **more,
        )  # fmt: skip

    def declared(self, declarant, at=None, **changes):
        self.declare(declarant, stated(**changes), at=at)
        return declarant.interests.order_by("pk").last()

    def published(self, declarant, at=None, **changes):
        interest = self.declared(declarant, at=at, **changes)
        interest = actions.agree(interest, mitigation="Leaves the room", by=self.small.anita.user, at=at or self.at)
        return actions.publish_interest(interest, by=self.small.gil.user, at=at or self.at)

    def ask(self, declarant, at=None):
        return actions.ask(declarant, reason=Ask.Reason.REFRESH, by=self.small.gil.user, at=at or self.at)


@pytest.fixture
def small(small_world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return small_world


def built(small):
    """Gee, Lena and Gil declare at Blackpool; Gil keeps the registers, Anita reviews, Lena is guardian."""
    made = Conflicts(small)
    small.lena = small.appoint("Lena Ashworth", Role.CONFLICTS_GUARDIAN, small.blackpool)
    made.gee = made.on_the_list(small.gee, S.GOVERNING_BODY, S.MEMBER, position="GP member")
    made.lena = made.on_the_list(small.lena, S.GOVERNING_BODY, position="Lay member")
    made.gil = made.on_the_list(small.gil, S.EMPLOYEE, position="Head of Governance")
    return made


@pytest.fixture
def ccg(declaring_world, small):
    return declaring_world


@pytest.fixture
def as_(client):
    def sign_in(someone):
        client.force_login(someone.user)
        return client

    return sign_in


@pytest.fixture
def clock(settings, monkeypatch):
    """`clock(ON)`: every request arrives on that day at ten in London; the clock stands still."""

    def at(on):
        settings.DEMO_NOW = datetime(on.year, on.month, on.day, 10, tzinfo=LONDON)
        monkeypatch.setitem(os.environ, "DEMO_STARTED", str(time.time() + 10**6))

    return at


@pytest.fixture
def old(ccg):
    """Six years ago Gee held an interest, published and then withheld and ended, and was offered pens."""
    small = ccg.small
    interest = ccg.declared(ccg.gee, description=SECRET, counterparty=SECRET)
    actions.send_back(interest, question=f"{SECRET}?", by=small.anita.user, at=AT)
    ccg.declare(ccg.gee, changed={interest.ref: stated(description=f"{SECRET}!", counterparty=SECRET)})
    actions.agree(interest, mitigation=SECRET, private_note=SECRET, by=small.anita.user, at=AT)
    actions.publish_interest(Interest.objects.get(), by=small.gil.user, at=AT)
    asked = actions.ask_redaction(interest, ground="harm", fields=["person"], request=SECRET, by=small.gee.user, at=AT)
    actions.decide_redaction(asked, grant=True, advice=SECRET, reason=SECRET, by=small.lena.user, at=AT)
    gift = actions.record_gift(
        ccg=small.blackpool, declarant=ccg.gee, kind="gift", giver=SECRET, supplier=True, value=Decimal(12),
        offered_on=date(2017, 3, 10), description=SECRET, accepted=False, by=small.gee.user, at=AT,
    )  # fmt: skip
    actions.publish_gift(gift, by=small.gil.user, at=AT)
    ccg.declare(ccg.gee, ended={interest.ref: date(2017, 3, 31)}, at=later(20))
    ccg.interest, ccg.gift = Interest.objects.get(), gift
    return ccg
