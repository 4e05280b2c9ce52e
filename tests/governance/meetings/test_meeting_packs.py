"""The pack of a meeting: each reader's own file, nothing withheld in it, numbers that stand once given out."""

import re
import subprocess

import pytest
from django.urls import reverse

from documents import press, sealing, vault
from documents.models import Pack, PackVariant
from governance import packs
from governance.actions import meetings
from governance.actions import packs as acts
from governance.actions import papers as writing
from governance.actions import publishing_meetings as publishing
from governance.models import Meeting, Privacy
from jobs import actions as jobs
from publication.models import Line
from tests.documents import reports
from tests.governance.meetings.test_cover import WHOLE
from tests.governance.meetings.test_planning import refused

M = Meeting.Status


@pytest.fixture
def room(sitting, settings, tmp_path, time_machine, monkeypatch):
    """Items 4 and 5 with a final paper each, item 6 private with one; item 7 without. Their PDFs are drawn quickly."""
    monkeypatch.setattr(press, "unsealed", lambda document: reports.pdf(f"{document.content['body']} Page", 2))
    monkeypatch.setattr(sealing, "seal", lambda plain: plain)
    settings.DATA_DIR, settings.PUBLIC_HOST = tmp_path, "registers.example.org"
    time_machine.move_to(sitting.now, tick=False)
    for number, words in (("4", "Incentive"), ("5", "Fernbank"), ("6", "Merger")):
        final(sitting, sitting.items[number], words)
    secret = sitting.items["6"]
    secret.private = True
    secret.save_as(by=None)
    Privacy.objects.create(
        item=secret, ground="confidential", reason="Terms", public_words="A contract", reviewer=sitting.lena.person,
        review_on=sitting.meeting.held_on, decided_at=sitting.now, decided_by=sitting.gil.user,
    )  # fmt: skip
    jobs.drain()
    return sitting


def final(sitting, item, words, **late):
    by = {"by": sitting.stella.user, "at": sitting.now}
    paper = writing.start_paper(item, title=f"{words} report", **by)
    paper = writing.change_paper(paper, body=f"{words} in full.", answers=WHOLE, **by)
    paper.file = reports.stored(f"{words} figures", 3)
    paper.save_as(by=None)
    return writing.finalise_paper(paper, **by, **late)


def made(room):
    return acts.make_pack(room.meeting, by=room.stella.user, at=room.now)


def text_of(variant):
    variant = PackVariant.objects.get(pk=variant.pk)
    run = subprocess.run(["pdftotext", vault.locate(variant.file), "-"], capture_output=True, text=True, check=True)
    return " ".join(run.stdout.split())


def publish(room):
    room.meeting.status, room.meeting.published_at = M.PUBLISHED, room.now
    room.meeting.save_as(by=None)


def test_the_agenda_becomes_a_pack(room):
    pack = made(room)
    assert [part.title for part in pack.parts if part.side == "public"] == [
        "Incentive report", "Incentive report: Incentive figures.pdf", "Fernbank report",
        "Fernbank report: Fernbank figures.pdf", "No paper",
    ]  # fmt: skip
    assert {part.number for part in pack.parts if part.side == "private"} == {"6"}
    labels = [label for part in pack.parts if part.side == "public" for label in part.labels]
    assert labels == [str(n) for n in range(1, len(labels) + 1)]


def test_two_readers_share_one_file_and_the_conflicted_one_gets_slips(room):
    pack = made(room)
    room.ruling(room.items["5"], room.omar)
    whole, same, cut = (
        acts.pack_for(pack, room.meeting, by=who.user, at=room.now) for who in (room.lena, room.noor, room.omar)
    )
    assert whole == same != cut
    jobs.drain()
    assert "Fernbank in full" in text_of(whole)
    shown = text_of(cut)
    assert "Fernbank" not in shown and "are withheld from you: item 5" in shown and "Incentive in full" in shown
    assert not re.search(rb"Fernbank", vault.locate(PackVariant.objects.get(pk=cut.pk).file).read_bytes())


def test_private_papers_are_not_for_observers(room):
    pack = made(room)
    assert acts.pack_for(pack, room.meeting, side="private", by=room.lena.user, at=room.now)
    assert "those who vote" in refused(
        lambda: acts.pack_for(pack, room.meeting, side="private", by=room.helen.user, at=room.now)
    )


def test_before_publication_it_is_numbered_anew_afterwards_numbers_stand(room):
    first = made(room)
    final(room, room.items["4"], "Earlier")
    jobs.drain()
    second = made(room)
    assert second.edition == 1 and second.parts[2].title == "Earlier report"
    publish(room)
    final(room, room.items["4"], "Late", late_because="The valuer wrote.", late_allowed_by=room.lena.person)
    final(room, room.items["7"], "Finance", late_because="Month end.", late_allowed_by=room.lena.person)
    jobs.drain()
    third = made(room)
    spans = {part.key: part.span for part in third.parts}
    assert third.edition == 2 and third.follows == second
    assert {part.key: part.span for part in second.parts}.items() <= spans.items()
    late = [part for part in third.parts if part.supplement]
    assert [part.number for part in late] == ["4", "4", "7", "7"]
    assert {part.late for part in late} == {"The valuer wrote.", "Month end."}
    assert packs.newest(room.meeting) == third and Pack.objects.filter(pk=first.pk).exists()


def test_a_paper_replaced_after_it_was_given_out_keeps_its_pages(room):
    pack, by = made(room), {"by": room.stella.user, "at": room.now}
    publish(room)
    old = room.items["5"].papers.get()
    again = writing.new_version(old, **by)
    writing.finalise_paper(again, late_because="A figure was wrong.", late_allowed_by=room.lena.person, **by)
    jobs.drain()
    after = made(room)
    kept = {part.key for part in pack.parts}
    assert kept <= {part.key for part in after.parts}
    assert next(part.title for part in after.parts if part.supplement) == "Fernbank report"


def test_a_paper_still_being_made_is_a_reason_and_not_a_gap(room):
    final(room, room.items["7"], "Finance")
    assert "“Finance report” is still being made. Wait a moment." in refused(lambda: made(room))
    assert refused(lambda: acts.make_pack(room.meeting, by=room.omar.user, at=room.now))


def address(room, name="pack", *args):
    return reverse(name, args=[room.meeting.ref, *args])


def test_the_pages_give_each_reader_their_own(room, client):
    client.force_login(room.stella.user)
    assert "not been put together yet" in client.get(address(room)).text
    assert client.post(address(room, "pack-make")).status_code == 302
    room.ruling(room.items["5"], room.omar)
    for who, hidden in ((room.lena, False), (room.omar, True)):
        client.force_login(who.user)
        assert client.get(address(room, "pack-file", "public")).status_code == 404  # nothing is made by looking
        assert client.post(address(room, "pack-mine", "public")).status_code == 302
        assert "Waiting to start" in client.get(address(room)).text
        jobs.drain()
        page = client.get(address(room)).text
        assert ("Fernbank" not in page) is hidden and ("withheld from you: item 5" in page) is hidden
        answer = client.get(address(room, "pack-file", "public"))
        assert answer["Content-Type"] == "application/pdf" and "no-store" in answer["Cache-Control"]
    client.force_login(room.helen.user)
    assert client.get(reverse("paper", args=[room.items["6"].papers.get().ref])).status_code == 403
    assert "Private papers" not in client.get(address(room)).text
    assert client.post(address(room, "pack-mine", "private")).status_code == 404
    assert client.get(address(room, "pack-file", "private")).status_code == 404
    assert client.post(address(room, "pack-make")).status_code == 403
    client.force_login(room.sol.user)
    assert client.get(address(room)).status_code == 404


def test_the_page_says_that_the_first_page_gives_the_former_place_until_it_is_put_together_again(room, client):
    former, made_again = "the first page of this edition gives the former", "Put the pack together again, and it gives"
    made(room)
    client.force_login(room.stella.user)
    assert former not in client.get(address(room)).text
    meetings.change_meeting(room.meeting, place="Moot Hall", because="Rain", by=room.stella.user, at=room.now)
    assert made_again in client.get(address(room)).text
    client.force_login(room.lena.user)
    assert former in client.get(address(room)).text and made_again not in client.get(address(room)).text
    room.meeting.refresh_from_db()
    made(room)
    assert former not in client.get(address(room)).text


def test_the_public_is_told_of_the_first_page_beside_the_file(room, client):
    former, by = "its first page gives the former", {"by": room.stella.user, "at": room.now}
    meetings.call_meeting(room.meeting, urgent_because="The lease ends", **by)
    room.meeting.refresh_from_db()
    publish(room)
    made(room)

    def shown():
        publishing.republish_meetings(at=room.now)
        return client.get(f"/entry/{Line.objects.get(register='meetings', body='06Q').ref}/").text

    assert "All public papers as one PDF" in (before := shown()) and former not in before
    meetings.change_meeting(room.meeting, place="Moot Hall", because="Rain", urgent_because="Rain", **by)
    assert former in shown()


def test_a_ruling_made_later_changes_what_the_same_address_gives(room, client):
    pack = made(room)
    acts.pack_for(pack, room.meeting, by=room.omar.user, at=room.now)
    jobs.drain()
    client.force_login(room.omar.user)
    assert client.get(address(room, "pack-file", "public")).status_code == 200
    room.ruling(room.items["5"], room.omar)
    assert client.get(address(room, "pack-file", "public")).status_code == 404


def test_the_index_asks_the_database_a_constant_number_of_questions(room, client, django_assert_max_num_queries):
    made(room)
    client.force_login(room.lena.user)
    client.get(address(room))
    with django_assert_max_num_queries(17):
        client.get(address(room))
