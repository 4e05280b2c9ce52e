"""The paper wall, proved by a crawl: who is ruled out of an item finds nothing of it, at any address (house, trap 6).

Everything about item 5 carries a planted word. First the pages are crawled by people who may see it, and
the words are found; then a ruling withholds the item from one of them, who visits every address again.
"""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import NoReverseMatch, get_resolver, reverse

from governance import models, wall
from governance.actions.feeds import make_calendar_key
from governance.actions.privacy import keep_private
from governance.models import (
    ActionPoint,
    Advice,
    Discussion,
    Guest,
    Item,
    Meeting,
    Minutes,
    Motion,
    Participation,
    PartyKind,
    Poll,
    PublicQuestion,
    SentQuestion,
    StatusChange,
    Turn,
)
from governance.rules.meetings.cover import SHEET
from jobs.clock import london, now
from tests.publication.opened import body_of, within
from tests.walks import on_postgres

WORDS = (
    "purpose", "paper-title", "paper-body", "paper-author", "cover", "party", "advice-asked", "advice-given",
    "discussion", "action", "outcome", "guest", "question", "answer", "motion", "note", "ground", "told", "presenter",
    "sent",
)  # fmt: skip
SECRETS = {word: f"zq{n:02}{word.replace('-', '')}qz" for n, word in enumerate(WORDS)}
W = SECRETS


def plant(sitting):
    """A word in every fact about item 5."""
    item, at, on = sitting.items["5"], sitting.now, sitting.meeting.held_on
    item.purpose, item.presenter = W["purpose"], W["presenter"]
    item.save_as(by=None)
    sitting.party(item, W["party"], code="07123456", kind=PartyKind.COMPANY)
    cover = {question.key: {"words": W["cover"]} for question in SHEET}
    sitting.paper(item, W["paper-title"], body=W["paper-body"], author=W["paper-author"], cover=cover)
    sitting.paper(item, f"{W['paper-title']} again", body=W["paper-body"], status="draft")
    Advice(
        item=item, asked_of="Finance", question=W["advice-asked"], answer=W["advice-given"], due_on=on, asked_at=at,
        answered_at=at, adviser=sitting.fay.person,
    ).save_as(by=None)  # fmt: skip
    Discussion(item=item, words=W["discussion"], written_at=at).save_as(by=None)
    ActionPoint(
        item=item, committee=sitting.essex, words=W["action"], outcome=W["outcome"], owner=sitting.fay.person,
        due_on=on, set_at=at,
    ).save_as(by=None)  # fmt: skip
    Guest(meeting=sitting.meeting, item=item, name="Val Uer", purpose=W["guest"], admitted_at=at).save_as(by=None)
    PublicQuestion(
        meeting=sitting.meeting, item=item, question=W["question"], answer=W["answer"], received_on=on, recorded_at=at
    ).save_as(by=None)  # fmt: skip
    SentQuestion.objects.create(meeting=sitting.meeting, item=item, question=W["sent"], name=W["sent"], sent_at=at)
    StatusChange.objects.create(
        subject=item, workflow="item", transition="remedy", source="draft", target="draft", note=W["note"], moved_at=at
    )


def hide_from_the_public(sitting):
    sitting.items["5"] = keep_private(
        sitting.items["5"], ground="confidential", reason=W["ground"], public_words=W["told"],
        reviewer=sitting.fay.person, review_on=sitting.meeting.held_on + timedelta(days=30),
        by=sitting.stella.user, at=sitting.now,
    )  # fmt: skip


def in_session(sitting, *, over):
    """Everybody is in, item 5 is open and voted on; `over`: the vote was stopped and the item closed."""
    at, meeting, item = sitting.now, sitting.meeting, sitting.items["5"]
    who = [seat for seat in sitting.essex.seats.all() if seat.voting and not seat.deputy_for_id]
    for place, seat in enumerate(who, 1):
        Participation.objects.create(meeting=meeting, seat=seat, act="arrived", place=place, happened_at=at)
    place = len(who) + 1
    Turn.objects.create(item=item, act="opened", presiding=sitting.lena.seat, place=place, happened_at=at)
    status = Motion.Status.NOT_DECIDED if over else Motion.Status.POLLING
    motion = Motion(item=item, words=W["motion"], put_at=at, status=status).save_as(by=None)
    poll = Poll(motion=motion, opened_at=at, place=place + 1)
    if over:
        poll.status, poll.closed_at, poll.stopped_place, poll.stopped_because = "stopped", at, place + 2, W["note"]
    poll.save_as(by=None)
    item.status = Item.Status.DONE if over else Item.Status.OPEN
    item.save_as(by=None)
    if over:
        Turn.objects.create(item=item, act="closed", place=place + 3, happened_at=at)


def stand(sitting, status):
    """The meeting in that state, with the moments such a meeting has, and minutes begun once it is closed."""
    meeting, at = sitting.meeting, sitting.now
    meeting.status = status
    marks = {"called_at", "published_at"} if status != Meeting.Status.DRAFT else set()
    marks |= {"opened_at"} if status in ("sitting", "closed") else set()
    marks |= {"closed_at"} if status == "closed" else set()
    for name in marks:
        setattr(meeting, name, at)
    meeting.save_as(by=None)
    if status in ("sitting", "closed"):
        in_session(sitting, over=status == "closed")
    if status == "closed":
        Minutes(meeting=meeting, status="circulated", begun_at=at, circulated_at=at).save_as(by=None)


PEOPLE = {
    "omar": "a member",
    "stella": "the secretary, who may edit all",
    "lena": "the chair",
    "mia": "the governance lead, who sees the radar",
}


EXPECTED = {
    "draft": {"purpose", "party", "note", "paper-title", "paper-body", "presenter", "advice-asked", "guest", "ground"},
    "published": {"purpose", "party", "note", "paper-title", "paper-body", "cover", "advice-given", "told", "ground"},
    "sitting": {"purpose", "motion", "guest", "sent"},
    "closed": {"discussion", "action", "motion", "sent"},
}


def every_address(patterns=None, prefix=""):
    """(name, model of its door) of each page with one reference, from the doors themselves."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(each, "url_patterns"):
            yield from every_address(each.url_patterns)
        elif each.name:
            yield each.name, getattr(each.callback, "door_model", None)


def addresses(sitting):
    """Every page of every record there is, whatever links to it."""
    rows = [
        sitting.items["4"], sitting.items["5"], sitting.meeting, *models.Paper.objects.all(), *Advice.objects.all(),
        *models.ItemParty.objects.all(), *ActionPoint.objects.all(), *Guest.objects.all(), *Minutes.objects.all(),
        *PublicQuestion.objects.all(), *Motion.objects.all(), *Poll.objects.all(), *models.Ruling.objects.all(),
        *models.Report.objects.all(), sitting.essex, sitting.mid, *SentQuestion.objects.all(),
    ]  # fmt: skip
    for name, model in every_address():
        for row in rows:
            if model is not None and isinstance(row, model):
                try:
                    yield reverse(name, args=[row.ref])
                except NoReverseMatch:
                    continue  # it needs more than a reference: found by its links
    yield from (reverse(name) for name in ("desk", "meetings", "meetings-calendar", "committees", "people"))


def bounded(client, found):
    """Ask each address once, following nothing."""
    seen = {}
    for address in sorted(found):
        answer = client.get(address)
        assert answer.status_code < 500 or answer.status_code == 503, address
        seen[address] = within(body_of(answer))
    return seen


@pytest.fixture
def planted(sitting):
    plant(sitting)
    return sitting


@pytest.mark.parametrize(
    ("status", "people"),
    on_postgres(
        [
            ("draft", ("stella",)),
            ("published", ("omar", "mia")),
            ("sitting", ("omar", "lena")),
            ("closed", ("omar", "stella")),
        ],
        and_on_sqlite="published",
    ),
)
def test_the_words_are_there_to_be_found_and_gone_behind_the_wall(planted, client, status, people):
    """Found by the secretary before the ruling; by nobody ruled out after it."""
    if status in ("draft", "published"):
        hide_from_the_public(planted)
    stand(planted, status)
    found = set(addresses(planted))
    client.force_login(planted.stella.user)
    told = {name for _, name in leaks_in(bounded(client, found))}
    assert EXPECTED[status] <= told, f"the crawl does not find {EXPECTED[status] - told}"
    for who in people:
        planted.ruling(planted.items["5"], getattr(planted, who))
    left = {}
    for who in people:
        client.force_login(getattr(planted, who).user)
        left |= {f"{PEOPLE[who]}: {a}": said for a, said in bounded(client, found).items()}
    assert not leaks_in(left)


def leaks_in(seen):
    return [
        (address, name) for address, said in seen.items() for name, word in W.items() if word.encode() in said.lower()
    ]


TITLE = "zqtitleqz"
PUBLIC = {"told", "question", "answer"}
"""What is said of a private item to everybody; and questions of the public are public with their answers."""


@pytest.mark.parametrize(
    "status", on_postgres(["draft", "called", "published", "sitting", "closed"], and_on_sqlite="called")
)
def test_private_business_is_closed_to_an_observer_at_every_address(planted, client, status):
    """Nobody ruled her out: Healthwatch may attend, has no vote, and reads of a private item what the public reads.

    Not even where she was asked for advice, or owns an action, before it was closed to her.
    """
    item = planted.items["5"]
    item.title = TITLE
    item.save_as(by=None)
    for row, field in ((Advice.objects.get(), "adviser"), (ActionPoint.objects.get(), "owner")):
        setattr(row, field, planted.helen.person)
        row.answered_at = None
        row.save_as(by=None)
    hide_from_the_public(planted)
    stand(planted, status)
    found = set(addresses(planted))
    client.force_login(planted.omar.user)
    mine = bounded(client, found)
    assert TITLE.encode() in b"".join(mine.values()), "the crawl does not find the title"
    client.force_login(planted.helen.user)
    seen = bounded(client, found | {f"{reverse('private-calendar')}?key={key_of(planted.helen)}"})
    told = {(address, name) for address, name in leaks_in(seen) if name not in PUBLIC}
    told |= {(address, "title") for address, said in seen.items() if TITLE.encode() in said.lower()}
    assert not told
    assert W["told"].encode() in b"".join(seen.values()) or status in ("draft", "called", "sitting")


def key_of(member):
    return make_calendar_key(member.user, by=member.user, at=london(now()))


def test_links_lead_nowhere_else(planted, client):
    """The same by following every link of the desk, the list and the meeting, as the secretary ruled out."""
    stand(planted, "published")
    planted.ruling(planted.items["5"], planted.stella)
    client.force_login(planted.stella.user)
    starts = [reverse("desk"), reverse("meetings"), reverse("meeting", args=[planted.meeting.ref])]
    first = bounded(client, starts)
    linked = {
        a["href"].split("#")[0]
        for said in first.values()
        for a in BeautifulSoup(said, "html.parser").select("main a[href]")
    }
    assert reverse("agenda-item", args=[planted.items["4"].ref]) in linked
    assert reverse("agenda-item", args=[planted.items["5"].ref]) not in linked
    assert not leaks_in(first | bounded(client, {a for a in linked if a.startswith("/")}))


def test_before_the_agenda_is_public_not_even_the_title_remains(sitting, client):
    sitting.ruling(sitting.items["5"], sitting.omar)
    client.force_login(sitting.omar.user)
    shown = client.get(reverse("meeting", args=[sitting.meeting.ref])).content.decode()
    assert "Fernbank" not in shown and "withheld" not in shown.lower()
    assert client.get(reverse("agenda-item", args=[sitting.items["5"].ref])).status_code == 404


def test_on_a_published_agenda_a_numbered_slip_remains_and_counts_say_nothing(sitting, client):
    stand(sitting, "published")
    sitting.paper(sitting.items["5"], "Premises")
    sitting.ruling(sitting.items["5"], sitting.omar)
    client.force_login(sitting.omar.user)
    shown = client.get(reverse("meeting", args=[sitting.meeting.ref])).content.decode()
    assert "Item 5: withheld from you by ruling of Lena Ashworth, chair." in shown
    assert "5. Premises reimbursement: Fernbank Surgery" in shown  # the public reads the title too
    answer = client.get(reverse("agenda-item", args=[sitting.items["5"].ref]))
    assert answer.status_code == 403 and b"withheld from you" in answer.content


def test_a_private_item_leaves_only_its_number(sitting, client):
    on = london(sitting.now).date() + timedelta(days=30)
    keep_private(
        sitting.items["5"], ground="confidential", reason="Prices", public_words="A tender", review_on=on,
        reviewer=sitting.fay.person, by=sitting.stella.user, at=sitting.now,
    )  # fmt: skip
    stand(sitting, "published")
    sitting.ruling(sitting.items["5"], sitting.omar)
    client.force_login(sitting.omar.user)
    shown = client.get(reverse("meeting", args=[sitting.meeting.ref])).content.decode()
    assert "Item 5: withheld" in shown and "Fernbank" not in shown


@pytest.mark.parametrize(
    ("choice", "withhold", "hidden"),
    [
        ("a", False, True),
        ("b", False, True),
        ("c", True, True),
        ("c", False, False),
        ("d", False, False),
        ("e", False, False),
    ],
)
def test_the_wall_follows_the_ruling(sitting, choice, withhold, hidden):
    item, omar = sitting.items["5"], sitting.omar.person.pk
    sitting.ruling(item, sitting.omar, choice=choice, withhold=withhold)
    assert wall.is_withheld(item, omar, at=sitting.now) is hidden
    assert wall.visible_to(Item.objects.filter(pk=item.pk), omar, at=sitting.now, path="").exists() is not hidden
    assert not wall.is_withheld(item, sitting.fay.person.pk, at=sitting.now)


def test_the_latest_ruling_speaks_and_one_to_come_does_not_yet(sitting):
    item, omar = sitting.items["5"], sitting.omar.person.pk
    sitting.ruling(item, sitting.omar, at=sitting.now + timedelta(hours=1))
    assert not wall.is_withheld(item, omar, at=sitting.now)
    sitting.ruling(item, sitting.omar, choice="none", withhold=False, at=sitting.now + timedelta(hours=2))
    assert wall.is_withheld(item, omar, at=sitting.now + timedelta(hours=1))
    assert not wall.is_withheld(item, omar, at=sitting.now + timedelta(hours=2))
