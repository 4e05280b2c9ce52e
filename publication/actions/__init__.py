"""Verbs of publication: say, say again, take back, and put into the tree."""

from .builds import build, build_due, want
from .comparing import bring_up_to_date
from .entries import correct, erase, expire, expire_due, publish, redact, republish, withdraw
from .ledger import oldest_wait, sequence

__all__ = [
    "bring_up_to_date",
    "build",
    "build_due",
    "correct",
    "erase",
    "expire",
    "expire_due",
    "oldest_wait",
    "publish",
    "redact",
    "republish",
    "sequence",
    "want",
    "withdraw",
]
