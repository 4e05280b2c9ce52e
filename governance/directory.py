"""Reading the list of bodies as it stood on a date: a fixed number of queries at any size."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery

from jobs.prepared import prepared

from .models import Kind, Organisation, OrganisationName, OrganisationParent
from .models.organisations import OFFICES
from .rules.names import display_name

BELOW = {
    Kind.CCG: "Practices",
    Kind.AREA_TEAM: "CCGs",
    Kind.LOCAL_OFFICE: "CCGs",
    Kind.REGION: "Offices",
    Kind.NATIONAL: "Regions",
}


@dataclass(frozen=True)
class Office:
    """An NHS England office or region, as it was called that day, and the body above it."""

    pk: int
    code: str
    name: str
    kind: str
    parent: int | None


def offices(on):
    """Offices and regions of that day by primary key, with their names then: one query."""
    return {row[0]: Office(*row) for row in _offices(on=on).rows()}


@prepared
def _offices(on):
    rows = _named(on).filter(organisation__kind__in=[*OFFICES, Kind.REGION]).order_by("name", "pk")
    return rows.values_list("organisation", "organisation__code", "name", "organisation__kind", "parent")


@prepared
def all_ccgs(on):
    """Every CCG of that day, as a prepared question; rows for `as_ccg`."""
    return ccgs(on)


@prepared
def _counted(on):
    return _named(on).filter(organisation__kind=Kind.CCG).order_by().values("organisation__kind").annotate(Count("pk"))


def how_many(on):
    """How many CCGs there were that day."""
    return sum(row["pk__count"] for row in _counted(on=on).rows())


def ccgs(on, *, words="", under="", among=()):
    """CCGs of that day, under the names they bore; `under` is the code of an office or a region."""
    rows = _named(on).filter(organisation__kind=Kind.CCG)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(organisation__code__iexact=words))
    if under:
        top = {office.pk for office in among if office.code == under}
        rows = rows.filter(parent__in=top | {office.pk for office in among if office.parent in top})
    return rows.values("pk", "name", "parent", "organisation__ref", "organisation__code")


def below(body, on):
    """The bodies under this one that day, as named then: practices of a CCG, CCGs of an office."""
    under = Organisation.objects.under(body, on=on)
    return OrganisationName.objects.on(on).filter(organisation__in=under).select_related("organisation")


def as_ccg(row, among):
    """A row of the list: the CCG, its office and its region that day."""
    office = among.get(row["parent"])
    region = among.get(office.parent) if office else None
    return {
        "name": display_name(row["name"]),
        "ref": row["organisation__ref"],
        "code": row["organisation__code"],
        "office": office.name if office else "",
        "region": region.name if region else "",
    }


def as_body(row):
    body = row.organisation
    shown = {"name": display_name(row.name), "ref": body.ref, "code": body.code}
    return {**shown, "postcode": body.postcode, "opened": body.opened_on}


def totals(rows):
    return rows.order_by().aggregate(found=Count("pk"))["found"]


def _named(on):
    """Names in force that day of bodies open that day, with the parent of that day."""
    above = OrganisationParent.objects.on(on).filter(organisation=OuterRef("organisation")).order_by()
    open_then = Organisation.objects.open_on(on)
    return (
        OrganisationName.objects.on(on)
        .filter(organisation__in=open_then)
        .annotate(parent=Subquery(above.values("parent")[:1]))
    )
