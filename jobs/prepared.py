"""Questions the ORM spells once, and which are then asked with new values.

For a list of fifty rows the ORM takes longer to spell the question than the database to answer it.
What is asked here is the very same queryset; only its SQL is kept:

    @prepared
    def in_post(organisations, at):
        return Appointment.objects.filter(organisation__in=organisations, in_force_from__lte=at)

    rows = in_post(organisations=grants.organisations(VIEW), at=request.now).rows()

Numbers, days, moments, sets of numbers and `Word`s are values: other ones leave the SQL as it is, and the
function hands them to the ORM as they come. All else (text, yes, no, None, a model) is part of the question:
each makes one of its own, so what people type stays outside. A function that changes a value is refused.
"""

from copy import copy
from datetime import UTC, date, datetime, timedelta
from functools import partial, wraps

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models.query import FlatValuesListIterable, ValuesIterable, ValuesListIterable

from . import planned
from .records import Records

KEPT = 500  # questions in one process; then the oldest goes
NUMBER, DAY, MOMENT = -1_000_000_000, date(9000, 1, 1), datetime(9000, 1, 1, tzinfo=UTC)
WORD = "\ue000"  # belongs to nobody's alphabet
SETS = (set, frozenset, list, tuple)
_kept = {}


class Word(str):
    """Text that is a value; looked for as it is, never as part of a longer one."""


def prepared(build):
    """`build` takes named values and returns a queryset; it becomes a function that returns it as `Asked`."""

    @wraps(build)
    def ask(**values):
        return Asked(build, {name: _still(value) for name, value in values.items()})

    return ask


class Asked:
    """One question with its values."""

    def __init__(self, build, values):
        self.build, self.values = build, values

    def queryset(self):
        """The same rows as the ORM spells them, to be narrowed further."""
        return self.build(**self.values)

    def rows(self, order=(), limit=None, using="default"):
        """A list; in another order than its own, and at most so many, where that is said."""
        connection = connections[using]
        return self._spelt(connection, order, limit).rows(self.values, connection)

    def named(self, connection):
        """The question as it stands beside others in one statement (`jobs.rounds`): each of its columns has a name."""
        return self._spelt(connection, (), None, named=True)

    def _spelt(self, connection, order, limit, *, named=False):
        key = self.build, connection.alias, connection.vendor, order, limit, named, *map(_shape, self.values.items())
        question = _kept.get(key)
        if question is None:
            while len(_kept) >= KEPT:
                _kept.pop(next(iter(_kept)), None)
            question = _kept[key] = _Question(self, order, limit, connection, named)
        return question


class _Question:
    """A queryset compiled with a mark in place of each value."""

    def __init__(self, asked, order, limit, connection, named):
        marks = {name: _marks(value, place) for place, (name, value) in enumerate(asked.values.items())}
        rows = asked.build(**marks).using(connection.alias)
        rows = rows.order_by(*order) if order else rows
        self.template = rows if limit is None else rows[:limit]
        self.compiler = self.template.query.get_compiler(connection.alias)
        try:
            self.sql, self.parameters = self.compiler.as_sql(with_col_aliases=named)
        except EmptyResultSet:
            if () not in marks.values():  # a mark that its column cannot hold, as a number below nought
                raise TypeError(f"{asked.build.__qualname__} finds nothing whatever it is asked.") from None
            self.sql, self.parameters = "", ()
        if self.sql:
            found = _places(asked.build, self.parameters, marks, connection)
            self.places = [at for at, *_ in found]
            self.told = [told for _, *told in found]
            kinds = [asked.values[name] if number is None else asked.values[name][number] for name, number in self.told]
            places = list(zip(self.places, kinds, strict=True))
            self.plan = planned.Plan(rows.model._meta.db_table, self.sql, self.parameters, places)
            self.shape = self._shape()
            self.converters = self.compiler.get_converters(
                [column for column, *_ in self.compiler.select[: self.compiler.col_count]]
            )

    def _shape(self):
        """What makes of the fetched rows what the queryset would; None where only the queryset itself can."""
        if Records.made_by(self.template):
            return Records(self.template, self.compiler)
        shape = SHAPES.get(self.template._iterable_class)
        return shape and partial(shape, _names(self.template.query))

    def rows(self, values, connection):
        if not self.sql:
            return []
        told = self._told(values, connection)
        unproven = planned.begin_question(connection)
        try:
            return self._asked(told, connection)
        except planned.LOST:
            if not planned.renewed(connection, unproven):
                raise
            return self._asked(told, connection)

    def filled(self, values, connection):
        """The parameters of `sql`."""
        return self._filled(self._told(values, connection))

    def _filled(self, told):
        parameters = list(self.parameters)
        for at, value in zip(self.places, told, strict=True):
            parameters[at] = value
        return parameters

    def _told(self, values, connection):
        return [
            _sent(values[name] if number is None else values[name][number], connection) for name, number in self.told
        ]

    def _asked(self, told, connection):
        rows = self._plain if self.shape else self._bound
        if self.plan.ready_on(connection):
            return list(rows(self.plan.call, tuple(told), connection))
        return list(rows(self.sql, tuple(self._filled(told)), connection))

    def _plain(self, sql, parameters, connection):
        """What the queryset makes of its rows, without the thirty steps of one that is asked."""
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return self.made(cursor.fetchall(), connection)

    def made(self, rows, connection):
        """What `shape` makes of the rows a database gave."""
        if self.converters:
            compiler = copy(self.compiler)
            compiler.connection = connection
            rows = compiler.apply_converters(rows, self.converters)
        return self.shape(rows)

    def _bound(self, sql, parameters, connection):
        """The queryset anew, whose compiler has its SQL already; Django makes the rows of it as of any."""
        compiler, query = copy(self.compiler), copy(self.template.query)
        rows = object.__new__(type(self.template))  # copying a queryset would ask it
        compiler.connection, compiler.query = connection, query
        compiler.as_sql = lambda *_, **__: (sql, parameters)
        compiler.setup_query = lambda *_, **__: None
        query.get_compiler = lambda *_, **__: compiler
        rows.__dict__.update(self.template.__dict__, _query=query, _result_cache=None, _prefetch_done=False)
        return rows


def _names(query):
    return list(query.selected or (*query.extra_select, *query.values_select, *query.annotation_select))


# What they are ordered by may follow the columns that were asked for; it is left off.
SHAPES = {
    ValuesIterable: lambda names, rows: [dict(zip(names, row, strict=False)) for row in rows],
    ValuesListIterable: lambda names, rows: [tuple(row[: len(names)]) for row in rows],
    FlatValuesListIterable: lambda names, rows: [row[0] for row in rows],
}


def _still(value):
    """A set as a tuple whose length is a power of two, its last number said again: so there are few questions."""
    if not isinstance(value, SETS):
        return value
    numbers = tuple(value)
    return numbers + numbers[-1:] * ((1 << (len(numbers) - 1).bit_length()) - len(numbers)) if numbers else numbers


def _is_value(value):
    return isinstance(value, int | date | Word) and not isinstance(value, bool)  # a moment is a date too


def _shape(pair):
    """What is part of the question: of a set its size, of a value its type, else the thing itself."""
    name, value = pair
    if isinstance(value, tuple):
        return name, len(value)
    return name, type(value) if _is_value(value) else (value,)


def _marks(value, place):
    if isinstance(value, tuple):
        return tuple(NUMBER - place * 100_000 - number for number in range(len(value)))
    if isinstance(value, datetime):
        return MOMENT + timedelta(days=place)
    if isinstance(value, date):
        return DAY + timedelta(days=place)
    if isinstance(value, Word):
        return Word(f"{WORD}{place}")
    return NUMBER - place * 100_000 if _is_value(value) else value


def _sent(value, connection):
    """As Django hands it to the database."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return str(value) if isinstance(value, Word) else value


def _places(build, parameters, marks, connection):
    """(place among the parameters, name, number within its set) of each mark that arrived."""
    known = {}
    for name, mark in marks.items():
        for number, one in enumerate(mark) if isinstance(mark, tuple) else ((None, mark),):
            if _is_value(one):
                known[_sent(one, connection)] = name, number
    found = [(at, *known[value]) for at, value in enumerate(parameters) if _hashable(value) and value in known]
    empty = () in marks.values()  # then the ORM leaves conditions out, and what stands in them
    lost = set() if empty else {name for name, _ in known.values()} - {name for _, name, _ in found}
    changed = [value for value in parameters if _looks_marked(value) and value not in known]
    if lost or changed:
        raise TypeError(f"{build.__qualname__} must hand its values on as they come: {sorted(lost)} {changed}")
    return found


def _hashable(value):
    return isinstance(value, int | str | date)


def _looks_marked(value):
    if isinstance(value, date):
        return value.year >= DAY.year - 1
    if isinstance(value, str):
        return WORD in value or value[:5] in ("8999-", "9000-", "9001-")
    return isinstance(value, int) and value < NUMBER / 2
