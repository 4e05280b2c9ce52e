"""Questions put in rounds: one query a round, and the rows every queryset would have given by itself."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q
from django.test.utils import CaptureQueriesContext

from governance.models import Appointment, Committee, Item, Meeting, Organisation, Person, Seat, TermsOfReference, User
from jobs.prepared import prepared
from jobs.rounds import alongside, ask, beneath, in_rounds, plainly


@prepared
def _in_post(organisations, at):
    return Appointment.objects.in_force(at).filter(organisation__in=organisations).order_by("pk")


def questions(world):
    """Of every shape, with every type of column the tables have."""
    later = Appointment.objects.filter(person=OuterRef("person"), pk__gt=OuterRef("pk"))
    return [
        Meeting.objects.select_related("committee__organisation").order_by("-starts_at", "pk"),
        None,
        TermsOfReference.objects.order_by("pk"),
        Item.objects.select_related("only_for__organisation").order_by("meeting", "-position")[1:5],
        Person.objects.filter(name__contains="%").order_by("pk"),
        Organisation.objects.filter(pk__in=[]),
        Appointment.objects.annotate(last=~Exists(later)).order_by("person__name", "pk"),
        Seat.objects.order_by("pk").values("committee__name", "from_on", "voting", who=F("person__name")),
        Seat.objects.values_list("committee").annotate(Count("pk")).order_by(),
        User.objects.order_by("email").values_list("email", flat=True),
        Committee.objects.filter(Q(name__startswith="Mid") | Q(parent=None)).prefetch_related("bodies").distinct(),
        Seat.objects.order_by("person__name").values_list("committee__name", "person__name").distinct(),
    ]


def columns(row):
    """Every column of a record, with its type; of another row, the row."""
    fields = row._meta.concrete_fields if hasattr(row, "_meta") else ()
    return [(type(value), value) for value in (getattr(row, field.attname) for field in fields)] or row


def test_together_they_find_what_each_finds_alone(sitting_world):
    asked = questions(sitting_world)
    apart = [[] if each is None else list(each) for each in questions(sitting_world)]
    with CaptureQueriesContext(connection) as seen:
        found = ask(plainly(*asked))
    assert len(seen) == 2, "the round, and what one of them fetches beneath its rows"
    assert [len(rows) for rows in found] == [len(rows) for rows in apart] and all(map(len, found[:1] + found[6:]))
    for ours, theirs in zip(found, apart, strict=True):
        assert [type(row) for row in ours] == [type(row) for row in theirs] and ours == theirs
        assert list(map(columns, ours)) == list(map(columns, theirs))
    assert [row.last for row in found[6]] == [row.last for row in apart[6]]
    with CaptureQueriesContext(connection) as seen:
        assert found[0][0].committee.organisation.name and list(found[10][0].bodies.all())
    assert not len(seen), "what came beside and beneath is there"


def test_a_prepared_question_is_asked_with_others_and_alone(sitting_world):
    asked = _in_post(organisations=[sitting_world.mid.pk], at=sitting_world.now)
    alone, with_others = ask(plainly(asked)), ask(plainly(asked, Seat.objects.all()))
    assert alone[0] == with_others[0] == list(asked.queryset()) != []


@in_rounds
def _two(first, second):
    (people,) = yield [Person.objects.filter(pk=first)]
    if people:
        (found,) = yield [Appointment.objects.filter(person__in=people)]
        (again,) = yield [Organisation.objects.filter(pk=second)]
        return [*people, *found, *again]
    return []


def test_as_many_queries_as_the_longest_has_rounds(sitting_world):
    world = sitting_world
    with CaptureQueriesContext(connection) as seen:
        found = ask(
            alongside(*(_two.asks(each.person.pk, world.mid.pk) for each in (world.lena, world.omar, world.stella)))
        )
    assert len(seen) == 3 and [rows[0] for rows in found] == [world.lena.person, world.omar.person, world.stella.person]
    with CaptureQueriesContext(connection) as seen:
        assert [_two(each.person.pk, world.mid.pk) for each in (world.lena, world.omar, world.stella)] == found
    assert len(seen) == 9, "each alone"
    with CaptureQueriesContext(connection) as seen:
        assert ask(alongside(plainly(None), plainly(None, None), _two.asks(0, 0))) == [[[]], [[], []], []]
    assert len(seen) == 1


def test_nothing_is_kept_between_two_askings(sitting_world):
    world, since = sitting_world, sitting_world.now
    asked = [Meeting.objects.filter(starts_at__gt=since), Item.objects.filter(meeting__starts_at__gt=since)]
    before = ask(plainly(*asked))
    meeting = world.plan(world.essex, days=12)
    world.item(meeting, "1", "Another")
    after = ask(plainly(*asked))
    assert [len(rows) + 1 for rows in before] == [len(rows) for rows in after]
    world.meeting.starts_at = since - timedelta(days=3)
    world.meeting.save_as(by=None)
    assert len(ask(plainly(*asked))[0]) == len(before[0])


def test_beneath_is_what_prefetching_gives(sitting_world):
    ours, theirs = (
        list(Committee.objects.order_by("pk")),
        list(Committee.objects.prefetch_related("seats").order_by("pk")),
    )
    with CaptureQueriesContext(connection) as seen:
        ask(beneath(ours, "seats", "person"))
        assert [[seat.person.name for seat in each.seats.all()] for each in ours]
        assert [seat.committee for each in ours for seat in each.seats.all()]
    assert len(seen) == 1
    assert [list(each.seats.all()) for each in ours] == [list(each.seats.all()) for each in theirs] != [[]]
    held = ours[-1].seats.filter(voting=True)
    assert {seat.committee_id for seat in held} <= {ours[-1].pk}, "narrowed further it stays the committee's own"
    ask(beneath([], "seats"))


def test_what_goes_wrong_in_the_database_is_not_swallowed(sitting_world):
    with pytest.raises(ZeroDivisionError):
        ask(alongside(plainly(Seat.objects.all()), _breaks()))


def _breaks():
    yield [Person.objects.all()]
    return 1 / 0
