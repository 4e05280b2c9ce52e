"""A published breach never says who: a table of nasty examples, and of honest ones that must pass."""

from datetime import date

import pytest

from conflicts.rules.anonymity import Known, Someone, reasons_against
from conflicts.rules.breaches import Kind, Told, public_row, reasons_against_publishing

KNOWN = Known(
    concerned=(Someone("Dr Gee Patel", ("GP member", "Clinical lead for respiratory care")),),
    others=(
        Someone("Anita Rao", ("Accountable Officer",)),
        Someone("Lena Ashworth", ("Audit Committee Chair", "Conflicts of Interest Guardian")),
        Someone("Siân O’Connor-Hughes"),
        Someone("May Grant"),
        Someone("Jo Ng"),
    ),
    bodies=("Fernbank Surgery", "Breathe Well Community Care", "F81011"),
    items=("Award of the community spirometry contract",),
)

NASTY = {
    "whole name": "Dr Gee Patel did not declare an interest.",
    "surname": "It concerned Patel and nobody else.",
    "possessive": "Patel's interest was on the register.",
    "curly possessive": "Patel’s interest was on the register.",
    "turned round": "PATEL, Gee: interest not declared.",
    "first name": "Anita noticed it first.",
    "lower case": "the chair asked patel to leave.",
    "spaced out": "The member, P a t e l, stayed.",
    "dotted letters": "The member, P.a.t.e.l, stayed.",
    "zero width": "The member, Pa\u200btel, stayed.",
    "full width": "The member, Ｐａｔｅｌ, stayed.",
    "Cyrillic a": "The member, P\u0430tel, stayed.",
    "without accents": "Sian raised it.",
    "half a double name": "Hughes raised it.",
    "joined double name": "OConnor-Hughes raised it.",
    "hyphen dropped": "O'Connor Hughes raised it.",
    "short name": "It was reported by Ng.",
    "name that is a month": "It was reported by May before lunch.",
    "name that is a word": "The paper that Grant wrote was withheld.",
    "dotted initials": "G.P. did not leave the room.",
    "spaced initials": "A member (G. P.) did not leave the room.",
    "initial and surname": "G. Patell did not leave the room.",
    "a stranger with a title": "Mr Featherstonehaugh was told.",
    "title and a letter": "Dr P stayed in the room.",
    "professor": "Professor Quill gave advice.",
    "unique post": "The Accountable Officer declared late.",
    "unique post in small letters": "the chief nurse declared late.",
    "unique post with a hyphen": "The secondary-care doctor declared late.",
    "chair": "The chair had the interest.",
    "post of the person": "The clinical lead for respiratory care stayed.",
    "practice": "A partner of Fernbank Surgery stayed.",
    "practice we do not know": "A partner at Old Mill Medical Centre stayed.",
    "practice code": "Practice F81011 was concerned.",
    "practice code, unknown": "Practice G82123 was concerned.",
    "company": "A director of Breathe Well Community Care stayed.",
    "company we do not know": "A director of Tidewater Health Ltd stayed.",
    "company number": "Company 07654321 gained the contract.",
    "item title": "It arose at the award of the community spirometry contract.",
    "item title, shouted": "AWARD OF THE COMMUNITY SPIROMETRY CONTRACT",
    "e-mail": "Write to someone@example.org about it.",
    "telephone": "Ring 01245 123 456 about it.",
    "link": "See https://example.org/minutes/7 for the item.",
    "postcode": "The premises at CM1 1AA were discussed.",
}

HONEST = [
    "A member did not declare an interest that was already on the register when the item was discussed.",
    "A GP declared an interest 12 days late, after the 28 days had passed.",
    "The interest arose in 2016 and was reported in January 2019.",
    "The Conflicts of Interest Guardian looked into it within two days.",
    "The practice was told. A practice with an interest leaves the room.",
    "In May 2017 all NHS CCG staff were reminded; the PCCC changed its agenda.",
    "Members will be asked at the start of each meeting. No grant was affected.",
    "Declare at the item, even when the interest is on the register.",
    "",
]


@pytest.mark.parametrize("text", list(NASTY.values()), ids=list(NASTY))
def test_refused(text):
    assert reasons_against(text, KNOWN)


@pytest.mark.parametrize("text", HONEST)
def test_allowed(text):
    assert reasons_against(text, KNOWN) == []


def test_every_reason_at_once():
    found = reasons_against("Dr Patel of Fernbank Surgery told the chief nurse.", KNOWN)
    assert len(found) >= 3
    assert any("Fernbank Surgery" in said for said in found)


def test_the_guardian_may_act_but_not_be_the_one_concerned():
    guardian = Known(concerned=(Someone("Lena Ashworth", ("Conflicts of Interest Guardian",)),))
    assert reasons_against("The Conflicts of Interest Guardian declared late.", guardian)


def test_initials_of_someone_concerned_that_are_not_a_word_of_the_field():
    known = Known(concerned=(Someone("Anita Rao"),))
    assert reasons_against("AR declared late.", known)
    assert reasons_against("A R declared late.", known)


def told(**changes):
    facts = {
        "kind": Kind.LATE, "happened_on": date(2017, 1, 17), "investigated": True,
        "nature": "A member declared an interest late.", "lesson": "Ask at appointment.",
    }  # fmt: skip
    return Told(**{**facts, **changes})


def test_the_public_row_has_only_what_may_be_said():
    row = public_row(told())
    assert set(row) == {"kind", "month", "control", "nature", "investigated", "outcome", "lesson", "actions"}
    assert row["month"] == "January 2017"


def test_each_text_is_judged():
    found = reasons_against_publishing(told(outcome="Dr Patel was reminded.", lesson=""), KNOWN)
    assert set(found) == {"outcome", "lesson"}
    assert reasons_against_publishing(told(), KNOWN) == {}
