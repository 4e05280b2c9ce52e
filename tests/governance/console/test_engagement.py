"""Engagement events: one a year, announced, reported, on the desk, on the committee's public page and in the report of
the year (row 56; R-263; S4 App 2 (j))."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from documents.models import Document
from governance import due_engagement
from governance.access import grants_of
from governance.actions import engagement, reports
from governance.actions.publishing_engagement import republish_events
from governance.actions.publishing_meetings import republish_committees
from governance.models import EngagementEvent
from governance.report_draft import told
from governance.rules.meetings import engagement as rules
from governance.rules.meetings import reporting
from jobs.clock import london
from publication.models import Line

from .test_reports import refused

HOSTILE = "<script>alert(1)</script> & buses"


@pytest.mark.parametrize(
    ("on", "held", "begun", "by", "before"),
    [
        (date(2017, 3, 14), (), date(2016, 4, 1), date(2017, 3, 31), False),
        (date(2017, 3, 31), (), date(2015, 4, 1), date(2017, 3, 31), True),
        (date(2017, 4, 1), (), date(2016, 4, 1), date(2018, 3, 31), True),
        (date(2017, 4, 1), (date(2017, 3, 31),), date(2016, 4, 1), date(2018, 3, 31), False),
        (date(2017, 3, 14), (date(2016, 4, 1),), date(2016, 4, 1), None, False),
    ],
)
def test_one_is_owed_in_each_year_of_the_nhs(on, held, begun, by, before):
    due = rules.due(on, cite=" (paragraph 9)", held=held, begun=begun)
    assert (due and due.on) == by
    if due:
        assert "(paragraph 9)" in due.sentence and ("either" in due.sentence) is before


def planned(closed, at, *, on=None, **values):
    given = {"title": "Seeing a GP", "place": "The library", "invited": "Patients of both CCGs", "hours": "18:00"}
    return engagement.plan_event(
        closed.world.essex, held_on=on or london(at).date(), by=closed.by, at=at, **(given | values)
    )


def on_show(register="engagement"):
    return [line.latest.content.row["columns"] for line in Line.objects.filter(register=register, state="live")]


def test_its_life_and_what_the_public_reads_of_it(closed):
    at = closed.after
    event = planned(closed, at, on=london(at).date() + timedelta(days=9))
    republish_events(at=at)
    assert on_show() == [], "what is only planned is nobody's business"
    assert "nothing was said yet" in refused(engagement.report_event, event, said="x", by=closed.by, at=at)[0]
    event = engagement.announce_event(event, by=closed.by, at=at)
    republish_events(at=at)
    assert len(on_show()) == 3, "once for each body of the committee"
    assert {(row["status"], row["said"]) for row in on_show()} == {("Announced", "")}
    later = at + timedelta(days=10)
    event = engagement.report_event(event, said="Evening surgeries", by=closed.by, at=later)
    event = engagement.report_event(event, said="Evening surgeries", done="They are paid for", by=closed.by, at=later)
    republish_events(at=later)
    assert {(row["status"], row["done"]) for row in on_show()} == {("Held", "They are paid for")}
    assert len(on_show()) == 3
    assert refused(engagement.call_off_event, event, because="Rain", by=closed.by, at=later)
    again = {"title": "x", "held_on": event.held_on, "place": "x", "invited": "x"}
    assert refused(engagement.change_event, event, **again, by=closed.by, at=later) == ["The event is held."]


def test_every_reason_against_it_at_once(closed):
    at = closed.after
    assert refused(planned, closed, at, title=" ", place="", invited="") == [
        "Say what it is about.", "Say where it is held.", "Say who is invited.",
    ]  # fmt: skip
    past = planned(closed, at, on=london(at).date() - timedelta(days=1))
    assert "Write down what came of it instead." in refused(engagement.announce_event, past, by=closed.by, at=at)[0]
    assert refused(engagement.report_event, past, said=" ", by=closed.by, at=at) == ["Write what was said."]
    assert refused(engagement.call_off_event, past, because="", by=closed.by, at=at) == [
        "Say why the event is called off."
    ]
    stranger = {"by": closed.world.sol.user, "at": at}
    for act in (engagement.announce_event, engagement.report_event, engagement.call_off_event):
        more = {"said": "x"} if act is engagement.report_event else {"because": "x"}
        more = {} if act is engagement.announce_event else more
        assert any(reason.startswith("Only the ") for reason in refused(act, past, **more, **stranger))


def test_called_off_with_the_reason_and_only_if_it_was_announced(closed):
    at, soon = closed.after, london(closed.after).date() + timedelta(days=5)
    quiet, loud = planned(closed, at, on=soon, title="Quiet"), planned(closed, at, on=soon, title="Loud")
    engagement.announce_event(loud, by=closed.by, at=at)
    for event in (quiet, loud):
        engagement.call_off_event(event, because="Snow", by=closed.by, at=at)
    republish_events(at=at)
    assert {(row["title"], row["status"]) for row in on_show()} == {("Loud", "Called off: Snow")}


def waits(closed, at, who="stella"):
    user = getattr(closed.world, who).user
    return due_engagement.due_for_person(user.person_id, at=at, grants=grants_of(user, at))


def test_the_desk_says_by_when_and_from_where(closed):
    at = closed.after
    (due,) = waits(closed, at)
    last = reporting.period("annual", london(at).date())[1]
    assert london(due.at).date() == last and due.why == "None is planned."
    assert "(constitution, clause 6.5.2 (j); S4 App 2 (j))" in due.explains
    assert due.address == reverse("engagement", args=[closed.world.essex.ref])
    assert waits(closed, at, "noor") == []
    event = planned(closed, at)
    (waiting,) = waits(closed, at)
    assert waiting.why.startswith("It is being planned for ")
    engagement.report_event(event, said="Much", by=closed.by, at=at)
    assert waits(closed, at) == []


def test_the_terms_that_name_it_are_cited_by_paragraph(closed):
    terms = closed.world.terms
    terms.clauses = [*terms.clauses, {"key": "engagement", "paragraph": "29", "value": {"every": "year"}}]
    terms.save_as(by=None)
    (due,) = waits(closed, closed.after)
    assert "(paragraph 29)" in due.explains and "constitution" not in due.explains


@pytest.mark.parametrize("most", [1, 200])
def test_the_terms_of_the_newest_meeting_say_what_is_owed(closed, monkeypatch, most):
    """Not those of the oldest one that the desk looks at, which may not have known of events yet."""
    monkeypatch.setattr(due_engagement, "MOST_REPORTED", most)
    essex, at, user = closed.world.essex, closed.after, closed.world.stella.user
    older, newer = (SimpleNamespace(pk=pk, committee=essex, committee_id=essex.pk) for pk in (1, 2))
    terms = SimpleNamespace(engagement="year", cite=lambda clause: f" ({clause}, paragraph 29)")
    seen = SimpleNamespace(meetings={"reported": [older, newer]}, terms={1: None, 2: terms})
    (due,) = due_engagement.due_for_person(user.person_id, at=at, grants=grants_of(user, at), near=seen)
    assert "(engagement, paragraph 29)" in due.explains


def test_a_day_that_passed_without_a_report_waits_on_the_desk(closed):
    at = closed.after
    planned(closed, at, on=london(at).date() - timedelta(days=1))
    titles = [due.title for due in waits(closed, at)]
    assert "Write down what came of “Seeing a GP”" in titles


def test_it_stands_in_the_report_of_its_year_and_in_its_paper(closed):
    at = closed.after
    event = engagement.report_event(planned(closed, at), said=HOSTILE, done="Paid", by=closed.by, at=at)
    first, last = reporting.period("annual", event.held_on)
    essex = closed.world.essex
    assert [each.pk for each in told(essex, from_on=first, to_on=last, on=last).events] == [event.pk]
    before = reporting.period("annual", first - timedelta(days=1))
    assert list(told(essex, from_on=before[0], to_on=before[1], on=last).events) == []
    over = at + timedelta(days=367)
    report = reports.write_report(essex, kind="annual", from_on=first, words="A year.", by=closed.by, at=over)
    report = reports.issue_report(report, by=closed.by, at=over)
    document = Document.objects.get(ref=report.document)
    assert [row[0] for row in document.content["events"]] == ["Seeing a GP"]
    page = render_to_string(
        f"papers/{document.kind}/{document.edition}.html", {"paper": document.content, "document": document}
    )
    assert "What the committee did about it" in page and "&lt;script&gt;" in page and "<script>" not in page


def test_the_committees_public_page_tells_of_it_as_inert_text(closed, client, monkeypatch):
    at = closed.after
    monkeypatch.setattr("jobs.clock.now", lambda: at)
    engagement.report_event(planned(closed, at, title=HOSTILE), said=HOSTILE, by=closed.by, at=at)
    republish_committees(at=at)
    republish_events(at=at)
    line = Line.objects.get(register="committees", body="06T")
    page = client.get(f"/entry/{line.ref}/").content.decode()
    heard = page.partition('id="engagement"')[2].partition('id="members"')[0]
    assert heard.count("&lt;script&gt;") == 2 and "<script>" not in heard and "It has not said yet." in heard
    assert client.get("/ccg/06T/registers/engagement/").status_code == 200


def test_the_pages_and_who_may(closed, client, monkeypatch):
    monkeypatch.setattr("jobs.clock.now", lambda: closed.after)
    world, on = closed.world, london(closed.after).date()

    def page(who, name, ref, post=None):
        client.force_login(getattr(world, who).user)
        address = reverse(name, args=[ref])
        return client.get(address) if post is None else client.post(address, post)

    when = {f"held_on_{part}": value for part, value in zip(("day", "month", "year"), (on.day, on.month, on.year),
                                                           strict=True)}  # fmt: skip
    new = {"title": "Seeing a GP", "place": "The library", "invited": "Everybody", "hours": ""} | when
    essex = world.essex.ref
    assert b"Hold an engagement event by" in page("noor", "engagement", essex).content
    assert page("noor", "engagement-plan", essex).status_code == 403
    assert page("sol", "engagement", essex).status_code == 404
    assert page("stella", "engagement-plan", essex, new | {"title": ""}).status_code == 422
    assert page("stella", "engagement-plan", essex, new).status_code == 302
    event = EngagementEvent.objects.get()
    assert b"Announce it" in page("stella", "engagement-event", event.ref).content
    assert b"Announce it" not in page("noor", "engagement-event", event.ref).content
    for name in ("engagement-change", "engagement-announce", "engagement-report", "engagement-call-off"):
        assert page("noor", name, event.ref).status_code == 403
        assert page("sol", name, event.ref).status_code == 404
        assert page("stella", name, event.ref).status_code == 200
    assert page("sol", "engagement-event", event.ref).status_code == 404
    assert page("stella", "engagement-change", event.ref, new | {"place": "The hall"}).status_code == 302
    assert page("stella", "engagement-announce", event.ref, {}).status_code == 302
    wrong = page("stella", "engagement-call-off", event.ref, {"because": ""})
    assert wrong.status_code == 422
    assert page("stella", "engagement-report", event.ref, {"said": "Much", "done": ""}).status_code == 302
    event.refresh_from_db()
    assert (event.status, event.place) == ("held", "The hall")
    assert b"It has not said yet." in page("noor", "engagement-event", event.ref).content
