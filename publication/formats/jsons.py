"""JSON of a register: the page's own facts, then every entry, streamed."""

import json

from jobs.clock import london

from .. import reading
from ..rules.leaf import moment
from . import about


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
    head = json.dumps(facts(asked), ensure_ascii=False)
    yield f'{head[:-1]}, "entries": [\n'.encode()
    yield from joined((entry(item) for item in reading.every(asked)), ",\n")
    yield b"\n]}\n"


def joined(things, between, *, block=500):
    """Things as JSON, some at a time."""
    waiting, first = [], True
    for thing in things:
        waiting.append(("" if first else between) + json.dumps(thing, ensure_ascii=False))
        first = False
        if len(waiting) == block:
            yield "".join(waiting).encode()
            waiting.clear()
    yield "".join(waiting).encode()
