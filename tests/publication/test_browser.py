"""The public pages in a browser: a phone, no scripts, on paper, accessible, and light."""

import pytest
from playwright.sync_api import expect

from publication import actions
from publication.registers import nil
from tests.publication import toy
from tests.publication.toy import at, row

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ADDRESSES = [
    "/registers/?q=bear",
    "/registers/toys/",
    "/ccg/99X/",
    "/ccg/99X/registers/toys/",
    "/ccg/99X/registers/toys/?as_at=2017-03-31&known_at=2017-03-31",
    "/ccg/99X/registers/toys/?as_at=soon",
    "/ccg/99X/registers/toys/compare/?start=2017-01-31&end=2017-05-31",
    "/ccg/99X/registers/toys.pdf",
    "/ledger/",
]


@pytest.fixture
def shown(committed_db, now, settings):
    settings.PUBLIC_REGISTERS = toy.NAMES
    actions.publish("houses", row=toy.house(), at=at("2017-01-01"))
    said = nil(body="99X", words="Nothing between 1 and 31 March 2017.", valid_from=toy.date(2017, 4, 1))
    actions.publish("toys", row=said, at=at("2017-04-02"))
    refs = [
        actions.publish("toys", row=row(f"Person {n:02}", f"Bear {LONG if n == 3 else n}"), at=at("2017-01-10")).ref
        for n in range(60)
    ]
    actions.correct(refs[0], row=row("Person 00", "Blue bear"), at=at("2017-02-01"))
    actions.withdraw(refs[1], ground="Published by mistake.", at=at("2017-02-01"))
    actions.sequence(at=at("2017-05-01"))
    return refs


def addresses(refs):
    return [*ADDRESSES, f"/entry/{refs[0]}/", f"/entry/{refs[0]}/1/", f"/entry/{refs[1]}/"]


@pytest.mark.slow
def test_every_page_on_a_phone_is_accessible_and_does_not_scroll_sideways(phone, live, shown, check_page):
    for address in addresses(shown):
        phone.goto(f"{live}{address}")
        check_page(phone)
        assert phone.context.cookies() == [], address


def test_on_a_phone_no_column_of_the_versions_is_cut(phone, live, shown, check_page):
    phone.goto(f"{live}/entry/{shown[0]}/")
    versions = phone.get_by_role("table", name="Every version of this entry")
    ends = versions.locator("td").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert len(ends) == 10 and max(ends) <= phone.viewport_size["width"]
    check_page(phone)


def test_a_reader_without_scripts_finds_an_entry_and_what_it_was(noscript, live, shown, check_page):
    noscript.goto(f"{live}/registers/")
    noscript.get_by_label("Search all registers").fill("blue bear")
    noscript.get_by_role("button", name="Search").click()
    noscript.get_by_role("link", name="Person 00, Blue bear").click()
    noscript.get_by_role("link", name="1", exact=True).click()
    expect(noscript.locator("main")).to_contain_text("This is version 1 of 2")
    noscript.goto(f"{live}/ccg/99X/registers/toys/")
    noscript.get_by_text("Choose entries and dates").click()
    noscript.get_by_label("As at").fill("31 January 2017")
    noscript.get_by_label("As known at").fill("31 January 2017")
    noscript.get_by_role("button", name="Show").click()
    expect(noscript.locator("main")).to_contain_text("as it stood on 31 January 2017")
    expect(noscript.locator("main")).to_contain_text("Bear 0")
    check_page(noscript)
    noscript.get_by_role("link", name="Next").click()
    expect(noscript.locator("main")).to_contain_text("Person 59")


def test_a_first_visit_is_light_and_asks_nobody_else(page, live, shown):
    got = []
    page.on("response", lambda answer: got.append((answer.url, len(answer.body()) if answer.ok else 0)))
    page.goto(f"{live}/ccg/99X/registers/toys/", wait_until="networkidle")
    assert all(url.startswith(str(live)) for url, _ in got), got
    from gzip import compress

    bodies = [page.request.get(url).body() for url, _ in got]
    assert sum(len(compress(body)) for body in bodies) < 100_000


def test_on_paper(page, live, shown, screenshot):
    page.emulate_media(media="print")
    page.goto(f"{live}/ccg/99X/registers/toys/")
    expect(page.locator("main")).to_contain_text("Toy rules 2016")
    screenshot(page, "register-on-paper")
