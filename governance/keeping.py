"""Whose a body is to keep: its own people, those above it, those who entered it, and NHS England nationally."""

from .access import grants_of
from .models import Organisation
from .permissions import Permission, Role
from .workflow import NotAllowed

WHO = "Only the governance lead of the CCG that answers for this body, or NHS England nationally, may do this."


def may_keep(grants, body):
    held = grants.organisations(Permission.ORGANISATION_EDIT)
    if not held:
        return False
    above = body.parent_on(grants.on)
    near = {body.pk, body.kept_for_id, above.pk if above else None}
    return bool(held & near) or any(role == Role.NHSE_NATIONAL_OFFICER for role, _ in grants.posts)


def keepers(grants):
    """Bodies for which the holder may enter others."""
    return list(Organisation.objects.filter(pk__in=grants.organisations(Permission.ORGANISATION_EDIT)))


def check(body, *, by, at):
    """For actions. `by` None is the house itself: an import, a seed."""
    if by is not None and not may_keep(grants_of(by, at), body):
        raise NotAllowed([WHO])


def check_for(keeper, *, by, at):
    """May `by` enter a body that `keeper` then keeps?"""
    held = grants_of(by, at).organisations(Permission.ORGANISATION_EDIT) if by is not None else ()
    if by is not None and (keeper is None or keeper.pk not in held):
        raise NotAllowed([WHO])
