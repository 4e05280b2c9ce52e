"""One entry for ever: its words while they may be read, its versions, and its proof.

What is withdrawn, erased, over, or of a class no longer public answers 410, with the date,
the ground and the proof that it stood there.
"""

import base64

from django.http import Http404, JsonResponse
from django.shortcuts import render

from jobs.clock import london

from .. import reading, registers, topics
from ..asked import asked as read
from ..door import public
from ..formats import about, jsons
from ..ledger import tree
from ..ledger.public import in_class
from ..models import Entry, Line
from ..reading import Item, body_names
from ..rules import leaf as leaves
from .registers import shown

OVER = "Its time on show is over."
CLASS = "The rules in force on this date do not publish this class of people."


@public
def entry(request, ref):
    asked, line = _asked(request, ref)
    found = _standing(asked, ref)
    if found:
        return _page(request, asked, line, found, Item(ref, found.version, found.known_from, found.said.row))
    return _gone(request, asked, line)


@public
def entry_json(request, ref):
    asked, line = _asked(request, ref)
    found = _standing(asked, ref)
    if found is None:
        date, ground, proof = _reason(asked, line)
        said = {"entry": ref, "gone": True, "since": date.isoformat(), "ground": ground, "proof": _receipt(proof)}
        return JsonResponse(said, status=410)
    return JsonResponse(jsons.entry(Item(ref, found.version, found.known_from, found.said.row)))


@public
def version(request, ref, version):
    asked, line = _asked(request, ref)
    found = Entry.objects.filter(line_id=ref, version=version).select_related("content").first()
    if found is None:
        raise Http404("There is no such version.")
    if not _open(line, found, asked.today):
        return _gone(request, asked, line, found)
    found.said = found.content
    return _page(request, asked, line, found, Item(ref, version, found.known_from, found.content.row), one=True)


@public
def receipt(request, ref, version):
    """The proof that this version is in the ledger; with row and salt while they may be read."""
    asked, line = _asked(request, ref)
    found = Entry.objects.filter(line_id=ref, version=version).select_related("leaf", "content").first()
    if found is None:
        raise Http404("There is no such version.")
    made = _receipt(found)
    if made["leaf_index"] is None:
        return JsonResponse(made, status=202)
    if _open(line, found, asked.today) or found.kind in ("withdraw", "expire", "erase"):
        made |= {"salt": found.content.salt, "row": found.content.row}
    return JsonResponse(made)


# --- underneath ---------------------------------------------------------------------


def _asked(request, ref):
    line = Line.objects.filter(ref=ref).select_related("latest__content", "veil").first()
    register = registers.by_key(line.register) if line else None
    if register is None:
        raise Http404("There is no such entry.")
    asked = read(request.GET, today=london(request.now).date(), register=register, body=line.body)
    said = Entry.objects.filter(line_id=ref, kind__in=("add", "correct", "redact"))
    if not any(in_class(one, today=asked.today) for one in said):
        raise Http404("There is no such entry.")
    return asked, line


def _standing(asked, ref):
    """The version in force for the dates asked, with the words to show for it."""
    found = Entry.objects.filter(line_id=ref).on_show(**asked.dates).first()
    if found:
        found.said = Entry.objects.select_related("content").get(pk=found.said_id).content
    return found


def _open(line, found, today):
    """Whether this version's own words may still be read."""
    over = line.show_until and line.show_until < today
    veiled = line.veil and line.veil.version > found.version
    return line.state == "live" and not over and not veiled and in_class(found, today=today)


def _page(request, asked, line, found, item, *, one=False):
    cells = [
        (column.title, words, words if column.kind == "link" else "")
        for column in item.register.columns
        if not column.leads
        for words in [shown(item.columns.get(column.key), column.kind)]
    ]
    start, end = item.period()
    context = {
        "asked": asked,
        "item": item,
        "permanent": about.address(item.address),
        "entry": found,
        "cells": [cell for cell in cells if cell[1] not in (None, "")],
        "leads": _leads(item),
        "start": start,
        "end": end,
        "days_after": (london(found.known_from).date() - start).days if start else 0,
        "one": one,
        "newest": line.version,
        "name": body_names([line.body]).get(line.body, line.body),
        **_history(line, asked),
    }
    if not one:
        context["beside"] = _beside(item, asked)
        context["cells"] = _linked(context["cells"], context["beside"])
    context["said"] = [words for _, words, _ in context["cells"]]  # what need not be said twice
    template = "" if one else item.register.entry_template
    return render(request, template or "publication/entry.html", context)


def _leads(item):
    """(title, [(address, words)]) of each column whose lines lead to what else is about the same."""
    columns = [column for column in item.register.columns if column.leads and item.columns.get(column.key)]
    return [
        (column.title, [(column.leads.format(key), words) for key, words in topics.keys(text).items()])
        for column in columns
        for text in [item.columns[column.key]]
    ]


def _beside(item, asked):
    """{key: register and rows} of what stands about the same party in other registers."""
    found = {**reading.beside(item, asked), **reading.alike(item, asked)}
    return {
        key: {"register": registers.by_key(key), "rows": [_told(each) for each in rows]} for key, rows in found.items()
    }


def _linked(cells, beside):
    """A cell that names an entry beside this one leads to it: (title, words, address)."""
    named = {row["title"]: row["address"] for group in beside.values() for row in group["rows"]}
    return [(title, words, address or named.get(words, "")) for title, words, address in cells]


def _told(item):
    cells = {column.key: shown(item.columns.get(column.key), column.kind) for column in item.register.columns}
    return {"address": item.address, "title": item.title, "cells": cells}


def _history(line, asked):
    """Every version with its place in the ledger."""
    versions = Entry.objects.filter(line_id=line.ref).select_related("leaf").order_by("version")
    rows = [
        {"entry": one, "open": _open(line, one, asked.today), "leaf": getattr(one, "leaf", None)} for one in versions
    ]
    return {"versions": rows, "head": tree.head()}


def _gone(request, asked, line, one=None):
    date, ground, proof = _reason(asked, line, one)
    context = {"asked": asked, "line": line, "since": date, "ground": ground, "proof": proof, **_history(line, asked)}
    context["receipt"] = _receipt(proof)
    return render(request, "publication/gone.html", context, status=410)


def _reason(asked, line, one=None):
    """(since when, why, the entry that proves it) an entry is not shown."""
    newest = line.latest
    if line.state != "live":
        return london(newest.known_from).date(), newest.content.row["ground"], newest
    if line.show_until and line.show_until < asked.today:
        return line.show_until.fromordinal(line.show_until.toordinal() + 1), OVER, newest
    if one and line.veil and line.veil.version > one.version:
        return london(line.veil.known_from).date(), "A redaction replaced these words.", line.veil
    if not asked.current:
        raise Http404("This entry was not on show on the dates asked for.")
    if line.valid_from and line.valid_from > asked.today:
        raise Http404("This entry is not on show yet.")
    return asked.today, CLASS, newest


def _receipt(found):
    """What proves an entry: the log entry, its place, the path to a signed head."""
    leaf, head = getattr(found, "leaf", None), tree.head()
    said = {"log_entry": leaves.log_entry(**found.says).decode(), "leaf_index": None}
    if leaf is None or head is None:
        return said
    path = tree.inclusion(leaf.index, head.size)
    return said | {
        "leaf_index": leaf.index,
        "leaf_hash": base64.b64encode(bytes(leaf.hash)).decode(),
        "tree_size": head.size,
        "inclusion_proof": [base64.b64encode(step).decode() for step in path],
        "checkpoint": head.note,
    }
