"""The appointment rules as tables: no database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from governance.permissions import Role
from governance.rules import appointments as rules
from governance.rules import invitations
from governance.rules.browsers import browser
from jobs.clock import start_of

R = Role
D = date
TODAY = D(2015, 1, 7)

FITTING = [
    ("ccg", R.GOVERNANCE_LEAD, True),
    ("ccg", R.ACCOUNTABLE_OFFICER, True),
    ("ccg", R.NHSE_DIRECTOR, False),
    ("area_team", R.NHSE_DIRECTOR, True),
    ("local_office", R.NHSE_CASE_OFFICER, True),
    ("area_team", R.GOVERNANCE_LEAD, False),
    ("region", R.NHSE_REGIONAL_DIRECTOR, True),
    ("region", R.NHSE_CASE_OFFICER, False),
    ("national", R.NHSE_NATIONAL_OFFICER, True),
    ("national", R.GOVERNANCE_LEAD, False),
    ("committee", R.LAY_MEMBER, True),
    ("committee", R.ACCOUNTABLE_OFFICER, False),
    ("practice", R.GP_MEMBER, False),
    ("supplier", R.LAY_MEMBER, False),
]


@pytest.mark.parametrize(("kind", "role", "fits"), FITTING)
def test_posts_fit_the_kind_of_body(kind, role, fits):
    assert (rules.problems_starting(kind, role, TODAY) == []) is fits
    assert (role in rules.roles_for(kind)) is fits


@pytest.mark.parametrize(
    ("starts_on", "said"),
    [
        (D(2013, 3, 31), "opened on 1 April 2013"),
        (D(2017, 4, 1), "closed on 31 March 2017"),
        (D(2016, 1, 9), "more than a year away"),
        (D(2013, 4, 1), ""),
        (D(2016, 1, 8), ""),
    ],
)
def test_a_post_lies_within_the_life_of_its_body(starts_on, said):
    found = rules.problems_starting(
        "ccg", R.LAY_MEMBER, starts_on, opened_on=D(2013, 4, 1), closed_on=D(2017, 3, 31), today=TODAY
    )
    assert said in " ".join(found) if said else found == []


def test_all_reasons_are_given_at_once():
    found = rules.problems_starting("practice", R.LAY_MEMBER, D(2012, 1, 1), opened_on=D(2013, 4, 1))
    assert len(found) == 2


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (D(2014, 1, 1), D(2013, 12, 31), "before the appointment began on 1 January 2014"),
        (D(2014, 1, 1), D(2014, 1, 1), ""),
        (D(2014, 1, 1), TODAY, ""),
        (D(2014, 1, 1), D(2015, 6, 1), ""),
        (D(2014, 1, 1), D(2016, 6, 1), "more than a year away"),
        (D(2015, 2, 1), TODAY, ""),  # withdrawn before it began
    ],
)
def test_the_last_day(first, last, said):
    found = rules.problems(first, last, TODAY)
    assert said in " ".join(found) if said else found == []


@pytest.mark.parametrize(
    ("last", "stops"),
    [
        (TODAY - timedelta(days=3), "at once"),
        (TODAY, "at once"),
        (TODAY + timedelta(days=1), datetime(2015, 1, 9, tzinfo=UTC)),
        (D(2015, 6, 30), datetime(2015, 6, 30, 23, tzinfo=UTC)),  # midnight in London in summer
    ],
)
def test_when_access_stops(last, stops):
    recorded = datetime(2015, 1, 7, 10, tzinfo=UTC)
    assert rules.ends_at(last, recorded, TODAY, start_of) == (recorded if stops == "at once" else stops)


@pytest.mark.parametrize(("person", "by", "said"), [(1, 1, True), (1, 2, False), (1, None, False)])
def test_nobody_starts_or_ends_a_post_of_their_own(person, by, said):
    assert bool(rules.own(person, by, "end")) is said


INVITING = {
    "own": False, "elsewhere": [], "has_signed_in": False, "account_address": "", "address": "a@example.org",
    "address_taken": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"own": True}, "invite yourself"),
        ({"elsewhere": ["Chair, Leicester"]}, "Chair, Leicester"),
        ({"has_signed_in": True, "account_address": "a@example.org"}, "already signed in"),
        ({"account_address": "a@example.org"}, ""),
        ({"account_address": "b@example.org"}, "another address"),
        ({"address_taken": True}, "Somebody else"),
    ],
)
def test_who_may_be_invited(change, said):
    found = invitations.reasons_against("Ann", **(INVITING | change))
    assert said in " ".join(found) if said else found == []


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/120.0 Safari/537 Edg/120", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox on Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17 Safari/604", "Safari on iPhone"),
        ("curl/8.1", "curl/8.1"),
        ("", "Not stated"),
    ],
)
def test_a_browser_in_few_words(agent, words):
    assert browser(agent) == words
