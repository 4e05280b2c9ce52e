"""How items are numbered: 1, 2, 3 while the agenda is planned; never changed once it is published, later ones 7A."""

import re

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ASIDE = "x"
"""So begins the number of what was withdrawn or put off before the agenda was published: it never stood on it."""


def in_order(count):
    """Numbers of an agenda still being planned."""
    return [str(n) for n in range(1, count + 1)]


def suffixed(after, taken):
    """The number of an item added after item `after` once the agenda is published: 7A, 7B, … 7Z, 7AA.

    `after` empty: before all others, which is 0A.
    """
    stem = re.match(r"\d+", after or "0")[0]
    used = set(taken)
    for word in (*LETTERS, *(a + b for a in LETTERS for b in LETTERS)):
        if f"{stem}{word}" not in used:
            return f"{stem}{word}"
    raise ValueError(f"More items than letters after {stem}")


def order_of(number):
    """The sort key by which 7 stands before 7A, 7A before 7B, 7Z before 7AA, and all before 8."""
    stem, suffix = re.match(r"(\d+)([A-Z]*)", number).groups()
    return int(stem), len(suffix), suffix
