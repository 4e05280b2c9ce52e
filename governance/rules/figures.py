"""Rule books as dated data: a value, the rule it serves, where it was read, how sure we are.

A figure somebody read in a source stands as read. One marked *unverified* may be replaced by an
administrator who has seen the source (`governance.Figure`); nothing else may. Every book has a
fingerprint, so that a verdict can say under which figures it was given.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType


class Basis(StrEnum):
    """How sure we are: read in a seed, found in another source, our reading, or not verified."""

    SEED = "seed"
    FOUND = "found"
    READING = "interpretation"
    UNVERIFIED = "unverified"


READERS = {
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "count": int,
    "share": Decimal,
    "money": Decimal,
    "words": str,
}


@dataclass(frozen=True)
class Cited:
    """One figure with its rule, its source, its basis and a sentence that explains it."""

    value: object
    rule: str
    source: str
    basis: Basis = Basis.SEED
    why: str = ""
    kind: str = "words"
    changed: bool = False

    @property
    def editable(self):
        return self.basis == Basis.UNVERIFIED


@dataclass(frozen=True)
class Book:
    """A frozen set of figures in force together; `cited` tells where each field comes from."""

    key: str
    cited: Mapping = field(repr=False, compare=False, hash=False)

    @property
    def editable(self):
        return tuple(name for name, cited in self.cited.items() if cited.editable)

    @property
    def fingerprint(self):
        facts = {name: [str(c.value), c.basis, c.changed] for name, c in self.cited.items()}
        text = json.dumps([self.key, facts], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def book(kind, key, entries, figures=None):
    """A book of this kind: the entries as read, with an administrator's figures put over them."""
    cited = dict(entries)
    for name, value in (figures or {}).items():
        if reasons := reasons_against(entries, name, value):
            raise ValueError("; ".join(reasons))
        cited[name] = replace(cited[name], value=read(cited[name], value), changed=True)
    values = {name: entry.value for name, entry in cited.items()}
    return kind(key=key, cited=MappingProxyType(cited), **values)


def read(cited, value):
    """The value an administrator typed, read as the kind of figure it replaces."""
    return READERS[cited.kind](value) if isinstance(value, str) else value


def reasons_against(entries, name, value):
    """Why this figure may not be replaced: unknown, stated by its source, or not readable."""
    if name not in entries:
        return [f"There is no figure called {name}"]
    cited = entries[name]
    if not cited.editable:
        return [f"{name} is stated by its source ({cited.source}) and may not be changed"]
    try:
        read(cited, value)
    except (ValueError, ArithmeticError):
        return [f"{name} must be a {cited.kind}, and “{value}” is not"]
    return []
