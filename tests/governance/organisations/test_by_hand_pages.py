"""Bodies entered and changed by hand on their pages: by whoever keeps them, with day and reason."""

import os
import time
from datetime import date, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from governance.actions.mending import correct, take_back
from governance.actions.organisations import close, move_under, register, rename
from governance.models import Kind, Organisation, StatusChange
from governance.workflow import NotAllowed
from jobs.clock import LONDON

JUNE = {"on_day": "1", "on_month": "6", "on_year": "2014"}
WHY = {"why": "Letter of the council"}


@pytest.fixture(autouse=True)
def clock(settings, monkeypatch):
    """It is ten o'clock on 7 January 2015 and stays so."""
    settings.DEMO_NOW = datetime(2015, 1, 7, 10, tzinfo=LONDON)
    monkeypatch.setitem(os.environ, "DEMO_STARTED", str(time.time() + 10**6))


@pytest.fixture
def as_(world, client):
    def sign_in(who):
        client.force_login(getattr(world, who))
        return client

    return sign_in


@pytest.fixture
def council(world):
    return register(
        kind=Kind.LOCAL_AUTHORITY, name="Blackpool Council", kept_for=world.blackpool, by=world.gil, at=world.at,
        opened_on=date(1974, 4, 1), why="its website",
    )  # fmt: skip


def text(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())


def page(client, body):
    return text(client.get(f"/organisations/{body.ref}/"))


def test_a_body_is_entered_for_the_ccg_of_whoever_enters_it(as_, world):
    gil = as_("gil")
    assert "Enter a body" in text(gil.get("/organisations/others/"))
    typed = {"kind": "healthwatch", "name": "Healthwatch Blackpool", "postcode": "FY1 3AD", **WHY}
    answer = gil.post("/organisations/enter/", typed, follow=True)
    assert "Healthwatch Blackpool" in text(answer) and "The body is on record." in answer.content.decode()
    body = Organisation.objects.get(name="Healthwatch Blackpool")
    assert body.kept_for == world.blackpool and body.postcode == "FY1 3AD"
    words = page(gil, body)
    assert "Kept by NHS Blackpool CCG" in words and "Known from Entered by hand" in words
    assert "Entered as Healthwatch Blackpool. Reason: Letter of the council 7 January 2015 at 10am, Gil Marsh" in words


def test_nothing_typed_is_lost_and_all_is_said(as_, council):
    answer = as_("gil").post("/organisations/enter/", {"kind": "local_authority", "name": "blackpool council", **WHY})
    assert answer.status_code == 422 and "called Blackpool Council is on record already" in text(answer)
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.find("input", {"name": "name"})["value"] == "blackpool council"
    assert soup.find("input", {"name": "why"})["value"] == "Letter of the council"
    answer = as_("gil").post("/organisations/enter/", {"name": "x", "code": "00R", "kind": "lmc", **WHY})
    assert answer.status_code == 422 and "The code 00R belongs to NHS Blackpool CCG already." in text(answer)
    assert as_("gil").post("/organisations/enter/", {"kind": "practice", "name": "x", **WHY}).status_code == 422


def test_a_new_name_a_slip_and_back(as_, council):
    gil = as_("gil")
    address = f"/organisations/{council.ref}/"
    answer = gil.post(f"{address}rename/", {"name": "Blackpool Borough Council", **JUNE, **WHY}, follow=True)
    words = text(answer)
    assert "Blackpool Council Its opening 31 May 2014" in words
    assert "Blackpool Borough Council 1 June 2014 Until further notice" in words
    answer = gil.post(f"{address}rename/", {"name": "Third", **JUNE, **WHY})
    assert answer.status_code == 422 and "The last change on record is from 1 June 2014." in text(answer)
    words = text(gil.post(f"{address}take-back/name/", WHY, follow=True))
    assert "Blackpool Council Its opening Until further notice" in words and "1 June 2014 Until" not in words
    assert gil.get(f"{address}take-back/name/").status_code == 404
    assert Organisation.objects.get(pk=council.pk).name == "Blackpool Council"
    later = {"on_day": "8", "on_month": "1", "on_year": "2015"}
    answer = gil.post(f"{address}rename/", {"name": "Third", **later, **WHY})
    assert "8 January 2015 is still to come" in text(answer)


def test_a_ccg_under_another_team_by_its_governance_lead(as_, world):
    gil, address = as_("gil"), f"/organisations/{world.blackpool.ref}/"
    east = Organisation.objects.with_code("Q79")
    words = text(gil.post(f"{address}move/", {"parent": east.ref, **JUNE, **WHY}))
    assert "The last change on record is from 1 April 2015." in words
    assert "not open on 1 June 2014" in words
    assert text(gil.post(f"{address}move/", {**JUNE, **WHY})).count("Choose the body") == 2
    words = text(gil.post(f"{address}move/", {"parent": east.ref, **JUNE, "on_year": "2016", **WHY}, follow=True))
    assert "NHS England East local office 1 June 2016 Until further notice entered by hand" in words


def test_moved_and_taken_back(world):
    body, other = world.blackpool, Organisation.objects.with_code("Q79")
    given = {"by": world.gil, "at": world.at, "why": "x"}
    move_under(body, parent=other, on=date(2016, 6, 1), **given)
    assert body.parent_on(date(2016, 6, 1)) == other and body.parent_on(date(2016, 5, 31)).code == "Q73"
    take_back(body, line="parent_id", **given)
    assert body.parent_on(date(2016, 6, 1)).code == "Q73"
    assert body.parents.count() == 2
    with pytest.raises(ValidationError):  # what the shipped list says is not taken back by hand
        take_back(body, line="parent_id", **given)


def test_closed_corrected_and_open_again(as_, council, world):
    gil, address = as_("gil"), f"/organisations/{council.ref}/"
    answer = gil.post(f"{address}close/", {**JUNE, "successor": "9zz", **WHY})
    assert answer.status_code == 422 and "No body with the code 9ZZ is on record." in text(answer)
    words = text(gil.post(f"{address}close/", {**JUNE, "successor": "00r", **WHY}, follow=True))
    assert "Closed" in words and "Last day 1 June 2014; followed by NHS Blackpool CCG" in words
    assert "Its last day is on record already" in text(gil.get(f"{address}close/"))
    opened = {"opened_on_day": "1", "opened_on_month": "4", "opened_on_year": "1973"}
    typed = {"name": "Blackpool  City Council", "closed_on_day": "", **opened, **WHY}
    words = text(gil.post(f"{address}correct/", typed, follow=True))
    assert "Blackpool City Council Its opening Until further notice" in words and "Closed" not in words
    assert "Corrected: name, opened on, closed on. Reason: Letter of the council" in words
    answer = gil.post(f"{address}correct/", {"name": "Blackpool City Council", **opened, **WHY})
    assert answer.status_code == 422 and "Nothing was changed." in text(answer)


def test_a_practice_closed_by_mistake_stands_under_its_ccg_again(world):
    given = {"by": world.gil, "at": world.at, "why": "x"}
    body = register(
        kind=Kind.PRACTICE, name="Fernbank", code="P99999", parent=world.blackpool, opened_on=date(2013, 4, 1),
        by=None, at=world.at,
    )  # fmt: skip
    close(body, on=date(2014, 6, 1), **given)
    assert body.parent_on(date(2014, 6, 2)) is None
    body = correct(body, closed_on=None, **{**given, "by": world.nadia})
    assert body.parent_on(date(2014, 6, 2)) == world.blackpool and body.closed_on is None
    body = correct(body, opened_on=date(2013, 5, 1), **given)
    assert body.parent_on(date(2013, 4, 30)) is None


ACTS = {
    "rename": lambda body, **how: rename(body, name="Other", on=date(2014, 6, 1), **how),
    "move": lambda body, **how: move_under(body, parent=body.parent_on(date(2015, 4, 1)), on=date(2014, 6, 1), **how),
    "close": lambda body, **how: close(body, on=date(2016, 6, 1), **how),
    "correct": lambda body, **how: correct(body, name="Other", **how),
    "take-back/name": lambda body, **how: take_back(body, line="name", **how),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["sol", "mia", "anita", "nye"])
def test_nobody_else(as_, world, who, act):
    """Another CCG's governance lead, a colleague without the permission, the office."""
    client = as_(who)
    assert client.get(f"/organisations/{world.blackpool.ref}/{act}/").status_code == 403
    assert client.post(f"/organisations/{world.blackpool.ref}/{act}/", {**JUNE, **WHY}).status_code == 403
    assert "Record a new name" not in page(client, world.blackpool)
    with pytest.raises(NotAllowed):
        ACTS[act](world.blackpool, by=getattr(world, who), at=world.at, why="x")


def test_who_enters_for_whom(as_, world):
    given = {"kind": Kind.LMC, "name": "x", "at": world.at}
    for who, keeper in (("sol", world.blackpool), ("gil", None), ("anita", world.blackpool)):
        with pytest.raises(NotAllowed):
            register(**given, by=getattr(world, who), kept_for=keeper)
    assert as_("anita").get("/organisations/enter/").status_code == 403
    assert "Enter a body" not in text(as_("anita").get("/organisations/others/"))


def test_nhs_england_nationally_keeps_them_all(as_, council, world):
    nadia = as_("nadia")
    for body in (council, world.mid_essex):
        assert nadia.get(f"/organisations/{body.ref}/rename/").status_code == 200
        assert "Record a new name" in page(nadia, body)
    assert nadia.get(f"/organisations/{council.ref}/move/").status_code == 404
    assert StatusChange.objects.about(council).get().note == "Entered as Blackpool Council. Reason: its website"


def test_a_shipped_body_says_for_which_days_it_is_true(as_, world):
    words = page(as_("gil"), world.mid_essex)
    assert "Known from The list shipped with the system. True from 1 April 2013 to 31 March 2017" in words
    assert "official ODS files" in text(as_("gil").get("/organisations/"))
