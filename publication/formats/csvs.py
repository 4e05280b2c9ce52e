"""CSV of a register: by COPY on PostgreSQL, row by row on SQLite; the same bytes."""

import csv
from io import StringIO

from django.db import connection

from .. import reading
from . import cells
from .copying import copied

BLOCK = 500
FIXED = ("entry", "version", "body", "category", "valid_from", "valid_to", "published_at")


def header(register):
    return [*FIXED, *(column.key for column in register.columns)]


def lines(asked):
    """The file in pieces of bytes."""
    head = StringIO()
    csv.writer(head, lineterminator="\n").writerow(header(asked.register))
    yield head.getvalue().encode()
    yield from (copied(*_statement(asked)) if connection.vendor == "postgresql" else _written(asked))


def _written(asked):
    register = asked.register
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, item in enumerate(reading.every(asked), start=1):
        row = item.row
        known = item.known_from.strftime("%Y-%m-%dT%H:%M:%SZ")
        coded = [cells.safe(row["body"]), cells.safe(row["category"])]
        fixed = [item.ref, item.version, *coded, row["valid_from"], row["valid_to"], known]
        cols = [cells.safe(row["columns"].get(column.key), column.kind) for column in register.columns]
        writer.writerow(fixed + cols)
        if number % BLOCK == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


# --- PostgreSQL ---------------------------------------------------------------------


def _statement(asked):
    """COPY of the same rows, each cell that could be a formula neutralised by the server."""
    inner, values, names = reading.statement(asked)
    place = {name: f"x.c{number}" for number, name in enumerate(names)}
    known = f"to_char({place['known']} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
    coded = [cells.sql(f"r.{key}") for key in ("body", "category")]
    fixed = [place["ref"], f"{place['version']}::text", *coded, "r.valid_from", "r.valid_to", known]
    columns = asked.register.columns
    said = [cells.sql(f's."{column.key}"', column.kind) for column in columns]
    record = ", ".join(f'"{column.key}" text' for column in columns)
    aliases = ", ".join(f"c{number}" for number in range(len(names)))
    wanted = (
        f"SELECT {', '.join([*fixed, *said])} FROM ({inner}) AS x({aliases}), "
        f"LATERAL jsonb_to_record({place['sealed']}::jsonb) "
        "AS r(body text, category text, valid_from text, valid_to text, columns jsonb), "
        f"LATERAL jsonb_to_record(r.columns) AS s({record})"
    )
    return wanted, values
