"""Terms drafted, read under signature and put in force; nothing ambiguous runs unsigned (row 105, trap 4)."""

from datetime import timedelta

import pytest

from governance.actions.committees import add_body, make_committee
from governance.actions.terms import (
    activate_terms,
    draft_terms,
    drop_terms,
    reasons_against_activation,
    sign_reading,
    standing_readings,
    strike_clause,
    write_clause,
)
from governance.models import TermsOfReference
from governance.seating import clauses_of, terms_on
from governance.workflow import NotAllowed
from tests.governance.meetings.sitting_world import SIGNED, SINCE


@pytest.fixture
def drafted(sitting):
    """A second version for the Essex committee, from the example, beginning in 30 days."""
    sitting.day = sitting.now.date() + timedelta(days=30)
    sitting.draft = draft_terms(
        sitting.essex, version="2", pattern="essex", from_on=sitting.day, by=sitting.mia.user, at=sitting.now
    )
    return sitting


def read(world, question, **values):
    values = {
        "choice": SIGNED[question], "because": "Agreed with all bodies", "post": "governance-lead",
        "organisation": world.mid, "typed_name": "Mia Lowe", "method": "password", "by": world.mia.user,
    } | values  # fmt: skip
    return sign_reading(world.draft, question=question, at=world.now, **values)


def activate(world, **values):
    values = {"agreed_by": "The governing bodies", "agreed_on": world.now.date(), "by": world.mia.user} | values
    return activate_terms(world.draft, at=world.now, **values)


def test_a_draft_waits_for_every_reading_and_then_follows_the_version_before(drafted):
    with pytest.raises(NotAllowed) as refused:
        activate(drafted)
    assert len(refused.value.reasons) == 5
    for question in SIGNED:
        read(drafted, question)
    assert standing_readings(drafted.draft) == SIGNED
    activate(drafted)
    old, new = drafted.day - timedelta(days=1), drafted.day
    assert terms_on(drafted.essex, old)[0].version == "1" and terms_on(drafted.essex, new)[0].version == "2"
    assert terms_on(drafted.essex, new)[1].readings == SIGNED
    with pytest.raises(NotAllowed, match="no longer a draft"):
        write_clause(drafted.draft, key="quorum", paragraph="16", value={}, by=drafted.mia.user, at=drafted.now)


def test_a_reading_counts_only_for_the_words_it_was_signed_on(drafted):
    read(drafted, "one_of_whom")
    quorum = next(c for c in clauses_of(drafted.draft) if c.key == "quorum")
    changed = {**quorum.value, "bodies": {"06Q": 3, "06T": 2, "Q79": 2}}
    write_clause(drafted.draft, key="quorum", paragraph="16", value=changed, by=drafted.mia.user, at=drafted.now)
    drafted.draft.refresh_from_db()
    assert standing_readings(drafted.draft) == {}
    read(drafted, "one_of_whom")
    assert standing_readings(drafted.draft) == {"one_of_whom": "overall"}


@pytest.mark.parametrize(
    "values, words",
    [
        ({"choice": "maybe"}, "Choose one reading"),
        ({"because": " "}, "Say why"),
        ({"post": "gp-member"}, "is signed by a governance lead"),
        ({"typed_name": "M. Lowe"}, "Type your name"),
        ({"post": "accountable-officer"}, "Only the Accountable Officer"),
        ({"organisation": "blackpool"}, "is signed by a governance lead"),
    ],
)
def test_who_may_sign_a_reading(drafted, values, words):
    if "organisation" in values:
        values = {"organisation": drafted.blackpool}
    with pytest.raises(NotAllowed, match=words):
        read(drafted, "weighting", **values)
    assert standing_readings(drafted.draft) == {}


def test_plain_words_cannot_be_read(drafted):
    write_clause(
        drafted.draft, key="majority", paragraph="14", value={"of": "votes_cast"}, by=drafted.mia.user, at=drafted.now
    )
    drafted.draft.refresh_from_db()
    with pytest.raises(NotAllowed, match="plain"):
        read(drafted, "majority_of")


def test_every_reason_against_activation_is_given_at_once(drafted):
    for question in SIGNED:
        read(drafted, question)
    strike_clause(drafted.draft, key="quorum", by=drafted.mia.user, at=drafted.now)
    drafted.draft.refresh_from_db()
    with pytest.raises(NotAllowed) as refused:
        activate(drafted, agreed_by=" ", agreed_on=drafted.day + timedelta(days=1))
    assert refused.value.reasons == [
        "There is no clause on: Quorum.",
        "It cannot have been agreed in the future.",
        "It cannot be in force before it was agreed.",
        "Say who agreed these terms.",
    ]


def test_a_version_must_begin_after_the_one_in_force_and_only_draft_editors_may(drafted):
    early = draft_terms(drafted.essex, version="0", pattern="essex", from_on=SINCE, by=drafted.mia.user, at=drafted.now)
    assert "Version 1 is in force from 1 April 2015; a new one must begin after that." in reasons_against_activation(
        early
    )
    for who in (drafted.sol, drafted.lena):
        with pytest.raises(NotAllowed, match="may do this"):
            drop_terms(early, by=who.user, at=drafted.now)
    drop_terms(early, by=drafted.mia.user, at=drafted.now)
    assert TermsOfReference.objects.get(pk=early.pk).status == "dropped"
    with pytest.raises(NotAllowed, match="version 2 already"):
        draft_terms(
            drafted.essex, version="2", pattern="essex", from_on=drafted.day, by=drafted.mia.user, at=drafted.now
        )


def test_an_example_is_fitted_to_the_bodies_of_the_committee(sitting):
    """Blackpool's pattern for Mid Essex; the Essex one for a single CCG loses the clause on one CCG's matters."""
    committee = make_committee(
        sitting.mid, name="Care", kind="delegated", from_on=SINCE, bodies={sitting.mid: "Mid Essex"},
        by=sitting.mia.user, at=sitting.now,
    )  # fmt: skip
    draft = draft_terms(committee, version="1", pattern="blackpool", from_on=SINCE, by=sitting.mia.user, at=sitting.now)
    members = next(c for c in clauses_of(draft) if c.key == "members")
    assert members.value["bodies"] == [{"key": "06Q", "name": "Mid Essex", "voters": 8, "side": "ccg", "lay": 3}]
    assert reasons_against_activation(draft) == []
    add_body(committee, organisation=sitting.england, name="NHS England", from_on=SINCE, by=sitting.mia.user,
             at=sitting.now)  # fmt: skip
    joint = draft_terms(committee, version="2", pattern="essex", from_on=SINCE, by=sitting.mia.user, at=sitting.now)
    values = {c.key: c.value for c in clauses_of(joint)}
    assert values["votes"]["totals"] == {"Q79": 6} and values["quorum"]["bodies"] == {"06Q": 2, "Q79": 2}
    assert "single_body" not in values and values["binding"]["bodies"] == ["06Q", "Q79"]
    copy = draft_terms(committee, version="3", follows=joint, from_on=SINCE, by=sitting.mia.user, at=sitting.now)
    assert copy.clauses == joint.clauses and copy.pattern == "essex"
