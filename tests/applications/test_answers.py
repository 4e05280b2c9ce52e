"""Saving answers: versions, two people at once, whose part it is, and what may be typed."""

import pytest

from applications import actions
from applications.facts import Dossier
from applications.models import Answer
from governance.workflow import NotAllowed

from . import acts
from .acts import answer, london, said

LATER = london(2015, 1, 7, 11)
METHOD = "contract_method"


def refused(*arguments, **more):
    with pytest.raises(NotAllowed) as refusal:
        answer(*arguments, **more)
    return refusal.value.reasons


def test_a_change_adds_one_to_the_version_and_keeps_the_words_before(world):
    before, version = said(world.application, METHOD)
    assert answer(world.application, world.gil, LATER, contract_method="By list size") == []
    assert said(world.application, METHOD) == ("By list size", version + 1)
    row = world.application.answers.get(question=METHOD)
    assert (row.answered_by, row.answered_at) == (world.gil, LATER)
    kept = row.history.get(version=version)
    assert (kept.value, kept.history_user) == (before, world.cora)


def test_the_same_words_and_empty_words_write_nothing(world):
    count = Answer.history.count()
    value, _ = said(world.application, METHOD)
    assert answer(world.application, world.gil, LATER, contract_method=value, premises_method="", other_sum="") == []
    assert Answer.history.count() == count
    assert said(world.application, "premises_method") is None


def test_an_answer_can_be_emptied_again(world):
    answer(world.application, world.gil, LATER, contract_method="")
    assert said(world.application, METHOD) == ("", 2)
    assert METHOD in Dossier(world.application, LATER).problems()


class TestTwoAtOnce:
    def test_a_clash_gives_both_versions_and_keeps_the_first(self, world):
        answer(world.application, world.cora, LATER, seen={METHOD: 1}, contract_method="Cora's words")
        (clash,) = answer(world.application, world.gil, LATER, seen={METHOD: 1}, contract_method="Gil's words")
        assert (clash.theirs, clash.yours, clash.by, clash.version) == ("Cora's words", "Gil's words", "Cora Finch", 2)
        assert said(world.application, METHOD) == ("Cora's words", 2)

    def test_what_does_not_clash_is_saved_all_the_same(self, world):
        answer(world.application, world.cora, LATER, contract_method="Cora's words")
        clashes = answer(
            world.application, world.gil, LATER,
            seen={METHOD: 1, "qof_method": 1}, contract_method="Gil's words", qof_method="By points",
        )  # fmt: skip
        assert [clash.question for clash in clashes] == [METHOD]
        assert said(world.application, "qof_method") == ("By points", 2)

    def test_a_field_left_as_it_was_seen_does_not_undo_the_others_change(self, world):
        old, _ = said(world.application, METHOD)
        answer(world.application, world.cora, LATER, contract_method="Cora's words")
        assert answer(world.application, world.gil, LATER, seen={METHOD: 1}, contract_method=old) == []
        assert said(world.application, METHOD) == ("Cora's words", 2)

    def test_a_field_seen_empty_and_left_empty_does_not_either(self, world):
        answer(world.application, world.cora, LATER, premises_method="Cora's words")
        assert answer(world.application, world.gil, LATER, seen={}, premises_method="") == []
        assert said(world.application, "premises_method") == ("Cora's words", 1)

    def test_both_typing_the_same_is_no_clash(self, world):
        answer(world.application, world.cora, LATER, contract_method="The same")
        assert answer(world.application, world.gil, LATER, seen={METHOD: 1}, contract_method="The same") == []

    @pytest.mark.parametrize("seen", [0, 3, 99])
    def test_an_invented_version_overwrites_nothing(self, world, seen):
        answer(world.application, world.cora, LATER, contract_method="Cora's words")
        assert answer(world.application, world.gil, LATER, seen={METHOD: seen}, contract_method="Mine")
        assert said(world.application, METHOD) == ("Cora's words", 2)

    def test_the_two_parts_at_once_lose_nothing(self, world):
        ccg = dict(world.application.answers.values_list("question", "version"))
        assert answer(world.application, world.nia, LATER, seen=ccg, accept_objectives="yes") == []
        assert answer(world.application, world.gil, LATER, seen=ccg, objectives="no") == []
        assert said(world.application, "accept_objectives") == ("yes", 1)
        assert said(world.application, "objectives") == ("no", 2)


class TestWhoMay:
    @pytest.mark.parametrize("who", ["gil", "anita", "cora"])
    def test_the_ccg_answers_its_part(self, world, who):
        assert answer(world.application, world.users[who], LATER, to_region=f"Asked by {who}") == []

    @pytest.mark.parametrize("who", ["nye", "nia"])
    def test_the_office_answers_its_own(self, world, who):
        assert answer(world.application, world.users[who], LATER, comments=f"Said by {who}") == []

    @pytest.mark.parametrize(
        "who, question",
        [
            ("nia", "objectives"), ("nye", "contract_sum"), ("nadia", "objectives"), ("rhea", "objectives"),
            ("gil", "concern"), ("anita", "accept_objectives"), ("cora", "finance"), ("nadia", "concern"),
            ("lena", "objectives"), ("gee", "objectives"), ("sol", "objectives"), ("mia", "objectives"),
        ],
    )  # fmt: skip
    def test_nobody_else_does(self, world, who, question):
        (reason,) = refused(world.application, world.users[who], LATER, **{question: "yes"})
        assert reason.startswith("Only the")

    def test_one_question_of_the_other_part_stops_the_whole_save(self, world):
        refused(world.application, world.gil, LATER, to_region="Changed", concern="yes")
        assert said(world.application, "to_region")[0] != "Changed"

    def test_an_ended_post_ends_answering(self, world):
        from governance.actions import end_appointment
        from governance.models import Appointment

        post = Appointment.objects.get(person=world.gil.person)
        end_appointment(post, last_day=london(2015, 1, 6).date(), by=world.anita, at=world.at, reason="Left")
        assert refused(world.application, world.gil, LATER, to_region="From outside")

    @pytest.mark.parametrize(
        "who, question",
        [
            ("nia", "no_such_question"), ("nia", "delegated_functions"),
            ("gil", "subject"), ("gil", "governance_structure"),
        ],
    )  # fmt: skip
    def test_a_question_this_form_does_not_ask_is_refused(self, world, who, question):
        (reason,) = refused(world.application, world.users[who], LATER, **{question: "G"})
        assert "does not ask" in reason
        assert said(world.application, question) is None


@pytest.mark.parametrize(
    "question, value, words",
    [
        ("ig_level", "7", "choose one of the answers offered"),
        ("objectives", "perhaps", "choose one of the answers offered"),
        ("start_date", "2015-05-01", "choose one of the answers offered"),
        ("contract_sum", "-5", "enter pounds and pence"),
        ("contract_sum", "lots", "enter pounds and pence"),
        ("agreed", "no", "confirm the statement"),
        ("to_region", "x" * 201, "shorten to 200 characters"),
    ],
)
def test_a_value_the_question_does_not_take_is_refused(world, question, value, words):
    (reason,) = refused(world.application, world.gil, LATER, **{question: value})
    assert words in reason


def test_a_closed_application_is_not_changed(world):
    acts.submitted(world.application, world, LATER)
    (reason,) = refused(world.application, world.gil, LATER, to_region="Later thought")
    assert reason == "This application is submitted and cannot be changed."
    actions.withdraw(world.application, reason="We begin again", by=world.gil, at=LATER)
    assert refused(world.application, world.gil, LATER, to_region="Later thought")


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ('=HYPERLINK("http://evil")', '=HYPERLINK("http://evil")'),
        ("e\u0301", "\u00e9"),
        ("a" + "\u0301" * 200, None),
        ("\u202egnirts\u202c", "gnirts"),
        ("שלום", "שלום"),
        ("nul\x00 bell\x07", "nul bell"),
        ("two\r\nlines", "two\nlines"),
        ("\ud800lone", "lone"),
    ],
)
def test_what_is_typed_is_tidied_whoever_saves(world, typed, kept):
    answer(world.application, world.nia, LATER, comments=typed)
    value, _ = said(world.application, "comments")
    if kept is None:
        assert len(value) < 40
    else:
        assert value == kept
