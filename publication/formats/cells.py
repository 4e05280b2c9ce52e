"""Cells of a CSV that no spreadsheet takes for a formula (R16), in Python and in SQL alike.

A cell is made safe by an apostrophe in front when, after any white or invisible characters,
it begins with = + - @ or their full-width forms, or when it begins with a tab or a line end.
Numbers of number and money columns stay numbers.
"""

import re

STARTS = "=+-@\uff1d\uff0b\uff0d\uff20"
SPACES = "".join(map(chr, [0x20, 0xA0, 0xAD, 0x1680, *range(0x2000, 0x200E), 0x2028, 0x2029, 0x202F, 0x205F]))
WHITE = SPACES + "\t\n\v\f\r\u2060\u3000\ufeff"
BREAKS = "\t\r\n"
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
NUMERIC = ("number", "money")


def risky(text):
    first = text.lstrip(WHITE)[:1]
    return bool(text) and (text[0] in BREAKS or (bool(first) and first in STARTS))


def safe(value, kind="text"):
    """The cell as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if kind in NUMERIC and NUMBER.fullmatch(text):
        return text
    return f"'{text}" if risky(text) else text


def sql(expression, kind="text"):
    """The same in PostgreSQL, for COPY. A cell that begins with a plain letter or figure, as nearly
    all do, is let through by one look at its first character."""
    one = f"({expression})"
    plain = f"ascii({one}) BETWEEN 48 AND 57 OR ascii({one}) BETWEEN 65 AND 90 OR ascii({one}) BETWEEN 97 AND 122"
    number = f"WHEN {one} ~ '^-?[0-9]+(\\.[0-9]+)?$' THEN {one} " if kind in NUMERIC else ""
    first = f"left(ltrim({one}, {_characters(WHITE)}), 1)"
    breaks = f"left({one}, 1) IN ({', '.join(map(_characters, BREAKS))})"
    starts = f"{first} IN ({', '.join(map(_characters, STARTS))})"
    unsafe = f"WHEN {starts} OR {breaks} THEN '''' || {one} "
    return f"NULLIF(CASE WHEN {plain} THEN {one} {number}{unsafe}ELSE {one} END, '')"


def _characters(text):
    """A string of PostgreSQL written in escapes alone."""
    return "E'" + "".join(f"\\u{ord(letter):04x}" for letter in text) + "'"
