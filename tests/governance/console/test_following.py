"""The public page of a meeting that is going on: the item, since when, what came of it; and nothing else (row 60)."""

from datetime import timedelta

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.actions import broadcasts, polls, privacy, speaking
from governance.actions import publishing_meetings as publishing
from governance.models import Meeting
from governance.models.agenda import ASIDE
from jobs.clock import london
from publication.models import Line

from .floor import ALL, D3

SECRET = "A practice in difficulty"


def page_of(client, floor, status=200):
    answer = client.get(reverse("public-follow", args=[floor.meeting.ref]))
    assert answer.status_code == status
    return answer


def said(client, floor):
    main = BeautifulSoup(page_of(client, floor).content, "html.parser").main
    return " ".join(main.get_text(" ").split())


def test_it_says_what_is_taken_since_when_and_what_came_of_it(floor, desk, client):
    desk.at(14, 0)
    client.logout()
    assert "The meeting has not begun. It is called for 14:00." in said(client, floor)
    floor.open(*ALL)
    assert "No item is being taken at this moment." in said(client, floor)
    floor.until(14, 5).take("4")
    words = said(client, floor)
    assert words.count("4. Local incentive scheme 2017/18") == 2 and "Being taken since 14:05" in words
    assert floor.vote("4", yes=" ".join(D3)).outcome == "carried"
    floor.until(14, 20).close("4")
    assert "Taken, 14:05 to 14:20. Carried" in said(client, floor)
    floor.until(14, 21).take("5")
    floor.until(14, 22).defer("5")
    words = said(client, floor)
    assert "Put off" in words and "To come" in words
    floor.until(14, 30).take("6")
    assert "Being taken since 14:30" in said(client, floor)
    floor.close("6")
    floor.until(14, 40).finish()
    desk.at(14, 41)
    words = said(client, floor)
    assert "The meeting was closed at 14:40." in words and "Not taken" in words and "That it be approved" not in words
    floor.meeting.refresh_from_db()
    publishing.republish_committees(at=floor.at(14, 41))
    publishing.republish_meetings(at=floor.at(14, 41))
    page = BeautifulSoup(page_of(client, floor).content, "html.parser").main
    (decision,) = page.select("h2#decisions + ul a")
    assert decision.get_text() == "That it be approved"
    for a in page.select("a[href^='/entry/']"):
        assert client.get(a["href"]).status_code == 200


def test_of_private_business_only_the_ground(floor, desk, client):
    """Not its title, its motion, its times, who looks again, nor what the public is told that it is about."""
    item = floor.add("9", SECRET, kind="discussion", private=True, purpose="To close it")
    Meeting.objects.filter(pk=floor.meeting.pk).update(status="called")
    privacy.keep_private(
        item, ground="confidential", reason="A person could be known", public_words="A contract",
        reviewer=floor.world.lena.person, review_on=london(floor.at(14, 0)).date() + timedelta(days=30), by=floor.by,
        at=floor.world.now,
    )  # fmt: skip
    Meeting.objects.filter(pk=floor.meeting.pk).update(status="published")
    floor.meeting.refresh_from_db()
    floor.add("8", "Exclusion of the public", kind="exclusion")
    floor.open(*ALL)
    floor.take("8")
    covers = [floor.item("9"), floor.item("6")]
    words = {"kind": "exclude", "ground": "confidential", "covers": covers, "words": "That the public be excluded"}
    polls.agree(floor.put("8", **words), **floor.when())
    floor.close("8")
    for number in ("9", "6"):
        floor.until(15, 7 if number == "9" else 17).take(number)
        speaking.ask_to_speak(floor.item(number), seat=floor.seat("fay"), **floor.when())
        floor.put(number, "That the practice close", kind="procedure" if number == "9" else "decision")
        desk.at(15, 30)
        client.logout()
        text = said(client, floor)
        assert text.count(f"{number}. In private: The business is confidential") == 2
        for secret in (SECRET, "A contract", "To close it", "That the practice close", "15:07", "15:17", "Lena", "Fay",
                       "Merger of two practices"):  # fmt: skip
            assert secret not in text, secret
        floor.close(number)


def test_no_name_no_motion_no_ruling_no_paper(floor, desk, client):
    floor.world.paper(floor.item("5"), "zqpaperqz")
    floor.open(*D3)
    floor.take("5")
    floor.rule("5", "omar")
    floor.put("5", "zqmotionqz")
    speaking.ask_to_speak(floor.item("5"), seat=floor.seat("fay"), **floor.when())
    desk.at(14, 30)
    client.logout()
    html = page_of(client, floor).content.decode()
    for who in ALL:
        assert getattr(floor.world, who).person.name not in html
    for secret in ("zqpaperqz", "zqmotionqz", "Partner in Fernbank", "ruled", "quorate"):
        assert secret not in html, secret


def test_it_is_kept_for_all_alike_and_asks_as_much_however_long_the_meeting(floor, desk, client):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            page_of(client, floor)
        return [q["sql"] for q in captured]

    broadcasts.put_broadcast(
        floor.meeting, kind="live", address="https://www.example.org/", title="Live", captions="By hand.", by=floor.by,
        at=floor.at(14, 0),
    )  # fmt: skip
    floor.open(*D3)
    floor.take("4")
    desk.at(14, 50)
    client.logout()
    answer = page_of(client, floor)
    assert answer.headers["Cache-Control"] == "public, max-age=15" and "Cookie" not in answer.headers.get("Vary", "")
    again = client.get(reverse("public-follow", args=[floor.meeting.ref]), headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    few = asked()
    assert not any("governance_user" in sql or "django_session" in sql for sql in few)
    floor.vote("4", yes=" ".join(D3))
    floor.close("4")
    for number in ("11", "12", "13", "14"):
        floor.add(number, f"More business {number}", kind="discussion")
        floor.take(number)
        floor.close(number)
    floor.take("6")
    many = asked()
    assert len(many) == len(few) <= 12, "\n".join(many)


def test_only_of_meetings_that_are_announced_and_held_in_public(floor, desk, client):
    desk.at(14, 0)
    client.logout()
    Meeting.objects.filter(pk=floor.meeting.pk).update(status="called")
    words = said(client, floor)
    assert "It is not published yet." in words and "Local incentive" not in words
    Meeting.objects.filter(pk=floor.meeting.pk).update(status="cancelled", cancelled_because="Snow")
    assert "The meeting is cancelled: Snow." in said(client, floor)
    Meeting.objects.filter(pk=floor.meeting.pk).update(status="draft")
    page_of(client, floor, 404)
    Meeting.objects.filter(pk=floor.meeting.pk).update(status="published")
    terms = floor.world.terms
    terms.clauses = [c for c in terms.clauses if c["key"] != "public"]
    terms.clauses = [*terms.clauses, {"key": "public", "paragraph": "18", "value": {"in_public": False}}]
    terms.save_as(by=None)
    page_of(client, floor, 404)


def test_it_holds_the_agenda_of_the_public_register_and_no_other(floor, desk, client):
    """What was withdrawn, or put off before the agenda was published, is on neither."""
    floor.add("20", "zqwithdrawnqz", kind="discussion", status="withdrawn")
    floor.add(f"{ASIDE}21", "zqputoffqz", kind="discussion", status="deferred")
    desk.at(14, 0)
    client.logout()
    publishing.republish_meetings(at=floor.at(14, 0))
    line = Line.objects.get(register="meetings", body="06T", origin__contains=floor.meeting.ref)
    page = BeautifulSoup(page_of(client, floor).content, "html.parser").main
    shown = [li.get_text("\n").split("\n")[0] for li in page.select("h2#agenda + ul li")]
    assert shown == line.latest.content.row["columns"]["agenda"].splitlines()
    assert not any("zq" in each for each in shown)
