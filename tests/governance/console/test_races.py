"""Twenty members at once while the chair counts (D2; issue 4, section 5): fifty rounds, and a careless twin."""

import threading

import pytest
from django.db import connections

from bench import twenty

ROUNDS = 50


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_vote_is_lost_and_no_stranger_counted(committed_db, django_db_blocker):
    with django_db_blocker.unblock():
        hall = twenty.Hall()
        try:
            assert [wrong for _ in range(ROUNDS) for wrong in hall.one_round()] == []
        finally:
            hall.end()


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_without_the_lock_it_would_go_wrong(committed_db, django_db_blocker, monkeypatch):
    """The careless twin reads the meeting without holding it: two acts take the same place."""
    from governance.actions import in_session
    from governance.models import Participation

    barrier = threading.Barrier(2)

    class Read(in_session.Proceedings):
        def __init__(self, meeting):
            super().__init__(meeting)
            barrier.wait(30)

    with django_db_blocker.unblock():
        seats, secretary = twenty.twenty()
        starts = twenty.datetime(2016, 1, 4, 14, tzinfo=twenty.LONDON)
        meeting = twenty.open_item(seats, secretary, starts, outside=[]).meeting
        monkeypatch.setattr(in_session, "locked", lambda meeting: type(meeting).objects.get(pk=meeting.pk))
        monkeypatch.setattr(in_session, "Proceedings", Read)

        def leave(seat):
            twenty.presence.note_presence(meeting, act="left", seat=seat, by=secretary, at=starts)

        twenty.at_once([lambda s=seat: leave(s) for seat in seats[:2]])
        places = list(Participation.objects.filter(meeting=meeting, act="left").values_list("place", flat=True))
        connections.close_all()
    assert len(places) == 2 and len(set(places)) == 1
