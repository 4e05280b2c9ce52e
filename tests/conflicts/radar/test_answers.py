"""Ruled or dismissed, by whom, for which words; what opens a match again; what was said and not registered."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conflicts import actions
from conflicts.actions import radar as acts
from conflicts.models import Interest, MatchAnswer, SpokenAnswer
from conflicts.radar_due import meetings_due, spoken_due
from conflicts.radar_page import page_of
from conflicts.rules.interests import Stated
from conflicts.rules.people import Standing
from conflicts.rules.radar_answers import (
    Answered,
    Ruled,
    State,
    due_to_register,
    reasons_against_answer,
    state,
    unspoken,
)
from governance import checks
from governance.access import grants_of
from governance.actions.rulings import lift_ruling
from governance.actions.rulings import rule as rule_aloud
from governance.models import Item, Meeting, Ruling
from governance.workflow import NotAllowed
from jobs.clock import london
from tests.conflicts.radar.conftest import FEDERATION, FERN

K = "k" * 64
DISMISSED, COVERED = Answered(K, True), Answered(K, False, "r1")
STATES = {
    "nobody has looked": ([], [], State.OPEN),
    "dismissed": ([], [DISMISSED], State.DISMISSED),
    "dismissed in other words": ([], [Answered("x", True)], State.OPEN),
    "ruled on it": ([Ruled("r1", "c", K)], [], State.RULED),
    "ruled on something else of theirs": ([Ruled("r1", "c", "x")], [], State.OPEN),
    "ruled aloud, without a match": ([Ruled("r1", "c")], [], State.OPEN),
    "covered": ([Ruled("r1", "c", "x")], [COVERED], State.RULED),
    "covered by a ruling since lifted": (
        [Ruled("r1", "c", "x"), Ruled("r2", "none", "x", order=1)], [COVERED], State.OPEN,
    ),
    "lifted": ([Ruled("r1", "c", K), Ruled("r2", "none", K, order=1)], [], State.OPEN),
    "lifted and ruled anew": (
        [Ruled("r1", "c", K), Ruled("r2", "none", K, order=1), Ruled("r3", "e", K, order=2)], [], State.RULED,
    ),
    "replaced by a ruling on another match": ([Ruled("r1", "c", K), Ruled("r2", "d", "x", order=1)], [], State.RULED),
    "dismissed, then ruled": ([Ruled("r1", "c", K)], [DISMISSED], State.RULED),
    "ruled, lifted, dismissed": ([Ruled("r1", "none", K)], [DISMISSED], State.DISMISSED),
    "dismissed, then covered by a ruling since lifted": ([Ruled("r1", "none")], [DISMISSED, COVERED], State.OPEN),
}  # fmt: skip


@pytest.mark.parametrize("case", STATES)
def test_states(case):
    rulings, answers, expected = STATES[case]
    assert state(K, rulings, answers) == expected


def test_not_spoken_of():
    said, found = Ruled("r1", "c"), Ruled("r1", "c", K, declared=False)
    assert unspoken(True, [found], taken=True) and unspoken(True, [], taken=True)
    assert not unspoken(True, [said], taken=True)
    assert not unspoken(True, [], taken=False) and not unspoken(False, [], taken=True)


def test_nobody_dismisses_without_words_or_for_themselves():
    assert len(reasons_against_answer(words=" ", subject=1, by_person=1)) == 2
    assert reasons_against_answer(words="A namesake", subject=1, by_person=2) == []


@pytest.fixture
def omar(desk):
    """Omar directs the federation that Fernbank Surgery, a party of item 5, belongs to."""
    desk.link(FERN, FEDERATION)
    desk.interest = desk.declares("omar", "Colne GP Federation Ltd", code="08000001")
    (desk.hit,) = desk.hits()
    return desk


def ruling(desk, **changes):
    s = desk.sitting
    facts = {
        "interest": "Director of the federation", "magnitude": "financial", "choice": "c", "reason": "As usual",
        "ruled_as": "chair", "ruler": s.lena.person, "declared_by_person": False,
    }  # fmt: skip
    return facts | changes


def dismiss(desk, words="The federation has no part in premises", by=None, key=None):
    return acts.dismiss_match(
        desk.sitting.items["5"], match=key or desk.hit.key, words=words,
        by=(by or desk.sitting.stella).user, at=desk.at,
    )  # fmt: skip


def test_a_dismissal_counts_until_the_interest_changes(omar):
    s = omar.sitting
    answer = dismiss(omar)
    assert (answer.answered_by, answer.path) == (s.stella.user, omar.hit.match.path)
    assert dismiss(omar) == answer and MatchAnswer.objects.count() == 1
    assert omar.hits()[0].state == State.DISMISSED
    assert checks.reasons_against_ready(s.items["5"], at=omar.at) == []
    declarant = omar.lists["omar"]
    changed = Stated(**{**vars(omar.interest.stated), "description": "Now chair of its board"})
    actions.answer(
        declarant, typed_name="Omar Dunn", associates="no", changed={omar.interest.ref: changed}, by=s.omar.user,
        at=omar.at + timedelta(hours=1),
    )  # fmt: skip
    (again,) = omar.hits()
    assert again.state == State.OPEN and again.answer is None
    with pytest.raises(NotAllowed) as refused:
        dismiss(omar)
    assert refused.value.reasons == [acts.GONE]


@pytest.mark.parametrize("who", ["omar", "mia", "alma", "sol"])
def test_who_may_not_dismiss(omar, who):
    with pytest.raises(NotAllowed):
        dismiss(omar, by=getattr(omar.sitting, who))
    assert not MatchAnswer.objects.exists()


def test_nobody_answers_their_own_match(desk):
    interest = desk.declares("lena", "Fernbank Surgery", code="F81001")
    (desk.hit,) = desk.hits()
    with pytest.raises(NotAllowed) as refused:
        dismiss(desk, by=desk.sitting.lena)
    assert refused.value.reasons == ["Nobody rules on their own conflict of interest."] and interest


@pytest.mark.parametrize("choice", ["c", "d"])
def test_nor_does_who_is_ruled_out_of_the_item_answer_anybodys(omar, choice):
    """Discussing it or not, they take no part in deciding it, nor in what is done about others (R-061, R-062)."""
    s = omar.sitting
    ruled = {"item": s.items["5"], "person": s.lena.person, "choice": choice, "magnitude": "financial"}
    said = {"interest": "The landlord’s cousin", "reason": "Her cousin would be paid", "ruled_as": "vice"}
    rule_aloud(**ruled, **said, ruler=s.noor.person, by=s.stella.user, at=omar.at)
    out = "You are ruled out of this item. Somebody else answers what was found about it."
    for act in (
        lambda: dismiss(omar, by=s.lena),
        lambda: acts.cover_match(s.items["5"], match=omar.hits()[0].key, by=s.lena.user, at=omar.at),
    ):
        with pytest.raises(NotAllowed) as refused:
            act()
        assert out in refused.value.reasons
    dismiss(omar)


def test_a_match_becomes_a_ruling_that_covers_the_others(omar):
    s = omar.sitting
    omar.declares("omar", "Fernbank Surgery", code="F81001", kind="practice_role")
    first, second = omar.hits()
    made = acts.rule_on_match(
        s.items["5"], match=first.key, also=[second.key], by=s.stella.user, at=omar.at, **ruling(omar)
    )
    assert (made.matched, made.interest_ref, made.person) == (first.match.key, first.match.interest, s.omar.person)
    assert [h.state for h in omar.hits()] == [State.RULED, State.RULED]
    assert checks.reasons_against_ready(s.items["5"], at=omar.at) == []
    lift_ruling(item=s.items["5"], person=s.omar.person, reason="Wrong item", ruled_as="chair", ruler=s.lena.person,
                by=s.stella.user, at=omar.at)  # fmt: skip
    assert [h.state for h in omar.hits()] == [State.OPEN, State.OPEN]


def test_a_ruling_made_aloud_may_be_said_to_cover_a_match(omar):
    s = omar.sitting
    with pytest.raises(NotAllowed) as refused:
        acts.cover_match(s.items["5"], match=omar.hit.key, by=s.stella.user, at=omar.at)
    assert "There is no ruling on Omar Dunn" in refused.value.reasons[0]
    rule_aloud(item=s.items["5"], person=s.omar.person, by=s.stella.user, at=omar.at, **ruling(omar))
    assert omar.hits()[0].state == State.OPEN
    acts.cover_match(s.items["5"], match=omar.hit.key, by=s.stella.user, at=omar.at)
    assert omar.hits()[0].state == State.RULED


def test_a_refused_ruling_leaves_nothing(omar):
    s = omar.sitting
    with pytest.raises(NotAllowed):
        acts.rule_on_match(
            s.items["5"], match=omar.hit.key, by=s.stella.user, at=omar.at, **ruling(omar, ruler=s.omar.person)
        )
    assert not Ruling.objects.exists() and omar.hits()[0].state == State.OPEN


def test_what_the_register_withholds_is_not_told_by_a_ruling(desk):
    s = desk.sitting
    desk.declares("omar", "Fernbank Surgery", code="F81001", publish=False, why_not="A threat")
    (hit,) = desk.hits()
    given = {"match": hit.key, "by": s.stella.user, "at": desk.at}
    with pytest.raises(NotAllowed) as refused:
        acts.rule_on_match(s.items["5"], **given, **ruling(desk))
    assert "Say what the public is told" in refused.value.reasons[0]
    made = acts.rule_on_match(s.items["5"], **given, **ruling(desk), public_words="An interest that is withheld")
    assert made.public_words == "An interest that is withheld"


@pytest.fixture
def said(desk):
    """Omar said on item 5 that his wife works for the surgery; the register knows nothing of it."""
    s = desk.sitting
    desk.listed("omar", Standing.GOVERNING_BODY)
    desk.ruling = rule_aloud(
        item=s.items["5"], person=s.omar.person, by=s.stella.user, at=desk.at,
        **ruling(desk, interest="My wife is a nurse at Fernbank Surgery", declared_by_person=True),
    )  # fmt: skip
    return desk


def test_what_was_said_waits_on_the_desk_until_it_is_registered(said):
    s = said.sitting
    (due,) = spoken_due(s.omar.person.pk, at=said.at)
    assert due.title == "Put on the register what you declared in a meeting"
    assert london(due.at - timedelta(minutes=1)).date() == said.today + timedelta(days=28)
    assert spoken_due(s.alma.person.pk, at=said.at) == [] and spoken_due(None, at=said.at) == []
    stated = Stated(
        category="indirect", kind="outside_work", counterparty="Fernbank Surgery", description="Nurse",
        relationship="wife", from_on=said.today - timedelta(days=400), aware_on=said.today - timedelta(days=3),
    )  # fmt: skip
    given = {
        "stated": stated, "facts": {"with_kind": "practice", "counterparty_code": "F81001"},
        "typed_name": "Omar Dunn", "associates": "declared", "by": s.omar.user,
    }  # fmt: skip
    held = acts.register_spoken(said.ruling, said.lists["omar"], at=said.at + timedelta(days=20), **given)
    assert acts.register_spoken(said.ruling, said.lists["omar"], at=said.at + timedelta(days=20), **given) == held
    interest = Interest.objects.get(ref=held.interest_ref)
    assert (interest.first_declared_on, interest.days_late) == (said.today, 0)
    assert spoken_due(s.omar.person.pk, at=said.at) == []
    assert [h.match.interest for h in said.hits()] == [interest.ref]


def test_late_words(said):
    (due,) = spoken_due(said.sitting.omar.person.pk, at=said.at + timedelta(days=29))
    assert "It should have been on the register by" in due.why


def test_it_may_have_been_on_the_register_already(said):
    s = said.sitting
    interest = said.declares("omar", "Fernbank Surgery", category="indirect", relationship="wife")
    with pytest.raises(NotAllowed):
        acts.already_registered(said.ruling, said.lists["omar"], interest=interest, by=s.stella.user, at=said.at)
    acts.already_registered(said.ruling, said.lists["omar"], interest=interest, by=s.omar.user, at=said.at)
    assert SpokenAnswer.objects.get().interest_ref == interest.ref and spoken_due(s.omar.person.pk, at=said.at) == []


def test_nobody_registers_what_another_said(said):
    other = said.listed("alma")
    with pytest.raises(NotAllowed):
        acts.already_registered(
            said.ruling, other, interest=said.declares("alma", "X"), by=said.sitting.alma.user, at=said.at
        )


def due(desk, who):
    user = getattr(desk.sitting, who).user
    return [(d.title, d.why) for d in meetings_due(grants_of(user, desk.at), user.person_id)]


def test_the_chairs_desk_counts_what_is_open(omar):
    omar.declares("alma", "Fernbank Surgery", code="F81001")
    for who in ("lena", "stella"):
        assert [title for title, _ in due(omar, who)] == ["2 matches to rule on or dismiss"]
    for who in ("omar", "mia", "sol"):
        assert due(omar, who) == []
    dismiss(omar)
    assert [title for title, _ in due(omar, "lena")] == ["1 match to rule on or dismiss"]


def test_registered_but_not_spoken_alerts_the_chair(omar):
    s = omar.sitting
    dates = {"starts_at": omar.at - timedelta(days=1), "ends_at": omar.at - timedelta(hours=20)}
    for name, value in {"status": Meeting.Status.CLOSED, "opened_at": omar.at, "closed_at": omar.at, **dates}.items():
        setattr(s.meeting, name, value)
    s.meeting.save_as(by=None)
    item = Item.objects.get(pk=s.items["5"].pk)
    item.status = Item.Status.DONE
    item.save_as(by=None)
    assert due(omar, "lena") == [
        ("Registered, but not declared in the meeting", "Omar Dunn did not speak of it on item 5.")
    ]
    s.ruling(item, s.omar, declared_by_person=True)
    assert due(omar, "lena") == []


def test_many_said_and_not_registered_are_asked_for_together(said):
    """Their days decide which guidance holds: one question for all of them, not one each."""
    s = said.sitting

    def questions():
        with CaptureQueriesContext(connection) as captured:
            page, dues = (
                page_of(s.meeting, reader=s.stella.person.pk, at=said.at),
                spoken_due(s.omar.person.pk, at=said.at),
            )
        return len(page.spoken), len(dues), len(captured)

    shown, due, few = questions()
    for number in ("3", "4", "6"):
        words = f"Said on item {number}"
        rule_aloud(
            item=s.items[number], person=s.omar.person, by=s.stella.user, at=said.at - timedelta(days=int(number)),
            **ruling(said, interest=words, declared_by_person=True),
        )  # fmt: skip
    assert questions() == (shown + 3, due + 3, few)


def test_28_days(said):
    from conflicts.guidance import guidance_on

    assert due_to_register(said.today, guidance_on(said.today)) == said.today + timedelta(days=28)
