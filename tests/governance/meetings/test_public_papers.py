"""What everybody may have of the papers: cover sheet, advice, our own PDF, and one pack with nothing private in it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.models import PackVariant
from governance import packs
from governance.actions import packs as acts
from governance.actions import papers as writing
from governance.actions import privacy
from governance.actions import publishing_meetings as publishing
from governance.actions.advice import ask_advice, give_advice
from governance.actions.release import say_texts, say_version
from governance.models import Advice, Meeting, Paper, Privacy
from governance.public_packs import OPEN
from jobs import actions as jobs
from jobs.clock import london
from publication.models import Line
from tests.documents import reports
from tests.governance.meetings.test_cover import WHOLE
from tests.governance.meetings.test_meeting_packs import final, made, room
from tests.publication.opened import body_of, within, words

__all__ = ["room"]
FOUND, HIDDEN = ("Incentive", "Fernbank"), "Merger"


def told(room, after=timedelta(0)):
    publishing.republish_committees(at=room.now + after)
    publishing.republish_meetings(at=room.now + after)
    jobs.drain()


@pytest.fixture
def public(room):
    """The room with its agenda and its pack given out; item 5 was begun with words on its cover sheet."""
    room.meeting.status, room.meeting.called_at, room.meeting.published_at = (
        Meeting.Status.PUBLISHED,
        room.now,
        room.now,
    )
    room.meeting.save_as(by=None)
    room.secret = room.items["6"]
    room.pack = made(room)
    told(room)
    return room


def cut(room):
    """The public's file as it stands, and its words."""
    answer = room.client.get(reverse("published-pack", args=[room.meeting.ref]))
    return answer, " ".join(words(body_of(answer)).split()) if answer.status_code == 200 else ""


@pytest.fixture(autouse=True)
def anybody(client, request):
    if "public" in request.fixturenames:
        request.getfixturevalue("public").client = client


def line(register, paper=None, body="06T"):
    found = Line.objects.filter(register=register, body=body, state=Line.State.LIVE)
    return found.get(origin__contains=paper.ref) if paper else found.get()


def page(client, line):
    answer = client.get(f"/entry/{line.ref}/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def text(part):
    return " ".join(part.get_text(" ").split())


def test_a_public_paper_shows_its_cover_sheet_and_leads_to_our_own_paper_and_the_file(public, client):
    paper = public.items["5"].papers.get()
    shown = page(client, line("papers", paper))
    cover = {text(row.dt): text(row.dd) for row in shown.select("#cover + dl > div")}
    assert list(cover)[:4] == ["Purpose", "Strategic objectives", "Approval route", "Chief Finance Officer"]
    assert {"Equality impact assessment", "Quality impact assessment", "Privacy impact assessment"} < set(cover)
    assert {"Patient and public engagement", "Significant risks", "Recommendations"} < set(cover)
    assert all(cover.values()) and "Fernbank in full." in text(shown)
    files = {text(a): a["href"].split("registers.example.org")[-1] for a in shown.select("#files + ul a")}
    assert len(files) == 2
    for address in files.values():
        answer = client.get(address)
        assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf", address
        assert "public" in answer["Cache-Control"] and "Fernbank" in words(body_of(answer))
    row = line("papers", public.items["4"].papers.get()).latest.content.row["columns"]
    assert row["equality"] and row["recommendations"] and row["purpose"] == "For decision"


def test_advice_stands_on_the_page_as_it_was_printed_with_the_paper(public, client):
    item, by = public.items["7"], {"by": public.stella.user, "at": public.now}
    on = london(public.now).date()
    asked = ask_advice(item, asked_of="Finance", adviser=None, question="Can we pay?", due_on=on, **by)
    give_advice(asked, answer="Yes, from the reserve.", **by)
    paper = final(public, item, "Costs", late_because="Month end.", late_allowed_by=public.lena.person)
    later = {"by": public.stella.user, "at": public.now + timedelta(minutes=1)}
    ask_advice(item, asked_of="Estates", adviser=None, question="Not for this paper", due_on=on, **later)
    told(public, timedelta(minutes=2))
    shown = text(page(client, line("papers", paper)))
    assert "Finance" in shown and "Can we pay?" in shown and "Yes, from the reserve." in shown
    assert "Not for this paper" not in shown and "Month end." in shown


def test_the_page_of_a_meeting_offers_every_public_paper_and_one_pack(public, client):
    shown = page(client, line("meetings"))
    links = {text(a): a["href"] for a in shown.select("a[href]")}
    assert {"Incentive report", "Fernbank report"} < set(links) and not any(HIDDEN in each for each in links)
    assert client.get(links["Fernbank report"]).status_code == 200
    (pack,) = {href for words, href in links.items() if "one PDF" in words}
    assert pack.endswith(reverse("published-pack", args=[public.meeting.ref]))
    paper = page(client, line("papers", public.items["4"].papers.get()))
    assert f"/entry/{line('meetings').ref}/" in {a["href"] for a in paper.select("a[href]")}
    other = public.plan(public.essex, days=-40, status=Meeting.Status.CLOSED, called_at=public.now)
    public.paper(public.item(other, "1", "Elsewhere"), "Another month")
    told(public)
    mine = Line.objects.get(register="meetings", body="06T", origin__contains=public.meeting.ref)
    assert "Another month" not in text(page(client, mine)) and "Fernbank report" in text(page(client, mine))


def test_one_pack_for_everybody_made_once_with_slips_for_what_is_private(public, client):
    answer, said = cut(public)
    assert answer.status_code == 200 and "max-age=60" in answer["Cache-Control"] and "public" in answer["Cache-Control"]
    assert all(each in said for each in FOUND) and HIDDEN not in said and "Fernbank in full" in said
    spans = {part.key: part for part in packs.newest(public.meeting).parts}
    for part in spans.values():
        if part.number == "6":
            assert f"{part.spoken_span} are withheld from the public: item 6" in said
        else:
            assert part.spoken_span in said or all(f"Page {label}" in said for label in part.labels)
    count = PackVariant.objects.count()
    cut(public)
    told(public, timedelta(minutes=1))
    assert PackVariant.objects.count() == count == 1
    PackVariant.objects.all().delete()
    answer = client.get(reverse("published-pack", args=[public.meeting.ref]))
    assert answer.status_code == 503 and not PackVariant.objects.exists()


def test_a_late_paper_makes_it_again_with_its_reason_and_all_numbers_stand(public, client):
    before = {part.key: part.labels for part in public.pack.parts}
    final(public, public.items["4"], "Appendix", late_because="The valuer wrote.", late_allowed_by=public.lena.person)
    jobs.drain()
    made(public)
    jobs.drain()
    said = cut(public)[1]
    assert "Appendix in full" in said and "Late paper. The valuer wrote." in said and HIDDEN not in said
    assert before.items() <= {part.key: part.labels for part in packs.newest(public.meeting).parts}.items()


def test_what_is_released_joins_it_on_its_own_pages(public, client):
    """Its file, once somebody has said so. Our own print says on its face that it is private, and stays a slip."""
    then = timedelta(minutes=5)
    privacy.release(public.secret, because="Signed", by=public.stella.user, at=public.now + then)
    told(public, then)
    assert "Merger" not in cut(public)[1], "nobody has said yet how the paper is published"
    paper, then = public.secret.papers.get(), timedelta(minutes=6)
    say_version(paper, choice="whole", because="Nothing in it", by=public.stella.user, at=public.now + then)
    told(public, then)
    assert "Merger" not in cut(public)[1], "nor what may be read of its title"
    then = timedelta(minutes=7)
    say_texts(public.secret, because="Nothing in it", by=public.stella.user, at=public.now + then)
    told(public, then)
    said = cut(public)[1]
    assert "Merger figures" in said and "Merger in full" not in said and "Private: not for publication" not in said
    assert PackVariant.objects.filter(side=OPEN).count() == 1, "the file made before is gone"


def test_what_is_made_private_or_withdrawn_later_goes_from_it(public, client):
    old = PackVariant.objects.get(side=OPEN)
    Privacy.objects.create(
        item=public.items["5"], ground="confidential", reason="Prices", public_words="A contract",
        reviewer=public.lena.person, review_on=public.meeting.held_on + timedelta(days=60), decided_at=public.now,
    )  # fmt: skip
    at_once = client.get(reverse("published-pack", args=[public.meeting.ref]))
    assert at_once.status_code == 503, "not even for a minute"
    told(public, timedelta(minutes=5))
    said = cut(public)[1]
    assert "Fernbank" not in said and "withheld from the public: item 5" in said
    assert not PackVariant.objects.filter(pk=old.pk).exists()
    paper = public.items["5"].papers.get()
    assert client.get(reverse("published-report", args=[paper.ref])).status_code == 410
    paper = public.items["4"].papers.get()
    writing.withdraw_paper(paper, because="Wrong practice", by=public.stella.user, at=public.now + timedelta(minutes=6))
    told(public, timedelta(minutes=6))
    assert "Incentive in full" not in cut(public)[1]


def test_before_the_agenda_is_out_nobody_has_it(room, client):
    made(room)
    told(room)
    assert client.get(reverse("published-pack", args=[room.meeting.ref])).status_code == 404
    assert not PackVariant.objects.exists()
    paper = room.items["5"].papers.get()
    assert client.get(reverse("published-report", args=[paper.ref])).status_code == 404


def test_the_same_pack_is_put_together_for_a_whole_year_at_a_constant_cost(public):
    def cost():
        told(public)
        with CaptureQueriesContext(connection) as asked:
            publishing.republish_meetings(at=public.now)
        return len(asked)

    one = cost()
    for days in range(11, 15):
        more = public.plan(public.essex, days=days, status=Meeting.Status.PUBLISHED)
        public.paper(public.item(more, "1", "Another"), "Another paper", file=public.items["4"].papers.get().file)
        acts.make_pack(more, by=public.stella.user, at=public.now)
    assert cost() == one


# --- nothing private, by a crawl --------------------------------------------------------------------

W = {name: f"zp{n:02}{name}pz" for n, name in enumerate(
    ("title", "purpose", "author", "body", "cover", "late", "asked", "given", "reason", "file", "advisee"), 1
)}  # fmt: skip


def plant(room):
    """A word in every fact about item 6, private, and about a draft and a withdrawn paper under items that are not."""
    item = room.secret
    item.title, item.purpose = W["title"], W["purpose"]
    item.save_as(by=None)
    cover = {key: {"words": W["cover"]} for key in WHOLE}
    held = {"author": W["author"], "body": W["body"], "cover": cover, "file": reports.stored(W["file"], 2)}
    room.paper(item, W["title"], late_because=W["late"], late_allowed_by=room.lena.person, **held)
    Advice(
        item=item, asked_of=W["advisee"], question=W["asked"], answer=W["given"], due_on=room.meeting.held_on,
        asked_at=room.now - timedelta(days=1), answered_at=room.now - timedelta(days=1),
    ).save_as(by=None)  # fmt: skip
    Privacy.objects.create(
        item=item, ground="confidential", reason=W["reason"], public_words="A contract", reviewer=room.lena.person,
        review_on=room.meeting.held_on, decided_at=room.now,
    )  # fmt: skip
    room.paper(room.items["4"], W["title"], status=Paper.Status.DRAFT, **held)


def crawl(client, starts):
    """Every public address that leads from these, with everything its answer can tell."""
    seen, waiting = {}, list(starts)
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 150:
            continue
        answer = client.get(address)
        assert answer.status_code < 500 or answer.status_code == 503, address
        seen[address] = within(body_of(answer))
        if answer["Content-Type"].startswith("text/html"):
            for a in BeautifulSoup(seen[address], "html.parser").select("a[href], link[rel=alternate]"):
                found = a["href"].split("#")[0].split("registers.example.org")[-1]
                if found.startswith(("/entry/", "/published/", "/ccg/06T/", "/calendar/")) and "compare" not in found:
                    waiting.append(found)
    return seen


def test_nothing_private_at_any_public_address(public, client):
    plant(public)
    made(public)
    told(public, timedelta(minutes=1))
    starts = [f"/entry/{each.ref}/" for each in Line.objects.filter(body="06T")]
    starts += [f"/ccg/06T/registers/{key}.{kind}" for key in ("papers", "meetings") for kind in ("csv", "json", "atom")]
    starts += [
        reverse(name, args=[each.ref])
        for each in Paper.objects.all()
        for name in ("published-paper", "published-report")
    ]
    starts += [reverse("published-pack", args=[public.meeting.ref])]
    seen = crawl(client, starts)
    everything = b"\n".join(seen.values()).lower()
    assert b"fernbank in full" in everything and b"survey of 900 patients" in everything
    assert any(said.startswith(b"%PDF") and b"withheld from the public" in said for said in seen.values())
    assert [(a, name) for a, said in seen.items() for name, word in W.items() if word.encode() in said.lower()] == []
