"""Reports drafted from decisions, issued once, with a receipt for each body (row 56)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from documents.models import Document
from governance import due_reports
from governance.access import grants_of
from governance.actions import reports
from governance.models import Report
from governance.rules.meetings import reporting
from governance.workflow import NotAllowed
from jobs.clock import london
from jobs.models import Message

from .test_minutes import begun, circulated


@pytest.fixture
def month_after(closed):
    return closed.after + timedelta(days=40)


def written(closed, at):
    return reports.write_report(
        closed.world.essex, kind="monthly", from_on=closed.meeting.held_on, words="A full month.", by=closed.by, at=at
    )


def day(on):
    return {"received_on_day": on.day, "received_on_month": on.month, "received_on_year": on.year}


def refused(call, *args, **kwargs):
    with pytest.raises(NotAllowed) as refusal:
        call(*args, **kwargs)
    return refusal.value.reasons


def test_the_paper_holds_the_decisions_and_how_conflicts_were_handled(closed, month_after):
    report = reports.issue_report(written(closed, month_after), by=closed.by, at=month_after)
    paper = Document.objects.get(ref=report.document).content
    assert dict(paper["figures"])["Motions carried"] == 2 and dict(paper["figures"])["Items put off"] == 1
    fifth = next(row for row in paper["decisions"] if row[1].startswith("5."))
    assert "Omar Dunn" in fifth[4]
    assert len(paper["decisions"]) == 3, "once, not once for each partner"


def test_not_before_the_period_is_over_and_only_once(closed, month_after):
    assert "Issue the report when it is over." in refused(
        reports.issue_report, written(closed, closed.after), by=closed.by, at=closed.after
    )[0]  # fmt: skip
    report = reports.issue_report(written(closed, month_after), by=closed.by, at=month_after)
    assert refused(reports.issue_report, report, by=closed.by, at=month_after) == ["This report has been issued."]
    assert refused(written, closed, month_after) == ["This report has been issued."]


def test_a_receipt_for_each_body_with_a_seat(closed, month_after):
    report, world = written(closed, month_after), closed.world
    given = {"received_on": london(month_after).date(), "by": closed.by, "at": month_after, "report": report}
    assert refused(reports.note_receipt, world.mid, **given) == ["The report has not been issued yet."]
    reports.issue_report(report, by=closed.by, at=month_after)
    report.refresh_from_db()
    reports.note_receipt(world.mid, **given)
    assert len(refused(reports.note_receipt, world.mid, **given)) == 1
    assert refused(reports.note_receipt, world.leicester, **given)


def test_the_pages(closed, month_after, client, monkeypatch):
    monkeypatch.setattr("jobs.clock.now", lambda: month_after)
    committee = closed.world.essex

    def page(who, name, *args, post=None):
        client.force_login(getattr(closed.world, who).user)
        address = reverse(name, args=args)
        return client.get(address) if post is None else client.post(address, post)

    assert page("sol", "reports", committee.ref).status_code == 404
    day = closed.meeting.held_on.isoformat()
    assert page("noor", "report-write", committee.ref, "monthly", day).status_code == 403
    for kind, wrong in (("weekly", day), ("monthly", "2017-02-30"), ("monthly", "0001-01-01"), ("annual", "soon")):
        assert page("stella", "report-write", committee.ref, kind, wrong, post={"words": ""}).status_code in (404, 422)
    to_come = page("stella", "report-write", committee.ref, "monthly", "2099-01-01", post={"words": ""})
    assert to_come.status_code == 422 and b"there is nothing to report yet" in to_come.content
    assert page("stella", "report-write", committee.ref, "monthly", day, post={"words": "Quiet."}).status_code == 302
    report = Report.objects.get(words="Quiet.")
    assert b"Quiet." in page("noor", "report", report.ref).content
    assert page("stella", "report-issue", report.ref, post={}).status_code == 302
    wrong = page("stella", "report-receipt", report.ref, post={"received_on_day": "40"})
    assert wrong.status_code == 422 and b'value="40"' in wrong.content
    assert page("noor", "report-paper", report.ref).status_code == 404, "still being made"
    assert page("noor", "reports", committee.ref).status_code == 200


def test_issued_it_is_told_once_to_whoever_receives_for_each_body(closed, month_after):
    report = reports.issue_report(written(closed, month_after), by=closed.by, at=month_after)
    letters = Message.objects.filter(key__startswith=f"report:{report.ref}")
    letter = letters.get()
    assert letter.to == closed.world.mia.user.email, "the governance lead of Mid Essex; nobody is at the others"
    assert "executive summary" in letter.body and f"/reports/{report.ref}/" in letter.body
    assert f"You are told for {closed.world.mid}." in letter.body and "Fernbank" not in letter.body + letter.subject


def test_minutes_go_to_each_body_and_their_receipt_is_kept(closed, month_after, client, monkeypatch):
    record, world = circulated(closed), closed.world
    told = Message.objects.filter(key__startswith=f"minutes:{record.ref}", to=world.mia.user.email)
    assert "the actions of the meeting" in told.get().body and "Fernbank" not in told.get().body
    monkeypatch.setattr("jobs.clock.now", lambda: month_after)
    client.force_login(world.stella.user)
    address = reverse("minutes-receipt", args=[closed.meeting.ref])
    on = london(closed.after).date() - timedelta(days=1)
    early = {"body": world.mid.ref, **day(on)}
    assert "nobody received it before" in client.post(address, early).content.decode()
    assert client.post(address, {"body": world.mid.ref, "received_on_day": "40"}).status_code == 422
    on = london(month_after).date()
    sent = early | day(on)
    assert client.post(address, sent).status_code == 302
    assert record.receipts.get().body == world.mid
    again = client.post(address, sent)
    assert again.status_code == 422 and "on record already" in again.content.decode()
    page = client.get(reverse("receipts", args=[world.essex.ref])).content.decode()
    assert (
        "Nobody has a post here that receives for" in page
        and page.count("Not yet") == 2
        and "Minutes of" in page
        and f"{on:%-d %B %Y}" in page
    )
    client.force_login(world.sol.user)
    for name, ref in (("receipts", world.essex.ref), ("minutes-receipt", closed.meeting.ref)):
        assert client.get(reverse(name, args=[ref])).status_code == 404
    client.force_login(world.omar.user)
    assert client.get(address).status_code == 403
    assert b"Record it" not in client.get(reverse("receipts", args=[world.essex.ref])).content


def test_before_they_are_circulated_nobody_received_minutes(closed, month_after):
    given = {"received_on": london(month_after).date(), "by": closed.by, "at": month_after}
    assert refused(reports.note_receipt, closed.world.mid, minutes=begun(closed), **given) == [
        "The minutes have not been circulated yet."
    ]


def owed(closed, who, at):
    user = getattr(closed.world, who).user
    found = due_reports.due_for_person(user.person_id, at=at, grants=grants_of(user, at))
    return {each.title: each for each in found}


def test_what_is_owed_is_on_the_desk_by_its_day_and_paragraph(closed, month_after):
    held = closed.meeting.held_on
    name = f"Issue the executive summary of {held:%B %Y}"
    assert name not in owed(closed, "stella", closed.after)
    due = owed(closed, "stella", month_after)[name]
    assert "(paragraph 28)" in due.explains and due.why == "It has not been written."
    assert london(due.at).date() == reporting.due("monthly", held).on
    assert due.address == f"/committees/{closed.world.essex.ref}/reports/monthly/{held.replace(day=1)}/write/"
    assert owed(closed, "noor", month_after) == {}
    report = written(closed, month_after)
    assert owed(closed, "stella", month_after)[name].address == f"/reports/{report.ref}/"
    reports.issue_report(report, by=closed.by, at=month_after)
    assert name not in owed(closed, "stella", month_after)


def test_who_keeps_the_reports_of_many_is_told_that_not_all_were_looked_at(closed, month_after, monkeypatch):
    more = "Reports of more committees may be owed"
    assert more not in owed(closed, "stella", month_after)
    monkeypatch.setattr(due_reports, "MOST_REPORTED", 0)
    assert list(owed(closed, "stella", month_after)) == [more]


def test_a_month_that_was_missed_is_written_late_and_says_so(closed, client, monkeypatch):
    at = closed.after + timedelta(days=150)
    monkeypatch.setattr("jobs.clock.now", lambda: at)
    client.force_login(closed.world.stella.user)
    day, essex = closed.meeting.held_on.replace(day=1), closed.world.essex
    shown = client.get(reverse("reports", args=[essex.ref])).content.decode()
    address = reverse("report-write", args=[essex.ref, "monthly", day])
    assert "Periods that were missed" in shown and address in shown
    assert b"It is late: it was due by" in client.get(address).content
    assert client.post(address, {"words": "Better late."}).status_code == 302
    report = Report.objects.get(kind="monthly", from_on=day)
    report = reports.issue_report(report, by=closed.by, at=at)
    paper = dict(Document.objects.get(ref=report.document).content["facts"])
    assert "It is late: it was due by" in paper["Issued"]
    assert b"It is late" in client.get(reverse("report", args=[report.ref])).content
    assert address not in client.get(reverse("reports", args=[essex.ref])).content.decode()
    before = closed.world.essex.from_on - timedelta(days=400)
    said = refused(reports.write_report, essex, kind="monthly", from_on=before, words="x", by=closed.by, at=at)
    assert "after that period" in said[0]


def test_no_report_is_offered_of_a_time_before_the_committee_began(sitting, client):
    page = reverse("reports", args=[sitting.essex.ref])
    client.force_login(sitting.stella.user)
    assert client.get(page).content.decode().count("Write the") == len(Report.Kind)
    sitting.essex.from_on = london(sitting.now).date()
    sitting.essex.save_as(by=None)
    assert "Write the" not in client.get(page).content.decode()
