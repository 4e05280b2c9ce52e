"""NHS England's outcome, and what becomes of the arrangement: approved, live, lapsed."""

from datetime import date
from decimal import Decimal

import pytest

from applications import actions
from governance.actions import lapse, sign_agreement, sign_off_sum
from governance.models import Arrangement, StatusChange
from governance.workflow import NotAllowed
from tests.prepared import kept

from . import acts
from .acts import london

AT = london(2015, 1, 8, 10)
DECIDED = london(2015, 2, 2, 9)


def _sent(world):
    return acts.submitted(world.application, world, AT)


sent = kept(_sent, on="world")


def decide(application, by, outcome="approve", at=DECIDED, **more):
    return actions.decide(application, outcome=outcome, by=by, at=at, **more)


@pytest.mark.parametrize(
    "outcome, more, state",
    [
        ("approve", {}, "approved"),
        ("approve_with_conditions", {"conditions": "Two lay members"}, "approved_with_conditions"),
        ("not_recommend", {"reason": "The plan is thin"}, "not_recommended"),
    ],
)
def test_three_outcomes(sent, world, outcome, more, state):
    done = decide(sent, world.nye, outcome, **more)
    assert (done.status, done.decision.decided_by) == (state, world.nye)
    made = Arrangement.objects.filter(ccg=world.blackpool)
    if state == "not_recommended":
        assert not made.exists() and done.decision.reason == "The plan is thin"
    else:
        (arrangement,) = made
        assert (arrangement.model, arrangement.starts_on) == ("delegated", date(2015, 4, 1))
        assert arrangement.conditions == more.get("conditions", "")
    change = StatusChange.objects.about(done).last()
    assert (change.transition, change.post) == (outcome, "Area Team Director")


@pytest.mark.parametrize(
    "outcome, words", [("approve_with_conditions", "Write the conditions"), ("not_recommend", "Say why")]
)
def test_conditions_and_reasons_are_demanded(sent, world, outcome, words):
    with pytest.raises(NotAllowed, match=words):
        decide(sent, world.nye, outcome, conditions=" ", reason="\n")


@pytest.mark.parametrize("who, may", [
    ("nye", True), ("rhea", True), ("nadia", True), ("nia", False), ("gil", False), ("anita", False), ("sol", False),
])  # fmt: skip
def test_who_decides(sent, world, who, may):
    if may:
        assert decide(sent, world.users[who]).status == "approved"
    else:
        with pytest.raises(NotAllowed, match="Only the NHS England director"):
            decide(sent, world.users[who])


def test_a_draft_is_not_decided_and_nothing_is_decided_twice(world):
    with pytest.raises(NotAllowed, match="This is being filled in"):
        decide(world.application, world.nye)
    sent = acts.submitted(world.application, world, AT)
    decide(sent, world.nye)
    with pytest.raises(NotAllowed, match="This is approved"):
        decide(sent, world.nadia, "not_recommend", reason="Second thoughts")
    assert Arrangement.objects.count() == 1


class TestLive:
    @pytest.fixture
    def arrangement(self, sent, world):
        decide(sent, world.nye)
        return Arrangement.objects.get(ccg=world.blackpool)

    def agreed(self, arrangement, world, on=date(2015, 3, 20)):
        return sign_agreement(arrangement, signed_on=on, by=world.nye, at=london(2015, 3, 20, 9))

    def money(self, arrangement, world):
        return sign_off_sum(arrangement, amount=Decimal("21656750.00"), by=world.cora, at=london(2015, 3, 23, 9))

    def test_approved_is_not_live(self, arrangement, world):
        assert not arrangement.live_at(london(2015, 4, 1))
        assert len(arrangement.waiting_for(london(2015, 4, 1))) == 2

    def test_it_is_live_after_agreement_sum_and_start(self, arrangement, world):
        arrangement = self.agreed(arrangement, world)
        assert not arrangement.live_at(london(2015, 4, 1)), "the sum is missing"
        arrangement = self.money(arrangement, world)
        assert not arrangement.live_at(london(2015, 3, 31, 23, 59, 59)), "the day has not come"
        assert arrangement.live_at(london(2015, 4, 1))

    def test_the_order_of_agreement_and_sum_is_free(self, arrangement, world):
        arrangement = self.agreed(self.money(arrangement, world), world)
        assert arrangement.live_at(london(2015, 4, 1))

    def test_joint_moves_no_money_and_needs_no_sum(self, world):
        application = acts.joint(world)
        decide(acts.submitted(application, world, AT), world.nye)
        arrangement = Arrangement.objects.get(ccg=world.blackpool)
        with pytest.raises(NotAllowed, match="No money moves"):
            self.money(arrangement, world)
        assert self.agreed(arrangement, world).live_at(london(2015, 4, 1))

    @pytest.mark.parametrize("who", ["nye", "gil", "anita", "nadia", "sol"])
    def test_only_the_finance_officer_signs_the_sum_off(self, arrangement, world, who):
        with pytest.raises(NotAllowed, match="Only the Chief Finance Officer"):
            sign_off_sum(arrangement, amount=Decimal("1"), by=world.users[who], at=DECIDED)

    def test_it_may_lapse_before_it_begins(self, arrangement, world):
        lapsed = lapse(arrangement, because="The members voted against", by=world.nye, at=london(2015, 3, 25, 9))
        assert lapsed.status == "lapsed" and not lapsed.live_at(london(2015, 4, 1))

    def test_approved_and_live_are_counted_apart(self, arrangement, world):
        def counted():
            rows = list(Arrangement.objects.filter(status="approved"))
            return len(rows), sum(row.live_at(london(2015, 4, 1)) for row in rows)

        assert counted() == (1, 0)
        self.money(self.agreed(arrangement, world), world)
        assert counted() == (1, 1)


def test_one_arrangement_a_ccg(sent, world):
    from governance.actions import approve_arrangement

    decide(sent, world.nye)
    with pytest.raises(NotAllowed, match="already has an approved arrangement"):
        approve_arrangement(ccg=world.blackpool, model="joint", starts_on=date(2015, 4, 1), by=world.nye, at=DECIDED)


def test_a_second_approval_is_refused_whole(sent, world):
    """The refusal of the arrangement takes the decision back with it."""
    from governance.actions import approve_arrangement

    approve_arrangement(ccg=world.blackpool, model="joint", starts_on=date(2015, 4, 1), by=world.nye, at=AT)
    with pytest.raises(NotAllowed, match="already has an approved arrangement"):
        decide(sent, world.nye)
    sent.refresh_from_db()
    assert sent.status == "submitted" and not hasattr(sent, "decision")
