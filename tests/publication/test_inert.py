"""Formulas, markup, direction marks and invisible letters: only text, in every form a register takes."""

import csv
import io
import json
from types import SimpleNamespace
from xml.etree import ElementTree

import pikepdf
import pytest
from bs4 import BeautifulSoup
from django.db import connection

from jobs import actions as jobs
from nhsuk.text import tidy
from publication import actions
from publication.formats import cells, xlsxs
from tests.publication.opened import body_of, cells_of, parts, sheets, words
from tests.publication.toy import at, row, text

PAGE = "/ccg/99X/registers/toys/"
FILE = "/ccg/99X/registers/toys"
NASTY = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "  =1+1",
    "\u200b=1+1",
    "\uff1d1+1",
    "\u00a0=1",
    '=HYPERLINK("http://127.0.0.1:9","x")',
    "#N/A",
    "_x003D_1+1",
    '<script>alert("x")</script>',
    "<img src=x onerror=alert(1)>",
    "<b>bold</b> & \"quoted\", 'single'",
    "javascript:alert(1)",
    "a,b;c\nnext line",
    "\u202etxt.exe",
    "\u2066\u2067turned\u2069",
    "zero\u200bwidth\u2060text\ufeff",
    "]]>",
    "{{ 7*7 }} {% now %} ${7*7}",
]
UNSEEN = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\u2060\ufeff"


@pytest.fixture
def said(publish, now):
    """Every nasty text as a toy, in the order of the page; what they are once tidied."""
    for number, nasty in enumerate(NASTY):
        publish(f"Person {number:02}", nasty)
    return [tidy(nasty) for nasty in NASTY]


@pytest.fixture(params=["", "?as_at=2017-05-31"])
def when(request):
    return request.param


def shows_nothing_unseen(content):
    return not set(content) & set(UNSEEN)


def test_in_the_page(said, read, when):
    page = read(PAGE + when).find("main")
    assert not page.find_all(["script", "b", "img", "iframe"])
    assert not [link["href"] for link in page.select("a[href]") if "javascript" in link["href"].lower()]
    drawn = [row.find_all("td")[0].get_text() for row in page.select("main table tbody tr")]
    assert [" ".join(one.removeprefix("Toy").split()) for one in drawn] == [" ".join(one.split()) for one in said]
    assert shows_nothing_unseen(str(page))


def test_in_the_page_of_an_entry(publish, now, read):
    for nasty in NASTY:
        page = read(f"/entry/{publish('Ann', nasty).ref}/").find("main")
        assert not page.find_all(["script", "b", "img"]) and shows_nothing_unseen(str(page))
        assert " ".join(tidy(nasty).split()) in text(page)


def test_in_csv(said, client, when):
    lines = list(csv.DictReader(io.StringIO(body_of(client.get(f"{FILE}.csv{when}")).decode())))
    assert not [line["toy"] for line in lines if cells.risky(line["toy"])]
    assert [line["toy"].removeprefix("'") for line in lines] == said
    assert shows_nothing_unseen(str(lines))


def test_in_xlsx(said, client, when):
    content = body_of(client.get(f"{FILE}.xlsx{when}"))
    kinds = {cell.data_type for cell in cells_of(content)}
    assert kinds <= {"s", "n", "d", "b", "inlineStr"} and "f" not in kinds and "e" not in kinds
    heading, *rows = sheets(content)["Entries"]
    place = heading.index("Toy")
    assert [row[place].replace("_x005F_", "_") for row in rows] == said
    for cell in cells_of(content):
        if isinstance(cell.value, str) and cells.risky(cell.value):
            assert cell.number_format == "@" and cell.quotePrefix, cell.value
    packed = parts(content)
    assert not [name for name in packed if name.rsplit("/")[-1] not in PARTS], "no macro, no link, no picture"
    assert "<f>" not in packed["xl/worksheets/sheet1.xml"]
    assert not any('TargetMode="External"' in xml or "hyperlink" in xml.lower() for xml in _relations(packed))
    for xml in packed.values():
        ElementTree.fromstring(xml)
        assert shows_nothing_unseen(xml)


PARTS = {"[Content_Types].xml", ".rels", "styles.xml", "sheet1.xml", "sheet2.xml", "workbook.xml", "workbook.xml.rels"}


def _relations(packed):
    return [xml for name, xml in packed.items() if name.endswith(".rels")]


def test_in_json(said, client, when):
    content = body_of(client.get(f"{FILE}.json{when}"))
    assert [entry["columns"]["toy"] for entry in json.loads(content)["entries"]] == said
    assert shows_nothing_unseen(content.decode())
    assert client.get(f"{FILE}.json{when}")["Content-Type"] == "application/json"
    assert client.get(f"{FILE}.json{when}")["X-Content-Type-Options"] == "nosniff"


def test_in_the_feed(said, client):
    content = client.get(f"{FILE}.atom").content.decode()
    feed = ElementTree.fromstring(content)
    titles = {" ".join(one.text.split()) for one in feed.findall("{*}entry/{*}title")}
    assert titles == {" ".join(f"Person {n:02}, {one}".split()) for n, one in enumerate(said)}
    kinds = {one.get("type", "text") for one in feed.iter() if one.tag.endswith(("title", "summary", "content"))}
    assert kinds <= {"text", "html"} and shows_nothing_unseen(content)
    for summary in feed.findall("{*}entry/{*}summary[@type='html']"):
        assert not BeautifulSoup(summary.text, "html.parser").find(["script", "b", "img"])


def test_in_pdf(said, client):
    jobs.drain()
    content = body_of(client.get(f"{FILE}.pdf"))
    printed = words(content)
    close = "".join(printed.split())
    wanted = ["".join(one.replace("\uff1d", "[U+FF1D]").split()) for one in said]  # no font of ours has it
    assert [one for one in wanted if one not in close] == []
    assert shows_nothing_unseen(printed)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert "/JavaScript" not in pdf.Root.get("/Names", {}) and "/OpenAction" not in pdf.Root
        assert list(pdf.attachments) == ["paper.json"]
        (held,) = pdf.attachments.values()
        assert shows_nothing_unseen(held.get_file().read_bytes().decode())
        links = [note.A.get("/URI", "") for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
        assert not [link for link in map(str, links) if "127.0.0.1" in link or "javascript" in link]


@pytest.mark.parametrize("value", [*NASTY, "\t=1", "\r\n=1", "plain", "a=b", "3-4", "", "ünïcode", "'=1"])
@pytest.mark.parametrize("kind", ["text", "number"])
def test_python_and_the_database_neutralise_alike(db, value, kind):
    if connection.vendor != "postgresql":
        pytest.skip("COPY is PostgreSQL's")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {cells.sql('x.v', kind)} FROM (SELECT %s::text AS v) x", [value])
        assert (cursor.fetchone()[0] or "") == cells.safe(value, kind)


def test_numbers_stay_numbers():
    assert cells.safe("-12.50", "money") == "-12.50" and cells.safe("-12.50") == "'-12.50"
    assert cells.safe(True) == "true" and cells.safe(None) == ""


@pytest.mark.postgres
@pytest.mark.parametrize("address", [f"{FILE}.csv", f"{FILE}.json", "/api/v1/registers/toys/bulk.jsonl"])
def test_copy_and_iteration_write_the_same_bytes(client, said, publish, monkeypatch, address, when):
    from publication.formats import csvs, jsons

    publish("Zoe", '\\ " \x7f é \u2028 \U0001f600 \\N \\.', until="2017-05-01")
    first = body_of(client.get(address + when))
    for module in (csvs, jsons):
        monkeypatch.setattr(module, "connection", SimpleNamespace(vendor="sqlite"))
    assert body_of(client.get(address + when)) == first
    assert first.count(b"Person ") == len(NASTY)


@pytest.mark.parametrize("people", [0, 1, 501])
def test_every_line_of_a_bulk_file_is_one_entry(client, publish, now, people):
    if people:
        rows = [(f"o{n}", row(f"Person {n}", "line\nbreak")) for n in range(people)]
        actions.bring_up_to_date("toys", rows=rows, at=at("2017-01-10"))
    content = body_of(client.get("/api/v1/registers/toys/bulk.jsonl?body=99X"))
    lines = [json.loads(line) for line in content.splitlines()]
    assert len(lines) == people and (not people or content.endswith(b"}\n"))
    if people:
        assert json.loads(body_of(client.get(f"{FILE}.json")))["entries"] == lines


@pytest.mark.parametrize(
    ("value", "kind", "told"),
    [
        ("12.50", "money", "<v>12.50</v>"),
        ("-3", "number", "<v>-3</v>"),
        ("12.50", "text", ">12.50</t>"),
        ("1234567890123456", "number", ">1234567890123456</t>"),
        ("2017-03-31", "date", "<v>42825</v>"),
        ("1899-12-31", "date", ">1899-12-31</t>"),
        (True, "yes", '<c t="b"><v>1</v></c>'),
        (None, "text", "<c/>"),
        ("a\x00\ud800\uffffb", "text", ">ab</t>"),
    ],
)
def test_a_cell_is_what_its_column_is(value, kind, told):
    assert told in xlsxs.cell(value, kind)


def test_a_cell_too_long_for_a_spreadsheet_says_that_it_is_cut():
    long = xlsxs.cell("\U0001f600" * 20_000)
    assert long.count("\U0001f600") * 2 + len(xlsxs.CUT) <= xlsxs.LONGEST and "cut here" in long
    assert "cut here" not in xlsxs.cell("x" * xlsxs.LONGEST)
