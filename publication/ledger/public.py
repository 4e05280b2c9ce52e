"""What the ledger gives to strangers: heads, tiles, and the rows whose words may be read.

A row is given with its salt only while some pair of dates can still show its own words:
not when the line is withdrawn, erased or over, not when a later redaction covers it, and
not when its class was public on neither end of its period.
"""

import json
from pathlib import Path

from django.db.models import F, Q

from .. import registers
from ..models import EntryContent, LedgerHead
from ..rules import tiles
from ..rules.visibility import GONE
from . import keys, tree

CHECKER = Path(__file__).resolve().parent.parent / "checker" / "cocomm_check.py"


def disclosed(*, today):
    """Contents that anybody may read today, with their entries."""
    live = Q(entry__line__state="live") & (Q(entry__line__show_until=None) | Q(entry__line__show_until__gte=today))
    bare = Q(entry__line__veil=None) | Q(entry__line__veil__version__lte=F("entry__version"))
    found = EntryContent.objects.filter(Q(entry__kind__in=GONE) | live & bare, entry__leaf__isnull=False)
    return (content for content in _streamed(found) if in_class(content.entry, today=today))


def _streamed(found):
    return found.select_related("entry").order_by("pk").iterator(chunk_size=1000)


def in_class(entry, *, today):
    """Whether this entry's class was public when it began, or is (was) at its end."""
    register = registers.by_key(entry.register)
    if entry.kind in GONE or register is None:
        return entry.kind in GONE
    first = min(entry.valid_from or today, today)
    last = max(first, min(entry.show_until or today, today))
    editions = [register.edition(first), register.edition(last)]
    return any(one.audiences is None or entry.audience in ("", *one.audiences) for one in editions)


def rows(*, today):
    """Lines of JSON: ref, version, salt, and the row exactly as it was committed to."""
    for content in disclosed(today=today):
        known = json.dumps({"ref": content.entry.line_id, "salt": content.salt, "version": content.entry.version})
        yield f'{known[:-1]}, "row": {content.sealed}}}\n'


def heads():
    """Lines of JSON: the size and the signed note of every head, oldest first."""
    for size, note in LedgerHead.objects.order_by("size").values_list("size", "note").iterator():
        yield json.dumps({"size": size, "note": note}, ensure_ascii=False) + "\n"


def export(folder, *, today):
    """Write everything the checker reads into a folder, named as it is served."""
    folder = Path(folder)
    head = tree.head()
    _write(folder / "key", (keys.verifier_key() + "\n").encode())
    _write(folder / "checkpoint", head.note.encode() if head else b"")
    _lines(folder / "heads.jsonl", heads())
    _lines(folder / "rows.jsonl", rows(today=today))
    size = head.size if head else 0
    for level, number, width in tiles.needed(size):
        _write(folder / tiles.path(level, number, width), tree.tile(level, number, width, size=size))
        if level == 0:
            _write(folder / tiles.path(tiles.ENTRIES, number, width), tree.bundle(number, width))
    _write(folder / CHECKER.name, CHECKER.read_bytes())
    return size


def _write(place, data):
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


def _lines(place, lines):
    place.parent.mkdir(parents=True, exist_ok=True)
    with open(place, "w", encoding="utf-8") as out:
        out.writelines(lines)
