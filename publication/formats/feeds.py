"""Atom: what changed last in a register, newest first."""

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from ..models import Line
from ..reading import item
from . import about

NEWEST = 100


def atom(asked, *, title):
    """The feed of the last hundred lines that changed and are still on show."""
    place = about.place(asked)
    feed = Atom1Feed(
        title=title,
        link=about.address(f"{place}/"),
        description=asked.register.about,
        feed_url=about.address(f"{place}.atom"),
        feed_guid=f"tag:{about.domain()},2014:{place}",
        language="en-GB",
    )
    found = Line.objects.on_show(today=asked.today).filter(register=asked.register.key)
    found = found.filter(body=asked.body) if asked.body else found
    for line in found.select_related("latest__content").order_by("-changed_at", "ref")[:NEWEST]:
        one = item(line)
        feed.add_item(
            title=one.title,
            link=about.address(one.address),
            description=escape(described(one)),  # a summary is read as HTML
            unique_id=f"tag:{about.domain()},2014:/entry/{one.ref}/{one.version}/",
            updateddate=one.known_from,
            categories=[one.category] if one.category else [],
        )
    return feed.writeString("utf-8")


def described(one):
    """The columns as plain sentences."""
    said = [
        f"{column.title}: {one.columns[column.key]}"
        for column in one.register.columns
        if one.columns.get(column.key) not in (None, "")
    ]
    return ". ".join(said) or one.title
