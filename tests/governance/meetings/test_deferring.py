"""Put off, an item goes on a later agenda with its parties, advice and papers; the wall goes with it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from documents.models import Document
from governance.actions import advice as advising
from governance.actions import deferring, rulings, turns
from governance.actions import papers as acts
from governance.models import Item, Meeting, Paper
from governance.packs import parts
from jobs.clock import london
from tests.governance.console.floor import D3, Floor
from tests.governance.meetings.test_cover import WHOLE
from tests.governance.meetings.test_planning import refused

S = Paper.Status


@pytest.fixture
def room(sitting, settings, tmp_path, time_machine):
    settings.DATA_DIR, settings.PUBLIC_HOST = tmp_path, "registers.example.org"
    time_machine.move_to(sitting.now, tick=False)
    sitting.later = sitting.plan(sitting.essex, days=40)
    sitting.when = {"by": sitting.stella.user, "at": sitting.now}
    return sitting


def written(room, *, final=True, number="5", **answers):
    paper = acts.start_paper(room.items[number], title="The rent of Fernbank", author="Fay Lund", **room.when)
    paper = acts.change_paper(paper, body="# Rent", answers={**WHOLE, **answers}, **room.when)
    return acts.finalise_paper(paper, **room.when) if final else paper


def put_off(room, number="5", **values):
    given = {"to": room.later, "because": "Waiting for the valuer"} | values
    return deferring.defer_item(Item.objects.get(pk=room.items[number].pk), **given, **room.when).deferred_to


def test_a_deferred_item_goes_on_with_its_parties(room):
    again = put_off(room)
    assert again.meeting == room.later and again.number == "1" and again.came_from.get().status == Item.Status.DEFERRED
    assert [party.code for party in again.parties.all()] == ["F81001"]
    to = room.meeting
    said = refused(lambda: deferring.defer_item(room.items["6"], to=to, because="No", **room.when))
    assert "later meeting" in said


def test_a_final_paper_is_final_there_under_its_number_with_the_advice_it_used(room):
    asked = advising.ask_advice(
        room.items["5"], asked_of="Estates", question="What is it worth?", due_on=london(room.now).date(), **room.when
    )
    advising.give_advice(asked, answer="Twelve pounds a foot.", **room.when)
    first = written(room)
    second = acts.finalise_paper(acts.new_version(first, **room.when), **room.when)
    again = put_off(room)
    (carried,) = again.papers.all()
    assert [carried.status, carried.version, carried.body] == [S.FINAL, 2, "# Rent"] and carried.pk != second.pk
    (advice,) = again.advice.all()
    assert advice.answer == "Twelve pounds a foot." and advice.frozen_at and advice.asked_at == asked.asked_at
    printed = Document.objects.get(subject=f"paper:{carried.ref}").content
    day = london(room.meeting.starts_at)
    origin = f"Carried over from item 5 of {day:%-d %B %Y}, where it was final, version 2."
    assert dict(printed["facts"])["Carried over"] == origin and printed["advice"][0][0] == "Estates"
    second.refresh_from_db()
    assert second.status == S.FINAL and Document.objects.get(subject=f"paper:{second.ref}").current
    assert [part.title for part in parts(room.later, at=room.now)] == ["The rent of Fernbank"]


def test_a_draft_goes_on_as_a_draft_and_a_next_version_instead_of_the_last(room):
    first = written(room)
    acts.change_paper(acts.new_version(first, **room.when), body="# More", **room.when)
    (carried,) = put_off(room).papers.all()
    assert [carried.status, carried.version, carried.body, carried.follows] == [S.DRAFT, 2, "# More", None]


def test_what_cannot_be_final_there_is_a_draft_with_the_next_number(room):
    """The other agenda is out, so the paper is late: the chair's reason is asked for."""
    room.later.status, room.later.published_at = Meeting.Status.PUBLISHED, room.now
    room.later.save_as(by=None)
    written(room)
    (carried,) = put_off(room).papers.all()
    assert [carried.status, carried.version] == [S.DRAFT, 2]


def test_who_was_ruled_out_waits_for_a_new_ruling(room, client):
    written(room)
    room.ruling(room.items["5"], room.omar)
    again = put_off(room)
    (carried,) = again.papers.all()
    said = refused(lambda: acts.finalise_paper(carried, **room.when))
    assert carried.status == S.DRAFT and "Omar Dunn was ruled out of this business" in said
    client.force_login(room.omar.user)
    page = client.get(reverse("agenda-item", args=[again.ref]))
    assert page.status_code == 200 and b"The rent of Fernbank" not in page.content
    assert client.get(reverse("paper", args=[carried.ref])).status_code == 404
    rulings.rule(
        item=again, person=room.omar.person, interest="A partner", magnitude="financial", choice="c",
        reason="As before.", ruled_as="chair", ruler=room.lena.person, **room.when,
    )  # fmt: skip
    assert acts.finalise_paper(carried, **room.when).status == S.FINAL
    assert client.get(reverse("paper", args=[carried.ref])).status_code == 404


def test_twice_put_off_the_last_ruling_speaks(room):
    written(room)
    room.ruling(room.items["5"], room.omar)
    third = room.plan(room.essex, days=70)
    again = put_off(room)
    once_more = deferring.defer_item(again, to=third, because="Still waiting", **room.when).deferred_to
    (carried,) = once_more.papers.all()
    assert "Omar Dunn" in refused(lambda: acts.finalise_paper(carried, **room.when))
    room.ruling(again, room.omar, choice="e", withhold=False)
    assert acts.finalise_paper(carried, **room.when).status == S.FINAL


def test_put_off_in_the_meeting_it_is_carried_over_afterwards_once(room, client, monkeypatch):
    floor = Floor(room)
    floor.open(*D3)
    floor.take("5")
    with pytest.raises(Exception, match="what was put off"):
        deferring.carry_item(floor.item("5"), to=room.later, because="x", by=floor.by, at=floor.now())
    turns.defer_item(floor.item("5"), note="Mid Essex: 1 of 2", **floor.when())
    assert "still sitting" in refused(
        lambda: deferring.carry_item(floor.item("5"), to=room.later, because="x", by=floor.by, at=floor.now())
    )
    floor.finish()
    after = floor.meeting.ends_at + timedelta(hours=1)
    monkeypatch.setattr("jobs.clock.now", lambda: after)
    client.force_login(room.stella.user)
    item = floor.item("5")
    assert b"Put it on a later agenda" in client.get(reverse("agenda-item", args=[item.ref])).content
    address = reverse("agenda-item-carry", args=[item.ref])
    assert client.post(address, {"to": "", "because": "Quorum"}).status_code == 422
    assert client.post(address, {"to": room.later.ref, "because": "There will be a quorum."}).status_code == 302
    again = floor.item("5").deferred_to
    assert again.meeting == room.later and again.title == item.title
    assert b"Carried over from" in client.get(reverse("agenda-item", args=[again.ref])).content
    twice = client.post(address, {"to": room.later.ref, "because": "Again."})
    assert twice.status_code == 422 and "on a later agenda already" in twice.content.decode()
    client.force_login(room.omar.user)
    assert client.get(address).status_code == 403
