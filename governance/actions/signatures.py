"""Signing a text, in a post, in person."""

from django.db import transaction

from jobs.clock import london

from ..models import Appointment, Signature, SignedText
from ..rules import signatures as rules
from ..workflow import NotAllowed


def holders(*, post, organisation, at, committee=None):
    """Appointments of who holds `post` at `organisation`, or at one of its committees, at the instant `at`."""
    place = {"committee": committee} if committee else {"organisation": organisation}
    return Appointment.objects.in_force(at).filter(role=post, **place).select_related("person")


def signed_on(subject):
    """Every signature ever given on a record, as the rules read them; one query."""
    rows = Signature.objects.about(subject).select_related("person", "text")
    return [
        rules.Signed(
            post=row.post,
            person=row.person.ref,
            fingerprint=row.text.fingerprint,
            on=london(row.signed_at).date(),
            name=row.typed_name,
        )
        for row in rows
    ]


def reasons_against_signing(*, subject, post, posts, organisation, fingerprint, by, at, committee=None):
    """Why `by` may not sign this text for `post` now. `posts` maps the form's signing posts to titles."""
    holdings = [
        rules.Holding(post=post, person=held.person.ref, from_on=held.starts_on)
        for held in holders(post=post, organisation=organisation, at=at, committee=committee)
    ]
    return rules.reasons_against(
        post,
        person=by.person.ref if by.person_id else "",
        on=london(at).date(),
        posts=posts,
        holdings=holdings,
        signatures=signed_on(subject),
        fingerprint=fingerprint,
    )


@transaction.atomic
def sign(
    *, subject, post, posts, organisation, payload, fingerprint, statement, typed_name, method, by, at,
    image=None, committee=None,
):  # fmt: skip
    """Record a signature on the canonical text `payload`. The caller holds the subject's row lock.

    Raises NotAllowed with every reason, a typed name that is not the signer's among them.
    """
    reasons = reasons_against_signing(
        subject=subject, post=post, posts=posts, organisation=organisation,
        fingerprint=fingerprint, by=by, at=at, committee=committee,
    )  # fmt: skip
    held = holders(post=post, organisation=organisation, at=at, committee=committee).filter(person=by.person_id).first()
    if held and _plain(typed_name) != _plain(held.person.name):
        reasons.append(f"Type your name as it is recorded: {held.person.name}")
    if reasons:
        raise NotAllowed(reasons)
    text, _ = SignedText.objects.get_or_create(fingerprint=fingerprint, defaults={"payload": payload})
    return Signature.objects.create(
        subject=subject,
        post=post,
        organisation=organisation,
        person=held.person,
        typed_name=typed_name,
        position=held.title,
        statement=statement,
        text=text,
        image=image,
        method=method,
        signed_at=at,
        signed_by=by,
    )


def _plain(name):
    return " ".join(name.casefold().split())
