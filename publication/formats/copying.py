"""COPY out of PostgreSQL, read in pieces as the server sends them; one thread, bounded memory."""

import contextlib
import queue
import threading

from django.db import connection

FIRST = 4_096  # bytes after which the first piece leaves
PIECE = 131_072
END = object()
# The first row soon rather than the last row sooner: read in order, join as we go.
PLANS = ("enable_sort", "enable_hashjoin", "enable_mergejoin", "enable_seqscan")
SOON = "; ".join(f"SET {plan} = off" for plan in PLANS)
LATER = "; ".join(f"RESET {plan}" for plan in PLANS)


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


def copied(wanted, values, options="FORMAT csv"):
    """The rows of a query as COPY writes them, in pieces of whole rows."""
    import psycopg2

    connection.ensure_connection()
    cursor, pipe = connection.connection.cursor(), _Pipe()
    statement = cursor.mogrify(f"COPY ({wanted}) TO STDOUT ({options})", values).decode()

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
