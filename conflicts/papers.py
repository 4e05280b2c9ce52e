"""A declaration as its signer reads it: every word, frozen."""

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
