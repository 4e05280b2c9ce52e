"""The pages of bodies: as at a date, found, paged, at a constant cost."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from governance.actions.reference import import_ods, load_reference
from governance.models import Kind, Organisation
from jobs.clock import start_of
from tests.governance.organisations.test_import import ccg, practice

NOW = start_of(date(2019, 1, 1))
MARCH, APRIL = "on_day=31&on_month=3&on_year=2015", "on_day=1&on_month=4&on_year=2015"


@pytest.fixture
def gil(world, client):
    client.force_login(world.gil)
    return client


def text(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())


def page_of(client, code, query=""):
    body = Organisation.objects.with_code(code)
    return client.get(f"/organisations/{body.ref}/?{query}")


def test_the_list_as_at_a_date(gil):
    before, after = gil.get(f"/organisations/?{MARCH}"), gil.get(f"/organisations/?{APRIL}")
    assert "211 clinical commissioning groups, as things stood on 31 March 2015." in text(before)
    assert "209 clinical commissioning groups, as things stood on 1 April 2015." in text(after)
    assert "Our list of bodies is true up to" not in text(after)


def test_a_later_date_says_so(gil):
    words = text(gil.get("/organisations/?on_day=1&on_month=5&on_year=2018"))
    assert "Our list of bodies is true up to 31 March 2017. What it shows for 1 May 2018" in words
    assert "begins on 1 April 2013" in text(gil.get("/organisations/?on_day=1&on_month=5&on_year=2012"))


def test_the_same_ccg_under_another_office(gil):
    assert "NHS Mid Essex CCG 06Q" not in text(gil.get(f"/organisations/?q=no+such&{MARCH}"))
    before = text(gil.get(f"/organisations/?q=mid+essex&{MARCH}"))
    after = text(gil.get(f"/organisations/?q=06q&{APRIL}"))
    assert "1 clinical commissioning group found" in before
    assert "NHS England Essex area team" in before and "NHS England East local office" in after


@pytest.mark.parametrize(("under", "day", "count"), [("Y56", APRIL, 32), ("Q57", MARCH, 7), ("Q79", APRIL, 15)])
def test_by_region_and_office(gil, under, day, count):
    words = text(gil.get(f"/organisations/?under={under}&{day}"))
    open_then = date(2015, 3, 31) if day == MARCH else date(2015, 4, 1)
    body = Organisation.objects.with_code(under)
    below = Organisation.objects.under(body, on=open_then)
    if body.kind == Kind.REGION:
        real = sum(Organisation.objects.under(office, on=open_then).count() for office in below)
    else:
        real = below.count()
    assert f"{real} clinical commissioning groups found" in words and real == count


def test_paging_reaches_the_last(gil):
    seen, address = 0, f"/organisations/?{APRIL}"
    while address:
        soup = BeautifulSoup(gil.get(address).content, "html.parser")
        seen += len(soup.select("tbody tr"))
        following = soup.select_one("a.nhsuk-pagination__link--next, a[rel=next], .nhsuk-pagination-item--next a")
        address = f"/organisations/{following['href']}" if following else ""
    assert seen == 209


@pytest.mark.parametrize("query", ["on_day=31&on_month=2&on_year=2015", "under=Z99", "on_day=x"])
def test_a_wrong_question_is_told(gil, query):
    answer = gil.get(f"/organisations/?{query}")
    assert answer.status_code == 422 and "There is a problem" in text(answer)


def test_one_body_by_period(gil):
    words = text(page_of(gil, "06Q", MARCH))
    assert "NHS England Essex area team 1 April 2013 31 March 2015" in words
    assert "NHS England East local office 1 April 2015 Until further notice" in words
    assert "The list shipped with the system" in words


def test_an_office_names_its_ccgs_then(gil):
    assert "CCGs on 31 March 2015: 7" in text(page_of(gil, "Q57", MARCH))
    assert "CCGs on 1 April 2015: 0" in text(page_of(gil, "Q57", APRIL))
    assert "NHS England Wessex local office" in text(page_of(gil, "Q70", APRIL))


def test_a_closed_ccg_names_its_successor(gil):
    words = text(page_of(gil, "00F", APRIL))
    assert "Closed" in words and "followed by NHS Newcastle Gateshead CCG" in words
    assert "Not open yet" in text(page_of(gil, "13T", MARCH))


def test_practices_on_a_date_with_hostile_names(gil):
    lines = [practice(name="<b>ST JOHN'S</b>"), practice("F81012", name="=1+1 SURGERY", c16="20150401")]
    data = "\n".join(lines).encode()
    import_ods(data, kind="practice", as_at=date(2015, 11, 30), name="x", by=None, at=NOW, why="a test")
    answer = page_of(gil, "06Q", APRIL)
    assert "Practices on 1 April 2015: 2" in text(answer)
    assert b"<b>ST" not in answer.content and b"&lt;b&gt;ST JOHN" in answer.content
    assert "Practices on 31 March 2015: 1" in text(page_of(gil, "06Q", MARCH))
    assert "Our list of bodies is true up to 30 November 2015" in text(page_of(gil, "F81011", ""))


def test_strangers_and_people_without_a_post(client, gil, django_user_model):
    assert gil.get("/organisations/zzzzzzzzzzzz/").status_code == 404
    gil.logout()
    address = f"/organisations/{Organisation.objects.with_code('06Q').ref}/"
    for path in ("/organisations/", address):
        assert gil.get(path).status_code == 302
    nobody = django_user_model.objects.create_user("nobody@example.org")
    client.force_login(nobody)
    for path in ("/organisations/", address):
        assert client.get(path).status_code == 403


@pytest.mark.parametrize("count", [1, 50, 500])
def test_the_cost_is_constant(gil, count, django_assert_max_num_queries):
    """P3: session, user, person and grants, then three queries for the list and six for one body."""
    codes = [f"{n:03}" for n in range(count)]
    known = set(Organisation.objects.ccgs().values_list("code", flat=True))
    made = [ccg(code, f"NHS {code} TEST CCG", "Q79", c11="20150401") for code in codes if code not in known]
    made += [ccg("9ZZ", "NHS LAST TEST CCG", "Q79")]
    given = {"name": "x", "by": None, "at": NOW, "why": "a test", "as_at": date(2018, 1, 1)}
    import_ods("\n".join(made).encode(), kind="ccg", **given)
    practices = [practice(f"F9{n:04}", name=f"PRACTICE {n}") for n in range(count)]
    import_ods("\n".join(practices).encode(), kind="practice", **given)
    gil.get("/organisations/")  # the first page of a session notes the session
    with django_assert_max_num_queries(7):
        words = "q=TEST" if count == 1 else ""
        assert gil.get(f"/organisations/?{words}").status_code == 200
    address = f"/organisations/{Organisation.objects.with_code('06Q').ref}/"
    with django_assert_max_num_queries(10):
        answer = gil.get(address)
    assert f": {count}" in text(answer)


def test_loading_beside_the_world_changes_nothing(world):
    assert load_reference(at=NOW).wrote is False
