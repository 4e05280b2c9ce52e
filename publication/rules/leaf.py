"""A log entry: the RFC 8785 JSON of what happened to which row, when, and its commitment."""

from datetime import UTC

from documents.rules.payload import canonical
from publication.rules import merkle

FORMAT = 1
KINDS = ("add", "correct", "withdraw", "expire", "redact", "erase")


def moment(at):
    """A time as the ledger writes it: UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def log_entry(*, register, ref, version, kind, known_from, commitment):
    """The bytes that go into the tree."""
    if kind not in KINDS:
        raise ValueError(f"no such kind of entry: {kind}")
    return canonical(
        {
            "v": FORMAT,
            "register": register,
            "ref": ref,
            "version": version,
            "kind": kind,
            "known_from": moment(known_from),
            "commitment": commitment,
        }
    ).encode()


def hash_of(**what):
    return merkle.leaf_hash(log_entry(**what))
