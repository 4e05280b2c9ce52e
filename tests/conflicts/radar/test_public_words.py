"""The public reads no more of a conflict in decisions and minutes than the register may say that day (R-095, R-064)."""

from datetime import timedelta

import pytest

from conflicts import actions
from conflicts.rules.redaction import Asked, kept_of_ruling
from documents.models import Document
from governance.actions import minutes
from governance.actions import publishing_meetings as publishing
from governance.permissions import Role
from jobs import actions as jobs
from publication import actions as publication
from publication.models import Line
from tests.governance.bodies import someone
from tests.governance.console.floor import D3, Floor
from tests.governance.console.test_minutes import approve, circulated, later
from tests.publication.crawl import crawl, leaks

SECRET = {"interest": "Zephyrine", "reason": "Thistledown"}
SAID = {"interest": "Lender to Zephyrine Holdings", "reason": "Thistledown is its landlord"}


@pytest.fixture
def closed(desk, settings, tmp_path, monkeypatch):
    """Omar's interest is ruled on in item 5, which is decided without him; the meeting is over."""
    settings.DATA_DIR = tmp_path
    floor = Floor(desk.sitting)
    floor.line = desk.declares("omar", "Zephyrine Holdings", description="A loan")
    floor.world_line = lambda who: (
        floor.line if who == "omar" else desk.declares(who, "Zephyrine Holdings", description="A loan")
    )
    floor.guardian = someone("Gwen Vale", Role.CONFLICTS_GUARDIAN, desk.sitting.mid)

    def walk(motion=True, **said):
        floor.open(*D3, "alma")
        floor.take("5")
        floor.rule("5", "omar", **(SAID | {"interest_ref": floor.line.ref} | said))
        floor.move("omar", "left")
        if motion:
            floor.vote("5", words="That the rent be reimbursed", yes="lena alma noor fay miles hope")
        floor.close("5") if motion else floor.defer("5")
        floor.finish()
        floor.after = floor.meeting.ends_at + timedelta(hours=1)
        monkeypatch.setattr("jobs.clock.now", lambda: floor.after + timedelta(days=40))
        publishing.republish_meetings(at=floor.after)
        return floor

    floor.walk = walk
    return floor


def told(floor):
    lines = Line.objects.filter(register="decisions", state=Line.State.LIVE).select_related("latest__content")
    (words,) = {line.latest.content.row["columns"]["conflict"] for line in lines}
    return words


def withhold(floor, *fields, hours=1):
    at = floor.after + timedelta(hours=hours)
    asked = actions.ask_redaction(
        floor.line,
        ground="harm",
        fields=fields,
        request="A threat",
        at=at,
        by=floor.line.declarant.person.user,
    )
    return actions.decide_redaction(
        asked, grant=True, advice="Police", reason="A threat", by=floor.guardian.user, at=at + timedelta(hours=1)
    )


def strangers(floor, client):
    publication.sequence(at=floor.after + timedelta(days=39))
    jobs.drain()
    refs = Line.objects.filter(register="decisions").values_list("ref", flat=True)
    starts = ["/registers/", "/ledger/rows.jsonl", "/api/v1/registers/decisions/entries"]
    starts += [f"/entry/{ref}/{end}" for ref in refs for end in ("", "1/", "2/", "1/receipt.json", "2/receipt.json")]
    when = f"?as_at={floor.meeting.held_on}&known_at={floor.meeting.held_on}"
    page = "/ccg/06Q/registers/decisions"
    starts += [f"{page}.{end}{dates}" for end in ("csv", "json", "xlsx", "atom") for dates in ("", when)]
    starts += [f"{page}/{when}", *(f"{page}/?q={secret}" for secret in SECRET.values())]
    return leaks(crawl(client, starts), SECRET)


def test_what_is_public_is_told(closed, client):
    words = told(closed.walk())
    assert "Omar Dunn (GP, Mid Essex) said that they had an interest: Lender to Zephyrine Holdings" in words
    assert strangers(closed, client), "a control: the crawl finds what is there"


@pytest.mark.parametrize("motion", [True, False])
def test_withheld_later_it_is_gone_from_every_version_and_date(closed, client, motion):
    closed.walk(motion)
    withhold(closed, "counterparty")
    assert "Omar Dunn (GP, Mid Essex) said that they had an interest, a financial interest" in told(closed)
    assert "Its details are not published" in told(closed)
    assert strangers(closed, client) == []


@pytest.mark.parametrize("motion", [True, False])
def test_a_withheld_name_takes_role_and_voters_with_it(closed, motion):
    closed.walk(motion)
    withhold(closed, "person")
    words = told(closed)
    assert words.startswith("A member of the committee said") and "It was ruled that they should leave" in words
    assert not [name for name in ("Omar", "GP,", "Fay Lund", "Zephyrine", "Lena", "Chair") if name in words]


def decided(floor):
    lines = Line.objects.filter(register="decisions", state=Line.State.LIVE).select_related("latest__content")
    return [line.latest.content.row["columns"] for line in lines]


@pytest.mark.parametrize("whose", ["lena", "omar"])
def test_no_presiding_vice_chair_tells_that_the_withheld_name_is_the_chairs(closed, whose, client, monkeypatch):
    """Nor does it tell by being left out: whoever’s name is withheld, the words are the same."""
    closed.line = closed.world_line(whose)
    ruler, capacity = ("noor", "vice") if whose == "lena" else ("lena", "chair")
    closed.open(*D3, "alma")
    closed.take("5")
    closed.rule("5", whose, **SAID, interest_ref=closed.line.ref, ruler=ruler, ruled_as=capacity)
    closed.move(whose, "left")
    closed.take("5")
    staying = [name for name in (*D3, "alma") if name != whose]
    assert closed.vote("5", words="That the rent be reimbursed", yes=" ".join(staying)).outcome == "carried"
    closed.close("5")
    closed.finish()
    closed.after = closed.meeting.ends_at + timedelta(hours=1)
    monkeypatch.setattr("jobs.clock.now", lambda: closed.after + timedelta(days=40))
    publishing.republish_meetings(at=closed.after)
    presided = "Noor Khan" if whose == "lena" else "Lena Ashworth"
    assert {row["presided"] for row in decided(closed)} == {presided}, "a control: told while nothing is withheld"
    withhold(closed, "person")
    for row in decided(closed):
        assert row["presided"] == "Not told, because a name is withheld on this item"
        assert not [name for name in ("Noor", "Lena", "Omar", "Chair") if name in str(row["conflict"]) + row["votes"]]
    publication.sequence(at=closed.after + timedelta(days=39))
    for ref in Line.objects.filter(register="decisions").values_list("ref", flat=True):
        for page in (f"/entry/{ref}/", f"/entry/{ref}/1/", f"/entry/{ref}/1/receipt.json"):
            answer = client.get(page)
            assert answer.status_code in (200, 410) and presided not in answer.content.decode(), page


def test_lifted_it_is_told_again(closed):
    closed.walk()
    redaction = withhold(closed, "person")
    actions.lift_redaction(redaction, reason="Over", by=closed.guardian.user, at=closed.after + timedelta(days=2))
    assert "Omar Dunn" in told(closed) and "Zephyrine" in told(closed)


@pytest.mark.parametrize("said", [{}, {"interest_ref": ""}])
def test_without_consent_nothing_is_told_even_of_what_was_said_aloud(closed, said):
    closed.line.publish, closed.line.why_not = False, "A threat"
    closed.line.save_as(by=None)
    words = told(closed.walk(**said))
    assert "Omar Dunn" in words and "Zephyrine" not in words and "Thistledown" not in words


def test_words_written_for_the_public_stand_unless_withheld_later(closed):
    closed.line.publish = False
    closed.line.save_as(by=None)
    assert "a tie to a company" in told(closed.walk(public_words="a tie to a company")).lower()
    withhold(closed, "description")
    assert "a tie to a company" not in told(closed).lower()


def test_the_public_minutes_are_issued_anew_and_the_committees_stay(closed):
    closed.walk()
    closed.meeting.refresh_from_db()
    record, meeting = circulated(closed), later(closed)
    approve(closed, record, meeting=meeting)
    closed.after = meeting.starts_at
    papers = Document.objects.filter(subject=minutes.public_subject(record))
    first, whole = papers.get(), Document.objects.filter(subject=minutes.subject(record)).last()
    assert "Zephyrine" in first.payload
    redaction = withhold(closed, "person")
    first.refresh_from_db()
    whole.refresh_from_db()
    now = papers.get(superseded_at=None)
    assert first.superseded_because == "What may be told of an interest has changed." and not whole.superseded_at
    assert "Zephyrine" not in now.payload and "A member of the committee" in now.payload
    (fifth,) = [s for s in now.content["sections"] if s["heading"].startswith("5.")]
    assert "Omar" not in str(fifth) and "Omar" in str(now.content["opening"])
    publishing.republish_meetings(at=closed.after + timedelta(days=1))
    assert papers.count() == 2, "nothing changed, nothing is issued"
    actions.lift_redaction(redaction, reason="Over", by=closed.guardian.user, at=closed.after + timedelta(days=2))
    assert "Zephyrine" in papers.get(superseded_at=None).payload


ASKED, GRANTED, OLD = Asked("asked", ("person",), 5), Asked("granted", ("description",), 5), Asked("lifted", ("x",), 5)


@pytest.mark.parametrize(
    ("lines", "named", "ruled_at", "own_words", "kept"),
    [
        ([], True, 1, "", "name"),
        ([], False, 1, "", ""),
        ([(1, True, "published", [])], True, 1, "", ""),
        ([(1, True, "published", [ASKED])], True, 1, "", ""),
        ([(1, True, "declared", [ASKED])], True, 1, "Words", "name"),
        ([(1, True, "published", [GRANTED])], True, 9, "", "details"),
        ([(1, True, "published", [GRANTED])], True, 9, "Words", ""),
        ([(1, True, "published", [GRANTED])], True, 1, "Words", "details"),
        ([(1, True, "published", [OLD])], True, 1, "", ""),
        ([(1, False, "agreed", [])], True, 1, "", "details"),
        ([(1, False, "agreed", [])], True, 1, "Words", ""),
        ([(1, True, "withdrawn", [])], True, 1, "", "details"),
        ([(1, True, "published", []), (1, False, "agreed", [ASKED])], False, 1, "", "name"),
    ],
)
def test_how_much_is_kept_back(lines, named, ruled_at, own_words, kept):
    assert kept_of_ruling(lines, named=named, ruled_at=ruled_at, own_words=own_words) == kept
