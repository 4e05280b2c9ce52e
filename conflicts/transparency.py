"""Read the public files of a CCG as anybody would, and mark them."""

import json

from jobs.clock import london
from publication import registers
from publication.asked import Asked
from publication.formats import jsons

from .rules.transparency import READS, marks


def public_files(code, *, at):
    """{register key: the parsed JSON file of today}, byte for byte what `/ccg/<code>/registers/….json` gives."""
    today = london(at).date()
    return {
        key: json.loads(b"".join(jsons.pieces(Asked(register, code, today=today, as_at=today, known_at=today))))
        for key in READS
        if (register := registers.by_key(key))
    }


def marked(code, *, at):
    return marks(public_files(code, at=at))
