"""Who may: the two ways in, a permission at the CCG, or being the person it is about."""

from governance.access import grants_of
from governance.workflow import NotAllowed, who_may


def missing_permission(permission, record, *, by, at):
    """The sentence against, or nothing."""
    return [] if grants_of(by, at).may(permission, record) else [who_may(permission)]


def demand(permission, record, *, by, at):
    if reasons := missing_permission(permission, record, by=by, at=at):
        raise NotAllowed(reasons)


def own(declarant, *, by):
    return bool(by and by.person_id and by.person_id == declarant.person_id)


def demand_own_or(permission, declarant, *, by, at):
    """Their own business, or that of somebody who keeps the registers."""
    if not own(declarant, by=by):
        demand(permission, declarant, by=by, at=at)
