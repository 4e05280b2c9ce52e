"""Who could be called into the room so that an item becomes quorate, and what the chair reads out (R-060 to R-066)."""

from governance.rules.meetings.privacy import GROUNDS
from governance.rules.meetings.quorum import shortfalls
from governance.rules.meetings.rulings import LIFTED, MAGNITUDES, PAST, Menu
from governance.rules.meetings.seats import counted


def who_cures(terms, present, absent, *, chair="", vice="", bodies=None):
    """Seats of `absent`, each of whom alone would make the item quorate: call an additional member (R-066)."""
    found = []
    for seat in counted(absent):
        with_them = [*present, seat]
        if not shortfalls(terms, with_them, chair=chair, vice=vice, bodies=bodies):
            found.append(seat)
    return tuple(found)


def asking(number=""):
    """The chair asks for interests at the start, and again before an item (R-060)."""
    about = f"item {number}" if number else "any item on this agenda"
    return f"Does any member have an interest to declare in {about}?"


def ruling_words(*, name, interest, magnitude, choice, reason):
    """A ruling as the chair reads it out: who, what, how heavy, how handled and why (R-062, R-064)."""
    said = f"{name} has an interest: {_sentence(interest)} It is {_lower(MAGNITUDES[magnitude])}."
    if choice == LIFTED:
        return f"{said} The ruling is lifted. {_sentence(reason)}"
    return f"{said} The ruling is that {name} {PAST[Menu(choice)]}. {_sentence(reason)}"


def exclusion_words(*, ground, numbers):
    """The resolution to exclude the public as it is put, with its ground (R-209; 1960 Act, s.1(2))."""
    which = f"item {numbers[0]}" if len(numbers) == 1 else f"items {', '.join(numbers[:-1])} and {numbers[-1]}"
    return (
        f"That the public be excluded from the meeting for {which}, because {GROUNDS[ground].words} "
        "(Public Bodies (Admission to Meetings) Act 1960, section 1(2))."
    )


def _sentence(words):
    words = words.strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _lower(words):
    return words[:1].lower() + words[1:]
