"""Rows in bulk: COPY on PostgreSQL, many at a time on SQLite.

While they go in, PostgreSQL keeps neither the foreign keys nor the plain indexes of these
tables: both are put back, and so checked, in one pass at the end.
"""

import json
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from operator import attrgetter

from django.core.management.color import no_style
from django.db import connection

MANY = 20_000
UNSAFE = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Table:
    """Takes instances of one model, and numbers them from where the table ends."""

    def __init__(self, model, *, extra=()):
        self.model, self.rows = model, []
        fields = [f for f in model._meta.concrete_fields if f.attname not in extra and f.attname != "history_id"]
        self.columns = [f.column for f in fields] + [model._meta.get_field(n).column for n in extra]
        self.blank = {f.attname: None if f.is_relation else f.get_default() for f in fields}
        self.facts = attrgetter(*self.blank)
        self.last = model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def number(self):
        self.last += 1
        return self.last

    def add(self, instance, *more):
        self.rows.append(self.facts(instance) + more)
        if len(self.rows) >= MANY:
            self.flush()

    def put(self, **values):
        """A row without an instance; what is not given is as the model has it."""
        self.rows.append(tuple((self.blank | values).values()))
        if len(self.rows) >= MANY:
            self.flush()

    def flush(self):
        if self.rows:
            (_copy if connection.vendor == "postgresql" else _insert)(self)
            self.rows.clear()


class History(Table):
    """The history of a Record, a row for each time it is saved."""

    def __init__(self, record):
        self.tracked = record
        super().__init__(
            record.history.model,
            extra=("history_date", "history_user_id", "history_change_reason", "history_type"),
        )

    def note(self, instance, kind, *, at, by, why):
        self.add(instance, at, by, why, kind)


def _copy(table):
    text = StringIO()
    for row in table.rows:
        text.write("\t".join([SPELT[type(value)](value) for value in row]))
        text.write("\n")
    text.seek(0)
    columns = ", ".join(f'"{column}"' for column in table.columns)
    with connection.cursor() as cursor:
        cursor.copy_expert(f'COPY "{table.model._meta.db_table}" ({columns}) FROM STDIN', text)


def _text(value):
    return value.translate(UNSAFE) if "\\" in value or not value.isprintable() else value


class _Spelt(dict):
    """How each type of value is written; a named word as its text."""

    def __missing__(self, kind):
        if not issubclass(kind, str):
            raise TypeError(f"{kind} is not written in bulk")
        self[kind] = lambda value: self[str](str(value))
        return self[kind]


SPELT = _Spelt({
    str: _text,
    int: str,
    type(None): lambda value: "\\N",
    bool: lambda value: "t" if value else "f",
    date: date.isoformat,
    datetime: datetime.isoformat,
    Decimal: str,
    bytes: lambda value: "\\\\x" + value.hex(),
    list: lambda value: _text(json.dumps(value)),
    dict: lambda value: _text(json.dumps(value)),
})  # fmt: skip
PLAIN = _Spelt({
    str: lambda value: value,
    int: lambda value: value,
    type(None): lambda value: None,
    bool: lambda value: value,
    date: date.isoformat,
    datetime: lambda value: str(value.astimezone(UTC).replace(tzinfo=None)),
    Decimal: str,
    bytes: lambda value: value,
    list: json.dumps,
    dict: json.dumps,
})  # fmt: skip  # as Django's own backend writes it into SQLite


def _insert(table):
    columns = ", ".join(f'"{column}"' for column in table.columns)
    marks = ", ".join(["%s"] * len(table.columns))
    rows = [[PLAIN[type(value)](value) for value in row] for row in table.rows]
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{table.model._meta.db_table}" ({columns}) VALUES ({marks})', rows)


@contextmanager
def bare(models, also=()):
    """Without foreign keys and plain indexes; with them again afterwards, and numbers that go on.

    `also`: written too, but so large already that taking its indexes away would cost more than it saves.
    """
    tables = [model._meta.db_table for model in models]
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        back = [*_take_keys(cursor, tables), *_take_indexes(cursor, tables)]
    yield
    with connection.cursor() as cursor:
        for statement in reversed(back):
            cursor.execute(statement)
        for statement in connection.ops.sequence_reset_sql(no_style(), [*models, *also]):
            cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _take_keys(cursor, tables):
    cursor.execute(
        "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND conrelid = ANY(%s::regclass[]) ORDER BY 1, 2",
        [tables],
    )
    for table, name, definition in cursor.fetchall():
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        yield f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}"


def _take_indexes(cursor, tables):
    cursor.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
        " WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisunique"
        " AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY 1",
        [tables],
    )
    for name, definition in cursor.fetchall():
        cursor.execute(f"DROP INDEX {name}")
        yield definition
