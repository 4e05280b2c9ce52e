"""The pages of minutes and actions: who may see what, bad input, two clerks at once, the chair's signature."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.actions import action_points, minutes
from governance.models import ActionPoint, Meeting, Minutes

from .test_minutes import begun, circulated, later


@pytest.fixture
def page(client, closed, monkeypatch):
    """`page("stella", "minutes", closed.meeting, post={…})`, an hour after the meeting."""
    monkeypatch.setattr("jobs.clock.now", lambda: closed.after)

    def opened(who, name, record, post=None):
        client.force_login(getattr(closed.world, who).user)
        address = reverse(name, args=[record.ref])
        return client.get(address) if post is None else client.post(address, post)

    return opened


def test_a_draft_is_its_writers_until_it_is_circulated(page, closed):
    assert page("stella", "minutes", closed.meeting).status_code == 200
    assert page("noor", "minutes", closed.meeting).status_code == 404
    assert page("sol", "minutes", closed.meeting).status_code == 404
    circulated(closed)
    answer = page("noor", "minutes", closed.meeting)
    assert answer.status_code == 200 and b"Mid Essex: 1 of 2" in answer.content


def test_who_is_ruled_out_reads_neither_the_item_nor_the_paper(page, closed):
    circulated(closed)
    answer = page("omar", "minutes", closed.meeting)
    assert b"Withheld from you by a ruling" in answer.content and b"Fernbank" not in answer.content
    assert page("omar", "minutes-paper", closed.meeting).status_code == 404


def test_begun_written_and_circulated_by_buttons(page, closed):
    assert page("stella", "minutes-begin", closed.meeting, {}).status_code == 302
    item = closed.items["4"]
    wrong = page("stella", "action-add", item, {"words": "", "owner_name": "", "due_on_day": "40"})
    assert wrong.status_code == 422 and b'value="40"' in wrong.content
    day = closed.meeting.held_on + timedelta(days=9)
    sent = {"words": "Write to practices", "owner_name": "noor  hale", "due_on_day": day.day, "due_on_month": day.month,
            "due_on_year": day.year}  # fmt: skip
    assert page("stella", "action-add", item, sent).status_code == 302
    action = ActionPoint.objects.get()
    assert action.owner or action.owner_name == "noor hale"
    assert page("stella", "item-discussion", item, {"words": "It was explained.", "version": "0"}).status_code == 302
    clash = page("stella", "item-discussion", item, {"words": "Mine", "version": "0"})
    assert clash.status_code == 409 and b"It was explained." in clash.content and b"Mine" in clash.content
    assert page("stella", "minutes-circulate", closed.meeting, {}).status_code == 302
    assert Minutes.objects.get().status == "circulated"
    assert page("stella", "minutes-take-back", closed.meeting, {"corrections": "Item 4"}).status_code == 302


def test_the_chair_signs_what_was_read(page, closed):
    circulated(closed)
    asked = page("lena", "minutes-approve", closed.meeting)
    assert b"No later meeting has been opened yet" in asked.content
    meeting = later(closed, Meeting.Status.SITTING)
    form = page("lena", "minutes-approve", closed.meeting).context["form"]
    sent = {"meeting": meeting.ref, "typed_name": "Lena", "fingerprint": form["fingerprint"].value()}
    wrong = page("lena", "minutes-approve", closed.meeting, sent)
    assert wrong.status_code == 422 and "Type your name as it is recorded: Lena Ashworth" in wrong.content.decode()
    assert page("lena", "minutes-approve", closed.meeting, sent | {"typed_name": "Lena Ashworth"}).status_code == 302
    assert Minutes.objects.get().status == "approved"
    assert page("stella", "minutes-approve", closed.meeting).status_code == 403


def test_the_log_of_actions_and_who_may_settle(page, closed):
    begun(closed)
    for number, owner in (("4", closed.world.noor), ("5", closed.world.lena)):
        action_points.set_action(
            closed.item(number), words=f"Do {number}", due_on=closed.meeting.held_on, owner=owner.person,
            by=closed.by, at=closed.after,
        )  # fmt: skip
    fourth, fifth = ActionPoint.objects.order_by("pk")
    log = page("omar", "actions", closed.meeting.committee).content
    assert b"Do 4" in log and b"Do 5" not in log, "the wall"
    assert page("omar", "action-settle", fourth).status_code == 404
    done = {"status": "done", "outcome": "Sent.", "shown_by": "none"}
    assert page("noor", "action-settle", fourth, done).status_code == 302
    assert page("stella", "action-settle", fifth, done | {"outcome": ""}).status_code == 422
    assert ActionPoint.objects.get(pk=fourth.pk).status == "done"


def test_the_page_costs_the_same_for_any_number_of_items(page, closed):
    minutes.begin_minutes(closed.meeting, by=closed.by, at=closed.after)

    def cost():
        page("stella", "minutes", closed.meeting)
        with CaptureQueriesContext(connection) as asked:
            page("stella", "minutes", closed.meeting)
        return len(asked)

    few = cost()
    for number in range(20, 40):
        item = closed.add(str(number), f"Item {number}", function="mergers", kind="decision")
        minutes.write_discussion(item, words="Said.", version=0, by=closed.by, at=closed.after)
    assert cost() == few
