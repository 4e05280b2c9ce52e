"""The public pages: complete, dated, without cookies, and silent about what may not be read."""

import json

import pytest

from publication import actions
from publication.registers import nil
from tests.publication import toy
from tests.publication.toy import at, row, text

PAGE = "/ccg/99X/registers/toys/"


def test_the_home_page_lists_registers_and_bodies(read, publish):
    actions.publish("houses", row=toy.house(), at=at("2017-01-01"))
    page = read("/registers/")
    assert "Register of toys" in text(page) and "House of Ninety-Nine" in text(page)
    assert page.find("a", href="/ccg/99X/") and page.find("input", {"name": "q"})
    assert "&lt;" not in str(page)
    names = {one.get("name") for one in read("/registers/toys/").find_all("input")}
    assert {"q", "as_at", "known_at"} <= names


def test_search_finds_all_words_in_everything_on_show(read, publish):
    publish("Ann Apple", "Blue bear")
    publish("Bob Brown", "Red car")
    gone = publish("Cat Cole", "Blue boat")
    actions.withdraw(gone.ref, ground="x", at=at("2017-02-01"))
    page = read("/registers/?q=blue")
    assert "1 entry on show today" in text(page) and "Ann Apple, Blue bear" in text(page)
    assert "0 entries" in text(read("/registers/?q=blue+car"))
    assert "Bob" in text(read("/registers/?q=RED"))


def test_the_page_of_a_body(read, publish):
    actions.publish("houses", row=toy.house(), at=at("2017-01-01"))
    publish()
    page = read("/ccg/99x/")
    assert "House of Ninety-Nine" in text(page) and "Register of toys : 1 entry on show" in text(page)
    read("/ccg/11Q/", status=404)


def test_a_register_prints_what_a_reader_must_know(read, publish):
    actions.publish("houses", row=toy.house(), at=at("2017-01-01"))
    publish(at="2017-01-10")
    actions.withdraw(publish("Bob", "Car").ref, ground="x", at=at("2017-02-01"))
    said = text(read(PAGE))
    for words in (
        "Register of toys: House of Ninety-Nine",
        "As at the end of 1 June 2017",
        "As known at the end of 1 June 2017",
        "Rules in force Toy rules 2016",
        "Published since 10 January 2017",
        "Entries on show 1",
        "No longer on show 1",
        "Older entries are kept for six years.",
        "£12.50",
        "5 January 2017",
    ):
        assert words in said
    assert "Bob" not in said


def test_the_national_page_shows_every_body(read, publish):
    publish(body="99X")
    publish("Bob", body="88Y")
    said = text(read("/registers/toys/"))
    assert "99X" in said and "88Y" in said


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("q=bear", ["Bear"]),
        ("person=bob-brown", ["Car"]),
        ("category=hard", ["Car"]),
        ("counterparty=Acme", ["Car"]),
        ("counterparty=f81022", []),
        ("counterparty=F81022", ["Bear"]),
        ("q=bear&category=hard", []),
    ],
)
@pytest.mark.parametrize("dates", ["", "&as_at=2017-05-31&known_at=2017-05-31"])
def test_filters(read, publish, query, seen, dates):
    publish("Ann Apple", "Bear")
    publish("Bob Brown", "Car", category="hard", counterparty="1234", counterparty_name="Acme")
    page = read(f"{PAGE}?{query}{dates}")
    table = page.find("table")
    found = [toy_name for toy_name in ("Bear", "Car") if table and toy_name in text(table)]
    assert found == seen


def test_as_at_and_as_known_at(read, publish):
    entry = publish(toy_name="Bare", at="2017-05-03", since="2017-01-05")
    actions.correct(entry.ref, row=row(toy="Bear"), at=at("2017-05-20"))
    assert "Bare" not in text(read(f"{PAGE}?as_at=2017-03-31&known_at=2017-03-31"))
    assert "Bare" in text(read(f"{PAGE}?as_at=31/3/2017&known_at=3+May+2017"))
    assert "Bear" in text(read(f"{PAGE}?as_at=2017-03-31"))
    assert "118 days after it began" in text(read(f"/entry/{entry.ref}/1/"))


@pytest.mark.parametrize("query", ["as_at=soon", "as_at=2017-06-02", "known_at=2017-13-01"])
def test_a_date_that_is_none_is_explained(read, publish, query):
    publish()
    assert "There is a problem" in text(read(f"{PAGE}?{query}", status=400))
    read(f"{PAGE}?q=%00&person=%00&counterparty=%00&as_at=%00")


def test_a_nil_statement_and_silence_look_different(read, publish):
    actions.publish("houses", row=toy.house(), at=at("2017-01-01"))
    assert "no nil statement has been made" in text(read(PAGE))
    words = "Nothing to declare between 1 January and 31 March 2017."
    said = nil(body="99X", words=words, valid_from=toy.date(2017, 4, 1))
    actions.publish("toys", row=said, at=at("2017-04-02"))
    page = text(read(PAGE))
    assert words in page and "no nil statement" not in page and "No entry is on show." in page


def test_the_page_of_all_bodies_leads_to_the_one_chosen(read, publish, client):
    actions.publish("houses", row=toy.house(), at=at("2017-01-01"))
    publish("Ann Apple", "Bear")
    choice = read("/registers/toys/").find("select", {"name": "body"})
    assert [option["value"] for option in choice.find_all("option")] == ["", "99X"]
    assert not read(PAGE).find("select", {"name": "body"})
    answer = client.get("/registers/toys/?body=99x&q=bear&person=")
    assert answer.status_code == 302 and answer["Location"] == f"{PAGE}?q=bear&person="
    assert client.get("/registers/toys/?body=99X&q=")["Location"] == PAGE
    assert client.get("/registers/toys/?body=//example.org").status_code == 200, "no body of that name: all of them"


def test_long_registers_are_paged_by_key_and_the_query_count_is_constant(read, publish, django_assert_max_num_queries):
    for n in range(120):
        publish(f"Person {n:03}", at="2017-01-10")
    counts = []
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address, seen = PAGE, []
    while address:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = read(address)
        counts.append(len(queries))
        seen += [link.get_text() for link in page.select("table th a")]
        following = page.select_one(".nhsuk-pagination__link--next, .nhsuk-pagination-item--next a")
        address = PAGE + following["href"] if following else None
    assert seen == [f"Person {n:03}" for n in range(120)]
    assert len(set(counts)) == 1 and counts[0] <= 10, counts


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        f"{PAGE}?as_at=2017-05-01",
        "/registers/",
        "/registers/?q=person",
        "/ccg/99X/",
        f"{PAGE}compare/",
        "/ledger/",
    ],
)
def test_every_page_asks_the_same_number_of_queries_at_any_size(read, publish, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for more in (1, 60):
        for n in range(more):
            publish(f"Person {n}")
        with CaptureQueriesContext(connection) as queries:
            read(address)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12, counts


def test_an_entry_has_a_permanent_address_versions_and_a_receipt(read, publish, client):
    entry = publish(toy_name="Bare")
    actions.correct(entry.ref, row=row(toy="Bear"), at=at("2017-02-01"))
    actions.sequence(at=at("2017-02-01"))
    page = text(read(f"/entry/{entry.ref}/"))
    assert "Ann Apple, Bear" in page and "Corrected" in page and "Riverside" not in page
    assert "This is version 1 of 2" in text(read(f"/entry/{entry.ref}/1/"))
    receipt = client.get(f"/entry/{entry.ref}/1/receipt.json").json()
    assert receipt["row"]["columns"]["toy"] == "Bare" and receipt["tree_size"] == 2
    assert json.loads(receipt["log_entry"])["version"] == 1
    read(f"/entry/{entry.ref}/3/", status=404)
    read("/entry/aaaaaaaaaaaa/", status=404)


@pytest.mark.parametrize(
    ("act", "ground", "since"),
    [
        (lambda ref: actions.withdraw(ref, ground="No consent.", at=at("2017-02-01")), "No consent.", "1 February"),
        (
            lambda ref: actions.erase(ref, ground="By order.", authority="O", by="k", at=at("2017-03-01")),
            "By order.",
            "1 March",
        ),
    ],
)
def test_what_is_gone_answers_410_with_date_ground_and_proof(read, publish, act, ground, since, client):
    entry = publish("Ann Apple", "Bear")
    act(entry.ref)
    actions.sequence(at=at("2017-04-01"))
    for address in (f"/entry/{entry.ref}/", f"/entry/{entry.ref}/1/", f"/entry/{entry.ref}/?as_at=2017-01-20"):
        page = text(read(address, status=410))
        assert ground in page and since in page and "Leaf 1 of the ledger of 2" in page
        assert "Apple" not in page and "Bear" not in page
    receipt = client.get(f"/entry/{entry.ref}/1/receipt.json").json()
    assert "row" not in receipt and "salt" not in receipt and receipt["inclusion_proof"]
    assert client.get(f"/entry/{entry.ref}.json").json()["gone"] is True


def test_time_over_by_date_answers_410_before_anybody_noted_it(read, publish, now):
    entry = publish(since="2016-01-01", until="2016-12-01")
    read(f"/entry/{entry.ref}/")
    now.append("2017-06-02")
    assert "2 June 2017" in text(read(f"/entry/{entry.ref}/", status=410))


def test_a_class_no_longer_public_answers_410_and_the_old_date_still_shows_it(read, publish, now):
    entry = publish(audience="staff")
    now.append("2017-07-01")
    assert "do not publish this class" in text(read(f"/entry/{entry.ref}/", status=410))
    assert "Bear" in text(read(f"/entry/{entry.ref}/?as_at=2017-06-15"))
    never = publish("Nobody", audience="staff", since="2017-06-20", at="2017-06-21")
    read(f"/entry/{never.ref}/", status=404)
    read(f"/entry/{never.ref}/1/receipt.json", status=404)


def test_redacted_words_are_nowhere(read, publish, client):
    entry = publish(toy_name="Secretbear")
    actions.redact(entry.ref, row=row(toy="[redacted]"), at=at("2017-02-01"))
    for address in (
        PAGE,
        f"{PAGE}?as_at=2017-01-20&known_at=2017-01-20",
        f"/entry/{entry.ref}/",
        f"/entry/{entry.ref}/?as_at=2017-01-20&known_at=2017-01-20",
    ):
        page = text(read(address))
        assert "[redacted]" in page and "Secretbear" not in page
    assert "Secretbear" not in text(read(f"/entry/{entry.ref}/1/", status=410))
    assert "row" not in client.get(f"/entry/{entry.ref}/1/receipt.json").json()


def test_two_dates_compared(read, publish):
    stays, changes = publish("Stays"), publish("Changes", "Bare")
    goes = publish("Goes")
    actions.withdraw(goes.ref, ground="x", at=at("2017-05-01"))
    actions.correct(changes.ref, row=row("Changes", "Bear"), at=at("2017-05-01"))
    publish("Comes", at="2017-05-01")
    publish("Ends", since="2015-01-01", until="2016-11-01", at="2016-01-01")
    page = text(read(f"{PAGE}compare/?start=2017-04-01&end=2017-05-31"))
    assert "New (1)" in page and "Comes" in page and "Changed (1)" in page and "Bare became Bear" in page
    assert "Goes" not in page, "what is withdrawn is shown for no date"
    assert "1 entry did not change" in page and stays.ref not in page
    assert "The first date is after" in text(read(f"{PAGE}compare/?start=2017-05-01&end=2017-04-01", status=400))


def test_an_unchanged_page_is_not_sent_twice(client, publish, now):
    publish()
    first = client.get(PAGE)
    assert "public" in first["Cache-Control"] and first["ETag"]
    assert client.get(PAGE, headers={"If-None-Match": first["ETag"]}).status_code == 304
    publish("Another")
    assert client.get(PAGE, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_public_pages_refuse_to_be_written_to(client, publish, now):
    for address in (PAGE, "/registers/", "/ledger/"):
        assert client.post(address).status_code == 405


def test_nothing_on_a_public_page_depends_on_who_asks(client, publish, now, django_user_model):
    publish()
    before = client.get(PAGE).content
    client.force_login(django_user_model.objects.create(email="someone@example.org"))
    assert client.get(PAGE).content == before
