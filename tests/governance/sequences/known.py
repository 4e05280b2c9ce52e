"""Whose interest meets which item, and whether anybody answered it: second books for the radar (R-060, R-061)."""

from dataclasses import dataclass

PARTIES = {"elm": ("Elm Care Ltd", "08000001"), "oak": ("Oak Care Ltd", "08000002")}
ABOUT = {"budget": ("elm",), "one": ("oak",), "next": ("elm", "oak")}
"""Which items name which companies; `next` is on the agenda of the meeting after this."""


@dataclass
class Known:
    """An interest of somebody that meets an item: dismissed with words, or answered by a ruling while one stands."""

    item: str
    who: str
    party: str
    dismissed: bool = False
    answered: bool = False


class Interests:
    """`ruled`, and who sits `tomorrow` (in the next meeting), come with the books."""

    def meets(self, who, party):
        """An interest that is new, or reads otherwise than before: nothing said of it so far counts."""
        self.known = [each for each in self.known if (each.who, each.party) != (who, party)]
        items = [item for item, parties in ABOUT.items() if party in parties]
        self.known += [Known(item, who, party) for item in items if self.comes(item, who)]

    def comes(self, item, who):
        return who in (self.next_seats if item == "next" else self.seats)

    def is_ruled(self, each):
        return self.ruled.get(each.item, {}).get(each.who, "none") != "none"

    def state(self, each):
        if each.answered and self.is_ruled(each):
            return "ruled"
        return "dismissed" if each.dismissed else "open"

    def unanswered(self, item):
        return [
            f"{each.who} in {each.party}" for each in self.known if each.item == item and self.state(each) == "open"
        ]

    def why_not_ready(self):
        found = [] if (self.next, self.ready) == ("called", False) else ["no such state"]
        return found + self.unanswered("next")

    def why_not_publish(self):
        return [*self.unanswered("next"), *([] if (self.next, self.ready) == ("called", True) else ["not ready"])]
