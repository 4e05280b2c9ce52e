"""A declaration as its signer reads it, and a certificate of disposal: every word, frozen."""

from django.conf import settings

from jobs.clock import london
from nhsuk.words import london as said

from .rules.dates import spoken

STATEMENT = (
    "This is complete and correct to the best of my knowledge. I will declare any change within 28 days."
    " I know that an incomplete declaration may lead to civil, criminal or disciplinary action."
)


def payload_of(declarant, standing, changed, ended, added, associates, on, book):
    """Every word of a declaration, as it is signed."""
    kept = [
        i.stated
        for ref, i in standing.items()
        if ref not in changed and ref not in ended and not (i.to_on and i.to_on <= on)
    ]
    listed = [_plain(stated) for stated in (*kept, *changed.values(), *added)]
    gone = {standing[ref].counterparty: to_on for ref, to_on in ended.items() if ref in standing}
    return {
        "associates": associates,
        "body": declarant.ccg.name,
        "book": book.fingerprint,
        "declared_on": on.isoformat(),
        "edition": book.key,
        "ended": [{"interest": name, "on": to_on.isoformat()} for name, to_on in sorted(gone.items())],
        "interests": sorted(listed, key=lambda i: (i["counterparty"], i["description"], i["from_on"] or "")),
        "person": declarant.person.name,
        "position": declarant.position,
        "statement": STATEMENT,
    }


def _plain(stated):
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in vars(stated).items()}


def certificate(record, items, gone, counts):
    """The payload of a certificate of disposal: what went, by reference and number; never what it said."""
    first, last = min(item.over_on for item in items), max(item.over_on for item in items)
    title = "Certificate of disposal"
    body = record.ccg.name_on(london(record.decided_at).date())
    people = [("Proposed", record.proposed_by, record.proposed_at), ("Confirmed", record.decided_by, record.decided_at)]
    return {
        "title": title,
        "subtitle": "Records of conflicts of interest whose time for keeping is over",
        "letterhead": {"name": body, "lines": [f"Organisation code {record.ccg.code}"] if record.ccg.code else []},
        "face": {"title": title, "kind": title, "for": body, "signed_by": [], "demonstration": settings.DEMO},
        "facts": [
            ["Reference", record.ref],
            ["Ground", "The time for keeping them is over"],
            ["Authority", record.authority],
            ["Records", f"{len(items)}, over between {spoken(first)} and {spoken(last)}"],
            *([words, f"{said(at)}, {who}"] for words, who, at in people),
        ],
        "records": [
            [item.record_ref, item.get_kind_display(), item.category, spoken(item.over_on), spoken(item.until),
             str(gone[item.key])]
            for item in items
        ],
        "counts": [[what, str(number)] for what, number in sorted(counts.items())],
        "total": str(sum(counts.values())),
        "demonstration": settings.DEMO,
        "verify_at": f"{settings.PUBLIC_HOST}/verify/",
    }  # fmt: skip
