"""Cells of a CSV that no spreadsheet takes for a formula (R16), in Python and in SQL alike.

A cell is made safe by an apostrophe in front when, after any white or invisible characters,
it begins with = + - @ or their full-width forms, or when it begins with a tab or a line end.
Numbers of number and money columns stay numbers.
"""

import re

STARTS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
WHITE = "\\s\u00a0\u200b\u200c\u200d\u2060\ufeff"
RISKY = re.compile(f"^(?:[{WHITE}]*[{STARTS}]|[\t\r\n])")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
NUMERIC = ("number", "money")


def safe(value, kind="text"):
    """The cell as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if kind in NUMERIC and NUMBER.fullmatch(text):
        return text
    return f"'{text}" if RISKY.match(text) else text


def sql(expression, kind="text"):
    """The same in PostgreSQL, for COPY."""
    expression = f"({expression})"
    quoted = f"'^([{WHITE}]*[{STARTS}]|[\\t\\r\\n])'"
    safe_number = f"WHEN {expression} ~ '^-?[0-9]+(\\.[0-9]+)?$' THEN {expression} " if kind in NUMERIC else ""
    made = f"CASE {safe_number}WHEN {expression} ~ {quoted} THEN '''' || {expression} ELSE {expression} END"
    return f"NULLIF({made}, '')"
