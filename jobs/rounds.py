"""Questions of many askers, put to the database in rounds: what all of them ask at one time goes there at once.

A page such as the desk has thirty sources, each of which asks a few tables, and half of them something more about
what they found. Each is a function that yields its questions (querysets, or None for what nobody asks) and is handed
the rows:

    @in_rounds
    def due_for(grants):
        gifts, breaches = yield _gifts(grants), _breaches(grants)
        return [_due(each) for each in (*gifts, *breaches)]

    due_for(grants)                                                        # alone: each question by itself
    here, there = ask(alongside(due_for.asks(grants), others.asks(grants)))  # as many queries as the longest has rounds

`UNION ALL` puts a round together, each question in a bracket of its own, as the ORM spells it; Django itself makes of
the rows what the queryset would have made. Nothing is kept from one round, or request, to the next.
"""

from functools import lru_cache, wraps

from django.core.exceptions import EmptyResultSet
from django.db import connections

from .prepared import KEPT, Asked


def in_rounds(build):
    """`build` yields questions and returns its result; called, it asks alone; `.asks(…)` is for `alongside`."""

    @wraps(build)
    def alone(*args, **kwargs):
        return _driven(build(*args, **kwargs), lambda questions: [_alone(each) for each in questions])

    alone.asks = build
    return alone


def ask(asker, using="default"):
    """The result of an asker, each of its rounds in one query."""
    return _driven(asker, lambda questions: _at_once(questions, connections[using]))


def alongside(*askers):
    """Several askers as one, which returns the list of their results: they ask their first questions together, then
    their second."""
    results, waiting = [None] * len(askers), dict.fromkeys(range(len(askers)))
    while waiting:
        asked = {}
        for number, rows in waiting.items():
            try:
                asked[number] = askers[number].send(rows)
            except StopIteration as done:
                results[number] = done.value
        rows = iter((yield [each for questions in asked.values() for each in questions])) if asked else ()
        waiting = {number: [next(rows) for _ in questions] for number, questions in asked.items()}
    return results


def plainly(*questions):
    """Questions that stand by themselves, as an asker for `alongside`; its result are the rows of each."""
    return (yield list(questions))


def beneath(rows, name, *beside):
    """Asks for the records beneath each of these by a relation's `name`, as `prefetch_related` would, with what is
    `beside` them; they are then there for `row.<name>.all()`."""
    if not rows:
        return
    relation = rows[0]._meta.get_field(name).remote_field
    found = relation.model._default_manager.filter(**{f"{relation.name}__in": {row.pk for row in rows}})
    (found,) = yield [found.select_related(*beside) if beside else found]
    held = {}
    for each in found:
        held.setdefault(getattr(each, relation.attname), []).append(each)
    for row in rows:
        kept = getattr(row, name).get_queryset()
        kept._result_cache, kept._prefetch_done = held.get(row.pk, []), True
        for each in kept._result_cache:
            setattr(each, relation.name, row)
        row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = kept


def _driven(asker, answers):
    rows = None
    while True:
        try:
            questions = asker.send(rows)
        except StopIteration as done:
            return done.value
        rows = answers(questions)


def _alone(question):
    if isinstance(question, Asked):
        return question.rows()
    return [] if question is None else list(question)


def _at_once(questions, connection):
    """The rows of each question, in their order: one query, or none where nobody asks anything."""
    if sum(each is not None for each in questions) < 2:
        return [_alone(each) for each in questions]
    spelt = [each if each is None else _spelt(each, connection) for each in questions]
    _fetch([each for each in spelt if each and each.sql], connection)
    return [[] if each is None else each.rows() for each in spelt]


def _spelt(question, connection):
    if isinstance(question, Asked):
        named = question.named(connection)
        if not named.sql or named.shape:
            return _Prepared(named, question.values, connection)
        question = question.queryset()
    return _Spelt(question, connection)


class _Spelt:
    """One question with its SQL, and the columns by which its rows come."""

    def __init__(self, question, connection):
        self.question, self.fetched = question.using(connection.alias), []
        self.compiler = self.question.query.get_compiler(connection.alias)
        try:
            self.sql, self.parameters = self.compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            self.sql = ""
            return
        self.names, self.kinds = _columns(self.compiler, connection)

    def rows(self):
        """As the queryset makes them."""
        if not self.fetched:
            return []
        self.compiler.execute_sql = lambda *_, **__: [self.fetched]
        self.question.query.get_compiler = lambda *_, **__: self.compiler
        return list(self.question)


class _Prepared:
    """The same of a question that was spelt before."""

    def __init__(self, named, values, connection):
        self.named, self.connection, self.fetched, self.sql = named, connection, [], named.sql
        if self.sql:
            self.parameters = named.filled(values, connection)
            self.names, self.kinds = _columns_of(named, connection.vendor)

    def rows(self):
        return self.named.made(self.fetched, self.connection) if self.fetched else []


def _columns(compiler, connection):
    names = [connection.ops.quote_name(alias) for *_, alias in compiler.select]
    return names, [_kind(column, connection) for column, *_ in compiler.select]


@lru_cache(maxsize=KEPT)
def _columns_of(named, vendor):
    return _columns(named.compiler, connections[named.compiler.using])


def _kind(column, connection):
    """PostgreSQL wants one type in each column of a union; SQLite does not mind."""
    if connection.vendor != "postgresql":
        return ""
    kind, *_ = column.output_field.db_type(connection).partition("(")
    return "text" if kind == "varchar" else kind


def _fetch(spelt, connection):
    """Every row says which question it answers; then come the columns, a place for each type as often as needed."""
    if not spelt:
        return
    places = _places(spelt)
    parts = [_part(number, each, places) for number, each in enumerate(spelt)]
    if connection.vendor == "sqlite":  # it would read each column as the first question's type
        parts.insert(0, f"SELECT {', '.join(['NULL'] * (len(places) + 1))} WHERE 0")
    with connection.cursor() as cursor:
        cursor.execute("\nUNION ALL ".join(parts), [value for each in spelt for value in each.parameters])
        found = cursor.fetchall()
    for row in found:
        each = spelt[row[0]]
        each.fetched.append([row[at] for at in each.places])


def _places(spelt):
    """The types of all columns of the union, and for each question at which of them its own stand."""
    most = {}
    for each in spelt:
        for kind in set(each.kinds):
            most[kind] = max(most.get(kind, 0), each.kinds.count(kind))
    places, first = [], {}
    for kind, number in most.items():
        first[kind] = len(places) + 1
        places += [kind] * number
    for each in spelt:
        free = dict(first)
        each.places = []
        for kind in each.kinds:
            each.places.append(free[kind])
            free[kind] += 1
    return places


def _part(number, spelt, places):
    columns = [_as("NULL", kind) for kind in places]
    for name, kind, at in zip(spelt.names, spelt.kinds, spelt.places, strict=True):
        columns[at - 1] = _as(name, kind)
    return f"SELECT {number}, {', '.join(columns)} FROM ({spelt.sql}) AS t"


def _as(words, kind):
    return f"{words}::{kind}" if kind else words
