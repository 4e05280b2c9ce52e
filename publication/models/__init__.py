"""Nouns: a line of a register and its versions, the ledger over them, the files made of them."""

from .builds import Build
from .entries import Entry, EntryContent, Line
from .ledger import Leaf, LedgerHead, Node, Waiting

__all__ = ["Build", "Entry", "EntryContent", "Leaf", "LedgerHead", "Line", "Node", "Waiting"]
