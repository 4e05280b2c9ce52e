"""List tables and their pages."""

import pytest
from django.contrib.auth.models import Group
from django.http import QueryDict

from nhsuk import paging
from nhsuk.tables import Column, Table, pattern, table
from tests.nhsuk.markup import soup
from tests.nhsuk.sink import HOSTILE, LIST, ROWS


def test_cells_of_each_kind():
    page = soup(LIST.render(ROWS))
    first, second = page.select("tbody tr")
    words = [cell.select_one(".cc-value").get_text() for cell in first.select("th, td")]
    assert words == ["Delegated commissioning 2015/16", "NHS Blackpool CCG", "Draft", "–", "12", "£21,400,000.00"]
    assert first.a["href"] == "/sink/?open=abc" and second.a["href"] == "/sink/?open=x/y%20z"
    assert first.strong["class"] == ["nhsuk-tag", "nhsuk-tag--grey"]
    assert second.select(".cc-value")[3].get_text() == "noon on Friday 9 January 2015"
    assert second.select(".cc-value")[4].get_text() == "0"


def test_rows_headings_and_captions_are_inert():
    made = Table([Column("title", HOSTILE, kind="tag", colours={HOSTILE: "grey"})], caption=HOSTILE, empty=HOSTILE)
    for page in (soup(made.render([{"title": HOSTILE}])), soup(made.render([]))):
        assert not page.find("script") and HOSTILE in page.get_text()


def test_objects_and_dots():
    class Body:
        name = "NHS Blackpool CCG"

    class Row:
        body = Body()

    page = soup(table([Column("body.name", "Body")], [Row(), {"body": {"name": "NHS Wigan"}}], caption="Bodies"))
    assert [value.get_text() for value in page.select(".cc-value")] == ["NHS Blackpool CCG", "NHS Wigan"]


def test_sorting():
    page = soup(LIST.render(ROWS, query=QueryDict("sort=ccg&q=a%26b&after=x"), usual="-sent_at"))
    ccg, sent = page.select("th[data-sort]")
    assert ccg["aria-sort"] == "ascending" and ccg.a["href"] == "?sort=-ccg&q=a%26b"
    assert "aria-sort" not in sent.attrs and sent.a["href"] == "?sort=sent_at&q=a%26b"
    assert LIST.order(QueryDict("sort=-ccg"), "title") == "-ccg"
    assert LIST.order(QueryDict("sort=password"), "title") == "title"
    assert not soup(LIST.render(ROWS)).select("[data-sort]")


def test_nothing_to_show():
    assert "No applications yet." in LIST.render([]) and "<table" not in LIST.render([])


@pytest.mark.parametrize("key", ["a b", "x']", "__", "a..b", "{{x}}"])
def test_a_key_is_an_identifier(key):
    if key != "__":
        with pytest.raises(ValueError):
            Column(key, "x")
    with pytest.raises(ValueError):
        Column("x", "x", kind="picture")


@pytest.mark.urls("tests.nhsuk.urls")
def test_pattern():
    assert pattern("thing", ref="body.ref") == "/thing/{body.ref}/"


@pytest.fixture
def groups(db):
    Group.objects.bulk_create(Group(name=f"{number:03}") for number in range(25))
    return Group.objects.all()


def walk(groups, order, size, direction="next", query=""):
    seen, steps = [], 0
    while True:
        page = paging.page(groups, QueryDict(query), order=order, size=size)
        seen.append([group.name for group in page.rows])
        link = getattr(page, direction)
        if not link or steps > 30:
            return seen, query
        query, steps = link.removeprefix("?"), steps + 1


@pytest.mark.parametrize("order", [("name", "pk"), ("-name", "-pk"), ("pk",), ("-pk",)])
@pytest.mark.parametrize("size", [1, 7, 25, 30])
def test_every_row_once_forwards_and_back(groups, order, size):
    usual = [group.name for group in groups.order_by(*order)]
    ahead, last = walk(groups, order, size)
    assert [name for page in ahead for name in page] == usual
    back, _ = walk(groups, order, size, "previous", last)
    assert list(reversed(back)) == ahead


def test_other_parts_of_the_address_stay(groups):
    page = paging.page(groups, QueryDict("q=a%26b"), order=("name", "pk"), size=5)
    assert page.next.startswith("?q=a%26b&after=") and page.previous == ""
    assert soup(page.links).a["rel"] == ["next"]


@pytest.mark.parametrize("query", ["after=x", "after=", "before=%00", "after=WzFd:1tX:abc", "after=1&before=2"])
def test_a_broken_place_is_the_first_page(groups, query):
    page = paging.page(groups, QueryDict(query), order=("name", "pk"), size=5)
    assert [group.name for group in page.rows] == ["000", "001", "002", "003", "004"]


def test_one_page_needs_no_links(groups):
    assert paging.page(groups, QueryDict(), order=("name", "pk"), size=25).links == ""
    assert paging.page(groups.none(), QueryDict(), order=("pk",)).rows == []


def test_equal_values_are_told_apart_by_the_last_key(groups):
    from django.db.models import Value

    same = groups.annotate(kind=Value("x"))
    seen, _ = walk(same, ("kind", "name"), 4)
    assert sum(map(len, seen)) == 25


def test_one_query_a_page(groups, django_assert_num_queries):
    with django_assert_num_queries(1):
        paging.page(groups, QueryDict(), order=("name", "pk"), size=5)
