"""The registers of a financial year, read from published entries as the ledger stood: always the same words.

Nothing but the entries, the year and the size of the ledger goes in, so the payload can be made
again byte for byte, by us or by an auditor. Later corrections do not change it; an erasure does,
and is named.
"""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from documents.rules.payload import canonical, fingerprint
from jobs.clock import london
from nhsuk.words import day
from nhsuk.words import london as said
from publication import registers
from publication.actions.papers import text
from publication.models import Entry, LedgerHead
from publication.registers import NIL, STATEMENT

from .rules import year_end as rules
from .rules.editions import Edition, edition_on

STATEMENT_SIGNED = (
    "On behalf of the audit committee I have considered these registers of the year. They are the registers"
    " published by this body and go into its annual accounts."
)


def entries_of(code, *, year, size):
    """Published entries of the year as the first `size` entries of the ledger tell it; one query."""
    newer = Entry.objects.filter(supersedes=OuterRef("pk"), leaf__index__lt=size).exclude(kind="expire")
    found = Entry.objects.filter(body=code, register__in=rules.READS, leaf__index__lt=size)
    found = found.filter(Q(valid_from=None) | Q(valid_from__lte=rules.last_day(year)))
    found = found.filter(~Exists(newer), kind__in=("add", "correct", "redact"))
    return found.select_related("content").order_by("register", "content__sort", "line_id")


def content_of(ccg, *, year, size, at):
    """The extract as plain values: what the paper prints and the data holds."""
    on = rules.last_day(year)
    rows = {key: [] for key in rules.READS}
    for entry in entries_of(ccg.code, year=year, size=size):
        if found := _row(entry, year, on):
            rows[entry.register].append(found)
    head = LedgerHead.objects.get(size=size)
    editions = {edition_on(rules.first_day(year)), edition_on(on)}
    editions |= {each for each in Edition if rules.first_day(year) <= each.from_on <= on}
    name = ccg.name_on(on)
    return {
        "title": f"Registers of conflicts of interest, {rules.in_words(year)}",
        "subtitle": "For the annual accounts",
        "letterhead": {"name": name, "lines": [f"Organisation code {ccg.code}"]},
        "body": ccg.code,
        "year": rules.in_words(year),
        "facts": [
            ["Financial year", f"{day(rules.first_day(year))} to {day(on)}"],
            ["Guidance in force", "\n".join(each.title for each in sorted(editions))],
            ["As known", said(at)],
            ["Public ledger", f"its first {size} entries, root {bytes(head.root).hex()}"],
        ],
        "ledger": {"size": size, "root": bytes(head.root).hex(), "origin": f"{settings.PUBLIC_HOST}/ledger"},
        "registers": [_register(key, rows[key]) for key in rules.READS],
        "demonstration": settings.DEMO,
    }


def _row(entry, year, on):
    register = registers.by_key(entry.register)
    audiences = register.edition(on).audiences
    if audiences is not None and entry.audience not in ("", *audiences):
        return None
    content = getattr(entry, "content", None)
    if content is None:
        return {"entry": entry.ref, "version": entry.version, "erased": True}
    row = content.row
    nil = row["category"] == NIL
    period = {"valid_from": row["valid_from"], "valid_to": row["valid_to"]}
    if not rules.belongs(entry.register, columns=row["columns"], year=year, nil=nil, **period):
        return None
    return {"entry": entry.ref, "version": entry.version, "category": row["category"], **period} | (
        {"nil": row["columns"][STATEMENT]} if nil else {"columns": row["columns"]}
    )


def _register(key, rows):
    register = registers.by_key(key)
    widths = rules.PRINTED[key]
    printed = [column for column in register.columns if column.key in widths]
    told = [row for row in rows if "columns" in row]
    return {
        "key": key,
        "title": register.title,
        "columns": [column.key for column in register.columns],
        "headings": [{"text": c.title, "width": widths[c.key]} for c in printed],
        "count": len(told),
        "nil": [row["nil"] for row in rows if "nil" in row],
        "erased": sum("erased" in row for row in rows),
        "printed": [[_cell(row["columns"].get(c.key), c.kind) for c in printed] for row in told],
        "rows": rows,
    }


def _cell(value, kind):
    if kind == "date" and value:
        year, month, number = value.split("-")
        return f"{int(number)}/{int(month)}/{year}"
    return f"£{text(value, kind)}" if kind == "money" and value else text(value, kind)


def remade(record):
    """The extract of this record, made again now from the entries."""
    return content_of(record.ccg, year=record.year, size=record.ledger_size, at=record.prepared_at)


def summary(record, content):
    """The text that is signed: it binds every word by the fingerprint, and holds none that an erasure must reach."""
    return {
        "title": content["title"],
        "body": content["body"],
        "year": content["year"],
        "ledger": content["ledger"],
        "counts": {each["key"]: each["count"] for each in content["registers"]},
        "extract": fingerprint(content),
        "reference": record.ref,
    }


def paper(record, content, signature):
    """The payload of the sealed paper: the extract, and the signature under it."""
    signed = {
        "role": "Audit Committee Chair",
        "name": signature.typed_name,
        "position": signature.position,
        "organisation": content["letterhead"]["name"],
        "statement": signature.statement,
        "at": london(signature.signed_at).isoformat(),
        "method": signature.method,
        "fingerprint": signature.text.fingerprint,
        "image": "",
    }
    face = {
        "title": content["title"],
        "kind": "Registers for the annual accounts",
        "for": content["letterhead"]["name"],
        "signed_by": [{"name": signed["name"], "position": signed["position"], "at": signed["at"]}],
        "demonstration": settings.DEMO,
    }
    return content | {
        "face": face,
        "extract": fingerprint(content),
        "signed": signature.text.fingerprint,
        "signatures": [signed],
        "verify_at": f"{settings.PUBLIC_HOST}/verify/",
    }


def extract_in(document):
    """The extract inside a sealed paper, without what the signing added."""
    added = ("face", "extract", "signed", "signatures", "verify_at")
    return {key: value for key, value in document.content.items() if key not in added}


__all__ = ["canonical", "content_of", "extract_in", "fingerprint", "paper", "remade", "summary"]
