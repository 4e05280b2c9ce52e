"""CSV of a register: by COPY on PostgreSQL, row by row on SQLite; the same bytes."""

import csv
import queue
import threading
from io import StringIO

from django.db import connection

from .. import reading
from . import cells

BLOCK = 500
FIRST = 4_096  # bytes after which the first piece leaves
PIECE = 131_072
FIXED = ("entry", "version", "body", "category", "valid_from", "valid_to", "published_at")
END = object()


def header(register):
    return [*FIXED, *(column.key for column in register.columns)]


def lines(asked):
    """The file in pieces of bytes."""
    head = StringIO()
    csv.writer(head, lineterminator="\n").writerow(header(asked.register))
    yield head.getvalue().encode()
    yield from (_copied(asked) if connection.vendor == "postgresql" else _written(asked))


def _written(asked):
    register = asked.register
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, item in enumerate(reading.every(asked), start=1):
        row = item.row
        known = item.known_from.strftime("%Y-%m-%dT%H:%M:%SZ")
        fixed = [item.ref, item.version, row["body"], row["category"], row["valid_from"], row["valid_to"], known]
        cols = [cells.safe(row["columns"].get(column.key), column.kind) for column in register.columns]
        writer.writerow([cells.safe(value, "number") for value in fixed] + cols)
        if number % BLOCK == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


# --- PostgreSQL ---------------------------------------------------------------------


def _statement(asked):
    """COPY of the same rows, each cell neutralised by the server."""
    found = reading.valued(reading.lines(asked), asked).order_by(*reading.order(asked))
    inner, values = found.query.sql_with_params()
    names = list(found.query.selected)
    place = {name: f"x.c{number}" for number, name in enumerate(names)}
    ref = place.get("ref") or place["line_id"]
    known = f"to_char({place['known']} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
    fixed = [ref, f"{place['version']}::text", *(f"j.r->>'{key}'" for key in FIXED[2:6]), known]
    said = [cells.sql(f"(j.r->'columns'->>'{column.key}')", column.kind) for column in asked.register.columns]
    chosen = ", ".join([*(cells.sql(one, "number") for one in fixed), *said])
    aliases = ", ".join(f"c{number}" for number in range(len(names)))
    wanted = (
        f"SELECT {chosen} FROM ({inner}) AS x({aliases}), LATERAL (SELECT {place['sealed']}::jsonb AS r OFFSET 0) AS j"
    )
    return wanted, values


class _Pipe:
    """What COPY writes to, a row at a time, read in blocks from the other side; bounded."""

    def __init__(self):
        self.pieces = queue.Queue(maxsize=8)
        self.left = threading.Event()
        self.rows, self.limit = bytearray(), FIRST

    def write(self, data):
        self.rows += data
        if len(self.rows) >= self.limit:
            self.put(bytes(self.rows))
            self.rows.clear()
            self.limit = PIECE

    def put(self, piece):
        while not self.left.is_set():
            try:
                return self.pieces.put(piece, timeout=1)
            except queue.Full:
                continue
        raise ConnectionAbortedError("the reader left")

    def end(self):
        self.put(bytes(self.rows))
        self.put(END)


def _copied(asked):
    wanted, values = _statement(asked)
    connection.ensure_connection()
    cursor, pipe = connection.connection.cursor(), _Pipe()
    statement = cursor.mogrify(f"COPY ({wanted}) TO STDOUT (FORMAT csv)", values).decode()

    def work():
        try:
            cursor.copy_expert(statement, pipe)
            pipe.end()
        except Exception as problem:
            if not pipe.left.is_set():
                pipe.put(problem)

    thread = threading.Thread(target=work, name="copy", daemon=True)
    thread.start()
    try:
        while (piece := pipe.pieces.get()) is not END:
            if isinstance(piece, Exception):
                raise piece
            yield piece
    finally:
        pipe.left.set()
        thread.join()
        cursor.close()
