"""The same act for each of several bodies, as a list of links."""

from django.utils.html import format_html, format_html_join

from nhsuk import components

FEW = 4


def links(words, rows):
    """`rows` are (address, name); `words` go before each name. More than a few are folded away, none is nothing."""
    rows = list(rows)
    if not rows:
        return ""
    drawn = format_html(
        '<ul class="nhsuk-list">{}</ul>',
        format_html_join("", '<li><a href="{}">{} {}</a></li>', ((href, words, name) for href, name in rows)),
    )
    if len(rows) <= FEW:
        return drawn
    return components.render("details", {"summaryText": f"{words} … ({len(rows)})", "html": drawn})
