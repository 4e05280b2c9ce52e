"""Paths and widths of C2SP tlog-tiles: the tree as a finite set of plain files."""

import re
import struct

WIDTH = 256
HASH = 32
ENTRIES = "entries"
LEVELS = 64
LONGEST = 0xFFFF

PATH = re.compile(
    r"tile/(?P<level>entries|0|[1-9][0-9]?)/(?P<number>(?:x[0-9]{3}/)*[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


def number_path(number):
    """1234067 is written x001/x234/067."""
    parts = [f"{number % 1000:03d}"]
    while number := number // 1000:
        parts.append(f"x{number % 1000:03d}")
    return "/".join(reversed(parts))


def path(level, number, width=WIDTH):
    """Where a tile lies: `tile/0/000` when full, `tile/0/000.p/5` when partial."""
    whole = f"tile/{level}/{number_path(number)}"
    return whole if width == WIDTH else f"{whole}.p/{width}"


def read(text):
    """(level, number, width) of a path, or None where it is not one a log may serve."""
    match = PATH.fullmatch(text)
    if match is None:
        return None
    level = match["level"] if match["level"] == ENTRIES else int(match["level"])
    number = int(match["number"].replace("x", "").replace("/", ""))
    width = int(match["width"] or WIDTH)
    wrong = (match["width"] and width >= WIDTH) or (level != ENTRIES and level >= LEVELS)
    return None if wrong or number_path(number) != match["number"] else (level, number, width)


def widths(size, level):
    """(full tiles, width of the partial one) at a level of a tree of `size` leaves."""
    return divmod(size >> 8 * level, WIDTH)


def needed(size):
    """Every (level, number, width) a tree of this size is served as."""
    tiles, level = [], 0
    while size >> 8 * level:
        full, partial = widths(size, level)
        tiles += [(level, number, WIDTH) for number in range(full)]
        if partial:
            tiles.append((level, full, partial))
        level += 1
    return tiles


def bundle(entries):
    """Log entries, each behind its length in two bytes."""
    if any(len(entry) > LONGEST for entry in entries):
        raise ValueError(f"a log entry has at most {LONGEST} bytes")
    return b"".join(struct.pack(">H", len(entry)) + entry for entry in entries)


def unbundle(data):
    """The log entries in a bundle."""
    entries, place = [], 0
    while place < len(data):
        (length,) = struct.unpack_from(">H", data, place)
        entry = data[place + 2 : place + 2 + length]
        if len(entry) != length:
            raise ValueError("the bundle is cut short")
        entries.append(entry)
        place += 2 + length
    return entries
