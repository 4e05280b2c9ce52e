"""Lines of registers by what they are about: a column that holds one `key: words` a line, found by the key.

What several bodies publish alike is told once, as the first of them published it.
"""

from .models import Line

MOST, READ = 100, 500
"""So many lines are told, the last changed first; and so many are read to find them."""


def spoken(pairs):
    """The text of such a column from (key, words)."""
    return "\n".join(f"{key}: {words}" for key, words in pairs)


def keys(text):
    """{key: words} of such a column."""
    return dict(line.split(": ", 1) for line in (text or "").splitlines() if ": " in line)


def lines_about(key, *, column, registers, today):
    """[(line, columns)] on show whose `column` names the key, and whether there are more: one question."""
    found = Line.objects.on_show(today=today).filter(register__in=registers).saying(key)
    found = found.select_related("latest__content").order_by("-changed_at", "ref")[: READ + 1]
    unread = len(found) > READ
    rows = [(line, line.latest.content.row["columns"]) for line in found[:READ]]
    rows = [(line, columns) for line, columns in rows if key in keys(columns.get(column))]
    first = {}
    for line, columns in sorted(rows, key=lambda row: row[0].pk):
        first.setdefault((line.register, repr(sorted(columns.items()))), line.body)
    once = [
        (line, columns) for line, columns in rows
        if first[line.register, repr(sorted(columns.items()))] == line.body
    ]  # fmt: skip
    return once[:MOST], unread or len(once) > MOST
