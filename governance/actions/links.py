"""Keeping what is known of ties between bodies and people; nothing is deleted, a link ends."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from jobs.clock import london

from ..access import grants_of
from ..models import Link, Person
from ..permissions import Permission
from ..rules import links as rules
from ..workflow import NotAllowed, who_may
from .workflow import locked


@dataclass(frozen=True)
class End:
    """One end of a link as it was typed; `person` where it is one of ours."""

    kind: str
    name: str
    code: str = ""
    person: Any = None

    @property
    def kept(self):
        """(kind, code, name) in their one spelling."""
        name = self.person.name if isinstance(self.person, Person) else self.name
        return self.kind, rules.code_as_kept(self.kind, self.code), name


@transaction.atomic
def keep_link(*, kept_for, kind, one, other, from_on, source, by, at, to_on=None):
    """Put a link on record for a body. The same link sent again is the same link."""
    here, there = one.kept, other.kept
    row = Link(
        kept_for=kept_for, kind=kind, from_on=from_on, to_on=to_on, source=source, kept_at=at, kept_by=by,
        from_kind=here[0], from_code=here[1], from_name=here[2], from_person=one.person,
        to_kind=there[0], to_code=there[1], to_name=there[2], to_person=other.person,
    )  # fmt: skip
    reasons = _may(row, by=by, at=at)
    reasons += rules.faults(kind, here, there, from_on=from_on, to_on=to_on, source=source, on=london(at).date())
    if reasons:
        raise NotAllowed(reasons)
    same = {name: getattr(row, name) for name in SAME}
    held = Link.objects.select_for_update().filter(**same).first()
    return held or row.save_as(by=by, why="Link kept")


SAME = (
    "kept_for", "kind", "from_kind", "from_code", "from_name", "from_person", "to_kind", "to_code", "to_name",
    "to_person", "from_on", "to_on",
)  # fmt: skip


@transaction.atomic
def end_link(link, *, to_on, by, at):
    """Record the last day of a link. What it meant for earlier days stands."""
    link = locked(link)
    reasons = _may(link, by=by, at=at)
    if link.to_on is not None and link.to_on != to_on:
        reasons.append("It has ended already.")
    if to_on < link.from_on:
        reasons.append("It cannot end before it began.")
    if to_on > london(at).date():
        reasons.append("Record an end when it has come.")
    if reasons:
        raise NotAllowed(reasons)
    if link.to_on == to_on:
        return link
    link.to_on = to_on
    return link.save_as(by=by, why="Link ended")


def _may(link, *, by, at):
    return [] if grants_of(by, at).may(Permission.LINK_EDIT, link) else [who_may(Permission.LINK_EDIT)]
