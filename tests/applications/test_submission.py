"""D5 walked with the real verbs at those very instants; late ones, receipts, taking back."""

from datetime import UTC, timedelta

import pytest

from applications import actions
from applications.editions.form import Part
from applications.facts import Dossier
from applications.models import Application
from documents.models import Document
from governance.models import StatusChange
from governance.workflow import NotAllowed

from . import acts
from .acts import CUTOFF, london

ONE = timedelta(seconds=1)
JOINT_CUTOFF = london(2015, 1, 30, 17)


def refused(act, *arguments, **more):
    with pytest.raises(NotAllowed) as refusal:
        act(*arguments, **more)
    return refusal.value.reasons


def waived(application, by, at=CUTOFF + ONE, reason="The mailbox was down", kind="late"):
    return actions.waive(application, kind=kind, reason=reason, by=by, at=at)


def receipts(application):
    return Document.objects.filter(subject=f"application:{application.ref}", kind="receipt")


@pytest.mark.parametrize(
    "model, at",
    [
        pytest.param("delegated", london(2015, 1, 9, 11, 59, 59), id="D5-a"),
        pytest.param("delegated", london(2015, 1, 9, 12), id="D5-b"),
        pytest.param("delegated", london(2015, 1, 9, 12).replace(microsecond=999_999), id="D5-b-same-second"),
        pytest.param("delegated", london(2015, 1, 9, 12).astimezone(UTC), id="D5-b-in-UTC"),
        pytest.param("joint", london(2015, 1, 30, 16, 59), id="D5-e"),
        pytest.param("joint", london(2015, 1, 30, 17), id="D5-e-last-second"),
    ],
)
def test_in_time(world, model, at):
    application = world.application if model == "delegated" else acts.joint(world)
    done = acts.submitted(application, world, at)
    assert (done.status, done.late, done.submitted_by) == ("submitted", False, world.gil)
    assert done.submitted_at == at.replace(microsecond=0)
    (receipt,) = receipts(done)
    assert "In time: arrived at " in str(receipt.content["facts"])


@pytest.mark.parametrize(
    "model, at",
    [
        pytest.param("delegated", CUTOFF + ONE, id="D5-c"),
        pytest.param("joint", JOINT_CUTOFF + ONE, id="D5-f"),
    ],
)
def test_late_needs_a_national_officer_and_stays_marked_for_ever(world, model, at):
    application = world.application if model == "delegated" else acts.joint(world)
    acts.ready(application, world, at)
    (reason,) = refused(actions.submit, application, by=world.gil, at=at)
    assert reason.startswith("Late by 1 second") and "named national NHS England officer" in reason
    assert Application.objects.get(pk=application.pk).is_draft and not receipts(application).exists()
    waived(application, world.nadia, at)
    done = actions.submit(application, by=world.gil, at=at)
    assert done.late
    (receipt,) = receipts(done)
    assert "Accepted by Nadia Clarke: The mailbox was down" in str(receipt.content["facts"])
    actions.decide(done, outcome="approve", by=world.nye, at=at)
    assert Application.objects.get(pk=application.pk).late


def test_d5_d_with_nhs_englands_part_blank_it_is_not_counted(world):
    application = acts.joint(world)
    at = london(2015, 1, 9, 11)
    acts.fill(application, world, at, parts=[Part.CCG])
    said = refused(actions.submit, application, by=world.gil, at=at)
    assert said[0].startswith("The NHS England part is not complete")
    application.refresh_from_db()
    assert application.is_draft and application.submitted_at is None
    assert not StatusChange.objects.about(application).exists()


@pytest.mark.parametrize("who", ["gil", "anita", "nye", "nia", "rhea", "gee", "sol"])
def test_only_a_national_officer_lets_a_late_one_in(world, who):
    (reason,) = refused(waived, world.application, world.users[who])
    assert reason == "Only the NHS England national officer may do this."


@pytest.mark.parametrize(
    "more, words",
    [
        ({"at": CUTOFF}, "The cut-off has not passed"),
        ({"reason": " \n"}, "Give the reason"),
    ],
)
def test_a_waiver_needs_a_reason_and_a_lateness(world, more, words):
    (reason,) = refused(waived, world.application, world.nadia, **more)
    assert words in reason


def test_a_waiver_is_given_once_and_not_after_submission(world):
    waived(world.application, world.nadia)
    assert "already been recorded" in refused(waived, world.application, world.nadia)[0]
    acts.submitted(world.application, world, CUTOFF + timedelta(hours=1))
    assert any("submitted already" in reason for reason in refused(waived, world.application, world.nadia))


def test_a_late_waiver_does_not_excuse_an_incomplete_form(world):
    waived(world.application, world.nadia)
    said = refused(actions.submit, world.application, by=world.gil, at=CUTOFF + ONE)
    assert len(said) == 2 + 4 and not any("Late by" in reason for reason in said)


def test_all_reasons_come_at_once(world):
    said = refused(actions.submit, world.application, by=world.sol, at=CUTOFF + ONE)
    starts = ("Only the", "The CCG part", "The NHS England part", "Acc", "Audit", "Area Team", "Chief", "Late by")
    assert [reason.startswith(start) for reason, start in zip(said, starts, strict=True)] == [True] * 8


class TestTheRegion:
    @pytest.fixture
    def doubted(self, world):
        acts.fill(world.application, world, world.at)
        acts.answer(world.application, world.nia, world.at, concern="yes", finance="NA")
        acts.sign_all(world.application, world, london(2015, 1, 8, 9))
        return world.application

    def test_a_concern_stops_it_until_the_region_says_why_it_may_go(self, doubted, world):
        at = london(2015, 1, 8, 10)
        assert len(refused(actions.submit, doubted, by=world.gil, at=at)) == 2
        for who in (world.nye, world.nadia, world.gil):
            assert refused(waived, doubted, who, at, kind="assurance") == [
                "Only the NHS England regional director may do this."
            ]
        waived(doubted, world.rhea, at, reason="A recovery plan is agreed", kind="assurance")
        assert actions.submit(doubted, by=world.gil, at=at).status == "submitted"

    def test_below_level_2_of_the_toolkit_nobody_lifts_it(self, doubted, world):
        at = london(2015, 1, 8, 10)
        acts.answer(doubted, world.gil, at, ig_level="1")
        waived(doubted, world.rhea, at, kind="assurance")
        acts.sign_all(doubted, world, at)
        (reason,) = refused(actions.submit, doubted, by=world.gil, at=at)
        assert "below level 2" in reason


@pytest.mark.parametrize("who", ["lena", "cora", "nye", "nia", "nadia", "gee", "sol"])
def test_only_the_lead_or_the_accountable_officer_submits(world, who):
    acts.ready(world.application, world, london(2015, 1, 8, 10))
    (reason,) = refused(actions.submit, world.application, by=world.users[who], at=london(2015, 1, 8, 11))
    assert reason == "Only the Governance lead or the Accountable Officer may do this."


def test_it_goes_once(world):
    acts.submitted(world.application, world, london(2015, 1, 8, 10))
    said = refused(actions.submit, world.application, by=world.gil, at=london(2015, 1, 8, 10))
    assert "This is submitted." in said[0]
    assert receipts(world.application).count() == 1


class TestTakingBack:
    def test_it_stays_on_record_with_its_reason_and_its_paper_is_no_longer_current(self, world):
        at = london(2015, 1, 8, 10)
        done = acts.submitted(world.application, world, at)
        taken = actions.withdraw(done, reason="The board changed its mind", by=world.gil, at=at)
        assert taken.status == "withdrawn" and taken.submitted_at == at
        taken.document.refresh_from_db()
        assert taken.document.superseded_because == "The application was withdrawn."
        assert "submitted" in {row.source for row in StatusChange.objects.about(taken)}
        assert acts.joint(world, at).is_draft

    def test_who_why_and_when(self, world):
        at = london(2015, 1, 8, 10)
        assert "Say why" in refused(actions.withdraw, world.application, reason=" ", by=world.gil, at=at)[0]
        for who in (world.anita, world.nye, world.nadia, world.sol):
            assert refused(actions.withdraw, world.application, reason="x", by=who, at=at)
        acts.submitted(world.application, world, at)
        late = london(2015, 4, 1)
        assert (
            "start date has passed"
            in refused(actions.withdraw, world.application, reason="x", by=world.gil, at=late)[0]
        )

    def test_a_draft_that_came_to_nothing_can_always_be_taken_back(self, world):
        taken = actions.withdraw(world.application, reason="Too late", by=world.gil, at=london(2015, 5, 1))
        assert taken.status == "withdrawn"

    @pytest.mark.parametrize("outcome", ["approve", "not_recommend"])
    def test_not_after_the_outcome(self, world, outcome):
        at = london(2015, 1, 8, 10)
        done = acts.submitted(world.application, world, at)
        actions.decide(done, outcome=outcome, reason="Why", by=world.nye, at=at)
        assert refused(actions.withdraw, done, reason="x", by=world.gil, at=at)


def test_the_day_of_submission_fixes_the_office_that_answers_for_it(world):
    done = acts.submitted(world.application, world, london(2015, 1, 8, 10))
    mark = acts.mark(done, london(2015, 1, 8, 10))
    assert acts.mark(done, london(2016, 6, 1)) == mark
    assert Dossier(done, london(2016, 6, 1)).office.code == "Q47"
