"""The world the meeting tests share stands on the rules it claims: quorum of Essex and of Blackpool."""

from governance.access import grants_of
from governance.models import Seat, TermsOfReference
from governance.permissions import Permission


def test_the_joint_committee_has_nine_voters_a_deputy_and_an_observer(sitting):
    seats = Seat.objects.filter(committee=sitting.essex)
    assert seats.filter(voting=True, deputy_for=None).count() == 9
    assert seats.filter(deputy_for=sitting.miles.seat).count() == 1
    assert seats.get(person=sitting.helen.person).right_to_attend


def test_chair_and_secretary_may_run_it_and_the_stranger_sees_nothing(sitting):
    def may(who, permission):
        return grants_of(who.user, sitting.now).may(permission, sitting.meeting)

    assert may(sitting.lena, Permission.RULING_MAKE) and may(sitting.stella, Permission.MEETING_EDIT)
    assert may(sitting.omar, Permission.MEETING_VIEW) and not may(sitting.omar, Permission.MEETING_EDIT)
    assert not grants_of(sitting.sol.user, sitting.now).knows(sitting.meeting)


def test_blackpool_has_eight_voters_and_terms_in_force(sitting):
    committee = sitting.blackpool_sits()
    assert Seat.objects.filter(committee=committee, voting=True).count() == 8
    assert TermsOfReference.objects.in_force(sitting.meeting.held_on).filter(committee=committee).exists()
