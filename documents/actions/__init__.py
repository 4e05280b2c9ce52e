"""Verbs: the only writers of papers and files."""

from documents.rules.uploads import Refused

from .files import rescan, store
from .papers import issue, retry, supersede

__all__ = ["Refused", "issue", "rescan", "retry", "store", "supersede"]
