"""A ruling spoken on the console names its line on the register; what has none opens one, or asks for a list."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conflicts import actions
from conflicts.models import Declarant, Interest, Redaction
from conflicts.radar_due import listing_due, spoken_due, spoken_open
from conflicts.rules.people import Standing
from governance.access import grants_of
from governance.actions.rulings import rule as rule_aloud
from governance.models import Ruling


@pytest.fixture
def as_(client):
    def sign_in(someone):
        client.force_login(someone.user)
        return client

    return sign_in


def typed(desk, who="omar", **changes):
    return {
        "person": getattr(desk.sitting, who).person.ref, "interest": "Director of the federation", "declared": "yes",
        "magnitude": "financial", "choice": "c", "reason": "As usual", "withhold": "usual", "ruled_as": "chair",
    } | changes  # fmt: skip


def page_for(desk):
    return reverse("console-ruling", args=[desk.sitting.items["5"].ref])


def public(desk, interest):
    by = {"by": desk.sitting.mia.user, "at": desk.at}
    actions.agree(interest, mitigation="Leaves for the item", **by)
    actions.publish_interest(Interest.objects.get(pk=interest.pk), **by)
    return interest


def test_the_ruling_names_the_line_of_the_register(desk, as_):
    line = public(desk, desk.declares("omar", "Colne GP Federation Ltd"))
    client, address = as_(desk.sitting.stella), page_for(desk)
    page = client.get(address).content.decode()
    assert f"Omar Dunn: {line}" in page and "It is not on the register" in page
    left_open = client.post(address, typed(desk))
    assert left_open.status_code == 422
    assert "Say which line of the register it is, or that it is not on it" in left_open.content.decode()
    assert client.post(address, typed(desk, interest_ref=line.ref)).status_code == 302
    assert Ruling.objects.get().interest_ref == line.ref
    assert not spoken_open().exists() and spoken_due(desk.sitting.omar.person.pk, at=desk.at) == []


def test_or_says_that_it_is_not_on_it(desk, as_):
    public(desk, desk.declares("omar", "Colne GP Federation Ltd"))
    client, address = as_(desk.sitting.stella), page_for(desk)
    assert client.post(address, typed(desk, interest_ref="new")).status_code == 302
    assert Ruling.objects.get().interest_ref == "" and spoken_open().count() == 1


def test_a_line_of_somebody_else_is_refused(desk, as_):
    line = public(desk, desk.declares("omar", "Colne GP Federation Ltd"))
    answer = as_(desk.sitting.stella).post(page_for(desk), typed(desk, "fay", interest_ref=line.ref))
    assert answer.status_code == 422 and "This line of the register is about Omar Dunn." in answer.content.decode()


def test_nobody_with_a_line_nobody_asked(desk, as_):
    assert as_(desk.sitting.stella).post(page_for(desk), typed(desk)).status_code == 302
    assert Ruling.objects.get().interest_ref == ""


@pytest.mark.parametrize("how", ["not reviewed yet", "withholding asked"])
def test_only_lines_the_ruler_may_see_are_offered(desk, as_, how):
    s = desk.sitting
    line = desk.declares("omar", "Colne GP Federation Ltd")
    if how == "withholding asked":
        public(desk, line)
        asked = {"ground": "harm", "fields": ["counterparty"], "request": "A threat"}
        actions.ask_redaction(Interest.objects.get(pk=line.pk), **asked, by=s.omar.user, at=desk.at)
        assert Redaction.objects.exists()
    assert "Colne GP" not in as_(s.stella).get(page_for(desk)).content.decode()
    as_(s.stella).post(page_for(desk), typed(desk, interest_ref=line.ref))
    assert [made.interest_ref for made in Ruling.objects.all()] == [""]


def test_the_lines_cost_one_question(desk, as_):
    client = as_(desk.sitting.stella)

    def asked():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page_for(desk)).status_code == 200
        return sum('FROM "conflicts_interest"' in each["sql"] for each in captured), len(captured)

    public(desk, desk.declares("omar", "Colne GP Federation Ltd"))
    asked()
    lines, few = asked()
    for who in ("fay", "noor", "priya"):
        public(desk, desk.declares(who, f"Company of {who}"))
    assert asked() == (lines, few) == (1, few)


@pytest.fixture
def unlisted(desk):
    """Omar said on item 5 that his wife works for the surgery; he is on no list of people who declare."""
    s = desk.sitting
    desk.ruling = rule_aloud(
        item=s.items["5"], person=s.omar.person, interest="My wife is a nurse at Fernbank Surgery", magnitude="other",
        choice="d", reason="As usual", ruled_as="chair", ruler=s.lena.person, by=s.stella.user, at=desk.at,
    )  # fmt: skip
    return desk


def test_who_keeps_the_registers_is_told_to_put_the_person_on_the_list(unlisted, as_):
    s = unlisted.sitting
    (due,) = listing_due(grants_of(s.mia.user, unlisted.at))
    assert due.title == "Put Omar Dunn on the list of people who declare"
    assert "28 days" in due.explains and due.at.date() >= unlisted.today + timedelta(days=28)
    assert "nurse" not in due.why
    assert listing_due(grants_of(s.stella.user, unlisted.at)) == listing_due(grants_of(s.gil.user, unlisted.at)) == []
    client = as_(s.mia)
    assert due.title in client.get(reverse("desk")).content.decode()
    page = client.get(due.address).content.decode()
    assert 'value="Omar Dunn"' in page
    since = unlisted.today - timedelta(days=30)
    put = {
        "name": "Omar Dunn", "position": "GP", "standings": ["governing_body"], "joined_on_day": since.day,
        "joined_on_month": since.month, "joined_on_year": since.year,
    }  # fmt: skip
    assert client.post(due.address, put).status_code == 302
    assert Declarant.objects.get().person == s.omar.person, "the one who spoke, not a second of that name"
    assert listing_due(grants_of(s.mia.user, unlisted.at)) == []
    assert as_(s.omar).get(reverse("declare-spoken", args=[unlisted.ruling.ref])).status_code == 200


def test_the_person_reads_why_and_by_when(unlisted, as_):
    s = unlisted.sitting
    (due,) = spoken_due(s.omar.person.pk, at=unlisted.at)
    assert due.address == reverse("declare-spoken", args=[unlisted.ruling.ref])
    page = as_(s.omar).get(due.address)
    words = page.content.decode()
    assert page.status_code == 200 and "My wife is a nurse" in words
    assert "You are on no list of people who declare" in words and "NHS Mid Essex CCG" in words
    assert as_(s.omar).post(due.address, {"typed_name": "Omar Dunn"}).status_code == 200
    assert not Interest.objects.exists()
    assert as_(s.fay).get(due.address).status_code == 404


def test_what_was_said_stands_open_on_the_register(unlisted, as_):
    """A line with its clock, for the person and for whoever keeps the register, until it is completed and signed."""
    s = unlisted.sitting
    unlisted.listed("omar", Standing.GOVERNING_BODY)
    mine = as_(s.omar).get(reverse("my-interests")).content.decode()
    assert "Opened by what you said in a meeting" in mine and "My wife is a nurse" in mine
    assert reverse("declare-spoken", args=[unlisted.ruling.ref]) in mine
    theirs = as_(s.mia).get(reverse("declarant", args=[unlisted.lists["omar"].ref])).content.decode()
    assert "Opened by what was said in a meeting" in theirs and "It is to be on the register by" in theirs
    assert "nurse" not in theirs, "the words belong to the item"
    interest = unlisted.declares("omar", "Fernbank Surgery", category="indirect", relationship="wife")
    as_(s.omar).post(reverse("declare-spoken", args=[unlisted.ruling.ref]), {"already": interest.ref})
    assert "Opened by" not in as_(s.omar).get(reverse("my-interests")).content.decode()
    assert "Opened by" not in as_(s.mia).get(reverse("declarant", args=[unlisted.lists["omar"].ref])).content.decode()
