"""Atom: what changed last in a register, newest first."""

from urllib.parse import urlencode

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from .. import reading
from ..reading import body_names, item
from . import about

NEWEST = 100
ALL = "All bodies"


def atom(asked):
    """The feed of the last hundred lines that changed and are still on show (RFC 4287).

    An entry keeps its id for ever: a version that follows is its revision, not another entry.
    """
    lines = list(reading.changed(asked).order_by("-changed_at", "ref")[:NEWEST])
    author = body_names([asked.body]).get(asked.body, asked.body) if asked.body else ALL
    about_one = lines[0].counterparty_name if lines and asked.filters.get("counterparty") else ""
    place, chosen = about.place(asked), urlencode({key: value for key, value in asked.filters.items() if value})
    query = f"?{chosen}" if chosen else ""
    title = ": ".join(part for part in (asked.register.title, author, about_one) if part)
    return feed(lines, title=title, about_it=asked.register.about, author=author, place=place, query=query)


def feed(lines, *, title, about_it, author, place, query=""):
    """The feed of these lines; `place` is its page without the last slash."""
    made = Atom1Feed(
        title=title,
        link=about.address(f"{place}/{query}"),
        description=about_it,
        author_name=author,
        feed_url=about.address(f"{place}.atom{query}"),
        feed_guid=f"tag:{about.domain()},2014:{place}{query}",
        language="en-GB",
    )
    for line in lines:
        one = item(line)
        made.add_item(
            title=one.title,
            link=about.address(one.address),
            description=escape(described(one)),  # a summary is read as HTML
            unique_id=f"tag:{about.domain()},2014:/entry/{one.ref}/",
            updateddate=one.known_from,
            categories=[one.category] if one.category else [],
        )
    return made.writeString("utf-8")


def described(one):
    """The columns as plain sentences."""
    said = [
        f"{column.title}: {one.columns[column.key]}"
        for column in one.register.columns
        if one.columns.get(column.key) not in (None, "")
    ]
    return ". ".join(said) or one.title
