"""Which bodies have a side in an organisation's matters on a date: itself, its office, the region, NHS England.

One query each way, so that the door and every list filter cost the same at any size.
"""

from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Exists, Q
from django.db.models.expressions import RawSQL

from jobs.rounds import in_rounds

from .organisations import Kind, Organisation, OrganisationName, OrganisationParent


def organisation_scopes(pk, on):
    """Scopes of a record that belongs to organisation `pk`, as the door compares them."""
    up = OrganisationParent.objects.on(on)
    office = up.filter(organisation=pk).values("parent")
    region = up.filter(organisation__in=office).values("parent")
    rows = Organisation.objects.filter(Q(pk=pk) | Q(pk__in=office) | Q(pk__in=region) | Q(kind=Kind.NATIONAL))
    return {("organisation", found) for found in rows.order_by().values_list("pk", flat=True)}


def within(pks, on):
    """Organisations in whose matters any of the bodies `pks` has a side on that date: for `organisation__in=`.

    Every national list asks this. Its SQL is written once for so many bodies: the ORM took longer
    to spell it than the database to answer.
    """
    if not pks:
        return []
    statement, values = _spelt(len(pks))
    given = dict(zip(range(-1, -1 - len(pks), -1), pks, strict=True))
    given[connection.ops.adapt_datefield_value(date.max)] = connection.ops.adapt_datefield_value(on)
    return RawSQL(statement, [given.get(value, value) for value in values])


@lru_cache(maxsize=300)
def _spelt(many):
    """Numbers below nought stand for the bodies, the last of all days for the day asked about."""
    return _within(range(-1, -1 - many, -1), date.max).order_by().values("pk").query.sql_with_params()


def _within(pks, on):
    down = OrganisationParent.objects.on(on)
    offices = down.filter(parent__in=pks).values("organisation")
    national = Exists(Organisation.objects.filter(pk__in=pks, kind=Kind.NATIONAL))
    return Organisation.objects.filter(
        Q(pk__in=pks)
        | Q(pk__in=offices)
        | Q(pk__in=down.filter(parent__in=offices).values("organisation"))
        | Q(national)
    )


@in_rounds
def lines_above(pks, on):
    """For each organisation, the office above it and the region above that, on the date: one query.

    Returns {pk: (office or None, region or None)}.
    """
    up = OrganisationParent.objects.on(on)
    offices = up.filter(organisation__in=pks).values("parent")
    rows = up.filter(Q(organisation__in=pks) | Q(organisation__in=offices)).select_related("parent")
    (rows,) = yield [rows.order_by("pk")]
    above = {row.organisation_id: row.parent for row in rows}
    lines = {pk: above.get(pk) for pk in pks}
    return {pk: (office, above.get(office.pk) if office else None) for pk, office in lines.items()}


@in_rounds
def names_on(organisations, on):
    """{pk: name} of these organisations as they were called on the date; one query."""
    found = {o.pk: o.name for o in organisations}
    rows = OrganisationName.objects.on(on).filter(organisation__in=found).order_by("pk")
    (rows,) = yield [rows.values_list("organisation_id", "name")]
    return found | dict(rows)
