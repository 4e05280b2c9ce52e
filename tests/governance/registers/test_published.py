"""Bodies, people in role, arrangements and controlled documents reach the public, and nothing else does."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import actions
from governance.models import Committee, ControlledDocument, Organisation
from governance.permissions import Role
from governance.workflow import NotAllowed
from jobs.clock import LONDON, real_time
from publication.models import Entry, Line
from tests.governance.bodies import body

APPROVED = datetime(2015, 2, 18, 10, 0, tzinfo=LONDON)
SECRETS = (
    "1234567", "Nadia Clarke", "Only if two lay members join", "The panel had doubts", "gil@example.org", "Gil Marsh",
)  # fmt: skip


@pytest.fixture
def at(settings, tmp_path, monkeypatch):
    """`at(2015, 5, 1)`: the day on which tasks run and pages are read."""
    settings.DATA_DIR = tmp_path
    settings.PUBLIC_HOST = "registers.example.org"

    def set_to(*day):
        moment = datetime(*day, 10, tzinfo=LONDON)
        monkeypatch.setattr("jobs.clock.now", lambda: moment)
        return moment

    set_to(2015, 3, 1)
    return set_to


@pytest.fixture
def small(small, at):
    small.nadia = small.appoint("Nadia Clarke", Role.NHSE_NATIONAL_OFFICER, small.nation)
    return small


def approve(small, **more):
    given = {"model": "delegated", "starts_on": date(2015, 4, 1), "conditions": "Only if two lay members join"}
    return actions.approve_arrangement(ccg=small.blackpool, by=small.nadia.user, at=APPROVED, **given | more)


def upload(name="policy.txt", words="The policy."):
    return SimpleUploadedFile(name, words.encode(), "text/plain")


def add(small, version="1", on=date(2014, 4, 1), at=APPROVED, **more):
    given = {
        "kind": "conflicts-policy", "title": "Conflicts policy", "version": version, "from_on": on,
        "approved_by_body": "Audit committee", "approved_on": min(on, date(2014, 3, 1)), "upload": upload(),
        "by": small.gil.user, "at": at,
    }  # fmt: skip
    return actions.add_version(small.blackpool, **given | more)


def columns(register, code="00R"):
    lines = Line.objects.filter(register=register, body=code, state="live").select_related("latest__content")
    return [line.latest.content.row["columns"] for line in lines.order_by("pk")]


# --- people -----------------------------------------------------------------------


def a_committee(home):
    made = Committee(organisation=home, name="Primary Care Commissioning Committee", from_on=home.opened_on)
    return made.save_as(by=None, why="Test")


@pytest.mark.parametrize("role", list(Role))
def test_which_posts_are_public(small, at, role):
    from governance.rules.public import PUBLIC_POSTS

    place = small.nation if role == Role.NHSE_NATIONAL_OFFICER else small.office
    place = small.leicester if "nhs" not in role else place
    if role == Role.NHSE_REGIONAL_DIRECTOR:
        place = body("North", "region", "Y54")
    where = a_committee(place) if role.startswith("committee-") else place
    small.appoint("Pat Quill", role, where)
    assert ("Pat Quill" in [row["name"] for row in columns("people", place.code)]) == (role in PUBLIC_POSTS)


def test_a_post_that_ends_says_until_when_and_leaves_after_six_months(small, at, client):
    actions.end_appointment(small.gee.post, last_day=date(2015, 3, 1), by=small.gil.user, at=at(2015, 3, 1))
    row = next(row for row in columns("people") if row["name"] == "Gee Patel")
    assert (row["post"], row["from_on"], row["to_on"]) == ("GP member", "2013-04-01", "2015-03-01")
    at(2015, 9, 1)
    assert "Gee Patel" in client.get("/ccg/00R/registers/people/").content.decode()
    at(2015, 9, 2)
    assert "Gee Patel" not in client.get("/ccg/00R/registers/people/").content.decode()


# --- arrangements -------------------------------------------------------------------


def test_approved_is_not_live_until_the_papers_are_signed_and_the_day_has_come(small, at):
    arrangement = approve(small)
    assert columns("arrangements")[0]["state"] == "Approved, not live yet"
    actions.sign_agreement(arrangement, signed_on=date(2015, 3, 20), by=small.nadia.user, at=at(2015, 3, 20))
    cora = small.appoint("Cora Finch", Role.CHIEF_FINANCE_OFFICER, small.blackpool)
    actions.sign_off_sum(arrangement, amount=Decimal("1234567.00"), by=cora.user, at=at(2015, 3, 21))
    said = columns("arrangements")[0]
    assert (said["state"], said["live_from"]) == ("Approved, not live yet", "2015-04-01")
    assert actions.republish(at=at(2015, 3, 31)) > 0  # bodies nobody had acted on
    assert actions.republish(at=at(2015, 3, 31)) == 0
    actions.republish(at=at(2015, 4, 1))
    assert columns("arrangements")[0]["state"] == "Live"
    mine = columns("bodies")[0]
    assert (mine["model"], mine["model_since"]) == ("Delegated commissioning", "2015-04-01")
    assert columns("bodies", "04C")[0]["model"] == "Greater involvement"


def test_a_lapse_and_a_successor_close_an_arrangement(small, at):
    first = approve(small, model="joint")
    actions.lapse(first, because="The panel had doubts", by=small.nadia.user, at=at(2015, 3, 2))
    said = columns("arrangements")[0]
    assert (said["state"], said["closed_on"], said["live_from"]) == ("Lapsed before it began", "2015-03-02", "")


def test_the_count_is_by_model_and_round_and_has_a_history(small, at, client):
    arrangement = approve(small, model="joint")
    actions.approve_arrangement(
        ccg=small.leicester, model="joint", starts_on=date(2015, 4, 1), by=small.nadia.user, at=APPROVED
    )
    actions.sign_agreement(arrangement, signed_on=date(2015, 3, 20), by=small.nadia.user, at=at(2015, 3, 20))
    actions.republish(at=at(2015, 4, 2))
    assert client.get("/national/arrangements.json").json() == {
        "as_at": "2015-04-02",
        "counts": [{"model": "Joint commissioning", "round": "2015/16", "approved": 2, "live": 1}],
        "history": [
            {"day": "2015-04-01", "model": "Joint commissioning", "round": "2015/16", "approved": 2, "live": 1},
            {"day": "2015-02-18", "model": "Joint commissioning", "round": "2015/16", "approved": 2, "live": 0},
        ],
    }
    page = client.get("/national/arrangements/?as_at=2015-03-01").content.decode()
    assert "Joint commissioning" in page and "1 March 2015" in page
    assert client.get("/national/arrangements/?as_at=soon").status_code == 400
    assert b"2015-04-01,Joint commissioning,2015/16,2,1" in client.get("/national/arrangements.csv").content


# --- documents ----------------------------------------------------------------------


def test_a_new_version_ends_the_one_before_and_both_stay(small, at):
    add(small)
    add(small, "2", date(2015, 1, 5))
    assert [(row["version"], row["from_on"], row["to_on"]) for row in columns("documents")] == [
        ("1", "2014-04-01", "2015-01-04"),
        ("2", "2015-01-05", ""),
    ]


@pytest.mark.parametrize("on, words", [
    ("2014-03-31", "None of the versions published was in force"),
    ("2014-04-01", "version 1"), ("2015-01-04", "version 1"), ("2015-01-05", "version 2"), ("", "version 2"),
])  # fmt: skip
def test_the_policy_in_force_on_a_date_is_one_address(small, at, client, on, words):
    add(small)
    add(small, "2", date(2015, 1, 5))
    page = client.get(f"/ccg/00r/in-force/conflicts-policy/?on={on}").content.decode()
    assert words in page
    assert client.get("/ccg/00R/in-force/nonsense/").status_code == 404
    assert client.get("/ccg/77Z/in-force/other/").status_code == 404


def test_only_a_published_file_is_sent_and_a_withdrawn_one_answers_410(small, at, client):
    document = add(small)
    answer = client.get(f"/published/{document.ref}/")
    assert b"".join(answer.streaming_content) == b"The policy." and "public" in answer.headers["Cache-Control"]
    assert not answer.cookies
    actions.withdraw_version(document, because="The wrong file", by=small.gil.user, at=at(2015, 3, 2))
    gone = client.get(f"/published/{document.ref}/")
    assert gone.status_code == 410 and b"The wrong file" in gone.content
    assert client.get("/published/aaaaaaaaaaaa/").status_code == 404
    assert actions.republish(at=at(2015, 3, 3)) >= 0 and columns("documents") == []


@pytest.mark.parametrize(
    "which, ends", [("1", ["2016-01-04", ""]), ("2", ["2016-01-04", ""]), ("3", ["2015-01-04", ""])]
)
def test_the_version_a_mistake_had_ended_goes_on(small, at, which, ends):
    days = {"1": date(2014, 4, 1), "2": date(2015, 1, 5), "3": date(2016, 1, 5)}
    made = {version: add(small, version, day, approved_on=date(2014, 3, 1)) for version, day in days.items()}
    actions.withdraw_version(made[which], because="The wrong file", by=small.gil.user, at=at(2015, 3, 2))
    assert [row["to_on"] for row in columns("documents")] == ends


@pytest.mark.parametrize("who, more, reason", [
    ("anita", {}, "may"),
    ("gil", {"from_on": date(2014, 4, 1)}, "already"),
    ("gil", {"version": "2", "from_on": date(2014, 3, 31)}, "must begin after"),
    ("gil", {"version": "2", "from_on": date(2015, 1, 1), "approved_on": date(2015, 1, 2)}, "before it was approved"),
    ("gil", {"version": "2", "from_on": date(2015, 6, 1), "approved_on": date(2015, 5, 1)}, "in the future"),
])  # fmt: skip
def test_what_stands_against_a_version(small, at, who, more, reason):
    add(small)
    with pytest.raises(NotAllowed) as refusal:
        add(small, **{"by": getattr(small, who).user} | more)
    assert any(reason in sentence for sentence in refusal.value.reasons)
    assert ControlledDocument.objects.count() == 1


def test_the_lead_adds_a_version_on_the_page_and_others_may_not(small, at, as_):
    base = f"/organisations/{small.blackpool.ref}/documents/"
    assert as_(small.sol).get(base).status_code == 404
    assert as_(small.gee).get(base + "add/").status_code == 403
    gil = as_(small.gil)
    assert gil.get("/documents/").headers["Location"] == base
    assert gil.post(base + "add/", {"kind": ""}).status_code == 422
    given = {"kind": "constitution", "title": "Constitution", "version": "4", "approved_by_body": "Members"}
    for name, day in (("approved_on", date(2015, 2, 1)), ("from_on", date(2015, 2, 2))):
        given |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    answer = gil.post(base + "add/", given | {"upload": upload("constitution.txt")})
    assert answer.status_code == 302, answer.content.decode()
    assert columns("documents")[0]["title"] == "Constitution"
    assert "Constitution" in gil.get(base).content.decode()


# --- all of them --------------------------------------------------------------------


def test_nothing_private_leaks(small, at, client):
    arrangement = approve(small)
    cora = small.appoint("Cora Finch", Role.CHIEF_FINANCE_OFFICER, small.blackpool)
    actions.sign_off_sum(arrangement, amount=Decimal("1234567.00"), by=cora.user, at=at(2015, 3, 1))
    actions.lapse(arrangement, because="The panel had doubts", by=small.nadia.user, at=at(2015, 3, 2))
    add(small)
    actions.republish(at=at(2015, 3, 3))
    said = "".join(Entry.objects.values_list("content__sealed", flat=True))
    pages = ["/ccg/00R/", "/national/arrangements/", "/ccg/00R/in-force/conflicts-policy/"]
    for key in ("bodies", "people", "arrangements", "documents"):
        pages += [f"/ccg/00R/registers/{key}/", *(f"/registers/{key}.{suffix}" for suffix in ("json", "csv", "atom"))]
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200 and not answer.cookies, address
        said += answer.getvalue().decode()
    assert [secret for secret in SECRETS if secret in said] == []


def test_the_page_of_a_body_tells_model_people_and_documents(small, at, client):
    add(small)
    approve(small)
    page = client.get("/ccg/00R/").content.decode()
    for words in ("Blackpool CCG", "Anita Rao", "Accountable Officer", "Conflicts policy", "Approved, not live yet"):
        assert words in page
    with CaptureQueriesContext(connection) as few:
        client.get("/ccg/00R/")
    for number in range(5):
        small.appoint(f"Lay{number} Member", Role.LAY_MEMBER, small.blackpool)
    with CaptureQueriesContext(connection) as many:
        client.get("/ccg/00R/")
    assert len(few) == len(many)


def test_comparing_costs_the_same_for_few_and_many(small, at):
    def cost():
        actions.republish(at=at(2015, 3, 1))
        with CaptureQueriesContext(connection) as seen:
            assert actions.republish(at=at(2015, 3, 1)) == 0
        return len(seen)

    add(small), approve(small)
    few = cost()
    for number in range(6):
        body(f"CCG {number}", code=f"0{number}Z")
        small.appoint(f"Lay{number} Member", Role.LAY_MEMBER, small.blackpool)
        add(small, str(number + 2), date(2015, 1, number + 1))
    assert cost() == few


def test_only_bodies_touched_lately_are_compared(small, at):
    from governance.actions.publishing import touched

    before = real_time() + timedelta(seconds=1)
    built = Organisation.history.earliest("history_date").history_date  # the lane's world may be minutes old
    assert touched(built) >= {small.blackpool.pk, small.leicester.pk}
    assert touched(before) == set()
    assert actions.republish_touched(since=before, at=at(2015, 3, 1)) == 0


def test_an_act_entered_with_an_earlier_time_is_known_no_earlier(small, at):
    arrangement = approve(small)
    actions.republish(at=at(2015, 3, 10))
    actions.sign_agreement(arrangement, signed_on=date(2015, 2, 20), by=small.nadia.user, at=at(2015, 2, 20))
    line = Line.objects.get(register="arrangements")
    assert json.loads(line.latest.content.sealed)["columns"]["agreement_on"] == "2015-02-20"
    assert line.version == 2
