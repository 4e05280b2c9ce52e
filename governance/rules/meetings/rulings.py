"""What a chair may rule on a conflict, what each ruling lets the person do, and the usual one (R-062 to R-064)."""

from dataclasses import dataclass
from enum import StrEnum


class Menu(StrEnum):
    """The five rulings of R-062."""

    NOT_ATTEND = "a"
    NO_PAPERS = "b"
    LEAVE = "c"
    SPEAK_THEN_LEAVE = "d"
    STAY = "e"

    @property
    def label(self):
        return LABELS[self]


class Magnitude(StrEnum):
    """How heavy the interest is in this item (R-063, R-064)."""

    FINANCIAL = "financial"
    CLASS = "class"
    OTHER = "other"
    TRIVIAL = "trivial"

    @property
    def label(self):
        return MAGNITUDES[self]


LABELS = {
    Menu.NOT_ATTEND: "Does not attend",
    Menu.NO_PAPERS: "Receives no papers or minutes of the item, and leaves for it",
    Menu.LEAVE: "Leaves for the discussion and the decision",
    Menu.SPEAK_THEN_LEAVE: "Takes part in the discussion, leaves for the decision",
    Menu.STAY: "Stays and takes part fully; the interest is noted",
}
PAST = {
    Menu.NOT_ATTEND: "should not attend for this item",
    Menu.NO_PAPERS: "should receive no papers or minutes of this item and leave for it",
    Menu.LEAVE: "should leave for the discussion and the decision",
    Menu.SPEAK_THEN_LEAVE: "could take part in the discussion and should leave for the decision",
    Menu.STAY: "could stay and take part fully",
}
MAGNITUDES = {
    Magnitude.FINANCIAL: "A financial interest in this item",
    Magnitude.CLASS: "An interest shared by a whole class, such as all GPs",
    Magnitude.OTHER: "A professional, personal or indirect interest",
    Magnitude.TRIVIAL: "A trivial interest",
}
USUAL = {
    Magnitude.FINANCIAL: Menu.LEAVE,
    Magnitude.CLASS: Menu.SPEAK_THEN_LEAVE,
    Magnitude.OTHER: Menu.LEAVE,
    Magnitude.TRIVIAL: Menu.STAY,
}


@dataclass(frozen=True)
class Effects:
    """What a ruling leaves: papers, a voice, a chair at the table, a vote; `gallery`: may sit with the public."""

    read: bool
    speak: bool
    room: bool
    vote: bool
    gallery: bool

    @property
    def barred(self):
        """Not counted in the quorum and no vote (R-065)."""
        return not self.vote


EFFECTS = {
    Menu.NOT_ATTEND: Effects(read=False, speak=False, room=False, vote=False, gallery=False),
    Menu.NO_PAPERS: Effects(read=False, speak=False, room=False, vote=False, gallery=False),
    Menu.LEAVE: Effects(read=False, speak=False, room=False, vote=False, gallery=True),
    Menu.SPEAK_THEN_LEAVE: Effects(read=True, speak=True, room=True, vote=False, gallery=True),
    Menu.STAY: Effects(read=True, speak=True, room=True, vote=True, gallery=False),
}
FREE = EFFECTS[Menu.STAY]
LIFTED = "none"
"""A later ruling replaces the earlier one; this word lifts it."""


def effects(choice, *, withhold=None, public=True):
    """What this ruling leaves the person (R-062). `withhold` overrides the papers, where the menu allows either.

    Choices (a) and (b) always lose the papers; with (c) they are withheld unless the chair lets the
    person keep them; with (d) and (e) kept unless withheld. Sitting with the public needs a public item.
    """
    if choice == LIFTED:
        return FREE
    base = EFFECTS[Menu(choice)]
    read = base.read if withhold is None or Menu(choice) in (Menu.NOT_ATTEND, Menu.NO_PAPERS) else not withhold
    return Effects(read, base.speak, base.room, base.vote, base.gallery and public)


def usual(magnitude):
    """The ruling proposed first for an interest of this magnitude (R-063; unverified, so the chair may differ)."""
    return USUAL[Magnitude(magnitude)]


def withholds(choice):
    """Are the papers of the item withheld unless the chair says otherwise (R-062)?"""
    return not EFFECTS[Menu(choice)].read


def reasons_against(choice, *, magnitude, interest, reason, ruler, subject):
    """Why this ruling cannot be recorded: R-064 wants interest, magnitude, handling; R-061 another ruler."""
    reasons = []
    if not interest.strip():
        reasons.append("Say what the interest is, as it was declared.")
    if magnitude not in set(Magnitude):
        reasons.append("Say how heavy the interest is in this item.")
    if choice not in set(Menu):
        reasons.append("Choose a ruling.")
    elif magnitude in set(Magnitude) and not reason.strip():
        if choice != usual(magnitude):
            reasons.append(f"The usual ruling is: {usual(magnitude).label}. Say why this one is different.")
        else:
            reasons.append("Give the reason for the ruling.")
    if ruler == subject:
        reasons.append("Nobody rules on their own conflict of interest.")
    return reasons
