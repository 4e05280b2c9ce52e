"""A workflow is a table: from which state, to which state, who may, and what must be true.

One engine for every floor. A guard takes `(record, by, at)` and returns None or a sentence, or
a list of sentences. Every "no" gives all its reasons at once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from .access import grants_of
from .permissions import GRANTS, Permission


class NotAllowed(Exception):
    """The move may not be made; `reasons` holds every sentence that stands in the way."""

    def __init__(self, reasons):
        self.reasons = list(reasons)
        super().__init__("; ".join(self.reasons))


@dataclass(frozen=True)
class Other:
    """Somebody who may make a move by who they are in this one matter, without a post that grants it."""

    title: str
    is_one: Callable


@dataclass(frozen=True)
class Transition:
    """One row. `label` is the words on the button, `said` the words on the timeline.

    `other` may make the move too: whose own it is, asked beside the permission.
    """

    name: str
    source: tuple
    target: str
    permission: Permission
    guards: tuple[Callable, ...] = ()
    label: str = ""
    said: str = ""
    other: Other | None = None

    def in_person(self, record, by, at, grants):
        """Is it only by who they are in the matter that they may?"""
        return bool(not grants.may(self.permission, record) and self.other and self.other.is_one(record, by, at))


@dataclass(frozen=True)
class Workflow:
    name: str
    states: type[StrEnum]
    transitions: tuple[Transition, ...]
    _by_name: dict = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self):
        for row in self.transitions:
            if row.name in self._by_name:
                raise ValueError(f"{self.name}: {row.name} is declared twice")
            self._by_name[row.name] = row

    def __getitem__(self, name):
        return self._by_name[name]

    def reasons_against(self, name, record, by, at, grants=None):
        """Every sentence that stands against the move; empty when it may be made."""
        row = self[name]
        grants = grants or grants_of(by, at)
        reasons = []
        if record.status not in row.source:
            reasons.append(self._wrong_state(row, record))
        if not grants.may(row.permission, record) and not row.in_person(record, by, at, grants):
            reasons.append(who_may(row.permission, *([row.other.title] if row.other else [])))
        for guard in row.guards:
            said = guard(record, by, at)
            reasons += [said] if isinstance(said, str) else list(said or [])
        return reasons

    def available(self, record, by, at, grants=None):
        """Names of the moves that may be made now: the buttons."""
        grants = grants or grants_of(by, at)
        return [
            row.name
            for row in self.transitions
            if record.status in row.source and not self.reasons_against(row.name, record, by, at, grants)
        ]

    def check(self, name, record, by, at, grants=None):
        if reasons := self.reasons_against(name, record, by, at, grants):
            raise NotAllowed(reasons)
        return self[name]

    def _wrong_state(self, row, record):
        now = self.states(record.status).label.lower()
        return f"This is {now}. “{row.label or row.name}” is not possible from there."

    def mermaid(self):
        lines = [
            f"    {source} --> {row.target}: {row.label or row.name}"
            for row in self.transitions
            for source in row.source
        ]
        return "\n".join(["stateDiagram-v2", *lines])


def who_may(permission, *others):
    """The sentence that names who may do this, from the grants table, and who else may in this matter."""
    roles = [*(role.label for role, granted in GRANTS.items() if permission in granted), *others]
    if not roles:
        return "Nobody may do this yet."
    last = roles.pop()
    return f"Only the {', the '.join(roles) + ' or the ' if roles else ''}{last} may do this."
