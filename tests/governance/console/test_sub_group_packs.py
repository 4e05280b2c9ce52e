"""The minutes of a sub-group are in its committee's pack: pages, bookmark, each reader's slip (R-068)."""

import subprocess
from datetime import timedelta

import pikepdf
import pytest
from django.urls import reverse

from documents import vault
from documents.actions import supersede
from documents.models import Document, PackVariant
from governance import public_packs
from governance.actions import packs as acts
from governance.actions.minutes import public_paper, reissue_public_minutes
from governance.models import Item, Meeting, Privacy
from governance.public_meetings import meetings_told_of
from jobs import actions as jobs
from jobs.clock import london

from .test_sub_groups import RENT, Estates, received


@pytest.fixture
def room(sitting, settings, tmp_path):
    """The sub-group has met, Dr Gee was ruled out of the rent, and its minutes are on the committee's agenda."""
    settings.DATA_DIR, settings.PUBLIC_HOST = tmp_path, "registers.example.org"
    room = Estates(sitting)
    room.ahead = room.plan()
    return room


def arrived(room, *, private=False):
    """The pack after the minutes have come; `private`: the rent was private business of the sub-group."""
    held = room.meets()
    if private:
        hide(room)
    room.record = room.approves(held)
    room.item, room.at = received(room.record).get(), room.record.approved_at
    jobs.drain()
    return pack(room)


def hide(room):
    item = room.floor.items["2"]
    Privacy.objects.create(
        item=item, ground="confidential", reason="x", public_words="A rent", reviewer=room.world.lou.person,
        review_on=room.floor.at(14, 0).date() + timedelta(days=300), decided_at=room.world.now,
    )  # fmt: skip
    Item.objects.filter(pk=item.pk).update(private=True)


def pack(room):
    return acts.make_pack(Meeting.objects.get(pk=room.ahead.pk), by=room.world.sven.user, at=room.at)


def file_for(room, made, who, side="public"):
    variant = acts.pack_for(made, room.ahead, side=side, by=getattr(room.world, who).user, at=room.at)
    jobs.drain()
    return vault.locate(PackVariant.objects.get(pk=variant.pk).file)


def words(path):
    run = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    return " ".join(run.stdout.split())


def test_they_have_their_pages_and_a_bookmark(room):
    made = arrived(room)
    mine = [part for part in made.parts if part.number == room.item.number]
    assert [(part.title, part.side) for part in mine] == [("Minutes", "public")]
    labels = [label for part in made.parts for label in part.labels]
    assert labels == [str(n) for n in range(1, len(labels) + 1)] and set(mine[0].labels) <= set(labels)
    path = file_for(room, made, "bella")
    assert RENT in words(path)
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert f"{room.item.number} {room.item.title}" in {mark.title for mark in outline.root}


def test_who_was_ruled_out_in_the_sub_group_gets_a_slip(room):
    made = arrived(room)
    told = words(file_for(room, made, "gee"))
    assert f"withheld from you: item {room.item.number}" in told and RENT not in told
    assert RENT in words(file_for(room, made, "nell"))


def test_the_index_on_screen_leads_to_the_item_and_tells_the_ruled_out_no_more(room, client, monkeypatch):
    arrived(room)
    monkeypatch.setattr("jobs.clock.now", lambda: room.at)
    shown = {}
    for who in ("bella", "gee"):
        client.force_login(getattr(room.world, who).user)
        shown[who] = client.get(reverse("pack", args=[room.ahead.ref])).content.decode()
    address = reverse("agenda-item", args=[room.item.ref])
    assert address in shown["bella"] and address not in shown["gee"]
    assert room.item.title in shown["bella"] and room.item.title not in shown["gee"]


def test_private_business_of_the_sub_group_stands_in_the_private_papers_alone(room):
    made = arrived(room, private=True)
    mine = [(part.title, part.side) for part in made.parts if part.number == room.item.number]
    assert mine == [("Minutes", "public"), ("Minutes, the whole", "private")]
    assert RENT not in words(file_for(room, made, "bella")) and "Taken in private" in words(
        file_for(room, made, "bella")
    )
    assert RENT in words(file_for(room, made, "bella", side="private"))
    kept = words(file_for(room, made, "gee", side="private"))
    assert RENT not in kept and "withheld from you" in kept


def test_the_public_has_the_print_that_stands_and_never_the_whole(room):
    made = arrived(room, private=True)
    Meeting.objects.filter(pk=room.ahead.pk).update(status="published", called_at=room.world.now, published_at=room.at)
    (told,) = meetings_told_of(Meeting.objects.filter(pk=room.ahead.pk))

    def slips():
        kept = public_packs.withheld_from_the_public({told: made}, london(room.at).date())[told]
        return [part.title for part in made.parts if part.key in kept and part.number == room.item.number]

    assert slips() == ["Minutes, the whole"]
    supersede(public_paper(room.record), because="Less may be told.", at=room.at)
    assert slips() == ["Minutes", "Minutes, the whole"]


def test_what_was_given_out_keeps_its_pages_when_the_print_is_made_again(room):
    made = arrived(room)
    Meeting.objects.filter(pk=room.ahead.pk).update(status="published", called_at=room.world.now, published_at=room.at)
    Item.objects.filter(pk=room.floor.items["2"].pk).update(title="Rent of another surgery")
    reissue_public_minutes(Meeting.objects.get(pk=room.record.meeting_id), at=room.at)
    jobs.drain()
    assert Document.objects.filter(subject=f"minutes-public:{room.record.ref}").count() == 2
    after = pack(room)
    assert after.edition == 2 and [part.key for part in after.parts] == [part.key for part in made.parts]
