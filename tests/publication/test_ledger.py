"""The ledger: what is published gets its place, and nothing past can change unseen."""

import json
import random
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from jobs.clock import real_time
from publication import actions
from publication.actions import ledger as sequencing
from publication.ledger import audit, keys, public, tree
from publication.models import Entry, EntryContent, Leaf, LedgerHead, Line, Waiting
from publication.rules import checkpoint, merkle, tiles
from publication.rules.leaf import log_entry
from tests.publication.toy import at, row

REAL = datetime(2026, 1, 1, tzinfo=UTC)
TODAY = date(2017, 6, 1)


@pytest.fixture
def history(publish):
    """Some lines with every kind of act, sequenced in two batches."""
    refs = [publish(toy_name=f"Toy {n}").ref for n in range(6)]
    publish("Zoe", "Staff toy", audience="staff")
    publish("Old", "Ended", since="2015-01-01", until="2016-01-31")
    actions.sequence(at=REAL)
    actions.correct(refs[0], row=row(toy="Corrected"), at=at("2017-02-01"))
    actions.redact(refs[1], row=row(toy="[redacted]"), at=at("2017-02-01"))
    actions.withdraw(refs[2], ground="By mistake", at=at("2017-02-01"))
    actions.erase(refs[3], ground="Court", authority="Order", by="k", at=at("2017-02-01"))
    actions.expire_due(at=at("2017-02-01"))
    actions.sequence(at=REAL)
    return refs


def check(folder, *more):
    """Run the checker as a stranger would: another process, no Django, no code of ours."""
    done = subprocess.run(
        [sys.executable, "-I", str(folder / "cocomm_check.py"), str(folder), *more],
        capture_output=True,
        text=True,
        cwd=folder,
        timeout=240,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def tamper(statement, *values):
    """As the owner of the database: the trigger taken off, a row changed, the trigger back."""
    with connection.cursor() as cursor:
        table = statement.split("publication_")[1].split()[0]
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(statement, values)
            cursor.execute("SET session_replication_role = DEFAULT")
        else:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [f"publication_{table}"]
            )
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            cursor.execute(statement, values)
            for _, sql in triggers:
                cursor.execute(sql)


def test_what_is_published_waits_and_then_has_a_place(publish):
    entry = publish()
    assert Waiting.objects.get().entry == entry
    assert actions.sequence(at=REAL) == 1
    assert Waiting.objects.count() == 0 and entry.leaf.index == 0
    assert actions.sequence(at=REAL) == 0 and LedgerHead.objects.count() == 1


def test_a_refused_change_leaves_nothing_in_the_queue(publish):
    entry = publish()
    with pytest.raises(ValueError, match="cannot be known"):
        actions.correct(entry.ref, row=row(), at=at("2016-01-01"))
    assert Waiting.objects.count() == Entry.objects.count() == 1


def test_the_head_is_a_checkpoint_signed_by_the_key_of_the_house(history):
    head = tree.head()
    name, raw = checkpoint.read_verifier_key(keys.verifier_key())
    assert name == "registers.example.org/ledger"
    said = checkpoint.read(checkpoint.opened(head.note, name=name, public=raw))
    leaves = [merkle.leaf_hash(log_entry(**leaf.entry.says)) for leaf in Leaf.objects.order_by("index")]
    assert (said.origin, said.size, said.root) == (name, len(leaves), merkle.root(leaves))


def test_every_entry_has_a_receipt_and_every_head_extends_every_older_one(publish, monkeypatch):
    monkeypatch.setattr(sequencing, "BATCH", 7)
    for n in range(30):
        publish(toy_name=f"Toy {n}")
    assert actions.sequence(at=REAL) == 30
    heads = list(LedgerHead.objects.order_by("size"))
    assert [head.size for head in heads] == [7, 14, 21, 28, 30]
    newest = heads[-1]
    for leaf in Leaf.objects.all():
        proof = tree.inclusion(leaf.index, newest.size)
        assert merkle.included(
            bytes(leaf.hash), index=leaf.index, size=newest.size, proof=proof, head=bytes(newest.root)
        )
    for old in heads:
        for new in heads[heads.index(old) :]:
            assert merkle.extends(
                old=old.size,
                new=new.size,
                old_head=bytes(old.root),
                new_head=bytes(new.root),
                proof=tree.consistency(old.size, new.size),
            )


def test_a_tree_of_several_levels_is_served_as_tiles(db):
    many(600)
    assert actions.sequence(at=REAL) == 600
    hashes = [bytes(value) for value in Leaf.objects.order_by("index").values_list("hash", flat=True)]
    subtree = tree.subtree_of(600)
    for low, high in [(0, 600), (256, 512), (0, 512), (512, 600), (599, 600), (10, 300)]:
        assert subtree(low, high) == merkle.root(hashes[low:high])
    assert tree.tile(0, 2, 88, size=600) == b"".join(hashes[512:])
    assert tree.tile(1, 0, 2, size=600) == merkle.root(hashes[:256]) + merkle.root(hashes[256:512])
    assert tree.tile(1, 0, 3, size=600) is None and tree.tile(0, 2, 89, size=600) is None
    proof = tree.inclusion(300, 600)
    assert merkle.included(hashes[300], index=300, size=600, proof=proof, head=merkle.root(hashes))


def test_a_stranger_checks_a_tree_of_several_levels(db, tmp_path):
    many(600)
    actions.sequence(at=REAL)
    public.export(tmp_path, today=TODAY)
    assert check(tmp_path)[0] == 0
    place = tmp_path / tiles.path(1, 0, 2)
    place.write_bytes(place.read_bytes()[::-1])
    assert "tile 0 of level 1" in check(tmp_path)[1]


def many(count):
    """Entries in bulk, past the actions: for a tree of some height."""
    moment = at("2017-01-01")
    lines = Line.objects.bulk_create([Line(register="toys", changed_at=moment) for _ in range(count)])
    entries = Entry.objects.bulk_create(
        [
            Entry(line=line, register="toys", version=1, kind="add", known_from=moment, commitment=f"{n:064x}")
            for n, line in enumerate(lines)
        ]
    )
    Waiting.objects.bulk_create([Waiting(entry=entry) for entry in entries])


def test_the_house_finds_nothing_wrong(history):
    assert list(audit.faults()) == []
    call_command("verify_ledger")


def test_a_stranger_finds_nothing_wrong(history, tmp_path):
    public.export(tmp_path / "out", today=TODAY)
    code, said = check(tmp_path / "out", "--key", keys.verifier_key())
    assert (code, said.startswith("All holds: 13 entries")) == (0, True), said


def test_the_export_holds_no_word_the_public_may_not_read(history, tmp_path):
    public.export(tmp_path, today=date(2017, 8, 1))
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for hidden in ("Toy 1", "Toy 2", "Toy 3", "Ended"):
        assert hidden.encode() not in everything
    assert b"Toy 0" in everything, "an ordinary correction hides nothing"
    assert b"Staff toy" in everything, "public on a date before the switch"


TAMPERINGS = {
    "a word": ("UPDATE publication_entrycontent SET sealed = replace(sealed, 'Toy 4', 'Toy 9') WHERE entry_id = %s",),
    "a date known": ("UPDATE publication_entry SET known_from = '2016-01-01 00:00:00' WHERE id = %s",),
    "the kind": ("UPDATE publication_entry SET kind = 'correct', version = 9, supersedes_id = id WHERE id = %s",),
    "the commitment": (f"UPDATE publication_entry SET commitment = '{'ab' * 32}' WHERE id = %s",),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_one_past_row_changed_by_hand_is_found_and_named(history, tmp_path, what):
    ref = history[4]
    entry = Entry.objects.get(line_id=ref, version=1)
    tamper(*TAMPERINGS[what], entry.pk)
    public.export(tmp_path, today=TODAY)
    code, said = check(tmp_path)
    assert code == 1 and ref in said, said
    with pytest.raises(CommandError):
        call_command("verify_ledger")
    assert any(ref in fault for fault in audit.faults())


def test_a_row_and_its_leaf_changed_together_are_found(history, tmp_path):
    """The forger also rewrites commitment and leaf: then no signed head fits the tree."""
    entry = Entry.objects.get(line_id=history[4])
    tamper(f"UPDATE publication_entry SET commitment = '{'ab' * 32}' WHERE id = %s", entry.pk)
    entry.refresh_from_db()
    forged = merkle.leaf_hash(log_entry(**entry.says))
    tamper("UPDATE publication_leaf SET hash = %s WHERE entry_id = %s", forged, entry.pk)
    public.export(tmp_path, today=TODAY)
    code, said = check(tmp_path)
    assert code == 1 and "history was changed" in said and "row is not the one committed to" in said


def test_a_history_signed_again_is_found_by_whoever_remembers(history, tmp_path):
    """The owner of the key rewrites everything: only an older head tells."""
    public.export(tmp_path / "before", today=TODAY)
    memory = tmp_path / "memory.json"
    assert check(tmp_path / "before", "--remember", str(memory))[0] == 0
    for table in ("leaf", "node", "ledgerhead"):
        tamper(f"DELETE FROM publication_{table} WHERE 1 = 1")
    tamper(f"UPDATE publication_entry SET commitment = '{'ab' * 32}' WHERE id = %s", Entry.objects.earliest("pk").pk)
    Waiting.objects.bulk_create([Waiting(entry=entry) for entry in Entry.objects.all()])
    actions.sequence(at=REAL)
    public.export(tmp_path / "after", today=TODAY)
    code, said = check(tmp_path / "after", "--remember", str(memory))
    assert code == 1 and "you remembered" in said


def test_a_removed_row_without_a_disposal_is_named(history):
    content = EntryContent.objects.filter(entry__kind="add").first()
    tamper("DELETE FROM publication_entrycontent WHERE entry_id = %s", content.pk)
    assert any("no disposal names it" in fault for fault in audit.faults())


def test_a_line_that_stands_elsewhere_is_named(history):
    Line.objects.filter(ref=history[4]).update(show_until=date(2000, 1, 1))
    Line.objects.filter(ref=history[2]).update(state="live")
    assert len(list(audit.faults())) == 2


def test_random_tamperings_are_all_found(history, tmp_path):
    """R12 in small: any change to any column of any table of the ledger."""
    from django.db import transaction

    columns = [
        ("entry", "body", "'x'"),
        ("entry", "valid_from", "'2001-01-01'"),
        ("entrycontent", "words", "'x'"),
        ("entry", "register", "'x'"),
        ("entry", "commitment", f"'{'0' * 64}'"),
        ("entry", "known_from", "'2001-01-01 00:00:00'"),
        ("entrycontent", "salt", f"'{'0' * 64}'"),
        ("entrycontent", "sealed", "'{}'"),
        ("line", "words", "'x'"),
        ("line", "version", "99"),
        ("ledgerhead", "note", "replace(note, 'ledger', 'lodger')"),  # a signature need not have any one letter
    ]
    dice = random.Random(7)
    for table, column, value in columns:
        key = {"entrycontent": "entry_id", "ledgerhead": "size"}.get(table, "id")
        live = "WHERE id IN (SELECT latest_id FROM publication_line WHERE state = 'live')"
        chosen = live.replace("WHERE id", f"WHERE {key}") if table.startswith("entry") else ""
        if table == "line":
            chosen = "WHERE state <> 'erase'"  # of an erased one the database itself refuses words
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT "{key}" FROM publication_{table} {chosen} ORDER BY 1')
            pk = dice.choice(cursor.fetchall())[0]
        with transaction.atomic():
            tamper(f'UPDATE publication_{table} SET {column} = {value} WHERE "{key}" = {pk}')
            assert list(audit.faults()), (table, column)
            transaction.set_rollback(True)
    assert list(audit.faults()) == []


def test_tile_files_of_the_export_are_the_ones_the_specification_names(history, tmp_path):
    size = public.export(tmp_path, today=TODAY)
    assert (tmp_path / tiles.path(0, 0, size)).stat().st_size == 32 * size
    entries = tiles.unbundle((tmp_path / tiles.path("entries", 0, size)).read_bytes())
    assert [json.loads(entry)["version"] for entry in entries][:3] == [1, 1, 1]


def test_the_oldest_wait_for_a_place_is_known(publish, client):
    assert actions.oldest_wait(at=real_time()) == 0
    publish()
    Waiting.objects.update(waiting_since=real_time() - timedelta(minutes=5))
    publish("Bob")
    assert 299 < actions.oldest_wait(at=real_time()) < 330
    assert client.get("/health/ready").json()["oldest_entry_waits_seconds"] >= 300
    actions.sequence(at=real_time())
    assert actions.oldest_wait(at=real_time()) == 0
