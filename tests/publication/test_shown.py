"""The questions to the database give what the pure rule gives, for any history and any dates."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobs.clock import end_of
from publication import actions
from publication.asked import Asked
from publication.models import Entry, EntryContent, Line
from publication.rules import visibility
from publication.then import Then
from tests.publication import toy

START = date(2016, 1, 1)
DAYS = st.integers(0, 900).map(lambda n: START + timedelta(days=n))
ACTS = st.sampled_from(["correct", "correct", "redact", "withdraw", "expire", "erase"])


@st.composite
def histories(draw):
    """What happens to one line: the day, the act, its period and class."""
    acts = []
    for day in sorted(draw(st.lists(DAYS, min_size=1, max_size=5))):
        start = draw(DAYS)
        end = draw(st.none() | st.integers(0, 400).map(lambda n, start=start: start + timedelta(days=n)))
        acts.append((day, draw(ACTS), start, end, draw(st.sampled_from(["decides", "staff", ""]))))
    return acts


def tell(history):
    """Let it happen, through actions; what an action refuses does not happen."""
    ref = None
    for number, (day, act, start, end, audience) in enumerate(history):
        words = toy.row(
            toy=f"words {number}",
            since=start.isoformat(),
            until=end.isoformat() if end else None,
            audience=audience,
        )
        moment = toy.at(day.isoformat())
        try:
            if ref is None:
                ref = actions.publish("toys", row=words, at=moment).ref
            elif act in ("correct", "redact"):
                getattr(actions, act)(ref, row=words, at=moment)
            elif act == "expire":
                actions.expire(ref, at=moment)
            else:
                more = {"authority": "y", "by": "z"} if act == "erase" else {}
                getattr(actions, act)(ref, ground="x", at=moment, **more)
        except actions.entries.Refused:
            continue
    return ref


def pure(ref, as_at, known_at, today):
    versions = [
        visibility.Version(
            entry.version, entry.kind, entry.known_from, entry.valid_from, entry.valid_to, entry.audience, entry.pk
        )
        for entry in Entry.objects.filter(line_id=ref)
    ]
    found = visibility.shown(
        versions,
        as_at=as_at,
        known_at=end_of(known_at),
        today=today,
        months=6,
        audiences=toy.edition(as_at).audiences,
    )
    return found and found.content


def rows_of(as_at, known_at, today, refs):
    """The rows a page or a file of these dates is made of: ref -> (version, words), in the order of the page."""
    asked = Asked(register=toy.TOYS, body="99X", today=today, as_at=as_at, known_at=known_at)
    rows = Then(asked)[:100]
    assert rows == list(Then(asked).iterator(2)) and len(rows) == Then(asked).count(100)
    assert [(row["sort"], row["ref"]) for row in rows] == sorted((row["sort"], row["ref"]) for row in rows)
    return {row["ref"]: row["sealed"] for row in rows if row["ref"] in refs}


def content_of(said):
    return EntryContent.objects.get(pk=said).sealed


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(histories(), min_size=1, max_size=3), asked=st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=4)
)
def test_the_database_answers_as_the_rule_does(lines, asked):
    refs = [tell(history) for history in lines]
    today = max(day for history in lines for day, *_ in history)
    for as_at, known_at in [*asked, (today, today)]:
        entries = Entry.objects.filter(line_id__in=refs).on_show(as_at=as_at, known_at=known_at, today=today)
        seen = {entry.line_id: entry.said_id for entry in entries}
        rule = {ref: said for ref in refs if (said := pure(ref, as_at, known_at, today))}
        assert seen == rule
        assert rows_of(as_at, known_at, today, refs) == {ref: content_of(said) for ref, said in rule.items()}
        assert len(EntryContent.objects.in_bulk(list(seen.values()))) == len(set(seen.values()))
    now = set(Line.objects.filter(ref__in=refs).on_show(today=today).values_list("ref", flat=True))
    assert now == {ref for ref in refs if pure(ref, today, today, today)}
