"""JSON of a register: the page's own facts, then every entry, streamed."""

import json
from itertools import islice

from django.db import connection

from jobs.clock import london

from .. import reading
from ..rules.leaf import moment
from . import about
from .copying import copied

BLOCK = 500
_spelt = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def entry(item):
    """One entry as data; the same in files and in the API."""
    row = item.row
    return {
        "entry": item.ref,
        "version": item.version,
        "address": about.address(item.address),
        "register": row["register"],
        "body": row["body"],
        "category": row["category"],
        "valid_from": row["valid_from"],
        "valid_to": row["valid_to"],
        "published_at": moment(item.known_from),
        "columns": row["columns"],
    }


def facts(asked):
    """What a page says about itself."""
    first = reading.first_published(asked)
    return {
        "register": asked.register.key,
        "title": asked.register.title,
        "body": asked.body,
        "edition": asked.edition.title,
        "as_at": asked.as_at.isoformat(),
        "known_at": asked.known_at.isoformat(),
        "published_since": london(first).date().isoformat() if first else None,
        "nil_statements": [entry(item) for item in reading.nil_statements(asked)],
        "no_longer_on_show": reading.no_longer_on_show(asked),
    }


def pieces(asked):
    """The file in pieces of bytes."""
    yield f'{_spelt(facts(asked))[:-1]},"entries":[\n'.encode()
    first = True
    for some in lines(asked):
        yield (b"" if first else b",\n") + some[:-1].replace(b"\n", b",\n")
        first = False
    yield b"\n]}\n"


def lines(asked):
    """An entry a line, in pieces of whole lines: by COPY on PostgreSQL, row by row on SQLite; the same bytes."""
    for some in copied(*_statement(asked), PLAIN) if connection.vendor == "postgresql" else _written(asked):
        if some:
            yield some


def _written(asked):
    items = reading.every(asked)
    for some in iter(lambda: list(islice(items, BLOCK)), []):
        yield "".join(f"{_spelt(entry(item))}\n" for item in some).encode()


# --- PostgreSQL ---------------------------------------------------------------------

# JSON holds no control character: with these for quote and delimiter, COPY writes it as it is.
PLAIN = "FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02'"
CLAIMED = ("register", "body", "category", "valid_from", "valid_to")


def _statement(asked):
    """(SQL, values): `entry` of each row, put together by the server out of the row as it was sealed."""
    inner, values, names = reading.statement(asked)
    place = {name: f"x.c{number}" for number, name in enumerate(names)}
    aliases = ", ".join(place[name].removeprefix("x.") for name in names)
    known = f"to_char({place['known']} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
    claimed = " || ".join(f"""',"{key}":' || COALESCE(r.{key}::text, 'null')""" for key in CLAIMED)
    wanted = (
        f"""SELECT '{{"entry":"' || {place["ref"]} || '","version":' || {place["version"]} || ',"address":"' || %s"""
        f""" || {place["ref"]} || '/"' || {claimed} || ',"published_at":"' || {known} || '","columns":' || r.columns"""
        f""" || '}}' FROM ({inner}) AS x({aliases}), LATERAL json_to_record({place["sealed"]}::json)"""
        f" AS r({', '.join(f'{key} json' for key in (*CLAIMED, 'columns'))})"
    )
    return wanted, (about.address("/entry/"), *values)
