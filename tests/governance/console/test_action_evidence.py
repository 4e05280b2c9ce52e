"""What shows that an action is done: brought with the outcome or later, in the log, behind the wall (row 57)."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from governance import due_minutes
from governance.access import grants_of
from governance.actions import action_points
from governance.models import ActionPoint, Evidence
from governance.workflow import NotAllowed
from jobs.clock import london

from .test_minutes import begun
from .test_minutes_pages import page  # noqa: F401


@pytest.fixture
def agreed(closed):
    """Under item 5, from which Omar was ruled out: something Noor is to do."""
    begun(closed)
    return action_points.set_action(
        closed.item("5"), words="Write to Fernbank", due_on=closed.meeting.held_on + timedelta(days=9),
        owner=closed.world.noor.person, by=closed.by, at=closed.after,
    )  # fmt: skip


def dated(on):
    return {"dated_on_day": on.day, "dated_on_month": on.month, "dated_on_year": on.year}


def letter():
    return SimpleUploadedFile("letter.txt", b"Dear Fernbank", content_type="text/plain")


def test_an_action_is_settled_with_a_file_that_the_log_shows(page, closed, agreed):  # noqa: F811
    asked = page("noor", "action-settle", agreed).content.decode()
    assert 'enctype="multipart/form-data"' in asked and "What shows it?" in asked
    sent = {"status": "done", "outcome": "Sent.", "shown_by": "file"}
    wrong = page("noor", "action-settle", agreed, sent)
    said = wrong.content.decode()
    assert wrong.status_code == 422 and not Evidence.objects.exists()
    for sentence in ("Choose the file", "Say what it is", "Enter the date of the evidence"):
        assert sentence in said
    sent |= {"title": "The letter", "file": letter(), **dated(closed.meeting.held_on)}
    assert page("noor", "action-settle", agreed, sent).status_code == 302
    for who in ("noor", "lena"):
        log = page(who, "actions", closed.meeting.committee).content.decode()
        assert f'href="/actions/{agreed.ref}/evidence/">The letter, {closed.meeting.held_on:%-d %B %Y}</a>' in log
        answer = page(who, "action-evidence", agreed)
        assert b"".join(answer.streaming_content) == b"Dear Fernbank"
    assert [page(who, "action-evidence", agreed).status_code for who in ("omar", "sol")] == [404, 404]
    assert b"The letter" not in page("omar", "actions", closed.meeting.committee).content


def test_evidence_may_follow_once_and_only_of_what_is_done(page, closed, agreed):  # noqa: F811
    said = {"title": "Minute 7", "dated_on": london(closed.after).date(), "record_address": "Governing body, 7 April"}
    given = {"by": closed.world.noor.user, "at": closed.after}
    with pytest.raises(NotAllowed) as refused:
        action_points.bring_evidence(agreed, **said, **given)
    assert refused.value.reasons == ["The action is open: only what is done has evidence."]
    words = {"status": "done", "outcome": "Done.", "shown_by": "none"}
    page("noor", "action-settle", agreed, words)
    link = f'href="/actions/{agreed.ref}/evidence/add/">Add evidence</a>'
    assert link in page("noor", "actions", closed.meeting.committee).content.decode()
    assert link not in page("lena", "actions", closed.meeting.committee).content.decode()
    assert page("lena", "action-evidence-add", agreed).status_code == 404
    sent = {"shown_by": "record", "title": "Minute 7", "record_address": "Governing body, 7 April"}
    assert page("noor", "action-evidence-add", agreed, sent).status_code == 422
    assert page("noor", "action-evidence-add", agreed, sent | dated(closed.meeting.held_on)).status_code == 302
    assert "Minute 7, Governing body, 7 April" in page("lena", "actions", closed.meeting.committee).content.decode()
    assert page("lena", "action-evidence", agreed).status_code == 404, "there is no file"
    with pytest.raises(NotAllowed) as refused:
        action_points.bring_evidence(agreed, **said, **given)
    assert refused.value.reasons == ["Its evidence is on record and stands."]


def test_who_is_ruled_out_brings_none_and_what_is_dropped_has_none(page, closed, agreed):  # noqa: F811
    mine = action_points.set_action(
        closed.item("5"), words="Read the lease", due_on=closed.meeting.held_on, owner=closed.world.omar.person,
        by=closed.by, at=closed.after,
    )  # fmt: skip
    with pytest.raises(NotAllowed) as refused:
        action_points.settle_action(mine, status="done", outcome="Read.", by=closed.world.omar.user, at=closed.after)
    assert refused.value.reasons == ["This item is withheld from you by a ruling."]
    sent = {"status": "dropped", "outcome": "Overtaken.", "shown_by": "record", "title": "x", "record_address": "y"}
    answer = page("noor", "action-settle", agreed, sent | dated(closed.meeting.held_on))
    assert answer.status_code == 422 and "has no evidence" in answer.content.decode()
    assert ActionPoint.objects.filter(status="open").count() == 2


def test_the_desk_asks_for_it(closed, agreed):
    noor = closed.world.noor
    found = due_minutes.due_for_person(noor.person.pk, at=closed.after, grants=grants_of(noor.user, closed.after))
    (due,) = [each for each in found if each.title == "Write to Fernbank"]
    assert due.why.endswith("Bring what shows that it is done.")
