"""Approved minutes are the public's: on the register, as a sealed paper that closes what is private."""

from documents.models import Document
from governance.actions import minutes
from governance.actions import publishing_meetings as publishing
from jobs import actions as jobs
from publication.models import Line

from .test_minutes import approve, circulated, later


def link():
    line = Line.objects.filter(register="meetings", body="06T").select_related("latest__content").order_by("pk").first()
    return line.latest.content.row["columns"]["minutes"]


def test_the_public_paper_is_on_the_register_once_it_is_approved(closed, client, quick):
    record = circulated(closed)
    publishing.republish_meetings([closed.meeting.pk], at=closed.after)
    assert link() == "" and client.get(f"/published/minutes/{record.ref}/").status_code == 404
    meeting = later(closed)
    approve(closed, record, meeting=meeting)
    publishing.republish_meetings([closed.meeting.pk], at=meeting.starts_at)
    assert link().endswith(f"/published/minutes/{record.ref}/")
    assert client.get(f"/published/minutes/{record.ref}/").status_code == 503, "still being sealed"
    jobs.drain()
    answer = client.get(f"/published/minutes/{record.ref}/")
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-" and "public" in answer.headers["Cache-Control"]
    assert Document.objects.get(subject=minutes.public_subject(record)).content["public"] is True
