"""Making a committee, seats with their access, officers only from eligible lay seats (R-201, R-202, rows 36 to 38)."""

from datetime import date, timedelta
from functools import partial

import pytest

from governance.access import grants_of
from governance.actions.committees import add_body, end_seat, give_seat, make_committee, put_in_office
from governance.models import Appointment, Officer, Seat
from governance.permissions import Permission
from governance.seating import seating
from governance.workflow import NotAllowed
from tests.governance.bodies import someone
from tests.governance.meetings.sitting_world import SINCE


@pytest.fixture
def made(sitting):
    sitting.day = sitting.now.date()
    sitting.made = make_committee(
        sitting.mid, name="Care committee", kind="delegated", from_on=SINCE, bodies={sitting.mid: "Mid Essex"},
        by=sitting.mia.user, at=sitting.now,
    )  # fmt: skip
    return sitting


def seated(world, name, klass="lay", **values):
    values = {"title": name, "body": world.made.bodies.first(), "from_on": world.day} | values
    person = values.pop("person", None) or someone(name, None, None).person
    return give_seat(world.made, person=person, klass=klass, by=world.mia.user, at=world.now, **values)


def test_a_committee_is_made_by_whoever_leads_on_governance_and_by_nobody_else(made):
    assert [b.key for b in made.made.bodies.all()] == ["06Q"]
    for who, words in ((made.sol, "may do this"), (made.lena, "may do this"), (made.mia, "called care Committee")):
        with pytest.raises(NotAllowed, match=words):
            make_committee(
                made.mid, name="care Committee", kind="joint", from_on=SINCE, bodies={made.mid: "Mid"},
                by=who.user, at=made.now,
            )  # fmt: skip
    with pytest.raises(NotAllowed, match="name it first"):
        make_committee(
            made.mid, name="X", kind="joint", from_on=SINCE, bodies={made.england: "E"}, by=made.mia.user, at=made.now
        )


def test_another_body_joins_once(made):
    add = partial(add_body, made.made, organisation=made.england, name="NHS England", by=made.mia.user, at=made.now)
    assert add(from_on=SINCE).key == "Q79"
    with pytest.raises(NotAllowed) as refused:
        add(from_on=SINCE - timedelta(days=1))
    assert len(refused.value.reasons) == 2


def test_a_seat_brings_its_access_and_an_attendee_never_votes(made):
    lay = seated(made, "Lila Lay")
    guest = seated(made, "Hal Watch", "attendee", office="healthwatch", body=None)
    assert lay.appointment.role == "committee-member" and guest.appointment.role == "committee-attendee"
    assert not guest.voting and guest.right_to_attend
    user = lay.person.user
    assert grants_of(user, made.now + timedelta(hours=1)).may(Permission.COMMITTEE_VIEW, made.made)


@pytest.mark.parametrize(
    "values, words",
    [
        ({"body": None}, "belongs to a body"),
        ({"from_on": SINCE - timedelta(days=1)}, "The committee begins on 1 April 2015"),
        ({"person": "again"}, "has a seat in this committee already"),
    ],
)
def test_seats_that_cannot_be(made, values, words):
    first = seated(made, "Lila Lay")
    if values.get("person"):
        values = {"person": first.person}
    with pytest.raises(NotAllowed, match=words):
        seated(made, "Other", **values)


def test_a_deputy_takes_the_body_class_and_office_of_the_member(made):
    """That a deputy is named in advance, see `console/test_deputies.py`."""
    member = seated(made, "Ola Officer", "executive", office="accountable_officer")
    deputy = seated(made, "Di Deputy", "lay", deputy_for=member)
    assert (deputy.klass, deputy.office, deputy.body) == ("executive", "accountable_officer", member.body)
    for values, words in (
        ({"person": member.person}, "their own deputy"),
        ({"person": deputy.person}, "named as deputy"),
        ({"deputy_for": deputy}, "A deputy has no deputy"),
    ):
        with pytest.raises(NotAllowed, match=words):
            seated(made, "Nan", "lay", **{"deputy_for": member} | values)


def test_ending_a_seat_ends_its_deputies_office_and_access(sitting):
    last = sitting.now.date()
    end = partial(end_seat, last_day=last, because="Left", by=sitting.mia.user, at=sitting.now)
    end(sitting.miles.seat)
    assert Seat.objects.get(pk=sitting.mae.seat.pk).to_on == last
    end(sitting.lena.seat)
    assert not Officer.objects.filter(seat=sitting.lena.seat, to_on=None).exists()
    assert seating(sitting.essex, last + timedelta(days=1)).chair == ""
    assert not Appointment.objects.filter(person=sitting.miles.person, ended_at=None).exists()
    with pytest.raises(NotAllowed) as refused:
        end(Seat.objects.get(pk=sitting.lena.seat.pk), last_day=date(2014, 1, 1), because=" ")
    assert len(refused.value.reasons) == 3


@pytest.mark.parametrize("who, words", [("miles", "only a voting lay member"), ("fay", "only a voting lay member"),
                                        ("noor", "holds the other office"), ("lena", "holds this office")])  # fmt: skip
def test_only_an_eligible_lay_member_takes_office(sitting, who, words):
    """R-202."""
    seat = getattr(sitting, who).seat
    with pytest.raises(NotAllowed, match=words):
        put_in_office(
            sitting.essex, post="chair", seat=seat, because="Elected", from_on=sitting.now.date(),
            by=sitting.mia.user, at=sitting.now,
        )  # fmt: skip


def test_a_new_chair_follows_and_the_old_one_keeps_the_seat(sitting):
    day = sitting.now.date()
    body = sitting.lena.seat.body
    person = someone("Lula Lay", None, None).person
    seat = give_seat(
        sitting.essex, person=person, klass="lay", title="Lay member", body=body, from_on=day,
        by=sitting.mia.user, at=sitting.now,
    )  # fmt: skip
    put_in_office(
        sitting.essex, post="chair", seat=seat, because="Elected on 1 March", from_on=day, by=sitting.mia.user,
        at=sitting.now,
    )  # fmt: skip
    assert seating(sitting.essex, day).chair == seat.ref
    assert seating(sitting.essex, day - timedelta(days=1)).chair == sitting.lena.seat.ref
    assert Seat.objects.get(pk=sitting.lena.seat.pk).to_on is None
    roles = Appointment.objects.filter(person=person, ended_at=None).values_list("role", flat=True)
    assert set(roles) == {"committee-member", "committee-chair"}
