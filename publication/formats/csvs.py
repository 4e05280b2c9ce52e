"""CSV of a register: by COPY on PostgreSQL, row by row on SQLite; the same bytes."""

import contextlib
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
# The first row soon rather than the last row sooner: read in order, join as we go.
PLANS = ("enable_sort", "enable_hashjoin", "enable_mergejoin", "enable_seqscan")
SOON = "; ".join(f"SET {plan} = off" for plan in PLANS)
LATER = "; ".join(f"RESET {plan}" for plan in PLANS)


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
    import psycopg2

    wanted, values = _statement(asked)
    connection.ensure_connection()
    cursor, pipe = connection.connection.cursor(), _Pipe()
    statement = cursor.mogrify(f"COPY ({wanted}) TO STDOUT (FORMAT csv)", values).decode()

    def work():
        try:
            cursor.execute(SOON)
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
        with contextlib.suppress(psycopg2.Error):  # an aborted transaction forgets them itself
            cursor.execute(LATER)
        cursor.close()
