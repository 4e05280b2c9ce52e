"""Publishing adds and never replaces; only an erasure removes, and only words."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from publication import actions
from publication.actions.entries import Refused
from publication.models import Entry, EntryContent, Line
from publication.registers import nil
from publication.rules.commitment import commitment_of_text
from tests.publication import toy
from tests.publication.toy import at, row


def shown(as_at="2017-06-01", known_at=None, today="2017-06-01"):
    """(ref, toy) of what the public sees."""
    days = [date.fromisoformat(day) for day in (as_at, known_at or today, today)]
    entries = Entry.objects.on_show(as_at=days[0], known_at=days[1], today=days[2])
    words = EntryContent.objects.in_bulk([entry.said_id for entry in entries])
    return sorted(words[entry.said_id].row["columns"]["toy"] for entry in entries)


def test_a_new_line_is_on_show_from_the_day_it_holds_and_is_known(publish):
    entry = publish(at="2017-05-03", since="2017-01-05")
    assert (entry.version, entry.kind, entry.body) == (1, "add", "99X")
    assert shown() == ["Bear"]
    assert shown("2017-03-31", known_at="2017-03-31") == [], "held in January, recorded in May"
    assert shown("2017-03-31", known_at="2017-05-03") == ["Bear"], "a date means the end of that day"
    assert shown("2017-01-04") == []
    assert Line.objects.on_show(today=date(2017, 6, 1)).get().latest == entry


def test_a_correction_adds_a_version(publish):
    first = publish(toy_name="Bare")
    second = actions.correct(first.ref, row=row(toy="Bear"), at=at("2017-02-01"))
    assert (second.version, second.kind, second.supersedes) == (2, "correct", first)
    assert shown() == ["Bear"] and shown(known_at="2017-01-31") == ["Bare"]
    assert Entry.objects.count() == 2


def test_an_ended_toy_leaves_by_date_alone(publish):
    publish(until="2016-12-01", since="2016-01-01")
    assert shown("2017-06-01", today="2017-06-01") == ["Bear"]
    assert shown("2016-06-01", known_at="2017-06-01", today="2017-06-02") == []
    assert Line.objects.on_show(today=date(2017, 6, 2)).count() == 0


def test_what_is_over_is_noted_in_the_ledger_once(publish):
    entry = publish(until="2016-12-01", since="2016-01-01")
    assert actions.expire_due(at=at("2017-06-01")) == []
    (noted,) = actions.expire_due(at=at("2017-06-02"))
    assert (noted.ref, noted.kind, noted.version) == (entry.ref, "expire", 2)
    assert actions.expire_due(at=at("2017-06-03")) == []
    with pytest.raises(Refused):
        actions.expire(publish().ref, at=at("2017-06-01"))


@pytest.mark.parametrize("act", ["withdraw", "erase"])
def test_withdrawn_and_erased_are_gone_for_every_date(publish, act):
    entry = publish()
    more = {"authority": "DPA 2018", "by": "the keeper"} if act == "erase" else {}
    ended = getattr(actions, act)(entry.ref, ground="Published by mistake.", at=at("2017-05-01"), **more)
    for day in ("2017-01-20", "2017-04-30", "2017-06-01"):
        assert shown(day, known_at=day) == []
    assert ended.content.row["ground"] == "Published by mistake."
    assert Line.objects.gone(today=date(2017, 6, 1)).count() == 1


def test_an_erasure_leaves_a_stub_and_no_word(publish):
    entry = publish("Ann Apple", "Bear")
    actions.correct(entry.ref, row=row("Ann Apple", "Blue bear"), at=at("2017-02-01"))
    actions.erase(entry.ref, ground="Court order", authority="Order 7", by="the keeper", at=at("2017-05-01"))
    assert Entry.objects.filter(line_id=entry.ref).count() == 3
    assert EntryContent.objects.get().row == {"authority": "Order 7", "ground": "Court order", "register": "toys"}
    everything = [list(table.objects.values_list()) for table in (Line, Entry, EntryContent)]
    assert "Apple" not in str(everything) and "apple" not in str(everything).lower()
    with pytest.raises(Refused, match="erased already"):
        actions.erase(entry.ref, ground="x", authority="y", by="z", at=at("2017-06-01"))
    with pytest.raises(Refused, match="it is erased"):
        actions.correct(entry.ref, row=row(), at=at("2017-06-01"))


def test_an_erasure_names_its_ground_and_authority(publish):
    with pytest.raises(Refused, match="names its ground"):
        actions.erase(publish().ref, ground="x", authority=" ", by="z", at=at("2017-06-01"))


def test_a_redaction_hides_the_earlier_words_everywhere(publish):
    entry = publish(toy_name="Secret")
    actions.redact(entry.ref, row=row(toy="[redacted]"), at=at("2017-03-01"))
    assert shown(known_at="2017-02-01") == ["[redacted]"] == shown()
    actions.correct(entry.ref, row=row(toy="Other"), at=at("2017-04-01"))
    assert shown(known_at="2017-02-01") == ["[redacted]"] and shown() == ["Other"]
    days = {"as_at": date(2017, 2, 1), "known_at": date(2017, 2, 1), "today": date(2017, 6, 1)}
    assert Entry.objects.on_show(**days).saying("redacted").count() == 1
    assert Entry.objects.on_show(**days).saying("Secret").count() == 0, "search tells nothing either"
    assert Line.objects.saying("Secret").count() == 0


def test_the_class_of_the_date_asked_decides(publish):
    publish(audience="staff")
    assert shown("2017-06-15", today="2017-08-01") == ["Bear"]
    assert shown("2017-06-16", today="2017-08-01") == [], "D4-i"
    assert Line.objects.on_show(today=date(2017, 6, 15)).count() == 1
    assert Line.objects.on_show(today=date(2017, 6, 16)).count() == 0


def test_republishing_adds_only_a_difference(db):
    first = actions.republish("toys", origin="toy:1", row=row(), at=at("2017-01-10"))
    assert actions.republish("toys", origin="toy:1", row=row(), at=at("2017-01-11")) is None
    second = actions.republish("toys", origin="toy:1", row=row(toy="Car"), at=at("2017-01-12"))
    assert second.supersedes == first
    actions.erase(first.ref, ground="x", authority="y", by="z", at=at("2017-02-01"))
    assert actions.republish("toys", origin="toy:1", row=row(), at=at("2017-02-02")) is None, "erased stays so"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"category": "liquid"}, "not a category"),
        ({"since": "2017-05-01", "until": "2017-04-01"}, "ends before"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(publish, wrong, reason):
    with pytest.raises(Refused, match=reason):
        publish(**wrong)
    assert Entry.objects.count() == Line.objects.count() == 0


def test_all_reasons_at_once(db):
    with pytest.raises(Refused) as refused:
        actions.publish("toys", row=toy.Row(columns={"colour": "red"}), at=at("2017-01-01"))
    assert len(refused.value.args[0]) == 8
    with pytest.raises(Refused, match="no register"):
        actions.publish("games", row=row(), at=at("2017-01-01"))


def test_time_does_not_run_backwards_within_a_line(publish):
    entry = publish(at="2017-03-01")
    with pytest.raises(Refused, match="cannot be known before"):
        actions.correct(entry.ref, row=row(), at=at("2017-02-01"))
    with pytest.raises(Refused, match="stays with its body"):
        actions.correct(entry.ref, row=row(body="99Y"), at=at("2017-04-01"))


def test_the_commitment_covers_the_words_and_the_dates(publish):
    content = publish().content
    assert content.entry.commitment == commitment_of_text(content.salt, content.sealed)
    assert content.row["valid_from"] == "2017-01-05"


@pytest.mark.parametrize("table", ["entry", "entrycontent"])
def test_the_database_itself_refuses_change_and_removal(publish, table):
    publish()
    for statement in (
        f"UPDATE publication_{table} SET {'body' if table == 'entry' else 'sealed'} = 'x'",
        f"DELETE FROM publication_{table}",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_typed_text_is_tidied_before_it_is_sealed(publish):
    content = publish(toy_name="B\u202eear\u200b").content
    assert content.row["columns"]["toy"] == "Bear"


def test_a_nil_statement_is_a_row_like_any_other(db):
    said = nil(body="99X", words="No toys between April and June.", valid_from=date(2017, 4, 1))
    entry = actions.publish("toys", row=said, at=at("2017-07-01"))
    assert entry.category == "nil"
