"""Keeping an item from the public, renewing that, and letting it go (row 115)."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from .. import redaction
from ..access import needs
from ..actions import privacy as acts
from ..closed import unless_closed
from ..forms.items import PrivacyForm
from ..forms.meetings import BecauseForm
from ..models import Item
from ..permissions import Permission
from ..privacy import rows_in_force, standing
from ..wall import walled
from .acting import acted, given
from .agenda import people_of

P = Permission


def _may(request, item):
    """The secretary, or the reviewer named for the item."""
    if not request.grants.may(P.MEETING_EDIT, item) and not acts.is_reviewer(item, by=request.user):
        raise PermissionDenied


def _still(item):
    return redaction.still_to_say(redaction.unsaid([item]).get(item.pk, 0))


@needs(P.MEETING_VIEW, Item)
@walled
@unless_closed
def keep(request, item):
    _may(request, item)
    now, people = rows_in_force([item]).get(item.pk), people_of(item.meeting)
    facts = {}
    if now is not None and now.ground:
        facts = {"ground": now.ground, "reason": now.reason, "public_words": now.public_words,
                 "reviewer": now.reviewer.ref if now.reviewer else ""}  # fmt: skip
        people += [now.reviewer] if now.reviewer and now.reviewer not in people else []
    form = given(request, PrivacyForm, people=people, initial=facts)
    renewing = bool(facts)
    return acted(
        request, form, lambda: acts.keep_private(item, **form.values, by=request.user, at=request.now),
        back=(reverse("agenda-item", args=[item.ref]), "The item"), caption=str(item),
        heading="Keep the item private for longer" if renewing else "Make the item private",
        button="Renew" if renewing else "Make it private", said="The item is private.",
        why=f"{standing(now, request.grants.on).sentence} {_still(item)}".strip() if now else
        "The public may be kept out only by a resolution that states the reason, and only for as long as it holds.",
    )  # fmt: skip


@needs(P.MEETING_VIEW, Item)
@walled
@unless_closed
def release(request, item):
    _may(request, item)
    form = given(request, BecauseForm)
    return acted(
        request, form,
        lambda: acts.release(item, because=form.cleaned_data["because"], by=request.user, at=request.now),
        back=(reverse("agenda-item", args=[item.ref]), "The item"), caption=str(item), heading="Release the item",
        button="Release", said="The item is public from now on.",
        why=f"What is released stays public: it cannot be made private again. {_still(item)}".strip(),
    )  # fmt: skip
