"""Signing a text, in a post, in person."""

from django.db import transaction

from ..models import Appointment, Signature, SignedText
from ..workflow import NotAllowed


def holders(*, post, organisation, at):
    """Appointments of the people who hold `post` at `organisation` at the instant `at`."""
    return (
        Appointment.objects.in_force(at)
        .filter(role=post, organisation=organisation)
        .select_related("person")
    )


@transaction.atomic
def sign(
    *, subject, post, organisation, payload, fingerprint, statement, typed_name, method, by, at, image=None
):
    """Record a signature on the canonical text `payload`. The caller holds the subject's row lock.

    Raises NotAllowed: only the holder of the post on that date may sign for it, one person never
    signs the same text twice (R-130), and the typed name must be the signer's.
    """
    appointment = holders(post=post, organisation=organisation, at=at).filter(person=by.person_id).first()
    reasons = []
    if appointment is None:
        reasons.append(f"Only the holder of this post at {organisation.name} on the day may sign for it.")
    elif _plain(typed_name) != _plain(appointment.person.name):
        reasons.append(f"Type your name as it is recorded: {appointment.person.name}.")
    earlier = Signature.objects.about(subject).filter(text__fingerprint=fingerprint)
    for signature in earlier:
        if signature.person_id == by.person_id:
            reasons.append("You have already signed this text. A second signature must be another person’s.")
        elif signature.post == post and signature.organisation_id == organisation.pk:
            reasons.append(f"{signature.typed_name} has already signed this text for this post.")
    if reasons:
        raise NotAllowed(reasons)
    text, _ = SignedText.objects.get_or_create(fingerprint=fingerprint, defaults={"payload": payload})
    return Signature.objects.create(
        subject=subject,
        post=post,
        organisation=organisation,
        person=appointment.person,
        typed_name=typed_name,
        position=appointment.title,
        statement=statement,
        text=text,
        image=image,
        method=method,
        signed_at=at,
        signed_by=by,
    )


def _plain(name):
    return " ".join(name.casefold().split())
