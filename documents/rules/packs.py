"""Packs: many papers as one file, with page numbers that never move once given.

The first edition numbers its pages 1, 2, 3 … and its private pages P1, P2 …, apart. A later
edition keeps every number: a paper that comes late takes the number of the page before it and a
letter, 41A, 41B …. Who may not see a part finds one slip in its place, and all other numbers as
everybody has them. Index pages have Roman numbers, so a longer index moves nothing.
"""

import hashlib
import re
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum

MOST_PAGES = 3000
MOST_PARTS = 300
MOST_LETTERS = 300
LABEL = re.compile(r"(P?)(\d+)([A-Z]*)")


class Source(StrEnum):
    """Where the pages of a part come from."""

    DOCUMENT = "document"
    FILE = "file"
    SLIP = "slip"


class Side(StrEnum):
    """The papers for everybody, and the private ones apart."""

    PUBLIC = "public"
    PRIVATE = "private"


class Cut(StrEnum):
    """Which side one file holds; or both, in order, for everybody outside."""

    PUBLIC = "public"
    PRIVATE = "private"
    OPEN = "open"


@dataclass(frozen=True)
class Part:
    """One paper. `number` and `heading` are those of its item; `words` is what a slip says.

    `bookmarks` are (depth, title, page counted from 0) inside the paper; `late` is the reason given
    for a paper that came after the pack was out.
    """

    key: str
    number: str
    heading: str
    title: str
    source: Source
    ref: str = ""
    sha256: str = ""
    pages: int = 1
    side: Side = Side.PUBLIC
    words: str = ""
    late: str = ""
    bookmarks: tuple = ()
    labels: tuple = ()

    @property
    def span(self):
        """Its pages as a reader says them: 41–52, or 41."""
        first, last = self.labels[0], self.labels[-1]
        return first if first == last else f"{first}–{last}"

    @property
    def spoken_span(self):
        return f"{'Page' if len(self.labels) == 1 else 'Pages'} {self.span}"

    @property
    def supplement(self):
        """Did it come after the pack was out?"""
        return self.labels[0][-1].isalpha()


def numbered(parts, *, before=()):
    """The parts with their page labels, in the order of their pages; `before` is the edition they follow."""
    kept = {part.key: part for part in before}
    found = []
    for side in Side:
        used = {}
        for part in before:
            if part.side == side:
                for label in part.labels:
                    number, letters = _place(label)
                    used[number] = max(used.get(number, 0), letters)
        last = 0
        for part in parts:
            if part.side != side:
                continue
            if part.key in kept:
                old = kept[part.key]
                last = max(last, _place(old.labels[-1])[0])
                found.append(replace(part, labels=old.labels))
            elif before:
                start = used.get(last, 0)
                used[last] = start + part.pages
                found.append(replace(part, labels=_suffixed(side, last, start, part.pages)))
            else:
                found.append(replace(part, labels=_plain(side, last, part.pages)))
                last += part.pages
    return sorted(found, key=lambda part: (list(Side).index(part.side), *_place(part.labels[0])))


def reasons_against(parts, *, before=()):
    """Everything that stands against a pack of these parts, or against it following the edition `before`."""
    reasons = []
    if not parts:
        reasons.append("There is no paper to put into the pack.")
    keys = [part.key for part in parts]
    reasons += [f"“{p.title}” is in the pack twice." for n, p in enumerate(parts) if p.key in keys[:n]]
    if len(parts) > MOST_PARTS:
        reasons.append(f"The pack has more than {MOST_PARTS} papers. Join small ones, or hold some over.")
    if sum(part.pages for part in parts) > MOST_PAGES:
        reasons.append(f"The pack has more than {MOST_PAGES} pages. Leave out appendices, or link to them.")
    now = {part.key: part for part in parts}
    for old in before:
        new = now.get(old.key)
        if new is None:
            reasons.append(f"“{old.title}” was given out as {_lower(old.spoken_span)} and cannot be taken away.")
        elif (new.sha256, new.pages, new.side, new.words) != (old.sha256, old.pages, old.side, old.words):
            reasons.append(
                f"“{old.title}” was given out as {_lower(old.spoken_span)} and cannot change. "
                "Add the new version as a late paper."
            )
    late = [part for part in parts if part.key not in {old.key for old in before}] if before else []
    reasons += [f"Give the reason why “{part.title}” comes late." for part in late if not part.late.strip()]
    if sum(part.pages for part in late) > MOST_LETTERS:
        reasons.append(f"More than {MOST_LETTERS} late pages: hold them over to the next meeting.")
    return reasons


def of_side(parts, side):
    return [part for part in parts if side in (Cut.OPEN, part.side)]


def known_withheld(parts, withheld):
    """The keys that matter here, sorted: two readers who lose the same pages share one file."""
    return sorted({part.key for part in parts} & set(withheld))


def variant_key(side, withheld):
    """One name for one set of withheld parts."""
    return hashlib.sha256("\n".join([side, *withheld]).encode()).hexdigest()


def withheld_sentence(part, reader="you"):
    """What stands where pages were: never the title of the paper."""
    verb = "is" if len(part.labels) == 1 else "are"
    item = f": item {part.number}" if part.number else ""
    return f"{part.spoken_span} {verb} withheld from {reader}{item}"


def roman(number):
    """i, ii, iii, iv … for the pages of the index."""
    text = ""
    for value, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            text, number = text + letters, number - value
    return text


def written(parts):
    """The parts as plain values, for a frozen plan."""
    return [{**asdict(p), "source": str(p.source), "side": str(p.side), **_lists(p)} for p in parts]


def read(rows):
    """The parts of a frozen plan."""
    names = {field.name for field in fields(Part)}
    return [
        Part(
            **{name: value for name, value in row.items() if name in names - {"source", "side", "bookmarks", "labels"}},
            source=Source(row["source"]),
            side=Side(row["side"]),
            bookmarks=tuple(map(tuple, row["bookmarks"])),
            labels=tuple(row["labels"]),
        )
        for row in rows
    ]


def _lists(part):
    return {"bookmarks": [list(mark) for mark in part.bookmarks], "labels": list(part.labels)}


def _plain(side, last, pages):
    return tuple(f"{_prefix(side)}{last + n}" for n in range(1, pages + 1))


def _suffixed(side, base, start, pages):
    return tuple(f"{_prefix(side)}{base}{_letters(start + n)}" for n in range(1, pages + 1))


def _prefix(side):
    return "P" if side == Side.PRIVATE else ""


def _letters(number):
    """1 is A, 26 is Z, 27 is AA."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _place(label):
    """A label as (number, count of the letters): 41B is (41, 2)."""
    _, number, letters = LABEL.fullmatch(label).groups()
    count = 0
    for letter in letters:
        count = count * 26 + ord(letter) - ord("A") + 1
    return int(number), count


def _lower(text):
    return text[0].lower() + text[1:]
