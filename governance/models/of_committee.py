"""Rows that belong to a committee, near or far: one way to load them for the door, one filter by body."""

from django.db import models
from django.db.models import Q

from .appointments import Committee


def by_bodies(grants, permission, path):
    """Rows of committees in whose matters the holder of `grants` has `permission`; `path` leads to the committee."""
    organisations = grants.organisations(permission)
    committees = {pk for kind, pk in grants.scopes(permission) if kind == "committee"}
    sitting = Committee.objects.filter(
        Q(pk__in=committees)
        | Q(organisation__in=organisations)
        | Q(bodies__organisation__in=organisations, bodies__from_on__lte=grants.on)
        & (Q(bodies__to_on=None) | Q(bodies__to_on__gte=grants.on))
    )
    return Q(**{f"{path}__in": sitting.order_by().values("pk")})


class OfCommitteeQuerySet(models.QuerySet):
    """`path` leads from a row to its committee; `beside` is what its pages say besides."""

    path, beside = "committee", ()

    def for_door(self):
        """With the committee, its home, and the bodies that sit in it."""
        rows = self.select_related(f"{self.path}__organisation", *self.beside)
        return rows.prefetch_related(f"{self.path}__bodies__organisation")

    def visible_to(self, grants, permission):
        """By body only; the paper wall (`governance.wall`) comes on top."""
        return self.filter(by_bodies(grants, permission, self.path))
