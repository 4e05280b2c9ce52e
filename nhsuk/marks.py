"""Light marks in typed text: headings, lists, bold, links, tables. Pure: text in, safe HTML out.

No pictures, no raw HTML; headings begin below those of the page they stand on.
"""

from functools import lru_cache

import nh3
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

FIRST_LEVEL, LAST_LEVEL = 3, 5
TAGS = {
    "p", "h3", "h4", "h5", "ul", "ol", "li", "strong", "em", "blockquote", "br", "hr", "a", "code", "pre",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def marked(text):
    """The HTML of a text with light marks."""
    tokens = _parser().parse(str(text or ""))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(LAST_LEVEL, int(token.tag[1]) + FIRST_LEVEL - 1)}"
    drawn = _parser().renderer.render(tokens, _parser().options, {})
    return mark_safe(nh3.clean(drawn, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}))


@lru_cache(maxsize=1)
def _parser():
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable(["image", "html_inline"])
