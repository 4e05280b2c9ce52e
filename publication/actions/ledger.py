"""Give waiting entries their place in the tree, and sign the new head.

Entries are appended by anybody at any time; this alone decides the order, in batches,
under one lock. It needs no job row: an entry that waits is its own.
"""

from functools import partial

from django.db import connection, transaction
from django.db.models import Min

from jobs import wake as wakes

from ..ledger import keys
from ..models import Leaf, LedgerHead, Node, Waiting
from ..rules import checkpoint, leaf, merkle

BATCH = 2000
LOCK = 0x6C65_6467_6572  # "ledger"
TASK = "publication.tasks.sequence"


def wake():
    """After the commit, tell a worker; once a transaction is enough. The sweep finds the rest."""
    waiting = [hook[1] for hook in connection.run_on_commit]
    if not any(isinstance(hook, partial) and hook.args[:1] == (TASK,) for hook in waiting):
        transaction.on_commit(partial(wakes.wake, TASK, "ledger"), robust=True)


def sequence(*, at):
    """Place everything that waits. `at` is real time, kept with the heads. Gives the number placed."""
    placed = 0
    while count := _batch(at):
        placed += count
        if count < BATCH:
            break
    return placed


@transaction.atomic
def _batch(at):
    _one_at_a_time()
    waiting = list(Waiting.objects.select_related("entry").order_by("pk")[:BATCH])
    if not waiting:
        return 0
    head = LedgerHead.objects.order_by("-size").first()
    size, roots = (head.size, cut(bytes(head.frontier))) if head else (0, [])
    leaves, nodes = [], []
    for row in waiting:
        value = leaf.hash_of(**row.entry.says)
        leaves.append(Leaf(index=size, entry=row.entry, hash=value))
        roots, made = merkle.grow(roots, size, value)
        nodes += [Node(level=h // 8, index=index, hash=one) for h, index, one in made if h % 8 == 0]
        size += 1
    Leaf.objects.bulk_create(leaves)
    Node.objects.bulk_create(nodes)
    Waiting.objects.filter(pk__in=[row.pk for row in waiting]).delete()
    sign(size, roots, at=at)
    return len(leaves)


def oldest_wait(*, at):
    """Seconds the oldest entry has waited for its place; `at` is real time."""
    oldest = Waiting.objects.aggregate(since=Min("waiting_since"))["since"]
    return max(0.0, (at - oldest).total_seconds()) if oldest else 0.0


def sign(size, roots, *, at):
    """The signed head of a tree whose perfect subtrees these are."""
    root = merkle.crown(roots)
    text = checkpoint.Checkpoint(keys.origin(), size, root).text
    note = checkpoint.sign(text, name=keys.origin(), key=keys.signing_key())
    LedgerHead.objects.create(size=size, root=root, frontier=b"".join(roots), note=note, signed_at=at)


def cut(frontier):
    return [frontier[place : place + 32] for place in range(0, len(frontier), 32)]


def _one_at_a_time():
    """SQLite lets one writer in anyway; PostgreSQL holds a lock until the commit."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
