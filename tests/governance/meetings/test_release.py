"""Papers of private business come as somebody said, or not at all, once it is public; by the pages too."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance import due_meetings
from governance.access import grants_of
from governance.actions import publishing_meetings as publishing
from governance.actions import release as acts
from governance.actions.meetings import cancel_meeting
from governance.actions.privacy import release
from governance.models import Meeting, Privacy, PublicVersion
from jobs.clock import end_of, london
from publication.models import Line
from tests.documents import corpus
from tests.governance.meetings.test_planning import refused
from tests.governance.meetings.test_public import rows

from .private_business import (
    NAME,
    PRICE,
    SECRET,
    C,
    a_pdf,
    agenda_told,
    everything_said,
    fetched,
    lapsed,
    say,
    sent,
    speak,
)


def test_what_nobody_spoke_of_is_published_as_a_slip_and_never_whole(kept, client):
    told = lapsed(kept)
    assert set(told) == {"Paper of item 2"} and len([c for c, _ in rows("papers") if c == "06Q"]) == 2
    for row in (row for _, row in rows("papers")):
        assert row["words"].startswith("Withheld until redacted") and not row["file"] and not row["author"]
    assert PRICE not in everything_said() and NAME not in everything_said() and "Valuation" not in everything_said()
    assert fetched(client, kept.filed).status_code == 404


def test_a_redacted_version_is_published_in_the_place_of_the_paper(kept, client):
    say(kept, kept.filed, C.REDACTED, upload=a_pdf())
    say(kept, kept.own, C.WITHHELD, "It names patients.")
    told = lapsed(kept)
    version = PublicVersion.objects.get(paper=kept.filed)
    assert told["Valuation"]["sha256"] == version.file.sha256 != kept.filed.file.sha256
    assert told["Paper of item 2"]["words"] == "Withheld: It names patients."
    assert sent(fetched(client, kept.filed)) == version.file.sha256
    assert fetched(client, kept.own).status_code == 404 and PRICE not in everything_said()


def test_a_paper_said_to_need_nothing_is_published_whole_without_the_marked_passages(kept, client):
    acts.mark_passage(kept.kept, words=PRICE, because="The price is not agreed", **kept.by)
    acts.mark_passage(kept.kept, words=SECRET.upper(), because="It names the premises", **kept.by)
    say(kept, kept.own, C.WHOLE, "The rest is harmless.")
    say(kept, kept.filed, C.WHOLE, "Nothing in it is secret.")
    told = lapsed(kept)
    assert told["Report on [withheld]"]["words"] == "The rent of [withheld] is [withheld]."
    assert "2. Rent of [withheld]" in agenda_told(), "marked while it was private: that was the word"
    assert SECRET not in everything_said() and PRICE not in everything_said()
    assert sent(fetched(client, kept.filed)) == kept.filed.file.sha256


def test_one_withheld_may_be_published_later_and_what_is_out_stays(kept):
    say(kept, kept.filed, C.WHOLE, "Nothing in it is secret.")
    lapsed(kept)
    later = {"at": kept.later}
    say(kept, kept.own, C.REDACTED, upload=a_pdf(), **later)
    publishing.republish_meetings(at=kept.later + timedelta(minutes=5))
    live = Line.objects.filter(register="papers", body="06Q", state=Line.State.LIVE, origin__contains=kept.own.ref)
    assert live.get().latest.version == 2
    assert refused(lambda: say(kept, kept.filed, C.WITHHELD, "x", **later)) == acts.TOO_LATE
    assert refused(lambda: say(kept, kept.own, C.WHOLE, "x", **later)) == acts.TOO_LATE
    mark = {"words": "Valuation", "because": "x"}
    speak(kept, **later)
    assert acts.TOO_LATE in refused(lambda: acts.mark_passage(kept.kept, **mark, by=kept.lena.user, **later))


def test_a_release_by_hand_withholds_alike(kept):
    release(kept.kept, because="Signed", **kept.by)
    publishing.republish_meetings(at=kept.now + timedelta(minutes=1))
    assert {told["title"] for _, told in rows("papers")} == {"Paper of item 2"} and PRICE not in everything_said()


@pytest.mark.parametrize("act", ["released", "spoken", "a paper"])
def test_what_is_said_long_afterwards_is_found_at_night_where_no_worker_ran(kept, act):
    """Of a meeting of long ago: the minute's look is missed, the night's is not."""
    last = london(kept.now).date() + timedelta(days=900)
    row = Privacy.objects.get(item=kept.kept)
    row.pk, row.review_on = None, last
    row.save(force_insert=True)
    at = kept.now + timedelta(days=899 if act == "released" else 1400)
    if act == "released":
        release(kept.kept, because="Signed", by=kept.lena.user, at=at)
        said = "(taken in private"
    elif act == "spoken":
        speak(kept, at=at)
        said = f"Rent of {SECRET}"
    else:
        say(kept, kept.own, C.WITHHELD, "It names patients.", at=at)
        said = "It names patients."
    publishing.republish_meetings(at=at + timedelta(hours=6))
    assert said in everything_said()


def test_who_may_say_it_and_why_not(kept):
    mark = {"words": PRICE, "because": "Prices", "at": kept.now}
    assert "reviewer named" in refused(lambda: acts.mark_passage(kept.kept, by=kept.omar.user, **mark))
    said = refused(lambda: say(kept, kept.own, C.WITHHELD, by=kept.omar.user))
    assert "reviewer named" in said and "on which ground" in said
    assert "Upload the redacted version" in refused(lambda: say(kept, kept.own, C.REDACTED))
    locked = SimpleUploadedFile("a.pdf", corpus.pdf(password="x"))
    assert "password" in refused(lambda: say(kept, kept.own, C.REDACTED, upload=locked))
    passage = acts.mark_passage(kept.kept, by=kept.stella.user, **mark)
    assert "marked already" in refused(lambda: acts.mark_passage(kept.kept, by=kept.stella.user, **mark))
    gone = acts.unmark_passage(passage, **kept.by)
    assert gone.removed and "already" in refused(lambda: acts.unmark_passage(gone, **kept.by))
    assert acts.NEVER in refused(lambda: acts.mark_passage(kept.items["4"], **mark, by=kept.stella.user))


def due(kept, days, who="lena"):
    member, at = getattr(kept, who), kept.now + timedelta(days=days)
    found = due_meetings.due_for_person(member.person.pk, at=at, grants=grants_of(member.user, at))
    return [each for each in found if each.title.startswith("Say what the public reads")]


def test_the_reviewers_desk_says_what_is_still_to_be_done_with_the_date(kept):
    assert not due(kept, 31) and not due(kept, 40, who="noor")
    (thing,) = due(kept, 32)
    assert thing.why.startswith("Nobody has said yet") and thing.at == end_of(kept.last)
    assert "2 papers have no public version yet" in thing.why
    speak(kept, at=kept.now + timedelta(days=32))
    (thing,) = due(kept, 33)
    assert thing.why.startswith("2 papers have")
    say(kept, kept.own, C.WITHHELD, "It names patients.")
    (after,) = due(kept, 70)
    assert after.why.startswith("1 paper has") and after.at is None and "public since" in after.explains
    say(kept, kept.filed, C.WHOLE, "Nothing in it is secret.")
    assert not due(kept, 40)


def test_of_a_meeting_that_is_cancelled_nothing_is_to_be_said(kept, client):
    shown = kept.paper(kept.item(kept.kept.meeting, "3", "Open business"), "A paper for all")
    publishing.republish_meetings(at=kept.now)
    (line,) = Line.objects.filter(register="papers", body="06Q", origin__contains=shown.ref)
    assert due(kept, 40)
    cancel_meeting(Meeting.objects.get(pk=kept.kept.meeting_id), because="Snow", by=kept.stella.user, at=kept.now)
    publishing.republish_meetings(at=kept.now)
    assert not due(kept, 40)
    gone = client.get(f"/entry/{line.ref}/")
    assert gone.status_code == 410 and publishing.NOT_HELD in gone.text


def test_inside_too_an_observer_reads_only_what_is_published(kept, client, monkeypatch):
    """Once it is public: as long as anything is kept back, its pages stay closed to her."""
    monkeypatch.setattr("jobs.clock.now", lambda: kept.now + timedelta(days=61))
    pages = [reverse("agenda-item", args=[kept.kept.ref]), reverse("paper", args=[kept.filed.ref])]
    client.force_login(kept.helen.user)
    assert [client.get(page).status_code for page in pages] == [403, 403]
    client.force_login(kept.omar.user)
    assert [client.get(page).status_code for page in pages] == [200, 200]
    say(kept, kept.own, C.WHOLE, "Harmless.")
    say(kept, kept.filed, C.WHOLE, "Harmless.")
    client.force_login(kept.helen.user)
    assert [client.get(page).status_code for page in pages] == [403, 403], "nobody has spoken of the texts"
    speak(kept)
    assert [client.get(page).status_code for page in pages] == [200, 200]


def test_it_is_all_done_by_the_pages(kept, client):
    client.force_login(kept.lena.user)
    address = reverse("agenda-item-public", args=[kept.kept.ref])
    assert address in client.get(reverse("agenda-item", args=[kept.kept.ref])).text
    assert "2 papers have no public version yet" in client.get(address).text
    wrong = client.post(address, {"words": "Nowhere", "because": ""})
    assert wrong.status_code == 422 and "Nowhere" in wrong.text
    assert client.post(address, {"words": SECRET, "because": "It names the premises"}).status_code == 302
    shown = client.get(address).text
    assert "Rent of [withheld]" in shown and f"“{SECRET}”" in shown
    paper = reverse("paper-public", args=[kept.filed.ref])
    wrong = client.post(paper, {"choice": "redacted"})
    assert wrong.status_code == 422 and "Upload the redacted version" in wrong.text and "multipart" in wrong.text
    assert client.post(paper, {"choice": "redacted", "file": a_pdf()}).status_code == 302
    look = client.get(reverse("paper-public-file", args=[kept.filed.ref]))
    assert sent(look) == PublicVersion.objects.get(paper=kept.filed).file.sha256
    own = reverse("paper-public", args=[kept.own.ref])
    assert client.post(own, {"choice": "whole", "because": "Harmless"}).status_code == 302
    assert "In their place the public reads a neutral line" not in client.get(address).text, "marks are a word too"
    words = reverse("agenda-item-words", args=[kept.kept.ref])
    assert f"“{SECRET}”" in client.get(words).text
    assert client.post(words, {"because": " "}).status_code == 422
    assert client.post(words, {"because": "The rest is harmless"}).status_code == 302
    shown = client.get(address).text
    assert "Of the texts and of every paper it is said" in shown and "The rest is harmless" in shown
    back = reverse("agenda-item-words-back", args=[kept.kept.ref])
    assert client.get(back).status_code == 200 and client.post(back).status_code == 302
    gone = reverse("passage-remove", args=[kept.kept.passages.get().ref])
    assert SECRET in client.get(gone).text and client.post(gone).status_code == 302
    assert f"Rent of {SECRET}" in client.get(address).text
    assert client.get(reverse("agenda-item-public", args=[kept.items["4"].ref])).status_code == 404
    client.force_login(kept.omar.user)
    assert {client.get(page).status_code for page in (address, paper, words, back)} == {403}
