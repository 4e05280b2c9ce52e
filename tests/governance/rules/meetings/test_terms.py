"""Clauses compile with their paragraphs; nothing that can be read two ways runs unsigned (trap 4)."""

import pytest

from governance.rules.meetings.clauses import KINDS, QUESTIONS, Clause
from governance.rules.meetings.patterns import ESSEX
from governance.rules.meetings.terms import FIELD_CLAUSES, Unread, ambiguities, compile, faults
from tests.governance.rules.meetings.cast import PCCC, PCCC_CLAUSES, SIGNED, essex


def test_essex_compiles_with_its_paragraphs():
    terms = essex()
    assert [(b.name, b.voters, b.total, b.quorum) for b in terms.bodies] == [
        ("Mid Essex", 3, None, 2),
        ("North East Essex", 3, None, 2),
        ("NHS England", 3, 6, 2),
    ]
    assert terms.cite("weighting") == terms.cite("majority_of") == " (paragraph 14)"
    assert terms.cite("quorum_officer") == " (paragraph 16)"
    assert (terms.minutes_working_days, terms.review_months, terms.review_each) == (3, 6, 4)
    assert terms.readings == SIGNED


@pytest.mark.parametrize("key", QUESTIONS)
def test_each_ambiguity_alone_stops_the_terms(key):
    """R-205, R-207, R-216, H-18: no guess, and all the rest does not help."""
    readings = {k: v for k, v in SIGNED.items() if k != key}
    assert len(ambiguities(ESSEX.clauses, readings)) == 1
    with pytest.raises(Unread):
        compile(ESSEX.clauses, readings)
    assert ambiguities(ESSEX.clauses, readings | {key: "a third way"})
    assert ambiguities(ESSEX.clauses, SIGNED) == []


def test_all_ambiguities_are_told_at_once_with_their_paragraph():
    told = ambiguities(ESSEX.clauses, {})
    assert len(told) == 5
    assert told[0].startswith("Paragraph 14: A body has a fixed number of votes")
    assert told[3].startswith("Paragraph 16: “One of whom")


def test_plain_words_ask_nothing():
    assert ambiguities(PCCC_CLAUSES, {}) == []
    assert PCCC.majority_of == "votes_cast" and PCCC.readings == {}


def bad(key, **value):
    return [Clause(c.key, c.paragraph, {**c.value, **value}) if c.key == key else c for c in ESSEX.clauses]


@pytest.mark.parametrize(
    "clauses, words",
    [
        ([c for c in ESSEX.clauses if c.key != "quorum"], "There is no clause on: Quorum."),
        ([*ESSEX.clauses, Clause("quorum", "17")], "There are two clauses on: Quorum."),
        ([*ESSEX.clauses, Clause("catering", "31")], "We know no clause called catering."),
        (bad("quorum", bodies={"06Q": 4}), "Mid Essex: a quorum of 4 is more than its 3 voters."),
        (bad("quorum", bodies={}), "The quorum clause asks for nobody. Say how many must be present."),
        (bad("quorum", bodies={"XXX": 1}), "The quorum asks for members of XXX, which has none."),
        (bad("quorum", total=10), "A quorum of 10 is more than the 9 voters there are."),
        (bad("votes", totals={"XXX": 1}), "Votes are given to XXX, which has no members."),
        (bad("members", bodies=[]), "Name at least one body the members come from."),
        (bad("officers", **{"from": ["bishop"]}), "We know no class called bishop."),
        (bad("deciding_vote", offices=["bishop"]), "We know no office called bishop."),
        (bad("majority", of="all"), "We know no majority of “all”."),
    ],
)
def test_faults(clauses, words):
    assert words in faults(clauses)


def test_every_field_names_a_clause():
    assert set(FIELD_CLAUSES.values()) <= set(KINDS)
    assert faults(ESSEX.clauses) == []
