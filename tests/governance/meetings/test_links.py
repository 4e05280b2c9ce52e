"""Ties between bodies and people: kept by the governance lead, found by code, ended and never deleted."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from governance.actions.links import End, end_link, keep_link
from governance.models import Link
from governance.rules import links as rules
from governance.workflow import NotAllowed
from jobs.clock import LONDON

AT = datetime(2015, 3, 2, 10, tzinfo=LONDON)
SINCE = date(2014, 4, 1)
FERN = ("practice", "P81001", "Fernbank Surgery")
FED = ("company", "08000001", "Wyre GP Federation Ltd")
MO = ("person", "", "Mo Khan")

FAULTS = {
    "as it should be": ("member", FERN, FED, {}, ""),
    "a name without a code": ("member", ("practice", "", "Fernbank"), FED, {}, ""),
    "director": ("director", MO, FED, {}, ""),
    "close": ("close", MO, ("person", "", "Pat Khan"), {}, ""),
    "wrong code": ("member", ("practice", "81001P", "Fernbank"), FED, {}, "does not look like an ODS code"),
    "company number too short": ("member", FERN, ("company", "80001", "Wyre"), {}, "company number"),
    "no name": ("member", FERN, ("company", "08000001", " "), {}, "Name both ends"),
    "itself": ("member", FED, FED, {}, "two different"),
    "itself by name": ("member", ("company", "", "Wyre"), ("company", "", "WYRE"), {}, "two different"),
    "a practice as director": ("director", FERN, FED, {}, "Only a person is a director"),
    "a director of a person": ("director", MO, ("person", "", "Pat"), {}, "leads to a body"),
    "close to a body": ("close", MO, FED, {}, "close to a person"),
    "a person as member": ("member", MO, FED, {}, "Bodies are members of bodies"),
    "no source": ("member", FERN, FED, {"source": ""}, "where it is known from"),
    "future": ("member", FERN, FED, {"from_on": date(2015, 3, 3)}, "in the future"),
    "ends before": ("member", FERN, FED, {"to_on": date(2014, 3, 31)}, "before it began on 1 April 2014"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_what_may_be_a_link(case):
    kind, one, other, changes, sentence = FAULTS[case]
    facts = {"from_on": SINCE, "to_on": None, "source": "Companies House", "on": AT.date(), **changes}
    found = rules.faults(kind, one, other, **facts)
    assert any(sentence in f for f in found) if sentence else found == []


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [("practice", " p81 001", "P81001"), ("company", "7123456", "07123456"),
     ("company", "Company no. 7123456", "07123456"), ("company", "7", "7"),
     ("company", "oc300001", "OC300001"), ("charity", "1074655", "1074655"), ("other", "", "")],
)  # fmt: skip
def test_codes_are_kept_in_one_spelling(kind, typed, kept):
    assert rules.code_as_kept(kind, typed) == kept


def keep(small, by=None, **changes):
    facts = {
        "kind": "member", "one": End("practice", "Fernbank Surgery", "p81001"),
        "other": End("company", "Wyre GP Federation Ltd", "8000001"), "from_on": SINCE, "source": "Companies House",
    }  # fmt: skip
    return keep_link(kept_for=small.blackpool, by=by or small.gil.user, at=AT, **{**facts, **changes})


def test_a_link_is_kept_once_and_ended(small):
    link = keep(small)
    assert (link.from_code, link.to_code) == ("P81001", "08000001")
    assert keep(small) == link and Link.objects.count() == 1
    with pytest.raises(NotAllowed) as refused:
        end_link(link, to_on=date(2014, 3, 1), by=small.gil.user, at=AT)
    assert "before it began" in str(refused.value.reasons)
    ended = end_link(link, to_on=date(2015, 3, 1), by=small.gil.user, at=AT)
    assert list(Link.objects.on(date(2015, 3, 1))) == [ended] and not Link.objects.on(date(2015, 3, 2)).exists()
    assert ended.history.count() == 2


def test_one_of_our_people_keeps_their_name(small):
    link = keep(small, kind="director", one=End("person", "", person=small.gee.person))
    assert (link.from_person, link.from_name) == (small.gee.person, "Gee Patel")


@pytest.mark.parametrize("who", ["anita", "gee", "sol"])
def test_only_who_leads_on_governance_keeps_links(small, who):
    with pytest.raises(NotAllowed):
        keep(small, by=getattr(small, who).user)


@pytest.mark.parametrize(("who", "status"), [("gil", 200), ("anita", 403), ("gee", 403), ("sol", 404), ("nye", 404)])
def test_doors(small, client, who, status):
    link = keep(small)
    client.force_login(getattr(small, who).user)
    for address in (
        reverse("links", args=[small.blackpool.ref]), reverse("link-add", args=[small.blackpool.ref]),
        reverse("link-end", args=[link.ref]),
    ):  # fmt: skip
        assert client.get(address).status_code == status


def test_pages(small, client):
    client.force_login(small.gil.user)
    page = reverse("links", args=[small.blackpool.ref])
    assert client.get(reverse("links-where")).headers["Location"] == page
    assert b"No link is on record yet" in client.get(page).content
    add = reverse("link-add", args=[small.blackpool.ref])
    assert client.post(add, {}).status_code == 422
    form = {
        "from_kind": "person", "from_person": small.gee.person.ref, "kind": "director", "to_kind": "company",
        "to_name": "Tidewater Health Ltd", "to_code": "7123456", "from_on_day": "1", "from_on_month": "4",
        "from_on_year": "2014", "source": "Companies House",
    }  # fmt: skip
    wrong = client.post(add, {**form, "to_code": "7"})
    assert wrong.status_code == 422 and b"Tidewater Health Ltd" in wrong.content
    assert client.post(add, form).headers["Location"] == page
    shown = client.get(page).content.decode()
    assert "Gee Patel" in shown and "Tidewater Health Ltd (07123456)" in shown
    assert "Tidewater" in client.get(page, {"q": "07123456"}).content.decode()
    assert "Tidewater Health" not in client.get(page, {"q": "nothing"}).content.decode()
    link = Link.objects.get()
    day = {"to_on_day": "1", "to_on_month": "5", "to_on_year": "2014"}
    assert client.post(reverse("link-end", args=[link.ref]), day).headers["Location"] == page
    assert Link.objects.get().to_on == date(2014, 5, 1)
