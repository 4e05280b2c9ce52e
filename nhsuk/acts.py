"""The same act for each of several bodies, as a list of links."""

from django.utils.safestring import mark_safe
from markupsafe import escape

from nhsuk import components

FEW = 4
LIST = "the-one-list"


def links(words, rows):
    """`rows` are (address, name); `words` go before each name. More than a few are folded away, none is nothing."""
    rows, said = list(rows), escape(words)
    if not rows:
        return ""
    drawn = "".join([f'<li><a href="{escape(href)}">{said} {escape(name)}</a></li>' for href, name in rows])
    drawn = f'<ul class="nhsuk-list">{drawn}</ul>'
    if len(rows) > FEW:  # the component is drawn once for so many, whoever they are
        folded = components.render("details", {"summaryText": f"{words} … ({len(rows)})", "html": LIST})
        drawn = str.__str__(folded).replace(LIST, drawn)
    return mark_safe(drawn)
