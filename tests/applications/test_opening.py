"""Beginning and copying an application: who, for which model, on which form, from when."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from applications import actions
from applications.facts import Dossier
from applications.models import Application
from applications.rules import answers as reading
from governance.actions import approve_arrangement, sign_agreement
from governance.models import Model
from governance.workflow import NotAllowed

from . import acts
from .acts import london

JOINT = {"model": Model.JOINT, "form": "joint_2016_17", "cycle": "2016/17", "starts_on": date(2016, 4, 1)}
DELEGATED = {"model": Model.DELEGATED, "form": "delegated_2016_17", "cycle": "2016/17", "starts_on": date(2016, 4, 1)}
AUTUMN = london(2015, 10, 1, 9)


def begin(ccg, by, at=AUTUMN, **more):
    return actions.open_application(ccg=ccg, by=by, at=at, **DELEGATED | more)


def reasons(*arguments, **more):
    with pytest.raises(NotAllowed) as refusal:
        begin(*arguments, **more)
    return refusal.value.reasons


def test_it_begins_as_a_draft_with_its_start_answered(world):
    made = begin(world.mid_essex, world.mia)
    assert (made.status, made.edition, made.opened_by, made.opened_at) == (
        "draft", "delegated_2016_17", world.mia, AUTUMN,
    )  # fmt: skip
    assert acts.said(made, "start_date") == ("2016-04-01", 1)
    assert made.coming_from == Model.GREATER


def test_d6_mid_essex_sought_joint_with_the_delegated_form(world):
    said = reasons(world.mid_essex, world.mia, **JOINT | {"form": "delegated_2016_17"})
    assert said == [
        "This form is for delegated commissioning, and the application is for joint commissioning. "
        "Use “Joint commissioning: local pro forma, 2016/17”"
    ]
    assert not Application.objects.filter(ccg=world.mid_essex).exists()
    assert begin(world.mid_essex, world.mia, **JOINT).model == Model.JOINT


@pytest.mark.parametrize(
    "change, words",
    [
        ({"form": "delegated_2015_16"}, "This form is for 2015/16"),
        ({"starts_on": date(2016, 1, 1)}, "this model may start on Friday 1 April 2016"),
        (JOINT | {"starts_on": date(2015, 12, 1)}, "Friday 1 January 2016 or Friday 1 April 2016"),
        ({"model": Model.GREATER}, "no date: it cannot be applied for"),
        (JOINT | {"cycle": "2017/18", "starts_on": date(2017, 4, 1)}, "no date: it cannot be applied for"),
    ],
)
def test_a_wrong_form_or_start_is_refused(world, change, words):
    assert words in " ".join(reasons(world.mid_essex, world.mia, **change))


@pytest.mark.parametrize("who", ["anita", "gee", "cora", "nye", "nadia", "sol", "gil"])
def test_only_the_ccgs_own_lead_begins(world, who):
    (reason,) = reasons(world.mid_essex, world.users[who])
    assert reason == "Only the Governance lead may do this."


def test_everything_against_it_is_said_at_once(world):
    said = reasons(world.blackpool, world.sol, at=world.at, cycle="2015/16", starts_on=date(2015, 5, 1))
    assert len(said) == 4


def test_one_open_application_a_ccg_and_cycle(world):
    (reason,) = reasons(
        world.blackpool, world.gil, at=world.at, form="delegated_2015_16", cycle="2015/16", starts_on=date(2015, 4, 1)
    )
    assert "already has an application open in 2015/16" in reason
    assert begin(world.blackpool, world.gil), "another cycle is another matter"
    assert acts.joint(world).is_draft, "the one taken back does not count"


def test_the_database_itself_holds_one_open_application(world):
    other = Application.objects.get(pk=world.application.pk)
    other.pk, other.ref = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_it_knows_from_which_model_the_ccg_comes(world):
    live = approve_arrangement(
        ccg=world.mid_essex, model=Model.JOINT, starts_on=date(2015, 4, 1), by=world.nye, at=world.at
    )
    assert begin(world.mid_essex, world.mia).coming_from == Model.GREATER, "approved is not live"
    sign_agreement(live, signed_on=date(2015, 3, 20), by=world.nadia, at=london(2015, 3, 20, 9))
    actions.withdraw(Application.objects.get(ccg=world.mid_essex), reason="Begin again", by=world.mia, at=AUTUMN)
    made = begin(world.mid_essex, world.mia)
    assert made.coming_from == Model.JOINT
    dossier = Dossier(made, AUTUMN)
    asked = {q.key for q in reading.asked(dossier.edition, case=dossier.case)}
    assert "delegated_functions" in asked


class TestCopying:
    def copy(self, world, by=None, **more):
        return actions.copy_application(world.application, by=by or world.gil, at=AUTUMN, **DELEGATED | more)

    def test_answers_come_over_as_first_versions(self, world):
        made = self.copy(world)
        assert made.copied_from == world.application
        assert acts.said(made, "contract_sum") == ("14250000.00", 1)
        assert acts.said(made, "start_date") == ("2016-04-01", 1)

    def test_evidence_confirmations_and_nhs_englands_words_do_not(self, world):
        made = self.copy(world)
        assert not made.evidence_uses.exists()
        keys = set(made.answers.values_list("question", flat=True))
        assert not keys & {"agreed", "attestation", "well_led", "comments", "constitution_only"}

    def test_it_must_fit_like_any_other(self, world):
        with pytest.raises(NotAllowed, match="This form is for joint"):
            self.copy(world, form="joint_2016_17")
        with pytest.raises(NotAllowed, match="Only the Governance lead"):
            self.copy(world, by=world.nye)

    def test_the_source_is_left_as_it_was(self, world):
        before = list(world.application.answers.values_list("question", "value", "version"))
        self.copy(world)
        assert list(world.application.answers.values_list("question", "value", "version")) == before
