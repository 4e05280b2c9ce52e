"""What the posts of somebody let them do, at an instant: rows on their own, or one value beside their account."""

import json

from django.db.models import Aggregate, OuterRef, Subquery, TextField

from jobs.prepared import prepared

from .models import Appointment

# A row for each permission of each post: the role, where it is held, and the permission by either kind of scope.
COLUMNS = (
    "role",
    "organisation_id",
    "committee_id",
    "group__organisationgrouppermission__permission__codename",
    "group__committeegrouppermission__permission__codename",
)


@prepared
def granted(person, at):
    return Appointment.objects.in_force(at).filter(person_id=person).order_by().values_list(*COLUMNS)


def beside(at):
    """The same rows, as one text beside each account of a question; `rows_of` reads it."""
    held = Appointment.objects.in_force(at).filter(person_id=OuterRef("person_id"))
    return Subquery(held.order_by().values("person_id").annotate(rows=_Rows(*COLUMNS)).values("rows"))


def rows_of(text):
    return json.loads(text) if text else []


class _Rows(Aggregate):
    """All rows as a JSON list of lists. Equal rows stay apart: nobody counts them."""

    output_field = TextField()

    def as_postgresql(self, compiler, connection):
        return self.as_sql(compiler, connection, template="json_agg(json_build_array(%(expressions)s))::text")

    def as_sqlite(self, compiler, connection):
        return self.as_sql(compiler, connection, template="json_group_array(json_array(%(expressions)s))")
