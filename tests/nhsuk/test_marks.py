"""Light marks: what people mean is drawn, what could run is words."""

import pytest

from nhsuk.marks import marked


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("# Why\n\nWe **must**.", "<h3>Why</h3>\n<p>We <strong>must</strong>.</p>\n"),
        ("###### Deep", "<h5>Deep</h5>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        (
            "![x](https://example.org/x.png)",
            '<p>!<a href="https://example.org/x.png" rel="noopener noreferrer">x</a></p>\n',
        ),
        ("", ""),
    ],
)  # fmt: skip
def test_marks(typed, drawn):
    assert marked(typed) == drawn
