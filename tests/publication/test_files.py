"""Files of a register: the same rows in every form, inert in all of them, ready when they can be."""

import csv
import io
import json
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jobs import actions as jobs
from publication import actions, ready
from publication.models import Build
from tests.publication import toy
from tests.publication.opened import body_of, sheets
from tests.publication.toy import at, row, text

PAGE = "/ccg/99X/registers/toys/"
FILE = "/ccg/99X/registers/toys"


def table(client, query=""):
    content = body_of(client.get(f"{FILE}.csv{query}")).decode()
    return list(csv.DictReader(io.StringIO(content)))


@pytest.fixture
def three(publish):
    publish("Ann Apple", "Bear")
    publish("Bob Brown", "Car", category="hard")
    ended = publish("Cat Cole", "Boat")
    actions.withdraw(ended.ref, ground="x", at=at("2017-02-01"))


@pytest.mark.parametrize("query", ["", "?as_at=2017-05-31"])
def test_csv_json_and_page_hold_the_same_rows(client, three, now, read, query):
    lines = table(client, query)
    assert [line["toy"] for line in lines] == ["Bear", "Car"]
    said = json.loads(body_of(client.get(f"{FILE}.json{query}")))
    heading, *rows = sheets(body_of(client.get(f"{FILE}.xlsx{query}")))["Entries"]
    assert [row[:2] for row in rows] == [[line["entry"], int(line["version"])] for line in lines]
    assert dict(zip(heading, rows[0], strict=True)) | {"Price": 12.5, "Toy": "Bear", "To": None} == dict(
        zip(heading, rows[0], strict=True)
    )
    assert [entry["columns"]["toy"] for entry in said["entries"]] == ["Bear", "Car"]
    assert [entry["entry"] for entry in said["entries"]] == [line["entry"] for line in lines]
    links = [link["href"] for link in read(PAGE + query).select("table th a")]
    assert links == [f"/entry/{line['entry']}/" for line in lines]
    assert said["edition"] == "Toy rules 2016" and said["no_longer_on_show"] == 1
    assert lines[0] | {"price": "12.50", "late": "0", "until": "", "category": "soft"} == lines[0]


def test_the_feed_holds_what_changed_last(client, three, now):
    feed = ElementTree.fromstring(client.get(f"{FILE}.atom").content)
    titles = [one.text for one in feed.findall("{*}entry/{*}title")]
    assert sorted(titles) == ["Ann Apple, Bear", "Bob Brown, Car"]


ATOM = "{http://www.w3.org/2005/Atom}"


def feed_of(client, address):
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def test_the_feed_is_an_atom_feed(client, three, now, publish):
    """RFC 4287, 4.1.1: an id, a title, an author, when it changed, its own address and the page it tells of."""
    feed = feed_of(client, f"{FILE}.atom")
    said = {part: feed.findtext(f"{ATOM}{part}") for part in ("id", "title", "updated")}
    assert said == {
        "id": f"tag:registers.example.org,2014:{FILE}",
        "title": "Register of toys: 99X",
        "updated": "2017-01-10T10:00:00+00:00",
    }
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "99X"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": f"http://registers.example.org{FILE}.atom",
        "alternate": f"http://registers.example.org{PAGE}",
    }
    for entry in feed.findall(f"{ATOM}entry"):
        assert all(entry.findtext(f"{ATOM}{part}") for part in ("id", "title", "updated", "summary"))
        assert entry.find(f"{ATOM}link").get("rel") == "alternate"


def test_an_entry_of_the_feed_keeps_its_id_when_it_is_corrected(client, now, publish):
    """RFC 4287, 4.2.6: revisions retain the same id; what changes is when it was updated."""
    made = publish("Ann Apple", "Bear")
    before = feed_of(client, f"{FILE}.atom").find(f"{ATOM}entry")
    actions.correct(made.ref, row=row("Ann Apple", "Brown bear"), at=at("2017-02-01"))
    after = feed_of(client, f"{FILE}.atom").find(f"{ATOM}entry")
    assert before.findtext(f"{ATOM}id") == after.findtext(f"{ATOM}id") == (
        f"tag:registers.example.org,2014:/entry/{made.ref}/"
    )  # fmt: skip
    assert [each.findtext(f"{ATOM}updated")[:10] for each in (before, after)] == ["2017-01-10", "2017-02-01"]
    assert "Brown bear" in after.findtext(f"{ATOM}title")


def test_a_feed_of_one_party_holds_that_party_alone_and_names_itself(client, now, publish):
    actions.publish("houses", row=toy.house(), at=at("2017-01-01"))
    publish("Ann Apple", "Bear")
    publish("Bob Brown", "Car", counterparty="F1", counterparty_name="Hilltop Toys")
    feed = feed_of(client, f"{FILE}.atom?counterparty=F1")
    assert [each.text for each in feed.findall(f"{ATOM}entry/{ATOM}title")] == ["Bob Brown, Car"]
    assert feed.findtext(f"{ATOM}title") == "Register of toys: House of Ninety-Nine: Hilltop Toys"
    assert feed.findtext(f"{ATOM}id").endswith(f"{FILE}?counterparty=F1")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"].endswith(".atom?counterparty=F1") and links["alternate"].endswith("/toys/?counterparty=F1")


def test_the_csv_agrees_with_its_metadata(client, three, now):
    from csvw import Table

    metadata = client.get(f"{FILE}.csv-metadata.json").json()
    with tempfile.TemporaryDirectory() as folder:
        metadata["url"] = "toys.csv"
        Path(folder, "toys.csv").write_bytes(body_of(client.get(f"{FILE}.csv")))
        Path(folder, "toys.csv-metadata.json").write_text(json.dumps(metadata))
        rows = list(Table.from_file(Path(folder, "toys.csv-metadata.json")).iterdicts(strict=True))
    assert [str(line["price"]) for line in rows] == ["12.50", "12.50"]
    assert rows[0]["since"].isoformat()[:10] == "2017-01-05" and rows[0]["late"] == 0


def test_the_catalogue_names_every_register_and_its_files(client, db, now):
    said = client.get("/registers/catalogue.jsonld").json()
    assert [one["title"] for one in said["dataset"]] == ["Register of toys", "Houses"]
    for one in said["dataset"]:
        for file in one["distribution"]:
            assert client.get(file["downloadURL"].split("example.org")[1]).status_code == 200


@pytest.mark.parametrize("address", [f"{FILE}.xls", f"{FILE}.csvx", "/registers/toys.pdf", "/registers/nothing.csv"])
def test_there_is_no_other_file(client, three, now, address):
    assert client.get(address).status_code == 404


# --- ready files --------------------------------------------------------------------


def built(moment="2017-06-01T11:00:00"):
    for page in Build.objects.all():
        actions.build(page, at=at(moment))


def test_files_are_made_ready_and_served_without_a_query(client, three, now, django_assert_num_queries, read):
    drawn = {suffix: body_of(client.get(f"{FILE}.{suffix}")) for suffix in ("csv", "json", "xlsx")}
    page = text(read(PAGE))
    built()
    with django_assert_num_queries(0):
        for suffix, content in drawn.items():
            answer = client.get(f"{FILE}.{suffix}")
            assert answer["X-Ready"] and body_of(answer) == content and answer["ETag"]
        answer = client.get(PAGE)
        assert answer["X-Ready"]
        ready_page = body_of(answer)
    from bs4 import BeautifulSoup

    assert text(BeautifulSoup(ready_page, "html.parser")) == page
    again = client.get(f"{FILE}.csv", headers={"If-None-Match": client.get(f"{FILE}.csv")["ETag"]})
    assert again.status_code == 304
    assert "X-Ready" not in client.get(f"{PAGE}?q=bear")


def test_a_change_takes_the_ready_files_away_at_its_commit(
    client, three, now, publish, django_capture_on_commit_callbacks
):
    built()
    with django_capture_on_commit_callbacks(execute=True):
        publish("Dan Dale", "Drum")
    answer = client.get(f"{FILE}.csv")
    assert "X-Ready" not in answer and b"Drum" in body_of(answer)
    built()
    assert b"Drum" in body_of(client.get(f"{FILE}.csv"))
    assert len(list(ready.folder("toys", "99X").iterdir())) == 6, "old builds are deleted"


def test_files_are_good_until_the_next_day_anything_changes(client, publish, now):
    publish("Ann", "Bear")
    publish("Old", "Boat", since="2016-01-01", until="2016-12-10")
    built()
    assert Build.objects.get().good_until.isoformat() == "2017-06-11"
    now.append("2017-06-10")
    assert client.get(f"{FILE}.csv")["X-Ready"]
    now.append("2017-06-11")
    answer = client.get(f"{FILE}.csv")
    assert "X-Ready" not in answer and b"Boat" not in body_of(answer)


def test_the_day_the_rules_change_is_such_a_day(publish, now):
    publish()
    built()
    assert Build.objects.get().good_until == toy.SWITCH


def test_a_build_overtaken_by_a_change_is_not_shown_and_is_queued_again(client, publish, now, monkeypatch):
    from publication.actions import builds

    publish()
    page = Build.objects.get()
    files = builds._files

    def slow(asked, moment):
        yield from files(asked, moment)
        publish("Late", "Lamp")

    monkeypatch.setattr(builds, "_files", slow)
    assert actions.build(page, at=at("2017-06-01")) is False
    assert "X-Ready" not in client.get(f"{FILE}.csv")


def test_one_build_waits_at_a_time(publish):
    from jobs.models import Job

    for n in range(5):
        publish(f"Person {n}")
    assert Job.objects.filter(subject__startswith="build:", state="queued").count() == 1
    assert Build.objects.get().revision == 5


def test_the_job_builds_and_prints_the_page(publish, now, client):
    for n in range(3):
        publish(f"Person {n}", "<b>Bear</b>")
    answer = client.get(f"{FILE}.pdf")
    assert answer.status_code == 503 and answer["Retry-After"]
    jobs.drain()
    answer = client.get(f"{FILE}.pdf")
    assert answer.status_code == 200 and body_of(answer).startswith(b"%PDF")
    assert client.get(f"{FILE}.pdf?as_at=2017-05-01").status_code == 400


def test_a_register_without_entries_promises_no_paper(client, publish, now, read):
    publish()
    assert client.get("/ccg/99X/registers/houses.pdf").status_code == 404
    assert not read("/ccg/99X/registers/houses/").select("a[href$='.pdf']")
    assert read(PAGE).select("a[href$='.pdf']")


def test_the_earlier_paper_is_served_until_the_new_one_is_sealed(client, publish, now):
    publish("Ann Apple")
    publish("Old", "Boat", since="2016-01-01", until="2016-12-10")
    jobs.drain()
    first = body_of(client.get(f"{FILE}.pdf"))
    publish("Bob Brown")
    built("2017-06-01T13:00:00")  # a new one is wanted, and not sealed yet
    assert body_of(client.get(f"{FILE}.pdf")) == first
    now.append("2017-06-11")  # the boat's time on show is over: the earlier paper shows it
    assert client.get(f"{FILE}.pdf").status_code == 503
    now.append("2017-06-01")
    jobs.drain()
    assert body_of(client.get(f"{FILE}.pdf")) not in (first, b"")


def test_at_most_one_paper_in_ten_minutes(publish, now):
    from documents.models import Document

    publish()
    built("2017-06-01T11:00:00")
    publish("Bob")
    built("2017-06-01T11:09:00")
    assert Document.objects.count() == 1
    assert actions.build_due(at=at("2017-06-01T11:11:00")) == 2, "and the page of all bodies"
    built("2017-06-01T11:11:00")
    assert Document.objects.count() == 2
    assert Document.objects.earliest("pk").superseded_because == "A newer one was made from the register."


@pytest.mark.parametrize("act", ["withdraw", "erase", "redact"])
def test_papers_that_hold_hidden_words_lose_them_and_are_not_served(publish, now, client, act):
    from documents import vault
    from documents.models import Document

    entry = publish("Ann Apple", "Secretbear")
    jobs.drain()
    paper = Document.objects.get()
    assert "Secretbear" in paper.payload and vault.locate(paper.file).exists()
    if act == "redact":
        actions.redact(entry.ref, row=row(toy="[redacted]"), at=at("2017-02-01"))
    else:
        more = {"authority": "Order", "by": "k"} if act == "erase" else {}
        getattr(actions, act)(entry.ref, ground="x", at=at("2017-02-01"), **more)
    paper.refresh_from_db()
    assert paper.payload == "" and not vault.locate(paper.file).exists() and not paper.current
    assert client.get(f"{FILE}.pdf").status_code == 503
