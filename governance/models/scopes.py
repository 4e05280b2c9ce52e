"""Which bodies have a side in an organisation's matters on a date: itself, its office, the region, NHS England.

One query each way, so that the door and every list filter cost the same at any size.
"""

from django.db.models import Q

from .organisations import Kind, Organisation, OrganisationParent


def organisation_scopes(pk, on):
    """Scopes of a record that belongs to organisation `pk`, as the door compares them."""
    up = OrganisationParent.objects.on(on)
    office = up.filter(organisation=pk).values("parent")
    region = up.filter(organisation__in=office).values("parent")
    rows = Organisation.objects.filter(
        Q(pk=pk) | Q(pk__in=office) | Q(pk__in=region) | Q(kind=Kind.NATIONAL)
    )
    return {("organisation", found) for found in rows.order_by().values_list("pk", flat=True)}


def within(pks, on):
    """Organisations in whose matters any of the bodies `pks` has a side on that date: for list filters."""
    down = OrganisationParent.objects.on(on)
    offices = down.filter(parent__in=pks).values("organisation")
    bodies = Organisation.objects.filter(
        Q(pk__in=pks) | Q(pk__in=offices) | Q(pk__in=down.filter(parent__in=offices).values("organisation"))
    )
    if Organisation.objects.filter(pk__in=pks, kind=Kind.NATIONAL).exists():
        return Organisation.objects.all()
    return bodies
