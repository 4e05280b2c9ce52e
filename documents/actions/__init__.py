"""Verbs: the only writers of papers and files."""

from documents.rules.uploads import Refused

from .cleaned import store_paper
from .files import rescan, store
from .packs import Wanted, assemble, compose, discard_older, discard_others, made_for
from .papers import issue, retry, supersede

__all__ = [
    "Refused",
    "Wanted",
    "assemble",
    "compose",
    "discard_older",
    "discard_others",
    "issue",
    "made_for",
    "rescan",
    "retry",
    "store",
    "store_paper",
    "supersede",
]
