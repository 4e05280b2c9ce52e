"""Where a meeting is broadcast and its recording kept: which addresses may be given, and what the public reads
(row 60)."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from governance.actions import broadcasts
from governance.actions import publishing_meetings as publishing
from governance.models import Broadcast
from governance.rules.meetings.broadcasts import address_faults
from publication.models import Line

from .floor import ALL
from .test_reports import refused

GOOD = "https://www.example.org/watch?v=abc&t=1"
HOSTILE = "<b>Hearing</b> & <script>alert(1)</script>"


@pytest.mark.parametrize(
    "address",
    [
        "http://www.example.org/", "javascript:alert(1)", "data:text/html,x", "//www.example.org/", "www.example.org",
        "https://", "https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://[", "https://a b.org/",
        "https://u:p@www.example.org/", "https://@www.example.org/", "https://www.example.org:8443/",
        'https://www.example.org/"><script>', "https://www.example.org/\u202egpj", "https://bücher.example/", "",
        "https://www.example.org/" + "x" * 500, "https://www.example.org:99999/", "https://-a.example.org/",
    ],
)  # fmt: skip
def test_addresses_that_are_refused(address):
    assert address_faults(address)


@pytest.mark.parametrize("address", [GOOD, "https://example.org", "https://a-b.example.co.uk/x#t=12", "HTTPS://X.Org/"])
def test_addresses_that_may_be_given(address):
    assert address_faults(address) == []


def put(floor, kind, at, **values):
    given = {"address": GOOD, "title": "The meeting", "captions": "Captions are made by hand."} | values
    return broadcasts.put_broadcast(floor.meeting, kind=kind, by=values.pop("by", floor.by), at=at, **given)


def test_every_reason_at_once(floor):
    at = floor.at(14, 1)
    terms = floor.world.terms
    terms.clauses = [c for c in terms.clauses if c["key"] != "public"]
    terms.clauses = [*terms.clauses, {"key": "public", "paragraph": "18", "value": {"in_public": False}}]
    terms.save_as(by=None)
    found = refused(put, floor, "recording", at, address="http://x", title=" ", captions="")
    assert found == [
        "The address must begin with https://.",
        "The address must name a website, such as www.example.org.",
        "Say what it is called.",
        "Say how somebody who cannot hear may follow it: captions, a transcript, or whom to ask.",
        "The terms of reference do not have this committee meet in public.",
        "It is given for a meeting that is closed.",
    ]
    stranger = {"kind": "live", "address": GOOD, "title": "x", "captions": "x", "by": floor.world.sol.user}
    found = refused(broadcasts.put_broadcast, floor.meeting, **stranger, at=at)
    assert found[0].startswith("Only the ")


def on_show(at):
    publishing.republish_committees(at=at)
    publishing.republish_meetings(at=at)
    line = Line.objects.get(register="meetings", body="06T")
    return line, line.latest.content.row["columns"]


def test_live_until_it_is_closed_and_recorded_from_then_on(floor):
    at = floor.at(14, 0)
    put(floor, "live", at)
    first = put(floor, "live", at, address="https://live.example.org/")
    assert Broadcast.objects.filter(removed=False).get() == first, "one replaces the other"
    assert on_show(at)[1]["live"] == "https://live.example.org/"
    floor.open(*ALL)
    put(floor, "live", at)
    floor.finish()
    floor.meeting.refresh_from_db()
    told = on_show(floor.now())[1]
    assert (told["live"], told["recording"]) == ("", "")
    made = put(floor, "recording", floor.now())
    told = on_show(floor.now())[1]
    assert told["recording"] == GOOD
    assert told["recording_words"] == (
        "The meeting, on www.example.org, a website that is not ours. Captions are made by hand."
    )
    assert refused(broadcasts.remove_broadcast, made, by=floor.world.sol.user, at=floor.now())
    broadcasts.remove_broadcast(made, by=floor.by, at=floor.now())
    assert on_show(floor.now())[1]["recording"] == ""


def test_the_public_page_leads_there_plainly_and_shows_nothing_of_it(closed, client, monkeypatch):
    at = closed.after
    monkeypatch.setattr("jobs.clock.now", lambda: at)
    put(closed, "recording", at, title=HOSTILE, captions=HOSTILE)
    line, _ = on_show(at)
    committee = Line.objects.get(register="committees", body="06T")
    for ref in (line.ref, committee.ref):
        page = BeautifulSoup(client.get(f"/entry/{ref}/").content, "html.parser").main
        (link,) = [a for a in page.select("a[href]") if a["href"] == GOOD]
        assert {"noopener", "noreferrer"} <= set(link["rel"])
        assert "www.example.org, a website that is not ours" in page.get_text(" ")
        assert not page.select("iframe, video, audio, embed, object, img, b, script")


def test_the_pages_and_who_may(floor, desk, as_):
    world, ref = floor.world, floor.meeting.ref
    given = {"address": GOOD, "title": "The meeting", "captions": "By hand."}
    assert "No address is given." in desk.get("broadcasts", ref)[1]
    answer = desk.client.post(reverse("broadcast-put", args=[ref, "live"]), given | {"address": "http://x"})
    assert answer.status_code == 422 and "https://" in answer.content.decode()
    assert desk.client.post(reverse("broadcast-put", args=[ref, "live"]), given).status_code == 302
    assert desk.client.get(reverse("broadcast-put", args=[ref, "tape"])).status_code == 404
    made = Broadcast.objects.get()
    assert "www.example.org, a website that is not ours" in desk.get("broadcasts", ref)[1]
    pages = {"broadcasts": [ref], "broadcast-put": [ref, "live"], "broadcast-remove": [made.ref]}
    for name, args in pages.items():
        assert as_(world.sol).get(reverse(name, args=args)).status_code == 404
        assert as_(world.omar).get(reverse(name, args=args)).status_code == (200 if name == "broadcasts" else 403)
    assert as_(world.stella).post(reverse("broadcast-remove", args=[made.ref]), {}).status_code == 302
    made.refresh_from_db()
    assert made.removed
