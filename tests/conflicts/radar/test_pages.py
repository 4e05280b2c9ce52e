"""The radar page and its forms: who may open them, what they say, what a ruled-out reader learns."""

from datetime import timedelta

import pytest
from django.urls import reverse

from conflicts.models import Interest, MatchAnswer, SpokenAnswer
from conflicts.rules.people import Standing
from governance.actions.rulings import rule as rule_aloud
from governance.models import Meeting, Ruling
from tests.conflicts.radar.conftest import FEDERATION, FERN


@pytest.fixture
def omar(desk):
    desk.link(FERN, FEDERATION)
    desk.declares("omar", "Colne GP Federation Ltd", code="08000001")
    (desk.hit,) = desk.hits()
    return desk


@pytest.fixture
def as_(client):
    def sign_in(someone):
        client.force_login(someone.user)
        return client

    return sign_in


def at(name, desk):
    record = desk.sitting.meeting if name == "radar" else desk.sitting.items["5"]
    return reverse(name, args=[record.ref] if name == "radar" else [record.ref, desk.hit.key])


@pytest.mark.parametrize(
    ("who", "reads", "rules"),
    [("lena", 200, 200), ("noor", 200, 200), ("stella", 200, 200), ("mia", 200, 403), ("omar", 403, 403),
     ("helen", 403, 403), ("gil", 404, 404), ("sol", 404, 404)],
)  # fmt: skip
def test_doors(omar, as_, who, reads, rules):
    client = as_(getattr(omar.sitting, who))
    assert [client.get(at(name, omar)).status_code for name in ("radar", "radar-match")] == [reads, reads]
    assert [client.get(at(name, omar)).status_code for name in ("radar-rule", "radar-dismiss")] == [rules, rules]
    cover = 302 if rules == 200 else rules
    assert client.get(at("radar-cover", omar)).status_code == cover
    if rules != 200:
        for name in ("radar-rule", "radar-dismiss", "radar-cover"):
            assert client.post(at(name, omar), {"words": "x"}).status_code == rules
        assert not MatchAnswer.objects.exists() and not Ruling.objects.exists()


def test_nobody_signed_in(omar, client):
    for name in ("radar", "radar-match", "radar-rule", "radar-dismiss", "radar-cover"):
        assert client.get(at(name, omar)).headers["Location"].startswith("/account/login/")


def test_the_page_says_each_match_in_words(omar, as_):
    words = as_(omar.sitting.lena).get(at("radar", omar)).content.decode()
    assert "Omar Dunn is a director of Colne GP Federation Ltd, of which Fernbank Surgery is a member." in words
    assert "<strong>1</strong> to be ruled on" in words and "By identifier" in words
    assert "has as a member" in words and "Finance report" in words
    match = as_(omar.sitting.lena).get(at("radar-match", omar)).content.decode()
    assert "Companies House" in match and "As stated" in match and "Rule on it" in match


def test_nothing_to_show(desk, as_):
    address = reverse("radar", args=[desk.sitting.meeting.ref])
    assert "Nobody’s interest meets a party" in as_(desk.sitting.lena).get(address).content.decode()
    empty = desk.sitting.plan(desk.sitting.essex, days=40)
    words = as_(desk.sitting.lena).get(reverse("radar", args=[empty.ref])).content.decode()
    assert "There is no item on the agenda yet" in words


def test_dismissing_needs_words_and_keeps_them(omar, as_):
    client = as_(omar.sitting.stella)
    refused = client.post(at("radar-dismiss", omar), {"words": " "})
    assert refused.status_code == 422 and "Say why the match does not matter" in refused.content.decode()
    assert client.post(at("radar-dismiss", omar), {"words": "No part in premises"}).status_code == 302
    words = client.get(at("radar", omar)).content.decode()
    assert "No part in premises" in words and "<strong>0</strong> to be ruled on" in words


def test_the_ruling_form_comes_filled_in_and_is_refused_with_all_reasons(omar, as_):
    client = as_(omar.sitting.lena)
    form = client.get(at("radar-rule", omar)).context["form"]
    assert (form["magnitude"].value(), form["choice"].value(), form["ruled_as"].value()) == ("financial", "c", "chair")
    typed = {
        "interest": "Director of the federation", "declared": "no", "magnitude": "financial", "choice": "e",
        "withhold": "", "reason": "", "public_words": "", "ruled_as": "chair",
    }  # fmt: skip
    refused = client.post(at("radar-rule", omar), typed)
    assert refused.status_code == 422 and "Director of the federation" in refused.content.decode()
    done = client.post(at("radar-rule", omar), typed | {"reason": "The federation gains nothing here"})
    assert done.headers["Location"] == at("radar", omar)
    made = Ruling.objects.get()
    assert (made.choice, made.matched, made.ruler, made.withhold) == (
        "e", omar.hit.match.key, omar.sitting.lena.person, False,
    )  # fmt: skip


def test_the_form_proposes_words_for_what_the_public_may_not_read(desk, as_):
    desk.declares("omar", "Fernbank Surgery", code="F81001", publish=False, why_not="A threat")
    (desk.hit,) = desk.hits()
    form = as_(desk.sitting.lena).get(at("radar-rule", desk)).context["form"]
    assert "withheld from the public register" in form["public_words"].value()


def test_a_chair_with_an_interest_is_ruled_on_by_the_vice_chair(desk, as_):
    desk.declares("lena", "Fernbank Surgery", code="F81001")
    (desk.hit,) = desk.hits()
    form = as_(desk.sitting.stella).get(at("radar-rule", desk)).context["form"]
    assert form["ruled_as"].value() == "vice"
    words = as_(desk.sitting.lena).get(at("radar-match", desk)).content.decode()
    assert "Somebody else rules on it" in words and "Rule on it</a>" not in words


def test_a_match_that_changed_is_said_so(omar, as_):
    gone = reverse("radar-match", args=[omar.sitting.items["5"].ref, "0" * 16])
    answer = as_(omar.sitting.lena).get(gone)
    assert answer.status_code == 404 and "The match has changed" in answer.content.decode()


def test_who_is_ruled_out_does_not_learn_what_they_lost(omar, as_):
    """The chair is ruled out of item 5: its title, parties and the others' matches are gone, for the chair alone."""
    s = omar.sitting
    omar.declares("lena", "Fernbank Surgery", code="F81001")
    rule_aloud(item=s.items["5"], person=s.lena.person, interest="A cousin works there", magnitude="other", choice="b",
               reason="As usual", ruled_as="vice", ruler=s.noor.person, by=s.stella.user, at=omar.at)  # fmt: skip
    lost = ("Premises reimbursement", "Omar Dunn", "Colne GP")
    words = as_(s.lena).get(at("radar", omar)).content.decode()
    assert not [each for each in lost if each in words]
    assert "<strong>0</strong> to be ruled on" in words
    for name in ("radar-match", "radar-rule", "radar-dismiss", "radar-cover"):
        assert as_(s.lena).get(at(name, omar)).status_code == 404
    desk = as_(s.lena).get(reverse("desk")).content.decode()
    assert "to rule on or dismiss" not in desk and not [each for each in lost if each in desk]
    assert "A cousin works there" in desk  # one's own words, to be put on the register
    s.meeting.status, s.meeting.published_at = Meeting.Status.PUBLISHED, omar.at
    s.meeting.save_as(by=None)
    words = as_(s.lena).get(at("radar", omar)).content.decode()
    assert "What you declared yourself: Fernbank Surgery" in words and "Colne GP" not in words
    assert "Colne GP" in as_(s.stella).get(at("radar", omar)).content.decode()


@pytest.fixture
def said(desk):
    s = desk.sitting
    desk.listed("omar", Standing.GOVERNING_BODY)
    desk.ruling = rule_aloud(
        item=s.items["5"], person=s.omar.person, interest="My wife is a nurse at Fernbank Surgery", magnitude="other",
        choice="d", reason="As usual", ruled_as="chair", ruler=s.lena.person, by=s.stella.user, at=desk.at,
    )  # fmt: skip
    return desk


def test_what_was_said_is_put_on_the_register(said, as_):
    s = said.sitting
    address = reverse("declare-spoken", args=[said.ruling.ref])
    assert as_(s.lena).get(address).status_code == 404
    assert "My wife is a nurse" in as_(s.stella).get(reverse("radar", args=[s.meeting.ref])).content.decode()
    client = as_(s.omar)
    assert "Put on the register what you declared in a meeting" in client.get(reverse("desk")).content.decode()
    page = client.get(address).content.decode()
    assert page.count("My wife is a nurse at Fernbank Surgery") == 2
    began = said.today - timedelta(days=100)
    typed = {
        "category": "indirect", "relationship": "wife", "counterparty": "Fernbank Surgery", "with_kind": "practice",
        "counterparty_code": "F81001", "kind": "outside_work", "description": "Nurse", "publish": "yes",
        "from_on_day": began.day, "from_on_month": began.month, "from_on_year": began.year, "typed_name": "Omar Dunn",
    }  # fmt: skip
    wrong = client.post(address, typed | {"relationship": ""})
    assert wrong.status_code == 422 and "Nurse" in wrong.content.decode()
    assert client.post(address, typed).status_code == 302
    assert SpokenAnswer.objects.get().interest_ref == Interest.objects.get().ref
    assert client.get(address).status_code == 404
    assert "Put on the register what" not in client.get(reverse("desk")).content.decode()


def test_or_was_there_already(said, as_):
    interest = said.declares("omar", "Fernbank Surgery", category="indirect", relationship="wife")
    client = as_(said.sitting.omar)
    address = reverse("declare-spoken", args=[said.ruling.ref])
    wrong = client.post(address, {"already": "zzz"})
    assert wrong.status_code == 422 and not SpokenAnswer.objects.exists()
    assert client.post(address, {"already": interest.ref}).status_code == 302
    assert SpokenAnswer.objects.get().interest_ref == interest.ref
