"""Starting, ending and inviting, as verbs."""

import re
from datetime import timedelta

import pytest

from governance.access import grants_of
from governance.actions import appoint, appoint_newcomer, end_appointment, invite, record_person
from governance.models import Appointment, Committee, Person, User
from governance.permissions import Permission, Role
from governance.workflow import NotAllowed
from jobs.models import Message

P = Permission


def reasons(verb, *args, **values):
    with pytest.raises(NotAllowed) as refusal:
        verb(*args, **values)
    return refusal.value.reasons


def vouch_all(post):
    return True


def test_nobody_gives_themselves_a_post(small):
    said = reasons(
        appoint, person=small.gil.person, role=Role.ACCOUNTABLE_OFFICER, body=small.blackpool,
        starts_on=small.now.date(), by=small.gil.user, at=small.now,
    )  # fmt: skip
    assert said == ["You may not start an appointment of your own. Ask another governance lead or director."]


def test_nobody_ends_a_post_of_their_own(small):
    said = reasons(
        end_appointment, small.gil.post, last_day=small.now.date(), by=small.gil.user, at=small.now, reason="x"
    )
    assert "of your own" in said[0]
    assert Appointment.objects.get(pk=small.gil.post.pk).ended_at is None


def test_the_same_post_is_not_held_twice(small):
    said = reasons(
        appoint, person=small.gee.person, role=Role.GP_MEMBER, body=small.blackpool,
        starts_on=small.now.date(), by=small.gil.user, at=small.now,
    )  # fmt: skip
    assert said == ["Gee Patel is already GP member at Blackpool CCG."]


def test_an_ending_is_recorded_with_who_when_and_why(small):
    ended = end_appointment(
        small.gee.post, last_day=small.now.date(), by=small.gil.user, at=small.now, reason="Resigned"
    )
    assert (ended.ended_by, ended.ended_at, ended.ended_because) == (small.gil.user, small.now, "Resigned")
    assert reasons(end_appointment, ended, last_day=small.now.date(), by=small.gil.user, at=small.now) == [
        "This appointment has already been ended."
    ]
    again = appoint(
        person=small.gee.person, role=Role.GP_MEMBER, body=small.blackpool, starts_on=small.now.date(),
        by=small.gil.user, at=small.now,
    )  # fmt: skip
    assert again.pk != ended.pk


def test_an_ending_to_come_keeps_access_until_that_day_is_over(small):
    last = small.now.date() + timedelta(days=2)
    end_appointment(small.anita.post, last_day=last, by=small.gil.user, at=small.now, reason="Retires")

    def sees(days):
        return bool(grants_of(small.anita.user, small.now + timedelta(days=days)).bodies)

    assert [sees(0), sees(1), sees(3)] == [True, True, False]


def test_a_post_still_to_begin_may_be_withdrawn(small):
    soon = small.appoint("Una Soon", Role.LAY_MEMBER, small.blackpool, on=small.now.date() + timedelta(days=9))
    end_appointment(soon.post, last_day=small.now.date(), by=small.gil.user, at=small.now, reason="Declined")
    assert not Appointment.objects.in_force(small.now + timedelta(days=20)).filter(pk=soon.post.pk).exists()


def test_a_committee_answers_to_its_body(small, as_):
    committee = Committee(organisation=small.blackpool, name="Joint Committee", from_on=small.now.date())
    committee.save_as(by=None)
    post = appoint(
        person=small.gee.person, role=Role.LAY_MEMBER, body=committee, starts_on=small.now.date(),
        by=small.gil.user, at=small.now,
    )  # fmt: skip
    assert grants_of(small.gil.user, small.now).may(P.APPOINTMENT_EDIT, post)
    assert not grants_of(small.sol.user, small.now).knows(post)


def newcomer(small, **changes):
    values = {
        "name": "Nora New", "email": "nora@example.org", "role": Role.CHIEF_FINANCE_OFFICER,
        "body": small.blackpool, "starts_on": small.now.date(), "by": small.gil.user, "at": small.now,
        "site": "http://testserver/", "may_vouch": vouch_all,
    }  # fmt: skip
    return appoint_newcomer(**(values | changes))


def test_a_newcomer_gets_a_letter_with_a_link_that_works_once(small, client):
    post = newcomer(small)
    letter = Message.objects.get(to="nora@example.org")
    assert "Gil Marsh has opened an account" in letter.body and "Chief Finance Officer" in letter.body
    assert letter.secret and letter.expires_at == small.now + timedelta(days=3)
    user = User.objects.get(person=post.person)
    assert not user.has_usable_password()
    link = re.search(r"http://testserver(\S+)", letter.body)[1]
    page = client.get(link, follow=True)
    form = page.request["PATH_INFO"]
    password = {"password1": "a long enough secret", "password2": "a long enough secret"}
    assert client.post(form, password).status_code == 302
    user.refresh_from_db()
    assert user.check_password("a long enough secret")
    assert user.emailaddress_set.get().verified
    other = type(client)()
    assert b"password1" not in other.get(link, follow=True).content


def test_a_newcomer_without_an_address_has_no_account(small):
    post = newcomer(small, email="")
    assert not User.objects.filter(person=post.person).exists() and not Message.objects.exists()


def test_a_refused_invitation_leaves_nothing_behind(small):
    assert reasons(newcomer, small, email="ANITA@example.org") == [
        "Somebody else already has an account with this address."
    ]
    assert not Person.objects.filter(name="Nora New").exists()


def test_inviting_again_cancels_the_earlier_letter(small):
    post = newcomer(small)
    invite(
        post.person, email="nora@example.org", by=small.gil.user, at=small.now, site="http://testserver/",
        may_vouch=vouch_all,
    )  # fmt: skip
    assert sorted(Message.objects.filter(to="nora@example.org").values_list("state", flat=True)) == [
        "cancelled", "waiting",
    ]  # fmt: skip


def test_an_invitation_may_not_open_somebody_elses_body(small):
    """Gil could otherwise send himself the keys of a post at Leicester."""
    person = record_person(name="Two Posts", by=None)
    for body in (small.blackpool, small.leicester):
        appoint(person=person, role=Role.GOVERNANCE_LEAD, body=body, starts_on=small.now.date(), by=None, at=small.now)
    grants = grants_of(small.gil.user, small.now)
    said = reasons(
        invite, person, email="mine@example.org", by=small.gil.user, at=small.now, site="http://testserver/",
        may_vouch=lambda post: grants.may(P.APPOINTMENT_EDIT, post),
    )  # fmt: skip
    assert len(said) == 1 and "Leicester" in said[0]
    assert not User.objects.filter(email="mine@example.org").exists()


def test_the_first_person_of_a_body_comes_by_the_command_line(small, capsys):
    from django.core.management import CommandError, call_command

    call_command("appoint", "04c", "accountable-officer", "Una First", "una@example.org")
    assert "invitation waits" in capsys.readouterr().out
    post = Appointment.objects.get(person__name="Una First")
    assert (post.organisation, post.appointed_by) == (small.leicester, None)
    assert "http://localhost:8000/account/" in Message.objects.get(to="una@example.org").body
    for code, role, said in (("ZZZ", "lay-member", "No body"), ("04C", "nhs-england-director", "no post of")):
        with pytest.raises(CommandError, match=said):
            call_command("appoint", code, role, "Nobody", "nobody@example.org")
    assert not Person.objects.filter(name="Nobody").exists()
