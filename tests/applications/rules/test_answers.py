"""One declaration gives checks, progress, sums, words and copies."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.editions import EDITIONS, for_cycle
from applications.editions.form import Kind, Part, Proof
from applications.rules import answers as reading
from applications.rules.printed import printed, spoken

from .cases import case_of, good_answers, good_evidence

DELEGATED = for_cycle("2015/16", "delegated")
JOINT = for_cycle("2016/17", "joint")
CASE = case_of("delegated")


def filled(edition=DELEGATED, case=CASE):
    return {"answers": good_answers(edition, case), "case": case, "evidence": good_evidence(edition, case)}


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda e: e.key)
def test_an_empty_form_has_a_problem_for_every_question_that_is_needed(edition):
    case = case_of(edition.model, edition.cycle)
    needed = {q.key for q in reading.asked(edition, case=case) if q.required and q.kind != Kind.FIXED}
    assert set(reading.problems(edition, answers={}, case=case)) == needed
    rows = reading.progress(edition, answers={}, case=case)
    assert sum(r.of for r in rows) == len(needed) and not any(r.done for r in rows)


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda e: e.key)
def test_a_filled_form_has_none(edition):
    case = case_of(edition.model, edition.cycle)
    assert reading.problems(edition, **filled(edition, case)) == {}
    assert all(r.complete for r in reading.progress(edition, **filled(edition, case)))


def test_each_part_counts_its_own():
    ccg, nhs = ({r.part for r in reading.progress(DELEGATED, **filled(), part=p)} for p in Part)
    assert (ccg, nhs) == ({Part.CCG}, {Part.NHS_ENGLAND})


@pytest.mark.parametrize(
    "key, value, words",
    [
        ("objectives", "maybe", "choose one of the answers offered"),
        ("start_date", "2016-04-01", "choose one of the answers offered"),
        ("well_led", "A", "choose one of the answers offered"),
        ("contract_sum", "a lot", "pounds and pence"),
        ("contract_sum", "-5", "pounds and pence"),
        ("contract_sum", "1.234", "pounds and pence"),
        ("to_region", "x" * 201, "shorten to 200"),
        ("comments", "x" * 6001, "shorten to 6000"),
        ("agreed", "no", "confirm"),
    ],
)
def test_a_value_that_may_not_be_kept(key, value, words):
    assert words in reading.wrong(DELEGATED.question(key), value)
    facts = filled() | {"answers": filled()["answers"] | {key: value}}
    assert words in reading.problems(DELEGATED, **facts)[key]


@pytest.mark.parametrize(
    "value, on, words",
    [("2015-02-30", None, "exist"), ("2015-10-02", date(2015, 10, 1), "future"), ("2015-10-01", date(2015, 10, 1), "")],
)
def test_dates(value, on, words):
    said = reading.wrong(JOINT.question("talk_on"), value, on=on)
    assert (words in said) if words else said == ""


@pytest.mark.parametrize(
    "typed, kept", [("£1,234.5", "1234.50"), (" 7 ", "7.00"), ("0", "0.00"), ("much", "much"), (None, "")]
)
def test_money_is_kept_in_one_form(typed, kept):
    assert reading.settled(DELEGATED.question("qof_sum"), typed) == kept


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=5, max_size=5))
def test_the_sum_is_exact(sums):
    lines = [q for q in DELEGATED.questions if q.adds_up]
    answers = {q.key: f"{amount:.2f}" for q, amount in zip(lines, sums, strict=True)}
    assert reading.total(DELEGATED, answers=answers, case=CASE) == sum(sums)


def test_no_sum_where_no_money_moves_and_a_part_sum_while_filling_in():
    assert reading.total(JOINT, answers={}, case=case_of("joint", "2016/17")) is None
    assert reading.total(DELEGATED, answers={"qof_sum": "2.50", "other_sum": "x"}, case=CASE) == Decimal("2.50")


@pytest.mark.parametrize(
    "key, value, words",
    [
        ("objectives", "yes", "Yes"),
        ("finance", "LA", "Limited assurance"),
        ("qof_sum", "1234567.50", "£1,234,567.50"),
        ("start_date", "2015-04-01", "1 April 2015"),
        ("agreed", "yes", "Confirmed"),
        ("comments", "", "Not answered"),
        (
            "subject",
            None,
            "Application by NHS Blackpool Clinical Commissioning Group for delegated commissioning from 1 April 2015",
        ),
        ("from", None, "NHS Blackpool Clinical Commissioning Group and Area Team Director"),
    ],
)
def test_answers_in_words(key, value, words):
    assert spoken(DELEGATED.question(key), value, case=CASE) == words


def leaves(node):
    if isinstance(node, dict):
        for value in node.values():
            yield from leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value)
    else:
        yield node


def test_the_printed_form_is_plain_text_through_and_through():
    paper = printed(DELEGATED, **filled())
    assert all(type(leaf) is str for leaf in leaves(paper))
    assert paper["total_spoken"] == "£5,002.50"
    assert not [leaf for leaf in leaves(paper) if "{" in leaf]
    rows = {row["key"]: row for section in paper["sections"] for row in section["rows"]}
    assert rows["objectives"]["evidence"][0]["words"] == "Paper, dated 1 December 2014, accepted by Nye Bevington"
    assert rows["governance_structure"]["spoken"] == "Attached"


def test_a_form_survives_names_with_braces_in_them():
    case = case_of("delegated", ccg="NHS {start} CCG")
    assert "NHS {start} CCG" in spoken(DELEGATED.question("from"), None, case=case)


def test_copying_keeps_what_the_other_form_also_asks_and_offers():
    kept = reading.carried_over(DELEGATED, answers=filled()["answers"], into=for_cycle("2016/17", "delegated"))
    assert kept["objectives"] == "yes" and "start_date" not in kept and "constitution_only" not in kept
    joint = reading.carried_over(DELEGATED, answers=filled()["answers"], into=JOINT)
    assert set(joint) == {"to_region", "conflicts"}


def test_evidence_expires_the_day_after_its_last_day():
    proof = Proof("Toolkit", date(2014, 1, 1), expires_on=date(2015, 1, 9))
    assert not proof.expired(date(2015, 1, 9)) and proof.expired(date(2015, 1, 10))
