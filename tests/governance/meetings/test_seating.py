"""The committee of a day, as the rules see it."""

from datetime import timedelta

from governance.models import Officer, Reading, TermsOfReference
from governance.rules.meetings.quorum import shortfalls
from governance.seating import seating


def test_the_joint_committee_is_quorate_with_everybody_in(sitting):
    found = seating(sitting.essex, sitting.meeting.held_on)
    assert not found.faults
    assert (found.chair, found.vice) == (sitting.lena.seat.ref, sitting.noor.seat.ref)
    assert not shortfalls(found.terms, found.members, chair=found.chair, vice=found.vice)
    assert [seat.name for seat in found.deputies] == ["Mae Long"]
    assert found.deputies[0].deputy_for == sitting.miles.seat.ref


def test_the_people_of_a_seat_are_found_by_person(sitting):
    found = seating(sitting.essex, sitting.meeting.held_on)
    assert found.keys_of({sitting.omar.person.pk}) == (sitting.omar.seat.ref,)


def test_no_terms_that_day_is_a_fault_in_words(sitting):
    found = seating(sitting.essex, sitting.terms.from_on - timedelta(days=1))
    assert found.terms is None
    assert found.faults == (
        "Mid and North East Essex joint committee has no terms of reference in force on 31 March 2015.",
    )


def test_an_unread_clause_is_a_fault_and_not_a_guess(sitting):
    Reading.objects.filter(terms=sitting.terms, clause="one_of_whom").delete()
    found = seating(sitting.essex, sitting.meeting.held_on)
    assert found.version == sitting.terms and found.terms is None
    assert "Sign one reading" in found.faults[0]


def test_it_costs_four_queries(sitting, django_assert_num_queries):
    with django_assert_num_queries(4):
        seating(sitting.essex, sitting.meeting.held_on)


def test_a_chair_who_stood_down_is_no_longer_the_chair(sitting):
    officer = Officer.objects.get(committee=sitting.essex, post="chair")
    officer.to_on = sitting.meeting.held_on - timedelta(days=1)
    officer.save_as(by=None)
    assert seating(sitting.essex, sitting.meeting.held_on).chair == ""
    assert TermsOfReference.objects.count() == 1
