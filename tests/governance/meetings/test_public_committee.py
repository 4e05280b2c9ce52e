"""The committee's page as anybody reads it: from the public registers alone, for any two dates, at a constant cost."""

import subprocess
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.actions import publishing_meetings as publishing
from governance.models import Meeting, Minutes
from governance.registers_decisions import DECISIONS, PublicDecision
from jobs.clock import london
from publication.actions import bring_up_to_date
from publication.models import Line

S = Meeting.Status


def told(sitting, code="06T", *, after=timedelta(0)):
    publishing.republish_committees(at=sitting.now + after)
    publishing.republish_meetings(at=sitting.now + after)
    return Line.objects.get(register="committees", body=code)


def page_of(client, line, query=""):
    answer = client.get(f"/entry/{line.ref}/{query}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def words(part):
    return " ".join(part.get_text(" ").split())


def part(page, heading):
    """The words from one heading to the next of its kind."""
    head = page.select_one(f"h2#{heading}")
    found = []
    for each in head.find_next_siblings():
        if each.name == "h2":
            break
        found.append(each)
    return found


def said(page, heading):
    return " ".join(words(each) for each in part(page, heading))


@pytest.fixture
def public(sitting, settings, tmp_path):
    settings.DATA_DIR, settings.PUBLIC_HOST = tmp_path, "registers.example.org"
    return sitting


@pytest.fixture
def busy(public):
    """A meeting called for next week with its agenda and a paper; one held last month, minuted and decided."""
    public.next = public.plan(public.essex, days=7, status=S.PUBLISHED, joining="Come and listen.")
    item = public.item(public.next, "1", "Local incentive scheme", function="incentive_schemes")
    public.paper(item, "Incentive scheme: options")
    month = {"called_at": public.now - timedelta(days=50)}
    public.last = public.plan(public.essex, days=-30, status=S.CLOSED, place="Aspen House", **month)
    Minutes(
        meeting=public.last, status="approved", begun_at=public.now, circulated_at=public.now,
        approved_at=public.now, approved_by=public.lena.user, approved_at_meeting=public.next,
    ).save_as(by=None)  # fmt: skip
    return public


def decided(sitting, code="06T", **more):
    values = {
        "committee": sitting.essex.name, "committee_ref": sitting.essex.ref, "held_on": sitting.last.held_on,
        "item": "4. Rents", "decision": "That the rent be paid", "outcome": "carried", "votes": "", "conflict": "",
        "presided": "", "bodies": "", "terms": "",
    } | more  # fmt: skip
    row = DECISIONS.row(PublicDecision(code=code, **values))
    return bring_up_to_date("decisions", rows=[(f"test:{code}:{values['decision']}", row)], at=sitting.now)


def test_it_tells_who_sits_when_they_meet_what_they_read_and_decided(busy, client):
    line = told(busy)
    decided(busy)
    decided(busy, code="06Q", decision="Told by the partner")
    page = page_of(client, line)
    assert words(page.h1) == "Joint committee Mid and North East Essex joint committee"
    coming, past = said(page, "upcoming"), said(page, "past")
    assert "Wren House, Chelmsford" in coming and "1. Local incentive scheme" in coming and "Come and listen." in coming
    assert "Incentive scheme: options" in coming and "Aspen House" not in coming
    assert "Aspen House" in past and "That the rent be paid : carried" in past and "Local incentive" not in past
    assert "Told by the partner" not in words(page)
    assert "Lena Ashworth chairs it." in said(page, "members") and "Helen Frost" in said(page, "members")
    assert "2 of Mid Essex" in said(page, "rules")
    links = {a["href"] for a in page.select("a[href]")}
    assert f"/calendar/{line.ref}/meetings.ics" in links
    feed = f"/ccg/06T/registers/decisions.atom?counterparty={busy.essex.ref}"
    assert feed in links and any("/published/minutes/" in each for each in links)
    papers = f"/ccg/06T/registers/papers.atom?counterparty={busy.essex.ref}"
    assert papers in links and "Incentive scheme: options" in client.get(papers).text
    told_of = client.get(feed).text
    assert "That the rent be paid" in told_of and f"<title>Decisions: 06T: {busy.essex.name}</title>" in told_of
    for address in links:
        if address.startswith(("/entry/", "/ccg/", "/calendar/")):
            assert client.get(address).status_code in (200, 202), address


def test_every_partner_has_the_page_and_its_meetings_lead_back_to_it(busy, client):
    told(busy)
    for code in ("06Q", "06T", "Q79"):
        line = Line.objects.get(register="committees", body=code)
        page = page_of(client, line)
        meeting = next(a["href"] for a in part(page, "upcoming")[0].select("h3 a"))
        back = BeautifulSoup(client.get(meeting).content, "html.parser").main
        entries = [a["href"] for a in back.select("dl a") if not a["href"].startswith("/topics/")]
        assert entries == [f"/entry/{line.ref}/"], code
        assert words(back).count("Agenda published") == 1, "a state that is said is no category besides"


def test_a_meeting_leads_to_its_committee_under_a_new_name_too(busy, client):
    told(busy)
    busy.essex.name = "North and Mid Essex joint committee"
    busy.essex.save_as(by=None)
    publishing.republish_committees(at=busy.now + timedelta(minutes=1))
    meeting = Line.objects.filter(register="meetings", body="06T").first()
    shown = BeautifulSoup(client.get(f"/entry/{meeting.ref}/").content, "html.parser").main
    assert "North and Mid Essex joint committee" in [words(a) for a in shown.select("dl a")]


def test_a_meeting_is_public_from_the_day_it_is_called(public, client):
    """R-228: notice is given before the day, so the register shows it before the day."""
    public.plan(public.essex, days=9, status=S.CALLED, called_at=public.now - timedelta(days=2))
    line = told(public)
    assert "It is not published yet." in said(page_of(client, line), "upcoming")
    (meeting,) = Line.objects.filter(register="meetings", body="06T")
    assert client.get(f"/entry/{meeting.ref}/").status_code == 200
    assert "Wren House" in client.get("/ccg/06T/registers/meetings/").text
    before = london(public.now).date() - timedelta(days=3)
    assert "No meeting has been called" in said(page_of(client, line, f"?as_at={before}"), "upcoming")


def test_a_meeting_never_called_is_never_told_even_when_it_is_cancelled(public, client):
    public.plan(public.essex, days=9, status=S.CANCELLED, cancelled_because="Nobody knew of it")
    line = told(public)
    assert "Nobody knew" not in words(page_of(client, line))


def test_empty_states_are_said(public, client):
    page = page_of(client, told(public))
    assert "No meeting has been called." in said(page, "upcoming") and "It has not met yet." in said(page, "past")


def test_another_committee_of_the_same_body_is_not_mixed_in(busy, client):
    other = busy._committee("Mid Essex primary care committee", "delegated", busy.mid)
    meeting = busy.plan(other, days=8, status=S.PUBLISHED, place="Elsewhere Hall")
    publishing.republish_committees(at=busy.now)
    publishing.republish_meetings(at=busy.now)
    other_line = Line.objects.get(register="committees", body="06Q", counterparty=other.ref)
    line = Line.objects.get(register="committees", body="06Q", counterparty=busy.essex.ref)
    assert "Elsewhere Hall" not in words(page_of(client, line))
    page = page_of(client, other_line)
    assert "Elsewhere Hall" in said(page, "upcoming") and "Wren House" not in words(page)
    assert "Nobody sits in it at present." in said(page, "members") and meeting.held_on
    assert "None in force" in said(page, "rules")


def test_as_at_and_known_at_are_obeyed_and_said(busy, client):
    line = told(busy)
    decided(busy)
    on = busy.last.held_on - timedelta(days=1)
    page = page_of(client, line, f"?as_at={on}")
    assert "as it stood on" in words(page) and "Aspen House" in said(page, "upcoming")
    assert "Wren House" not in words(page) and "That the rent" not in words(page)
    answer = client.get(f"/entry/{line.ref}/?known_at={london(busy.now).date() - timedelta(days=2)}")
    assert answer.status_code == 404, "nothing was known of it then"


def test_an_old_version_is_drawn_plainly_and_a_broken_date_is_explained(busy, client):
    line = told(busy)
    assert "Meetings to come" not in client.get(f"/entry/{line.ref}/1/").text
    assert "must be a date" in client.get(f"/entry/{line.ref}/?as_at=soon").text


def test_constant_queries_no_cookie_and_an_etag(busy, client):
    line = told(busy)
    address, counts = f"/entry/{line.ref}/", []
    client.get(address)
    for more in (0, 12):
        for n in range(more):
            meeting = busy.plan(busy.essex, days=20 + n, status=S.PUBLISHED)
            busy.paper(busy.item(meeting, "1", "Another"), f"Paper {n}")
            decided(busy, decision=f"Decision {n}")
        told(busy, after=timedelta(minutes=more))
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8, [each["sql"] for each in queries]
    assert not answer.cookies and "public" in answer["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert not any("governance_" in each["sql"] for each in queries), "the public site reads publication alone"


def test_a_withdrawn_paper_leaves_the_page(busy, client):
    line = told(busy)
    paper = busy.next.items.get().papers.get()
    paper.status = "withdrawn"
    paper.save_as(by=None)
    told(busy, after=timedelta(minutes=1))
    assert "Incentive scheme: options" not in words(page_of(client, line))


@pytest.mark.parametrize("screen", ["page", "phone"])
def test_on_every_screen(screen, request, live, sitting, settings, tmp_path, check_page):
    settings.DATA_DIR = tmp_path
    busy = request.getfixturevalue("busy")
    line = told(busy)
    decided(busy)
    page = request.getfixturevalue(screen)
    page.goto(live + f"/entry/{line.ref}/")
    check_page(page, f"public-committee-{screen}")


def on_paper(page, tmp_path):
    """The words of each sheet."""
    page.emulate_media(media="print")
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    run = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True
    )
    return [" ".join(sheet.split()) for sheet in run.stdout.split("\f")[:-1]]


def test_on_paper_a_committee_begins_on_the_first_sheet_and_names_its_whole_address(
    page, live, sitting, settings, tmp_path, request
):
    """A meeting with a long agenda runs on from sheet to sheet; links to elsewhere are not for paper."""
    busy = request.getfixturevalue("busy")
    for n in range(2, 45):
        busy.item(busy.next, str(n), f"A further matter {n}")
    line = told(busy)
    page.goto(live + f"/entry/{line.ref}/")
    sheets = on_paper(page, tmp_path)
    assert "1. Local incentive scheme" in sheets[0] and "44. A further matter 44" in sheets[1]
    said = " ".join(sheets)
    for gone in ("All meetings of", "Follow its meetings", "Interests they have declared", "as data"):
        assert gone not in said
    assert f"Permanent address: http://registers.example.org/entry/{line.ref}/" in said


def test_on_paper_a_decision_with_its_conflict_is_one_sheet(page, live, sitting, settings, tmp_path, request):
    busy = request.getfixturevalue("busy")
    told(busy)
    handled = "Omar Dunn said that they had an interest: partner in Fernbank Surgery, and left the room. " * 6
    decided(busy, conflict=handled.strip(), presided="Lena Ashworth", bodies="Mid Essex", terms="Version 1")
    page.goto(live + f"/entry/{Line.objects.get(register='decisions').ref}/")
    (sheet,) = on_paper(page, tmp_path)
    assert "Fernbank Surgery" in sheet and "Versions and their proof" in sheet
    assert "Permanent address: http://registers.example.org/entry/" in sheet
