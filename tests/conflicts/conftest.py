"""A CCG whose people declare, built only through actions; the clock says 14 March 2017."""

import os
import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from conflicts import actions
from conflicts.models import Ask
from conflicts.rules.interests import Stated
from conflicts.rules.people import Standing
from governance.permissions import Role
from jobs.clock import LONDON
from tests.governance.bodies import SmallWorld

ON = date(2017, 3, 14)
AT = datetime(2017, 3, 14, 10, 0, tzinfo=LONDON)
S = Standing


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
