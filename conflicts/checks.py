"""What this floor says to governance about agenda items, through the socket AGENDA_ITEM_CHECKS."""

from governance.checks import Concern

from .radar import look


def radar(items, *, at):
    """Every match of a member's interest with a party of an item: what is neither ruled nor dismissed blocks it."""
    return {
        item: [
            Concern(person=h.person, sentence=h.match.path, strength=h.match.strength.label, ruled=not h.open,
                    address=h.address)
            for h in hits
        ]
        for item, hits in look(items, at=at).items()
    }  # fmt: skip
