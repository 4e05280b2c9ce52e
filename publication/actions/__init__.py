"""Verbs of publication: say, say again, take back, and put into the tree."""

from .builds import build, want
from .entries import correct, erase, expire, expire_due, publish, redact, republish, withdraw
from .ledger import sequence

__all__ = [
    "build",
    "correct",
    "erase",
    "expire",
    "expire_due",
    "publish",
    "redact",
    "republish",
    "sequence",
    "want",
    "withdraw",
]
