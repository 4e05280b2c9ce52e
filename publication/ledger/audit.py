"""The house checks its own ledger, row by row: what `manage.py verify_ledger` says."""

from django.db.models import Count, F, Max

from jobs.models import Disposal

from ..models import Entry, EntryContent, Leaf, LedgerHead, Line, Node, Waiting
from ..rules import checkpoint, merkle
from ..rules.commitment import commitment_of_text, words_of
from ..rules.leaf import hash_of
from ..rules.visibility import GONE
from . import keys


def faults():
    """Every sentence that is wrong with the registers and their ledger; none when all holds."""
    yield from _versions()
    yield from _words()
    yield from _places()
    yield from _tree()
    yield from _lines()


def _versions():
    counted = Entry.objects.values("line_id").annotate(n=Count("pk"), last=Max("version"))
    for line in counted.exclude(n=F("last")).iterator():
        yield f"{line['line_id']} has {line['n']} entries, the last says version {line['last']}"


def _words():
    """Each row matches its commitment; a row is missing only where a disposal names it."""
    for content in EntryContent.objects.select_related("entry").iterator(chunk_size=2000):
        if commitment_of_text(content.salt, content.sealed) != content.entry.commitment:
            yield f"{_named(content.entry)}: its row is not the one committed to"
        elif content.entry.kind not in GONE and _claimed(content) != _kept(content):
            yield f"{_named(content.entry)}: it is shown or found by other facts than its row's"
    named = set(Disposal.objects.filter(table_name=EntryContent._meta.db_table).values_list("row_id", flat=True))
    for entry in Entry.objects.filter(content=None).iterator():
        if str(entry.pk) not in named:
            yield f"{_named(entry)}: its row is missing and no disposal names it"


def _claimed(content):
    row = content.row
    plain = [row[key] for key in ("register", "body", "audience", "category", "valid_from", "valid_to")]
    return [*plain, row["person"][0], row["counterparty"][0], words_of(row)]


def _kept(content):
    entry = content.entry
    plain = [entry.register, entry.body, entry.audience, entry.category]
    dates = [day and day.isoformat() for day in (entry.valid_from, entry.valid_to)]
    return [*plain, *dates, content.person, content.counterparty, content.words]


def _places():
    """Every entry is in the tree once, or waits."""
    for entry in Entry.objects.filter(leaf=None, waiting=None).iterator():
        yield f"{_named(entry)}: it is not in the ledger and does not wait"
    for row in Waiting.objects.filter(entry__leaf__isnull=False).select_related("entry"):
        yield f"{_named(row.entry)}: it waits although it is in the ledger"


def _tree():
    """Leaves say what their entries say; each signed head is the root of what came before it."""
    public = checkpoint.public_bytes(keys.signing_key().public_key())
    heads = {head.size: head for head in LedgerHead.objects.all()}
    nodes = {(node.level, node.index): bytes(node.hash) for node in Node.objects.all()}
    roots = []
    leaves = Leaf.objects.select_related("entry").order_by("index").iterator(chunk_size=2000)
    for place, leaf in enumerate(leaves):
        if leaf.index != place:
            yield f"leaf {place} is missing"
            return
        if bytes(leaf.hash) != hash_of(**leaf.entry.says):
            yield f"{_named(leaf.entry)}: leaf {leaf.index} says something else"
        roots, made = merkle.grow(roots, place, bytes(leaf.hash))
        for height, index, value in made:
            if height % 8 == 0 and nodes.pop((height // 8, index), None) != value:
                yield f"node {height // 8}/{index} is not the root over its leaves"
        if head := heads.pop(place + 1, None):
            yield from _head(head, merkle.crown(roots), public)
    for left in heads:
        yield f"the head of {left} has no tree"
    for level, index in nodes:
        yield f"node {level}/{index} has no leaves"


def _head(head, root, public):
    try:
        text = checkpoint.opened(head.note, name=keys.origin(), public=public)
        said = checkpoint.read(text)
    except checkpoint.Refused as reason:
        yield f"the head of {head.size}: {reason}"
        return
    if (said.origin, said.size, said.root) != (keys.origin(), head.size, root):
        yield f"the head of {head.size} is not the root of the tree: something before it was changed"


def _lines():
    """Where a line stands agrees with its entries."""
    for line in Line.objects.select_related("latest__content").iterator(chunk_size=2000):
        newest = line.latest
        wanted = newest.kind if newest.kind in Line.State.values else "live"
        if (line.version, line.state, line.register, line.body) != (
            newest.version,
            wanted,
            newest.register,
            newest.body,
        ):
            yield f"{_named(newest)}: the line stands elsewhere"
        elif wanted == "live" and _found(line) != _found(newest.content, newest):
            yield f"{_named(newest)}: the line is found by other words or dates"
    newer = Entry.objects.filter(latest_of=None, superseded_by=None)
    for entry in newer.iterator():
        yield f"{_named(entry)}: it is the latest of its line and the line does not say so"


def _found(words, dates=None):
    dates = dates or words
    named = [getattr(words, name) for name in ("person", "counterparty", "sort", "words")]
    return named + [getattr(dates, name) for name in ("audience", "category", "valid_from", "valid_to", "show_until")]


def _named(entry):
    return f"{entry.register} {entry.line_id} version {entry.version}"
