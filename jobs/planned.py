"""Prepared questions which PostgreSQL plans once a connection, and is then asked by name.

Planning a list with six joins takes the server four times as long as reading its fifty rows. `PREPARE` keeps the plan
with the connection; the server itself goes on asking whether a plan for any values is as good as one for these.

Values have their types said, and all else of a question stays in its text, so that partial indexes are found.
Within a transaction only a question that could be prepared before is prepared: a failure would end the transaction.
"""

import time
from datetime import date, datetime
from itertools import count
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import Error, InterfaceError, NotSupportedError, OperationalError

# A connection that is gone or was emptied; a plan whose table has other columns now.
LOST = OperationalError, InterfaceError, NotSupportedError
TYPES = (datetime, "timestamptz"), (date, "date"), (str, "text"), (int, "bigint")
MOST = 1000  # plans on one connection; then it begins anew
_names = count(1)
_known = WeakKeyDictionary()  # connection: the names it knows


class Plan:
    """One question on the server: its text, of which the parameters at some places are values."""

    def __init__(self, table, sql, parameters, places):
        """`places` are (place among the parameters, a value of the kind that will stand there)."""
        self.sql, self.parameters = sql, parameters
        self.types = {at: next(name for kind, name in TYPES if isinstance(value, kind)) for at, value in places}
        self.name = f"cocomm_{next(_names)}"
        about = f' /* FROM "{table}" */'  # for who reads the server's logs
        self.call = f"EXECUTE {self.name}" + _bracket(["%s"] * len(self.types)) + about
        self.possible = None  # until it was tried

    def ready_on(self, connection):
        """Whether `call` may be sent on this connection; it is prepared there if it was not."""
        if self.possible is False or connection.vendor != "postgresql" or not settings.DATABASE_KEEPS_PLANS:
            return False
        connection.ensure_connection()
        known = _known.setdefault(connection.connection, set())
        if self.name not in known and (self.possible or not connection.in_atomic_block):
            self._prepare(connection, known)
        return self.name in known

    def _prepare(self, connection, known):
        try:
            with connection.wrap_database_errors, connection.connection.cursor() as cursor:
                if len(known) >= MOST:
                    cursor.execute("DEALLOCATE ALL")
                    known.clear()
                cursor.execute(f"PREPARE {self.name}{_bracket(self.types.values())} AS {self._text(cursor)}")
        except LOST:
            raise
        except Error:  # the server cannot tell a type: it is asked in plain words for good
            if self.possible:  # it could before: the transaction had failed already, and says so
                raise
            self.possible = False
        else:
            self.possible = True
            known.add(self.name)

    def _text(self, cursor):
        numbers = {at: f"${number}" for number, at in enumerate(self.types, 1)}
        constants = enumerate(self.parameters)
        return self.sql % tuple(numbers.get(at) or cursor.mogrify("%s", (value,)).decode() for at, value in constants)


def _bracket(words):
    return f" ({', '.join(words)})" if words else ""


def begin_question(connection):
    """Whether this is the first question of a request on a kept connection; it is its own health check then."""
    unproven = (
        connection.connection is not None and connection.health_check_enabled and not connection.health_check_done
    )
    if unproven and not connection.in_atomic_block:
        connection.health_check_done = True
    return unproven


def renewed(connection, unproven):
    """After one of `LOST`: whether asking once more, on a new connection, is worth it."""
    if connection.in_atomic_block:
        connection.close_at = time.monotonic()  # what broke the transaction shall not break the next
        return False
    if unproven or _known.get(connection.connection):
        connection.close()
        return True
    return False
