"""A meeting is held elsewhere, or at another time, than whoever read of it was told: in words (R-228)."""

from ..periods import spoken


def sentence(what, *, on, was):
    """What changed, on which day, and what it was before, for whoever kept the earlier notice (R-228)."""
    return f"The {what} changed on {spoken(on)}.{f' It was {was}.' if was else ''}"


def time_in_words(starts, ends):
    """A day and its hours, by the clock handed in."""
    return f"{spoken(starts.date())}, {starts:%H:%M} to {ends:%H:%M}"
