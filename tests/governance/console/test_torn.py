"""Somebody counts the vote while another screen is being read: the screen is read again, never half and half."""

import pytest

from governance import act_rows
from governance.console import Screen

from .floor import ALL, Floor


@pytest.fixture
def voting(floor):
    floor.open(*ALL)
    floor.take("4")
    poll = floor.poll(floor.put("4"))
    floor.cast(poll, yes="lena noor fay alma", no="omar")
    return poll


@pytest.fixture
def meanwhile(monkeypatch):
    """`meanwhile("acts_of", act)`: once, the act lands just before that question is asked."""

    def arrange(question, act):
        ask, waiting = getattr(act_rows, question), [act]

        def asked(meeting):
            if waiting:
                waiting.pop()()
            return ask(meeting)

        monkeypatch.setattr(act_rows, question, asked)

    return arrange


def shown(floor: Floor):
    screen = Screen(floor.meeting, at=floor.at(14, 30))
    return screen.active and screen.active.get_status_display(), bool(screen.poll and screen.ballot)


def test_counted_between_two_questions(floor, voting, meanwhile):
    assert shown(floor) == ("Being voted on", True)
    meanwhile("acts_of", lambda: floor.count(voting))
    assert shown(floor) == (None, False)


def test_a_vote_on_a_poll_that_was_not_there_a_moment_before(floor, voting, meanwhile):
    floor.count(voting)
    again = floor.put("4", "That it be looked at in a year")

    def vote():
        floor.cast(floor.poll(again), yes="lena")

    meanwhile("acts_of", vote)
    assert shown(floor) == ("Being voted on", True)
