"""What is true when: a line of periods, told piece by piece, in any order (R-418 to R-421).

A `Statement` says what held on the day `at`, perhaps since a stated day, perhaps until one. A
line is a list of `Span`s that never overlap. A newer statement extends the line; an older
one fills only days that no statement has vouched for, so it never overwrites what came later.
Where no source dates a change, it is dated on the first day a source shows it.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

DAY = timedelta(days=1)
COVERED_FROM, COVERED_TO = date(2013, 4, 1), date(2017, 3, 31)


@dataclass(frozen=True)
class Span:
    """`value` from `from_on` (None: for as long as is known) to `to_on` (None: until further notice).

    `sure_from` and `sure_to` are the first and last day a source vouches for.
    """

    value: Any
    from_on: date | None
    to_on: date | None
    sure_from: date
    sure_to: date

    def covers(self, on):
        return (self.from_on is None or self.from_on <= on) and (self.to_on is None or on <= self.to_on)


@dataclass(frozen=True)
class Statement:
    """What a source said on `at`. `gone`: it held, but on `at` no longer did, and no day is given."""

    value: Any
    at: date
    since: date | None = None
    until: date | None = None
    gone: bool = False


def told(spans, statement, *, stated_on=None):
    """The line after one more statement; `stated_on` is the day of the newest statement so far."""
    heard = _dated(spans, statement)
    if heard is None:
        return list(spans)
    if stated_on is None or statement.at >= stated_on:
        return _extended(spans, heard)
    return _filled(spans, heard)


def value_on(spans, on):
    return next((span.value for span in spans if span.covers(on)), None)


def overlaps(spans):
    """Pairs that claim the same day, or an end before its beginning; empty means sound."""
    line = sorted(spans, key=lambda span: span.from_on or date.min)
    bad = [(a, a) for a in line if a.to_on and a.from_on and a.to_on < a.from_on]
    return bad + [(a, b) for a, b in pairwise(line) if a.to_on is None or b.from_on is None or b.from_on <= a.to_on]


def coverage(on, *, known_to=COVERED_TO):
    """A sentence when the date lies outside what our list of bodies speaks for, else None."""
    if on < COVERED_FROM:
        return (
            f"Our list of bodies begins on {spoken(COVERED_FROM)}, when CCGs were founded. "
            f"It cannot say how things stood on {spoken(on)}."
        )
    if on > known_to:
        return (
            f"Our list of bodies is true up to {spoken(known_to)}. What it shows for {spoken(on)} is the last "
            "known state and may have changed since."
        )
    return None


def spoken(on):
    return f"{on.day} {on:%B %Y}"


def _dated(spans, said):
    """The statement as a Span with the days it vouches for, or None if it vouches for none."""
    until = said.until
    if said.gone:
        before = [s for s in spans if s.value == said.value and s.sure_from < said.at]
        ended = before[-1].to_on if before else None
        until = ended if ended and ended < said.at else said.at - DAY
        start = said.since or (before[-1].sure_from if before else None)
        if start is None or start > until:
            return None
        return Span(said.value, said.since, until, start, max([start] + [_within(s, until) for s in before]))
    last = min(said.at, until) if until else said.at
    first = min(said.since, last) if said.since else last
    return Span(said.value, said.since, until, first, last)


def _within(span, until):
    return min(span.sure_to, until)


def _extended(spans, heard):
    """The newest statement settles everything from its first day on."""
    kept, same = [], None
    for span in spans:
        touches = span.to_on is None or span.to_on >= heard.sure_from - DAY
        if span.value == heard.value and touches and _joins(span, heard, spans):
            same = span
        elif span.sure_from < heard.sure_from:
            kept.append(_cut(span, heard.sure_from - DAY))
    if same is None:
        return [*kept, replace(heard, from_on=heard.from_on or _after(kept))]
    begins = heard.from_on if heard.from_on and heard.from_on <= same.sure_from else same.from_on
    begins = begins and min(begins, heard.sure_from)
    kept = [_cut(span, begins - DAY) for span in kept if begins is None or span.sure_from < begins]
    ends = heard.to_on
    return [
        *([] if begins is None else kept),
        Span(
            heard.value,
            begins,
            ends,
            min(same.sure_from, heard.sure_from),
            min(max(same.sure_to, heard.sure_to), ends or date.max),
        ),
    ]


def _joins(span, heard, spans):
    """May the old span and the new statement be one? Not if another value was vouched for between."""
    return not any(span.sure_from < other.sure_from < heard.sure_from for other in spans if other.value != span.value)


def _after(kept):
    return kept[-1].to_on + DAY if kept else None


def _cut(span, last):
    ends = last if span.to_on is None else min(span.to_on, last)
    return replace(span, to_on=ends, sure_to=min(span.sure_to, ends))


def _filled(spans, heard):
    """An older statement takes only days nobody has vouched for, before the next known span."""
    following = next((i for i, span in enumerate(spans) if span.sure_to >= heard.sure_to), None)
    if following is None:
        return list(spans)
    before, after, rest = spans[:following], spans[following], spans[following + 1 :]
    floor = before[-1].sure_to + DAY if before else date.min
    first = max(heard.sure_from, floor)
    if after.value == heard.value:
        return [*_made_room(before, first), _reaching_back(after, heard, first, before), *rest]
    if after.sure_from <= heard.sure_to and first >= after.sure_from:
        return list(spans)
    last = min(heard.sure_to, after.sure_from - DAY)
    if before and before[-1].value == heard.value:
        longer = replace(before[-1], sure_to=last, to_on=max(before[-1].to_on, _end(heard, after)))
        line = [*before[:-1], longer, _starting(after, longer.to_on + DAY), *rest]
        return _filled(line, replace(heard, sure_to=last))
    begins = _beginning(heard, before, after, first)
    middle = Span(heard.value, begins, _end(heard, after), first, last)
    room = _made_room(before, begins or first)
    return [*room, middle, _starting(after, middle.to_on + DAY), *rest]


def _end(heard, after):
    return min(heard.to_on or date.max, after.sure_from - DAY)


def _beginning(heard, before, after, first):
    if heard.from_on or not before:
        return first if heard.from_on else None
    return min(before[-1].to_on + DAY, first)


def _starting(span, first):
    """The span, beginning no earlier than `first` (its own sure days are never touched)."""
    return replace(span, from_on=first if span.from_on is None else max(span.from_on, first))


def _made_room(before, first):
    return [*before[:-1], _cut(before[-1], first - DAY)] if before else []


def _reaching_back(span, heard, first, before):
    """The same value, now vouched for earlier."""
    if first >= span.sure_from:
        return span
    begins = span.from_on
    if heard.from_on and not before:
        begins = first if begins is None else min(begins, first)
    elif begins is not None:
        begins = min(begins, first)
    return replace(span, from_on=begins, sure_from=first)
