"""Passages taken out of what the public reads, and what may be said of a paper (row 115)."""

import pytest

from governance.rules.meetings.redaction import UNSAID, faults_of_passage, faults_of_version, redact, slip, stands_in


@pytest.mark.parametrize(
    ("words", "passages", "left"),
    [
        ("Dr Omar asked for £40,000.", ["£40,000"], "Dr Omar asked for [withheld]."),
        ("Dr OMAR and Dr Omar", ["dr omar"], "[withheld] and [withheld]"),
        ("Dr\nOmar   Dunn came", ["Dr Omar Dunn"], "[withheld] came"),
        ("Dr Omar Dunn came", ["Dr Omar", "Dr Omar Dunn"], "[withheld] came"),
        ("A price (x.y)", ["(x.y)"], "A price [withheld]"),
        ("A price (xzy)", ["(x.y)"], "A price (xzy)"),
        ("The rent of **Kestrel** House is high", ["Kestrel House"], "The rent of **[withheld]** is high"),
        ("The rent of **Kestrel House** is high", ["**Kestrel House**"], "The rent of **[withheld]** is high"),
        ("Dr O’Hara’s well–known rent", ["Dr O'Hara's well-known"], "[withheld] rent"),
        ("Nothing", [], "Nothing"),
        ("", ["abc"], ""),
    ],
)
def test_a_passage_is_left_out_wherever_it_stands(words, passages, left):
    assert redact(words, passages) == left
    assert not any(stands_in(left, each) for each in passages)


def test_every_fault_of_a_passage_is_named_at_once():
    assert len(faults_of_passage("ab", because=" ", texts=["abc"])) == 2
    assert "3 letters at least" in faults_of_passage("*** ", because="x", texts=["Bold ***"])[0]
    assert "in none of the texts" in faults_of_passage("price", because="x", texts=["", "Costs"])[0]
    assert faults_of_passage("Costs", because="x", texts=["costs"], marked=["COSTS"]) == [
        "This passage is marked already."
    ]
    assert faults_of_passage("costs", because="x", texts=["The costs"]) == []


@pytest.mark.parametrize(
    ("choice", "because", "has_file", "fault"),
    [
        ("", "", False, "Say how"),
        ("redacted", "", False, "Upload"),
        ("redacted", "", True, ""),
        ("whole", " ", True, "nothing in it needs"),
        ("whole", "No names", False, ""),
        ("withheld", "", False, "on which ground"),
        ("withheld", "Patients", False, ""),
    ],
)
def test_a_paper_is_published_only_with_what_its_choice_needs(choice, because, has_file, fault):
    found = faults_of_version(choice, because=because, has_file=has_file)
    assert fault in found[0] if fault else found == []


def test_the_slip_gives_the_ground_or_says_that_nobody_has_spoken():
    assert slip("withheld", "Names of patients.") == "Withheld: Names of patients."
    assert slip("", "") == UNSAID
