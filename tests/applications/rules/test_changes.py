"""Which words changed, field by field, word by word."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.editions import for_cycle
from applications.editions.form import Proof
from applications.rules.changes import changes, pieces
from applications.rules.printed import printed

from .cases import case_of, good_answers, good_evidence

FORM, CASE = for_cycle("2015/16", "delegated"), case_of("delegated")


def paper(evidence=None, case=CASE, **answers):
    good = good_answers(FORM, CASE) | answers
    return printed(FORM, answers=good, case=case, evidence=good_evidence(FORM, CASE) | (evidence or {}))


def test_the_same_text_has_no_changes():
    assert changes(paper(), paper()) == []


def test_one_word_shows_with_its_label_and_its_neighbours():
    (found,) = changes(paper(comments="The plan is good"), paper(comments="The plan is very good"))
    assert found.label == "Comments"
    assert found.sentence == "Comments: “The plan is good” became “The plan is very good”"
    assert [(p.kind, p.text) for p in found.pieces] == [
        ("same", "The plan is "),
        ("new", "very "),
        ("same", "good"),
    ]


def test_a_sum_shows_on_its_line_and_in_the_total():
    labels = [c.label for c in changes(paper(), paper(qof_sum="2000.00"))]
    assert labels[0] == "Quality and Outcomes Framework"
    assert "Total spoken" in labels


@pytest.mark.parametrize(
    "proof",
    [
        Proof("Another paper", date(2014, 12, 1), accepted_by="Nye Bevington"),
        Proof("Paper", date(2014, 12, 1), accepted_by="Nye Bevington", sha256="ab" * 32),
        Proof("Paper", date(2014, 12, 1)),
    ],
    ids=["title", "file", "acceptance"],
)
def test_other_evidence_shows(proof):
    found = changes(paper(), paper(evidence={"objectives": [proof]}))
    assert {c.label.split(": ")[-1] for c in found} >= {"evidence"}


def test_an_answer_taken_away_shows_as_not_answered():
    (found,) = changes(paper(comments="Fine"), paper(comments=""))
    assert found.after == "Not answered"


def test_a_question_that_came_into_view_shows():
    found = changes(paper(), paper(case=replace(CASE, from_joint=True)))
    assert found[0].label == "Delegated functions" and found[0].before == ""
    (gone, *_) = changes(paper(case=replace(CASE, from_joint=True)), paper())
    assert gone.label == "Delegated functions" and gone.after == ""


@given(st.text(), st.text())
def test_the_pieces_make_up_both_texts(before, after):
    found = list(pieces(before, after))
    assert "".join(p.text for p in found if p.kind != "new") == before
    assert "".join(p.text for p in found if p.kind != "gone") == after
