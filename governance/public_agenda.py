"""One item on the public agenda: as it stands, in private, or a neutral line until somebody spoke (row 115)."""

from .privacy import standing_by
from .redaction import neutral, said_of, title_waits
from .rules.meetings.redaction import UNSPOKEN


def line_of(item, on):
    """An item as it stands on the public agenda."""
    if is_private(item, on):
        words = list(item.privacy.all())[-1].public_words if item.privacy.all() else ""
        return f"{item.number}. {words or 'An item'} (in private)"
    return f"{item.number}. {neutral(item) if title_waits(item) else said_of(item, item.title)}"


def told_as(item):
    """What the public reads of it beside its number: its title, or the words that stand in its place."""
    rows = list(item.privacy.all())
    return rows[-1].public_words if rows and title_waits(item) else said_of(item, item.title)


def why_private(item, on):
    """Its ground and when it is looked at again; or that its words wait, though it is private no more."""
    if is_private(item, on):
        return f"{item.number}. {private_on(item, on).sentence}"
    return f"{item.number}. {UNSPOKEN}" if title_waits(item) else ""


def private_on(item, on):
    """How an item stands that day; one marked private of which nobody has yet said why stays private."""
    rows = list(item.privacy.all())
    return standing_by(item, rows[-1] if rows else None, on)


def is_private(item, on):
    return private_on(item, on).private


def was_private(item):
    """Is it private, or was it ever?"""
    return item.private or bool(item.privacy.all())
