"""A register as it stood on one day, as far as it was known on another: rows by SQL written by hand.

The lines in the order of the page, and of each the one version known by then: one look at an
index for each. The ORM needs longer to spell such a question than the database to answer it
(P11). A test holds it against `rules.visibility`, the rule itself.

`Then` offers what pages and files ask of a queryset: filter by a place in the order, order, cut, stream.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.db import connection

from jobs.clock import end_of

from . import registers
from .asked import Asked
from .models import Line
from .registers import NIL

NAMES = ("sort", "ref", "version", "known", "sealed")
ORDERS = {"sort": "l.sort", "ref": "l.ref", "pk": "l.id"}
SIGNS = {"gt": ">", "lt": "<", "exact": "="}
MOST_WORDS = 20
VEILED = "v.version > e.version"
NEWEST = "FROM publication_entry x WHERE x.ref = l.ref AND x.known_from <= %s ORDER BY x.version DESC LIMIT 1"
LATEST = {  # of each line; lateral, or the planner would read all entries for one register
    "postgresql": f"CROSS JOIN LATERAL (SELECT x.* {NEWEST}) e",
    "sqlite": f"JOIN publication_entry e ON e.id = (SELECT x.id {NEWEST})",
}
FROM = f"""FROM publication_line l {{latest}}
 LEFT JOIN publication_entry v ON v.id = l.veil_id
 JOIN publication_entrycontent c ON c.entry_id = CASE WHEN {VEILED} THEN v.id ELSE e.id END
 WHERE l.state = 'live' AND e.kind IN ('add', 'correct', 'redact')
 AND (l.show_until IS NULL OR l.show_until >= %s)
 AND (e.valid_from IS NULL OR e.valid_from <= %s) AND (e.show_until IS NULL OR e.show_until >= %s)"""


@dataclass(frozen=True)
class Then:
    asked: Asked
    nil: bool = False  # nil statements alone, or all others
    after: tuple = ()  # conditions for a place in the order
    order: tuple = ("sort", "ref")
    model = Line

    def filter(self, place):
        """Beyond a place: `place` compares the keys of the order, as paging and the API write it."""
        return replace(self, after=(*self.after, _compared(place)))

    def order_by(self, *order):
        return replace(self, order=order)

    def __getitem__(self, part):
        wanted, values = self.spelt(limit=part.stop)
        with connection.cursor() as cursor:
            cursor.execute(wanted, values)
            return [_named(row) for row in cursor.fetchall()]

    def iterator(self, chunk_size):
        wanted, values = self.spelt()
        with connection.chunked_cursor() as cursor:
            cursor.execute(wanted, values)
            while rows := cursor.fetchmany(chunk_size):
                yield from map(_named, rows)

    def count(self, most):
        inside, values = self._from()
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM (SELECT 1 {inside} LIMIT {int(most)}) x", values)
            return cursor.fetchone()[0]

    def spelt(self, limit=None):
        """(SQL, values); its columns are NAMES."""
        inside, values = self._from()
        order = ", ".join(ORDERS[key.lstrip("-")] + (" DESC" if key[0] == "-" else "") for key in self.order)
        cut = "" if limit is None else f" LIMIT {int(limit)}"
        return f"SELECT l.sort, l.ref, e.version, e.known_from, c.sealed {inside} ORDER BY {order}{cut}", values

    def _from(self):
        asked, words = self.asked, [FROM.format(latest=LATEST[connection.vendor])]
        values = [end_of(asked.known_at), asked.today, asked.as_at, asked.as_at]
        for condition, more in (*self._which(), *_chosen(asked.filters), *self.after):
            words.append(condition)
            values += more
        return " AND ".join(words), [_adapted(value) for value in values]

    def _which(self):
        """Which register, which body, which classes of people on that date."""
        asked = self.asked
        known = [asked.register] if asked.register else registers.all_registers()
        yield _among("l.register", [register.key for register in known])
        if asked.body:
            yield "l.body = %s", [asked.body]
        for register in known:
            audiences = register.edition(asked.as_at).audiences
            if audiences is not None:
                said, values = _among("e.audience", ["", *audiences])
                yield (f"(l.register <> %s OR {said})", [register.key, *values]) if len(known) > 1 else (said, values)
        yield f"e.category {'=' if self.nil else '<>'} %s", [NIL]


def _among(column, values):
    return (f"{column} = %s" if len(values) == 1 else f"{column} IN ({', '.join(['%s'] * len(values))})"), list(values)


def _chosen(filters):
    """The reader's filters, by the words shown, never by words redacted since."""
    if person := filters.get("person"):
        yield "c.person = %s", [person]
    if category := filters.get("category"):
        yield f"CASE WHEN {VEILED} THEN v.category ELSE e.category END = %s", [category]
    if name := filters.get("counterparty"):
        yield "(c.counterparty = %s OR UPPER(c.counterparty_name) = UPPER(%s))", [name, name]
    words = filters.get("q", "").split()[:MOST_WORDS]
    if words and connection.vendor == "postgresql":
        yield "c.found @@ plainto_tsquery('simple', %s)", [" ".join(words)]
    elif words:
        for word in words:
            yield "c.words LIKE %s ESCAPE '\\'", [f"%{connection.ops.prep_for_like_query(word)}%"]


def _compared(place):
    if isinstance(place, tuple):
        name, _, sign = place[0].partition("__")
        return f"{ORDERS[name]} {SIGNS[sign or 'exact']} %s", [place[1]]
    parts = [_compared(child) for child in place.children]
    return f"({f' {place.connector} '.join(said for said, _ in parts)})", [one for _, more in parts for one in more]


def _adapted(value):
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _named(row):
    made = dict(zip(NAMES, row, strict=True))
    if isinstance(made["known"], str):  # as SQLite keeps it
        made["known"] = datetime.fromisoformat(made["known"]).replace(tzinfo=UTC)
    return made
