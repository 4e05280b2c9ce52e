"""Reports drafted from decisions, issued once, with a receipt for each body (row 56)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from documents.models import Document
from governance.actions import reports
from governance.models import Report
from governance.workflow import NotAllowed
from jobs.clock import london

from .test_minutes import closed  # noqa: F401


@pytest.fixture
def month_after(closed):  # noqa: F811
    return closed.after + timedelta(days=40)


def written(closed, at):  # noqa: F811
    return reports.write_report(
        closed.world.essex, kind="monthly", from_on=closed.meeting.held_on, words="A full month.", by=closed.by, at=at
    )


def refused(call, *args, **kwargs):
    with pytest.raises(NotAllowed) as refusal:
        call(*args, **kwargs)
    return refusal.value.reasons


def test_the_paper_holds_the_decisions_and_how_conflicts_were_handled(closed, month_after):  # noqa: F811
    report = reports.issue_report(written(closed, month_after), by=closed.by, at=month_after)
    paper = Document.objects.get(ref=report.document).content
    assert dict(paper["figures"])["Motions carried"] == 2 and dict(paper["figures"])["Items put off"] == 1
    fifth = next(row for row in paper["decisions"] if row[1].startswith("5."))
    assert "Omar Dunn" in fifth[4]
    assert len(paper["decisions"]) == 3, "once, not once for each partner"


def test_not_before_the_period_is_over_and_only_once(closed, month_after):  # noqa: F811
    assert "Issue the report when it is over." in refused(
        reports.issue_report, written(closed, closed.after), by=closed.by, at=closed.after
    )[0]  # fmt: skip
    report = reports.issue_report(written(closed, month_after), by=closed.by, at=month_after)
    assert refused(reports.issue_report, report, by=closed.by, at=month_after) == ["This report has been issued."]
    assert refused(written, closed, month_after) == ["This report has been issued."]


def test_a_receipt_for_each_body_with_a_seat(closed, month_after):  # noqa: F811
    report, world = written(closed, month_after), closed.world
    given = {"received_on": london(month_after).date(), "by": closed.by, "at": month_after, "report": report}
    assert refused(reports.note_receipt, world.mid, **given) == ["The report has not been issued yet."]
    reports.issue_report(report, by=closed.by, at=month_after)
    report.refresh_from_db()
    reports.note_receipt(world.mid, **given)
    assert len(refused(reports.note_receipt, world.mid, **given)) == 1
    assert refused(reports.note_receipt, world.leicester, **given)


def test_the_pages(closed, month_after, client, monkeypatch):  # noqa: F811
    monkeypatch.setattr("jobs.clock.now", lambda: month_after)
    committee = closed.world.essex

    def page(who, name, *args, post=None):
        client.force_login(getattr(closed.world, who).user)
        address = reverse(name, args=args)
        return client.get(address) if post is None else client.post(address, post)

    assert page("sol", "reports", committee.ref).status_code == 404
    assert page("noor", "report-write", committee.ref, "monthly").status_code == 403
    assert page("stella", "report-write", committee.ref, "weekly").status_code == 404
    assert page("stella", "report-write", committee.ref, "monthly", post={"words": "Quiet."}).status_code == 302
    report = Report.objects.get()
    assert b"Quiet." in page("noor", "report", report.ref).content
    assert page("stella", "report-issue", report.ref, post={}).status_code == 302
    wrong = page("stella", "report-receipt", report.ref, post={"received_on_day": "40"})
    assert wrong.status_code == 422 and b'value="40"' in wrong.content
    assert page("noor", "report-paper", report.ref).status_code == 404, "still being made"
    assert page("noor", "reports", committee.ref).status_code == 200
