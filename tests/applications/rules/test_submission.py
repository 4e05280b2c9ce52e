"""D5-d, D6 and R-133: what stands against sending, all of it at once, and what makes it go."""

from dataclasses import replace
from datetime import date

import pytest

from applications.editions import EDITIONS, for_cycle
from applications.editions.form import Proof
from applications.rules import cycles
from applications.rules.submission import Override, form_mismatch, reasons_against, verdict
from governance.permissions import Role
from governance.rules.models import Model

from .cases import answering, case_of, london, signed_by_all, whole, without

NATIONAL = Override("Ian Dodge-Smith", "national", "The mailbox was down")
REGIONAL = Override("Mo Field", "regional", "A plan is agreed")
LATE = london(2015, 1, 9, 12, 0, 1)
NHS_PART = [q.key for s in whole().edition.sections if s.part == "nhs_england" for q in s.questions]


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(whole(at=london(2015, 1, 9, 11, 59, 59)), id="D5-a"),
        pytest.param(whole(at=london(2015, 1, 9, 12)), id="D5-b"),
        pytest.param(whole(Model.JOINT, at=london(2015, 1, 30, 16, 59)), id="D5-e"),
        pytest.param(whole(Model.JOINT, at=london(2015, 1, 30, 10)), id="D5-h"),
        pytest.param(whole(cycle="2016/17", at=london(2015, 11, 6, 23, 59, 59)), id="2016/17-last-second"),
        pytest.param(whole(Model.JOINT, "2016/17", at=london(2015, 12, 31, 12)), id="2016/17-joint"),
        pytest.param(whole(cycle="2017/18", at=london(2016, 12, 5, 17)), id="2017/18"),
    ],
)
def test_a_whole_form_in_time_goes(facts):
    found = verdict(facts)
    assert found.reasons == ()
    assert found.may_go and not found.late
    assert found.book == facts.cycle.fingerprint


def test_d5_c_late_needs_a_national_decision_and_stays_late():
    facts = whole(at=LATE)
    (reason,) = reasons_against(facts)
    assert reason.startswith("Late by 1 second") and "national NHS England officer must record" in reason
    let_in = verdict(replace(facts, late_override=NATIONAL))
    assert let_in.may_go and let_in.late


@pytest.mark.parametrize(
    "override, words",
    [
        (replace(NATIONAL, level="regional"), "is not a national"),
        (replace(NATIONAL, officer=""), "lacks"),
        (replace(NATIONAL, reason=" "), "lacks"),
    ],
)
def test_not_every_decision_lets_a_late_one_in(override, words):
    (reason,) = reasons_against(whole(at=LATE, late_override=override))
    assert words in reason


def test_d5_d_with_nhs_england_part_blank_it_is_incomplete_and_not_counted():
    facts = without(whole(at=london(2015, 1, 9, 11)), *NHS_PART)
    (reason,) = reasons_against(facts)
    assert reason.startswith("The NHS England part is not complete")
    assert "and " in reason and "more" in reason


def test_d5_f_joint_one_second_late():
    (reason,) = reasons_against(whole(Model.JOINT, at=london(2015, 1, 30, 17, 0, 1)))
    assert reason.startswith("Late by 1 second")


def test_d6_mid_essex_sought_joint_on_the_delegated_form():
    reasons = form_mismatch(for_cycle("2016/17", "delegated"), model="joint", cycle="2016/17")
    assert reasons == [
        "This form is for delegated commissioning, and the application is for joint commissioning. "
        "Use “Joint commissioning: local pro forma, 2016/17”"
    ]


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda e: e.key)
def test_d6_each_form_fits_its_own_model_and_cycle_only(edition):
    assert form_mismatch(edition, model=edition.model, cycle=edition.cycle) == []
    for model in (m for m in Model if m != edition.model):
        assert form_mismatch(edition, model=model, cycle=edition.cycle)
    for key in (k for k in cycles.CYCLES if k != edition.cycle):
        assert form_mismatch(edition, model=edition.model, cycle=key)


BROKEN = [
    ("checklist no", {"objectives": "no"}, "the answer is “No”"),
    ("toolkit no", {"ig_toolkit": "no"}, "the answer is “No”"),
    ("toolkit level 1", {"ig_level": "1"}, "below level 2"),
    ("not assured", {"finance": "NA"}, "“Not assured”"),
    ("serious concern", {"concern": "yes"}, "a serious concern stops the form"),
    ("thresholds not met", {"accept_conflicts": "no"}, "has not accepted"),
    ("other constitution change", {"constitution_only": "no"}, "6 January 2015"),
    ("statement not confirmed", {"attestation": ""}, "Confirm: Attestation"),
    ("sum missing", {"qof_sum": ""}, "Enter a sum in pounds: Quality"),
]


@pytest.mark.parametrize("answers, words", [pytest.param(a, w, id=i) for i, a, w in BROKEN])
def test_one_thing_wrong_gives_one_reason(answers, words):
    (reason,) = reasons_against(answering(whole(), **answers))
    assert words in reason


@pytest.mark.parametrize("key", ["governance_structure", "constitution_amendment"])
@pytest.mark.parametrize("model", [Model.JOINT, Model.DELEGATED])
def test_both_attachments_are_needed_on_joint_and_delegated_bids(model, key):
    facts = whole(model)
    facts = replace(facts, evidence={k: v for k, v in facts.evidence.items() if k != key})
    (reason,) = reasons_against(facts)
    assert "Attach a document" in reason


def test_a_yes_without_evidence_or_with_expired_evidence_is_incomplete():
    facts = whole()
    (reason,) = reasons_against(replace(facts, evidence={**facts.evidence, "ig_toolkit": []}))
    assert "Add evidence: The Information Governance Toolkit" in reason
    old = Proof("Toolkit", date(2013, 1, 1), expires_on=date(2015, 1, 7))
    (reason,) = reasons_against(replace(facts, evidence={**facts.evidence, "ig_toolkit": [old]}))
    assert "still in date" in reason


@pytest.mark.parametrize("answers", [{"finance": "NA"}, {"concern": "yes"}])
def test_a_region_may_let_an_assurance_concern_pass_with_a_reason(answers):
    facts = answering(whole(), **answers)
    assert reasons_against(replace(facts, region_override=REGIONAL)) == []
    assert reasons_against(replace(facts, region_override=replace(REGIONAL, reason="")))


def test_no_region_lifts_a_no_on_the_checklist():
    assert reasons_against(answering(whole(region_override=REGIONAL), objectives="no"))


def test_the_finance_officer_signs_only_where_money_moves():
    facts = whole()
    signed = tuple(s for s in facts.signatures if s.post != Role.CHIEF_FINANCE_OFFICER)
    assert reasons_against(replace(facts, signatures=signed)) == ["Chief Finance Officer: not signed yet"]
    joint = whole(Model.JOINT)
    assert Role.CHIEF_FINANCE_OFFICER not in {s.post for s in joint.signatures}


def test_changed_words_void_every_signature_and_say_so():
    facts = whole(fingerprint="other words")
    reasons = reasons_against(facts)
    assert len(reasons) == 4
    assert all("signed earlier words" in reason for reason in reasons)


def test_order_of_signing_is_free():
    facts = whole()
    assert reasons_against(replace(facts, signatures=facts.signatures[::-1])) == []


def test_a_start_in_the_past_and_a_duplicate_are_said():
    reasons = reasons_against(whole(at=london(2015, 4, 1, 9), late_override=NATIONAL))
    assert reasons == ["The start, Wednesday 1 April 2015, has come already. Apply for a later one"]
    assert reasons_against(whole(duplicates=("delegated, sent 2 January 2015",))) == [
        "Already submitted for this cycle: delegated, sent 2 January 2015. Withdraw it first"
    ]


def test_all_reasons_come_at_once():
    facts = without(answering(whole(at=LATE, signatures=()), ig_toolkit="no"), "agreed", "planning")
    reasons = reasons_against(facts)
    assert len(reasons) == 2 + 1 + 4 + 1
    starts = ("The CCG part", "The NHS England part", "The Information", "Accountable", "Audit")
    assert [r.startswith(s) for r, s in zip(reasons, starts, strict=False)] == [True] * 5
    assert reasons[-1].startswith("Late by 1 second")


def test_delegated_functions_are_asked_only_of_a_ccg_coming_from_joint():
    edition = for_cycle("2016/17", "delegated")
    coming = case_of("delegated", "2016/17", from_joint=True)
    facts = whole(cycle="2016/17", at=london(2015, 11, 1, 9), case=coming)
    facts = replace(facts, signatures=signed_by_all(edition, coming))
    (reason,) = reasons_against(facts)
    assert "Delegated functions" in reason
    assert reasons_against(answering(facts, delegated_functions="LA")) == []
