"""The terms are reviewed when they say so themselves; a review is kept, and is on the desk before it is due (R-211)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cocomm.desk import waiting
from governance.access import grants_of
from governance.actions.reviews import record_review
from governance.actions.terms import draft_terms
from governance.committee_page import page_of
from governance.models import TermsReview
from governance.workflow import NotAllowed
from jobs.clock import london, start_of

from .test_pages import words

BEGAN = date(2015, 4, 1)  # the Essex terms: within six months, then each April, paragraph 30


def reviewed(sitting, on, *, by=None, at=None, **values):
    facts = {"reviewer": "The committee", "outcome": "stand", "words": "Votes and quorum work as meant."} | values
    return record_review(sitting.terms, reviewed_on=on, by=(by or sitting.stella).user, at=at or sitting.now, **facts)


def asked(sitting, who, day):
    found = waiting(grants_of(who.user, start_of(day) + timedelta(hours=9)), person_id=who.person.pk)
    return [each for each in found if each.title.startswith("Review the terms")]


def test_the_date_follows_the_clause_and_cites_it(sitting):
    sitting.blackpool_sits()
    terms = sitting.blackpool_terms
    terms.clauses = [*terms.clauses, {"key": "review", "paragraph": "12", "value": {"months": 12, "each": 4}}]
    terms.save_as(by=None)
    found = page_of(sitting.blackpool_committee, london(sitting.now).date()).review
    assert "within 12 months of their start" in found.sentence and "(paragraph 12)" in found.sentence


def test_after_a_review_the_next_is_counted_from_it(sitting):
    today = london(sitting.now).date()
    assert page_of(sitting.essex, today).review.on == date(2015, 10, 1)
    reviewed(sitting, today - timedelta(days=1))
    found = page_of(sitting.essex, today).review
    assert found.on > today - timedelta(days=1) and "(paragraph 30)" in found.sentence
    assert (found.on.month, found.on.day) == (4, 30)


def test_every_reason_against_a_review_at_once(sitting):
    draft = draft_terms(
        sitting.essex, version="2", pattern="essex", from_on=london(sitting.now).date() + timedelta(days=30),
        by=sitting.mia.user, at=sitting.now,
    )  # fmt: skip
    with pytest.raises(NotAllowed) as refusal:
        record_review(
            draft, reviewed_on=london(sitting.now).date() + timedelta(days=1), reviewer=" ", outcome="", words="",
            by=sitting.omar.user, at=sitting.now,
        )  # fmt: skip
    said = " ".join(refusal.value.reasons)
    for each in ("Only the", "Only terms that are adopted", "was of others", "still to come", "who reviewed them",
                 "what came of it", "what was looked at"):  # fmt: skip
        assert each in said
    assert not TermsReview.objects.exists()


def test_a_review_is_kept_as_written(sitting):
    row = reviewed(sitting, london(sitting.now).date())
    assert row.history.count() == 1
    for act in (lambda: TermsReview.objects.update(words="Otherwise"), lambda: TermsReview.objects.all().delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_it_is_on_the_desk_of_the_secretary_and_the_governance_lead_two_months_before(sitting):
    due = date(2015, 10, 1)
    assert asked(sitting, sitting.stella, due - timedelta(days=61)) == []
    for who in (sitting.stella, sitting.mia):
        (found,) = asked(sitting, who, due - timedelta(days=60))
        assert london(found.at).date() == due and "within 6 months" in found.explains
        assert "(paragraph 30)" in found.explains and found.address == reverse("terms", args=[sitting.terms.ref])
    assert asked(sitting, sitting.omar, due) == [] and asked(sitting, sitting.sol, due) == []


def test_overdue_it_stays_until_it_is_recorded(sitting):
    today = london(sitting.now).date()
    (found,) = asked(sitting, sitting.stella, today)
    assert london(found.at).date() < today
    reviewed(sitting, today)
    later = asked(sitting, sitting.stella, today)
    assert not later or london(later[0].at).date() > today


def test_it_is_recorded_by_its_page_and_shown_with_the_terms(sitting, as_):
    client, on = as_(sitting.stella), london(sitting.now).date() - timedelta(days=2)
    address = reverse("terms-review", args=[sitting.terms.ref])
    terms = client.get(reverse("terms", args=[sitting.terms.ref])).content.decode()
    assert address in terms and "None is recorded." in terms
    data = {"reviewed_on_day": on.day, "reviewed_on_month": on.month, "reviewed_on_year": on.year,
            "reviewer": "The committee at its meeting", "outcome": "change",
            "words": "Quorum is hard to reach."}  # fmt: skip
    refused = client.post(address, data | {"reviewed_on_year": on.year + 1})
    assert refused.status_code == 422 and "still to come" in refused.content.decode()
    assert client.post(address, data).status_code == 302
    told = words(client.get(reverse("terms", args=[sitting.terms.ref])))
    assert "They are to be changed: a new version follows" in told and "Quorum is hard to reach." in told
    assert "each April, and the last review was on" in told
    assert as_(sitting.omar).get(address).status_code == 403 and as_(sitting.sol).get(address).status_code == 404
