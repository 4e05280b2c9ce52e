"""Making people known to the house, and letting them in: a record, an account, an invitation."""

from allauth.account import app_settings as allauth_account
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from jobs.actions import cancel_messages, post_message
from jobs.clock import real_time

from ..models import Person, User
from ..rules import invitations as rules
from ..workflow import NotAllowed
from .appointments import appoint


@transaction.atomic
def record_person(*, name, by, email=None, password=None):
    """A person, with an account when `email` is given; its address counts as proved."""
    person = Person(name=name).save_as(by=by, why="Recorded")
    if email:
        make_account(person, email=email, password=password, proved=True)
    return person


def make_account(person, *, email, password=None, proved=False):
    """The account of a person. Without a password they come in by the link of an invitation."""
    user = User.objects.create_user(email, password, person=person)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=proved)
    user.groups.set(person.appointments.filter(in_force_until=None).values_list("group", flat=True))
    return user


@transaction.atomic
def invite(person, *, email, by, at, site, may_vouch):
    """An account for `person`, and a letter to `email` with a link to set the password.

    `site` is the address of this service; `may_vouch` is asked for each post the person holds,
    because whoever gives somebody an account opens every post they hold. Inviting again sends
    another letter to the account's own address; the earlier link then waits no more.
    """
    user = User.objects.filter(person=person).first()
    posts = person.appointments.not_over(at).select_related("organisation", "committee")
    reasons = rules.reasons_against(
        person.name,
        own=by is not None and by.person_id == person.pk,
        elsewhere=[f"{post.title}, {post.body}" for post in posts if not may_vouch(post)],
        has_signed_in=user is not None and user.last_login is not None,
        account_address=user.email if user else "",
        address=email.lower(),
        address_taken=user is None and User.objects.filter(email__iexact=email).exists(),
    )
    if reasons:
        raise NotAllowed(reasons)
    user = user or make_account(person, email=email)
    _write(user, by=by, at=at, site=site, posts=posts)
    return user


@transaction.atomic
def appoint_newcomer(*, name, email, role, body, starts_on, by, at, site, may_vouch, position="", reason=""):
    """Somebody new to the house: their record, their post and, with an address, their invitation."""
    person = record_person(name=name, by=by)
    appointment = appoint(
        person=person, role=role, body=body, starts_on=starts_on, by=by, at=at, position=position, reason=reason
    )
    if email:
        invite(person, email=email, by=by, at=at, site=site, may_vouch=may_vouch)
    return appointment


def discard_held(held):
    """Let go of a form kept for somebody, because they say so."""
    held.delete()


def _write(user, *, by, at, site, posts):
    """The letter. Its link lives as long as a password reset's; the words go once it is sent."""
    token = allauth_account.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token})
    cancel_messages(key_prefix=f"invitation:{user.pk}:", at=at)
    post_message(
        key=f"invitation:{user.pk}:{real_time().isoformat()}",
        to=user.email,
        subject="You can now sign in to Primary care co-commissioning",
        body=render_to_string(
            "governance/letters/invitation.txt",
            {"name": user.person.name, "by": by, "posts": posts, "address": site.rstrip("/") + path},
        ),
        at=at,
        expires_at=at + rules.LINK_LIVES,
        secret=True,
    )
