"""A ruling spoken on the console that names a line of the register answers the radar's match on that line."""

from datetime import timedelta

import pytest
from django.urls import reverse

from conflicts import actions
from conflicts.actions import radar as acts
from conflicts.models import MatchAnswer
from conflicts.radar import State
from conflicts.rules.interests import Stated
from governance import checks
from governance.actions.links import End
from governance.actions.parties import name_party
from governance.actions.rulings import lift_ruling
from governance.actions.rulings import rule as rule_aloud
from tests.conflicts.radar.conftest import FEDERATION, FERN

HAVEN = End("company", "Haven Medical Ltd", "08000002")
HOUR = timedelta(hours=1)


def rules(desk, at=None, **changes):
    s = desk.sitting
    facts = {
        "interest": "Director of the federation", "magnitude": "financial", "choice": "c", "reason": "As usual",
        "ruled_as": "chair", "ruler": s.lena.person, "interest_ref": desk.interest.ref,
    }  # fmt: skip
    at = at or desk.at + HOUR
    return rule_aloud(item=s.items["5"], person=s.omar.person, by=s.stella.user, at=at, **facts | changes)


@pytest.fixture
def omar(desk):
    """Omar directs the federation that Fernbank Surgery, a party of item 5, belongs to."""
    desk.link(FERN, FEDERATION)
    desk.interest = desk.declares("omar", "Colne GP Federation Ltd", code="08000001")
    s = desk.sitting
    name_party(s.items["5"], kind="company", name="Haven Medical Ltd", code="08000002", by=s.stella.user, at=desk.at)
    assert [hit.state for hit in desk.hits()] == [State.OPEN]
    return desk


def states(desk):
    return {hit.state for hit in desk.hits(at=desk.at + 3 * HOUR)}


def test_the_ruling_is_the_answer(omar, client):
    s, made = omar.sitting, rules(omar)
    (hit,) = omar.hits()
    assert (hit.state, hit.ruling, hit.answer, hit.named) == (State.RULED, made, None, True)
    assert not MatchAnswer.objects.exists(), "derived, not copied"
    assert checks.reasons_against_ready(s.items["5"], at=omar.at) == []
    client.force_login(s.stella.user)
    page = client.get(reverse("radar-match", args=[s.items["5"].ref, hit.key])).content.decode()
    assert "The ruling names this line of the register, so it answers the match." in page
    assert "Rule on it" not in page and "Dismiss it" not in page


def changes_the_words(desk):
    changed = Stated(**{**vars(desk.interest.stated), "description": "Now chair of its board"})
    actions.answer(
        desk.lists["omar"], typed_name="Omar Dunn", associates="no", changed={desk.interest.ref: changed},
        by=desk.sitting.omar.user, at=desk.at + 2 * HOUR,
    )  # fmt: skip


def names_a_party(desk):
    s = desk.sitting
    name_party(s.items["5"], kind="company", name="Colne GP Federation Ltd", code="08000001", by=s.stella.user,
               at=desk.at + 2 * HOUR)  # fmt: skip


def keeps_a_link(desk):
    desk.sitting.now += 2 * HOUR
    desk.link(HAVEN, FEDERATION)


def lifts(desk):
    s = desk.sitting
    lift_ruling(item=s.items["5"], person=s.omar.person, reason="Wrong item", ruled_as="chair", ruler=s.lena.person,
                by=s.stella.user, at=desk.at + 2 * HOUR)  # fmt: skip


def rules_on_something_else(desk):
    rules(desk, at=desk.at + 2 * HOUR, interest_ref="", interest="My wife is a nurse there")


@pytest.mark.parametrize("act", [changes_the_words, names_a_party, keeps_a_link, lifts, rules_on_something_else])
def test_what_changes_since_opens_the_match(omar, act):
    rules(omar)
    assert states(omar) == {State.RULED}
    act(omar)
    assert State.OPEN in states(omar)


def test_named_again_after_the_change_it_is_answered_again(omar):
    rules(omar)
    changes_the_words(omar)
    rules(omar, at=omar.at + 3 * HOUR, choice="d", reason="He no longer sits there")
    assert states(omar) == {State.RULED}


@pytest.mark.parametrize("how", ["another line", "no line"])
def test_a_ruling_that_names_another_line_or_none_leaves_it_open(omar, how):
    other = omar.declares("omar", "Some Other Company Ltd")
    rules(omar, interest_ref=other.ref if how == "another line" else "")
    assert states(omar) == {State.OPEN}


def test_a_ruling_made_on_a_match_says_itself_what_else_it_covers(omar):
    """Two parties, one line: only the match that was ruled on is answered, the other was left unticked."""
    names_a_party(omar)
    first, second = omar.hits()
    s = omar.sitting
    acts.rule_on_match(
        s.items["5"], match=first.key, interest="Director", magnitude="financial", choice="c", reason="As usual",
        ruled_as="chair", ruler=s.lena.person, by=s.stella.user, at=omar.at + 3 * HOUR,
    )  # fmt: skip
    assert {hit.key: hit.state for hit in omar.hits()} == {first.key: State.RULED, second.key: State.OPEN}
