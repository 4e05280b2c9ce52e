"""The forms hold together, cite their sources, and a used one never changes."""

import pytest

from applications.editions import EDITIONS, edition, for_cycle
from applications.editions.form import Kind, Part
from applications.rules import answers as reading
from applications.rules.cycles import CYCLES, in_force
from governance.permissions import Role
from governance.rules.figures import Basis

from .cases import case_of

FORMS = pytest.mark.parametrize("form", EDITIONS.values(), ids=lambda e: e.key)
FINGERPRINTS = {
    "delegated_2015_16": "2c3f296d9e919bda",
    "joint_2015_16": "6cc7383004446d95",
    "delegated_2016_17": "ca9e28144fe5c524",
    "joint_2016_17": "ace16f0ee10b985d",
    "delegated_2017_18": "439f9e7de858ccd8",
}
"""A used edition is never edited. Until the first release a changed word may change a line here;
afterwards a new wording is a new edition file."""


@FORMS
def test_a_used_edition_keeps_its_fingerprint(form):
    assert form.fingerprint[:16] == FINGERPRINTS[form.key]


@FORMS
def test_keys_are_unique_and_everything_is_cited(form):
    keys = [q.key for q in form.questions]
    assert len(keys) == len(set(keys))
    assert all(q.source and q.rule and q.label for q in form.questions)
    assert all(s.source and s.statement for s in form.signers)
    assert all(q.words for q in form.questions if q.kind in (Kind.FIXED, Kind.STATEMENT))
    assert all(q.choices for q in form.questions if q.kind == Kind.CHOICE)
    assert all(q.shut and set(q.gate) <= set(dict(q.options)) for q in form.questions if q.gate)
    assert not [q.key for q in form.questions if len(q.key) > 60]
    for q in (q for q in form.questions if q.accepts):
        seen = form.question(q.accepts)
        assert seen.needs_evidence or seen.kind == Kind.ATTACHMENT
        assert (form.part_of(q.key), form.part_of(seen.key)) == (Part.NHS_ENGLAND, Part.CCG)


@FORMS
def test_both_parties_have_a_part_and_a_signature(form):
    assert {s.part for s in form.sections} == set(Part)
    assert {s.side for s in form.signers} == set(Part)


@FORMS
def test_the_starts_offered_are_those_of_the_cycle(form):
    offered = [key for key, _ in form.question("start_date").choices]
    assert offered == [on.isoformat() for on in in_force(form.cycle).starts(form.model)]


@pytest.mark.parametrize("cycle", CYCLES)
def test_every_model_of_a_cycle_has_its_form(cycle):
    for model in in_force(cycle).models:
        assert edition(for_cycle(cycle, model).key).cycle == cycle
    assert for_cycle(cycle, "greater_involvement") is None


def test_r130_the_delegated_form_field_for_field():
    form = edition("delegated_2016_17")
    lines = [q.key for q in form.section("checklist").questions if q.kind == Kind.YES_NO]
    assert lines == ["objectives", "constitution", "governance", "conflicts", "ig_toolkit"]
    assert all(form.question(key).needs_evidence for key in lines)
    levels = [q.key for q in form.questions if q.kind == Kind.LEVEL]
    assert levels == ["well_led", "delegated_functions", "finance", "performance", "planning"]
    assert [key for key, _ in form.question("finance").options] == ["O", "G", "LA", "NA"]
    assert [s.post for s in form.signers][:3] == [Role.ACCOUNTABLE_OFFICER, Role.AUDIT_CHAIR, Role.NHSE_DIRECTOR]
    seeded = {q.key for q in form.questions if q.basis == Basis.SEED}
    assert {*lines, *levels, "agreed", "comments", "assurance_quarter", "from", "subject"} <= seeded


def test_r131_section_two_and_the_finance_officer_go_with_the_money():
    form = edition("delegated_2016_17")
    case = case_of("delegated", "2016/17")
    assert len([q for q in reading.asked(form, case=case) if q.adds_up]) == 5
    assert len(reading.signers(form, case=case)) == 4
    moved = case_of("joint", "2016/17")
    assert "budgets" not in {s.key for s in reading.visible(form, case=moved)}
    assert len(reading.signers(form, case=moved)) == 3


def test_2015_16_takes_its_questions_from_2016_17_and_says_so():
    ours, later = edition("delegated_2015_16"), edition("delegated_2016_17")
    extra = {q.key for q in ours.questions} ^ {q.key for q in later.questions}
    assert extra == {"constitution_only"}
    seeded = {q.key for q in ours.questions if q.basis == Basis.SEED}
    assert seeded == {"start_date", "constitution_amendment", "constitution_only"}
    assert ours.basis == Basis.UNVERIFIED and all(s.basis == Basis.UNVERIFIED for s in ours.signers)


def test_one_key_means_one_kind_of_answer_in_all_editions():
    kinds = {}
    for form in EDITIONS.values():
        for q in form.questions:
            assert kinds.setdefault(q.key, q.kind) == q.kind
            assert form.part_of(q.key) in Part
