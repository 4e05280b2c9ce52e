"""`replay_meeting`: the record agrees; one altered act makes it disagree and say where (row 105)."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from governance.actions import polls
from governance.minutes_draft import draft
from governance.models import Count, Participation, Reading, Ruling, Vote
from tests.prepared import kept

from .floor import ALL, D3, Floor

YES = " ".join(D3)


def _held(sitting):
    """The D3 meeting, from opening to close, with a tie decided by the Area Director."""
    floor = Floor(sitting)
    floor.open(*ALL)
    floor.take("4")
    tie = floor.vote("4", yes="lena omar alma noor fay priya", no="miles ada hope", words="The scheme")
    floor.decide(tie, "ada", "for")
    floor.close("4")
    floor.take("5")
    floor.rule("5", "omar")
    floor.move("omar", "left")
    floor.vote("5", yes="lena noor fay miles ada hope alma", no="priya", words="The premises")
    floor.close("5")
    floor.move("omar", "returned")
    floor.finish()
    return floor


held = kept(_held, on="sitting_world")


def replayed(floor):
    out = StringIO()
    call_command("replay_meeting", floor.meeting.ref, stdout=out)
    return out.getvalue()


def difference(floor):
    out = StringIO()
    with pytest.raises(CommandError, match="differ"):
        call_command("replay_meeting", floor.meeting.ref, stdout=out)
    return [line.strip() for line in out.getvalue().splitlines() if "differs:" in line]


def unguarded(table, event):
    """Take away what keeps the rows of a table."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f'DROP TRIGGER "{table}_keep_{event}"')
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is pending would hold the table
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER keep_{event}')


def alter(row, **values):
    """Change a row that the database keeps, by taking its guard away."""
    unguarded(row._meta.db_table, "update")
    type(row).objects.filter(pk=row.pk).update(**values)


def test_it_agrees_and_tells_the_meeting(held):
    said = replayed(held)
    assert "The record agrees with the replay: 39 acts." in said
    assert "Premises reimbursement" in said and "Omar Dunn" in said


def test_the_database_itself_refuses_the_change(held):
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.filter(seat=held.seat("ada")).update(choice="for")


def test_an_altered_vote_is_found(held):
    alter(Vote.objects.get(poll__motion__words="The scheme", seat=held.seat("hope")), choice="for")
    found = difference(held)
    assert any("Item 4, “The scheme”: Hope Bell is recorded as against, the events give for" in line for line in found)


def test_an_altered_departure_is_found(held):
    left = Participation.objects.get(act="left", seat=held.seat("omar"))
    alter(left, seat=held.seat("alma"))
    found = difference(held)
    assert any("Omar Dunn is ruled out of this item and is still in the room" in line for line in found)


def test_an_altered_ruling_is_found(held):
    alter(Ruling.objects.get(), choice="e")
    assert any("Omar Dunn is recorded as recused" in line for line in difference(held))


def test_an_altered_count_is_found(held):
    alter(Count.objects.get(poll__motion__words="The premises"), outcome="rejected")
    found = difference(held)
    assert any("Item 5, “The premises”: recorded as rejected, the events give carried" in line for line in found)


def test_an_act_taken_away_is_missed(held):
    vote = Vote.objects.get(poll__motion__words="The premises", seat=held.seat("priya"))
    unguarded("governance_vote", "delete")
    Vote.objects.filter(pk=vote.pk).delete()
    found = difference(held)
    assert any(f"Act {vote.place} of the meeting is missing" in line for line in found)
    assert any("Priya Nair is recorded as against" in line for line in found)


def test_a_reading_changed_afterwards_is_found(held):
    reading = Reading.objects.get(terms=held.world.terms, clause="weighting")
    reading.choice = "per_head"
    reading.save_as(by=None)
    assert any("their readings have changed" in line for line in difference(held))


def test_a_tie_nobody_decided_is_kept_with_its_votes_and_replays(floor):
    """Counted as a tie and then stopped: the count stays, the motion is not decided, and the minutes say both."""
    floor.open(*ALL)
    floor.take("4")
    tie = floor.vote("4", yes="lena omar alma noor fay priya", no="miles ada hope", words="The scheme")
    polls.stop_poll(tie.poll, because="The Area Director wants advice.", **floor.when())
    floor.close("4")
    assert "agrees" in replayed(floor)
    told = [said for section in draft(floor.meeting).sections for said in section.sentences]
    assert "Against: Miles Hart, Ada Quinn, Hope Bell." in told
    last = told.index("No deciding vote was given: The Area Director wants advice.")
    assert told[last + 1] == "The motion was not decided."
