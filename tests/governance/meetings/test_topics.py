"""Meetings and decisions by function and by practice: page, Atom feed and calendar, from the public registers alone
(row 61)."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from governance.actions import publishing_meetings as publishing
from governance.actions.release import say_texts
from governance.models import Meeting, Organisation
from governance.rules.functions import FUNCTIONS
from governance.rules.meetings.topics import key_of, subject
from publication.models import Line
from publication.topics import keys, spoken
from tests.governance.meetings.test_public import decide

ATOM = "{http://www.w3.org/2005/Atom}"
S = Meeting.Status
MERGERS, SCHEMES = "/topics/function-mergers", "/topics/function-incentive-schemes"
FERNBANK = "/practices/F81001"


def test_keys_and_words_come_back_from_a_column():
    pairs = {"F81001": "Fernbank: the old one", "F81002": "Elm"}
    assert keys(spoken(pairs.items())) == pairs and keys("") == keys(None) == {}


def test_what_can_be_followed():
    assert len({key_of(function) for function in FUNCTIONS}) == len(FUNCTIONS)
    assert subject("topic", "function-mergers")[1] == "Mergers of practices"
    assert subject("topic", "mergers") is None and subject("topic", "own_business") is None
    assert subject("practice", "f81001") == ("F81001", "F81001")
    for wrong in ("x", "F8", "F81001-A", "F8100100000", ""):
        assert subject("practice", wrong) is None


@pytest.fixture
def public(sitting, settings, tmp_path):
    """Next week's meeting with D3's agenda, item 5 about Fernbank, and a private item about another practice."""
    settings.DATA_DIR, settings.PUBLIC_HOST = tmp_path, "registers.example.org"
    sitting.next = sitting.plan(sitting.essex, days=7, status=S.PUBLISHED)
    five = sitting.item(sitting.next, "5", "Premises reimbursement", function="discretionary_payments")
    sitting.party(five)
    sitting.item(sitting.next, "6", "Merger of two practices in Colchester", function="mergers")
    secret = sitting.item(sitting.next, "9", "A practice in difficulty", function="termination", private=True)
    sitting.party(secret, "Kestrel Surgery", code="F81777")
    decide(sitting, secret, ground="confidential")
    publish(sitting)
    return sitting


def publish(sitting, *, after=timedelta(0)):
    publishing.republish_committees(at=sitting.now + after)
    publishing.republish_meetings(at=sitting.now + after)


def feed_of(client, place):
    answer = client.get(f"{place}.atom")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(answer.content)


def events(client, place):
    answer = client.get(f"{place}/meetings.ics")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def page_of(client, place):
    answer = client.get(f"{place}/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_the_feed_is_an_atom_feed_of_stable_addresses(public, client):
    """RFC 4287: an id, a title, when it changed, its own address and its page; what all partners say is told once."""
    for place, title in ((MERGERS, "Mergers of practices"), (FERNBANK, "Fernbank Surgery (F81001)")):
        feed = feed_of(client, place)
        assert feed.findtext(f"{ATOM}id") == f"tag:registers.example.org,2014:{place}"
        assert feed.findtext(f"{ATOM}title") == f"Meetings and decisions: {title}"
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links["self"].endswith(f"registers.example.org{place}.atom")
        assert links["alternate"].endswith(f"registers.example.org{place}/")
        (entry,) = feed.findall(f"{ATOM}entry")
        assert all(entry.findtext(f"{ATOM}{part}") for part in ("id", "title", "updated", "summary"))
        assert len(events(client, place)) == 1
    assert client.get("/practices/f81001.atom").status_code == 200
    before = [entry.findtext(f"{ATOM}id") for entry in feed_of(client, MERGERS).findall(f"{ATOM}entry")]
    public.next.place = "Elsewhere"
    public.next.save_as(by=None)
    publish(public, after=timedelta(minutes=1))
    assert [entry.findtext(f"{ATOM}id") for entry in feed_of(client, MERGERS).findall(f"{ATOM}entry")] == before


def test_private_business_is_found_by_no_topic_and_no_practice(public, client):
    for place in ("/topics/function-termination", "/practices/F81777"):
        assert feed_of(client, place).findall(f"{ATOM}entry") == [] and list(events(client, place)) == []
        page = page_of(client, place)
        assert "No published agenda to come names it." in page.get_text() and "Kestrel" not in page.get_text()
    rows = [line.latest.content.sealed for line in Line.objects.filter(register="meetings")]
    assert rows and not any("F81777" in row or "function-termination" in row for row in rows)


def test_once_public_it_is_found_by_its_function_and_still_by_no_practice(public):
    """What is kept back of business that was private may be whom it is about; before somebody spoke, what of, too."""
    publish(public, after=timedelta(days=70))
    assert not Line.objects.filter(register="meetings", words__contains="function-termination").exists()
    secret = public.next.items.get(number="9")
    say_texts(secret, because="Harmless", by=public.stella.user, at=public.now + timedelta(days=70))
    publish(public, after=timedelta(days=71))
    (told,) = {line.latest.content.row["columns"]["functions"] for line in Line.objects.filter(register="meetings")}
    assert "function-termination: " in told
    assert not Line.objects.filter(register="meetings", words__contains="F81777").exists()


def test_a_practice_is_found_by_its_code_alone(public, client):
    """A code that stands elsewhere in the words of a meeting is no party of it; an unknown one has an empty page."""
    public.next.joining = "Near F81002, and Mergers of practices, function-renewal"
    public.next.save_as(by=None)
    publish(public, after=timedelta(minutes=1))
    for place in ("/practices/F81002", "/topics/function-renewal", "/practices/F81999"):
        assert feed_of(client, place).findall(f"{ATOM}entry") == []
    assert client.get("/practices/F8-1/").status_code == client.get("/topics/mergers.atom").status_code == 404


def test_people_find_the_feed_where_they_look(public, client):
    page = page_of(client, FERNBANK)
    found = {link["type"]: link["href"] for link in page.select("link[rel=alternate]")}
    assert found == {"application/atom+xml": f"{FERNBANK}.atom", "text/calendar": f"{FERNBANK}/meetings.ics"}
    (meeting,) = page.select("h2#upcoming + ul a")
    told = BeautifulSoup(client.get(meeting["href"]).content, "html.parser")
    led = {a["href"]: a.get_text() for a in told.select("dl a")}
    assert led[f"{FERNBANK}/"] == "Fernbank Surgery" and led[f"{MERGERS}/"] == "Mergers of practices"
    table = BeautifulSoup(client.get("/functions/").content, "html.parser")
    assert f"{MERGERS}/" in {a["href"] for a in table.select("th a")}
    client.force_login(public.stella.user)
    body = Organisation.objects.get(code="F81001")
    page = BeautifulSoup(client.get(f"/organisations/{body.ref}/").content, "html.parser")
    assert page.select_one("link[rel=alternate]")["href"] == f"{FERNBANK}.atom"
    assert f"{FERNBANK}/" in {a["href"] for a in page.select("main a")}


def test_words_of_people_are_inert_in_all_three(public, client):
    hostile = "<script>alert(1)</script> & <b>x</b>"
    party = public.next.items.get(number="5").parties.get()
    party.name = hostile
    party.save_as(by=None)
    public.next.joining = hostile
    public.next.save_as(by=None)
    publish(public, after=timedelta(minutes=1))
    raw = client.get(f"{FERNBANK}.atom").content.decode()
    feed = ElementTree.fromstring(raw)
    assert hostile in feed.findtext(f"{ATOM}title") and "<script>" not in raw
    for summary in feed.findall(f"{ATOM}entry/{ATOM}summary"):
        assert not BeautifulSoup(summary.text, "html.parser").find(["script", "b"])
    main = page_of(client, FERNBANK).main
    assert hostile in main.get_text() and not main.select("script, b")
    assert hostile in str(next(iter(events(client, FERNBANK)))["description"])


def test_a_page_costs_as_much_however_many_there_are(public, client):
    def asked(place):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(place).status_code == 200
        return len(captured)

    places = (f"{MERGERS}/", f"{MERGERS}.atom", f"{MERGERS}/meetings.ics")
    few = [asked(place) for place in places]
    for days in (14, 21, 28):
        meeting = public.plan(public.essex, days=days, status=S.PUBLISHED)
        public.item(meeting, "1", "Another merger", function="mergers")
    publish(public, after=timedelta(minutes=1))
    assert len(feed_of(client, MERGERS).findall(f"{ATOM}entry")) == 4
    assert [asked(place) for place in places] == few and max(few) <= 2


@pytest.mark.parametrize("limit", ["MOST", "READ"])
def test_a_page_that_leaves_something_out_says_so(public, client, monkeypatch, limit):
    """A function of a large country has more lines than a page tells: the page never says that there are none."""
    page = page_of(client, MERGERS)
    assert len(page.select("#upcoming + ul > li")) == 1 and not page.select(".nhsuk-inset-text")
    monkeypatch.setattr(f"publication.topics.{limit}", 0)
    page = page_of(client, MERGERS)
    said = page.get_text(" ", strip=True)
    assert "There is more than stands here." in said and "No published agenda to come" not in said
    for link in page.select(".nhsuk-inset-text a"):
        assert client.get(link["href"]).status_code == 200
    assert {link["href"] for link in page.select(".nhsuk-inset-text a")} >= {"/registers/meetings/"}
