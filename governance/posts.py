"""Who holds which post: plain rows for the list, the matrix and the person's page.

Every list here is one query at any number of rows, and is limited to the bodies where the reader
may see posts.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from jobs.clock import end_of, london
from jobs.prepared import prepared

from .access import Held
from .models import Appointment, Committee, Organisation, Person
from .models.appointments import last_day_before
from .permissions import GRANTS, Permission, Role
from .rules.names import display_name

SHOWN = (
    "pk",
    "ref",
    "role",
    "position",
    "in_force_from",
    "in_force_until",
    "person__ref",
    "person__name",
    "body_name",
)


@dataclass(frozen=True)
class Post:
    """One appointment as a list shows it."""

    ref: str
    name: str
    person_ref: str
    role: Role
    title: str
    body: str
    since: date
    until: date | None

    @property
    def permissions(self):
        return GRANTS[self.role]


def as_post(row):
    until = row["in_force_until"]
    return Post(
        ref=row["ref"],
        name=row["person__name"],
        person_ref=row["person__ref"],
        role=Role(row["role"]),
        title=row["position"] or Role(row["role"]).label,
        body=row["body_name"],
        since=london(row["in_force_from"]).date(),
        until=last_day_before(until) if until else None,
    )


def moment_of(on, at):
    """Today means now; any other date means the end of that day in London."""
    return at if on == london(at).date() else end_of(on)


def visible(grants):
    """Appointments, past and present, at the bodies where the reader may see posts."""
    rows = Appointment.objects.at_bodies(grants.scopes(Permission.APPOINTMENT_VIEW))
    return rows.annotate(body_name=Coalesce(F("organisation__name"), F("committee__name")))


def in_post(grants, *, at, words="", body=""):
    """Rows to page through: who is in post at that moment, by name."""
    rows = visible(grants).in_force(at)
    for word in words.split():
        rows = rows.filter(Q(person__name__icontains=word) | Q(position__icontains=word) | Q(role__icontains=word))
    if body:
        rows = rows.filter(Q(organisation__ref=body) | Q(committee__ref=body))
    return rows.values(*SHOWN)


def all_in_post(grants, *, at):
    """The same without words, as a prepared question."""
    return _all_in_post(**Held.values(grants, Permission.APPOINTMENT_VIEW, "organisations", "committees"), at=at)


@prepared
def _all_in_post(organisations, committees, at):
    return in_post(Held(organisations, committees), at=at)


def bodies(grants, permission):
    """The organisations and committees where the reader holds a permission."""
    scopes = grants.scopes(permission)
    organisations = [pk for kind, pk in scopes if kind == "organisation"]
    committees = [pk for kind, pk in scopes if kind == "committee"]
    found = list(Organisation.objects.filter(pk__in=organisations))
    found += Committee.objects.filter(Q(pk__in=committees) | Q(organisation__in=organisations))
    return sorted(found, key=lambda body: body.name)


def committees(grants, permission):
    """The committees where the reader holds a permission, of themselves or for their body: `ref` and `name`."""
    return _committees(**Held.values(grants, permission, "organisations", "committees")).rows()


@prepared
def _committees(organisations, committees):
    rows = Committee.objects.filter(Q(pk__in=committees) | Q(organisation__in=organisations))
    return rows.order_by("name", "pk").values("ref", "name")


def organisations(grants, permission):
    """The organisations where the reader holds a permission: `ref` and `name`."""
    rows = _organisations(**Held.values(grants, permission, "organisations")).rows()
    return [{"ref": row["ref"], "name": display_name(row["name"])} for row in rows]


@prepared
def _organisations(organisations):
    return Organisation.objects.filter(pk__in=organisations).order_by("name", "pk").values("ref", "name")


def of_person(person, grants):
    """The appointments of one person that the reader may see, newest first."""
    seen = [a for a in person.appointments.all() if grants.may(Permission.APPOINTMENT_VIEW, a)]
    return sorted(seen, key=lambda a: a.in_force_from, reverse=True)


def found_people(words, *, at):
    """At most twenty people by name or exact address, each with the posts they hold now."""
    if len(words.strip()) < 3:
        return []
    people = list(Person.objects.found_by(words)[:20])
    held = {}
    for post in Appointment.objects.in_force(at).filter(person__in=people).select_related("organisation", "committee"):
        held.setdefault(post.person_id, []).append(f"{post.title}, {post.body}")
    return [(person, held.get(person.pk, [])) for person in people]


def demonstration_people(*, at, stories):
    """Accounts of the demonstration in post now: (user, posts, story), in the order of the stories."""
    found = {}
    posts = Appointment.objects.in_force(at).filter(person__user__email__endswith="@example.org")
    for post in posts.select_related("person__user", "organisation", "committee"):
        found.setdefault(post.person.user, []).append(post)
    order = list(stories)
    return sorted(
        ((user, held, stories.get(user.email, "")) for user, held in found.items()),
        key=lambda each: (order.index(each[0].email) if each[0].email in stories else 999, each[0].email),
    )
