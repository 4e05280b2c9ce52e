"""Rows of other tables as a text beside each row of a question: one journey to the database instead of two.

    accounts.annotate(granted=beside(Appointment.objects.in_force(at), "person", to="person", columns=("role",)))
    rows_of(account.granted)            # [["chair"], ["clerk"]], or [] where there are none

Days and moments arrive as text, as JSON has no others: `day_of` and `moment_of` read them.
"""

import json
from datetime import UTC, date, datetime

from django.db.models import Aggregate, OuterRef, Subquery, TextField


def beside(rows, key, *, to, columns):
    """Of each outer row, those `rows` whose `key` is its `to`: these columns of each, in no order."""
    mine = rows.filter(**{key: OuterRef(to)}).order_by()
    return Subquery(mine.values(key).annotate(rows=_Rows(*columns)).values("rows"))


def rows_of(text):
    """A list of lists; empty where there was no row."""
    return json.loads(text) if text else []


def day_of(text):
    return None if text is None else date.fromisoformat(text)


def moment_of(text):
    """SQLite keeps moments without their zone, which is UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class _Rows(Aggregate):
    """All rows as a JSON list of lists. Equal rows stay apart: nobody counts them."""

    output_field = TextField()

    def as_postgresql(self, compiler, connection):
        return self.as_sql(compiler, connection, template="json_agg(json_build_array(%(expressions)s))::text")

    def as_sqlite(self, compiler, connection):
        return self.as_sql(compiler, connection, template="json_group_array(json_array(%(expressions)s))")
