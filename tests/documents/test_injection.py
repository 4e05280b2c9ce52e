"""Hostile text is only text, and a page can fetch nothing from anywhere."""

import base64
import io
import socket
import subprocess

import pikepdf
import pytest
from PIL import Image

from documents import rendering

from . import papers
from .conftest import unsaved

HOSTILE = [
    '<link rel="attachment" href="file:///etc/passwd">',
    '<img src="file:///etc/passwd">',
    '<img src="http://127.0.0.1:9/x.png">',
    '<iframe src="https://example.org/"></iframe>',
    "<style>@import url(http://127.0.0.1:9/a.css); body{background:url(file:///etc/hosts)}</style>",
    "</style><svg><image href='file:///etc/passwd'/></svg>",
    "<svg><use href='http://127.0.0.1:9/#a'/></svg>",
    '"><script>alert(1)</script>',
    "{{ document.payload }} {% load static %} {{ settings.SECRET_KEY }}",
    '=HYPERLINK("http://127.0.0.1:9","x")',
    "\u202egpj.exe \u200b\u2066rtl",
]
FETCHES = [
    '<link rel="attachment" href="file:///etc/passwd">',
    '<img src="file:///etc/passwd">',
    '<img src="http://127.0.0.1:{port}/x.png">',
    '<img src="ftp://127.0.0.1:{port}/x">',
    "<style>body{{background:url(http://127.0.0.1:{port}/a)}}</style>",
    "<style>@import url(http://127.0.0.1:{port}/a.css);</style>",
    '<link rel="stylesheet" href="file:///etc/passwd">',
    "<svg width='9' height='9'><image href='file:///etc/passwd' width='9' height='9'/></svg>",
    '<object data="file:///etc/passwd"></object>',
    '<embed src="http://127.0.0.1:{port}/e">',
    '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
    '<img src="data:text/html,hello">',
    '<img src="static:../cocomm/settings.py">',
    '<img src="static:/../../etc/passwd">',
    '<img src="static:fonts/../../manage.py">',
    "<style>@font-face{{font-family:X;src:url(file:///etc/passwd)}} body{{font-family:X}}</style><p>x</p>",
]


def drawn(**changes):
    return rendering.unsealed(unsaved(papers.payload(**changes)))


def words_of(pdf, tmp_path):
    place = tmp_path / "paper.pdf"
    place.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-raw", place, "-"], capture_output=True, text=True, check=True).stdout


def test_typed_markup_comes_out_as_text(tmp_path):
    answers = [{"question": text, "words": text} for text in HOSTILE]
    pdf = drawn(
        title=HOSTILE[0],
        subtitle=HOSTILE[4],
        answers=answers,
        facts=[[text, text] for text in HOSTILE],
        signatures=[papers.signature(HOSTILE[1], HOSTILE[2], HOSTILE[3], 1, image=HOSTILE[1])],
    )
    said = "".join(words_of(pdf, tmp_path).split())
    for text in HOSTILE[:10]:
        assert "".join(text.split()) in said
    assert "root:" not in said
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert list(opened.attachments) == ["paper.json"]


@pytest.mark.parametrize("markup", FETCHES)
def test_a_page_that_fetches_is_not_drawn_and_nothing_is_asked(markup, tmp_path):
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        ear.listen()
        ear.settimeout(0.05)
        html = f"<html lang=en><title>t</title><body>{markup.format(port=ear.getsockname()[1])}</body>"
        try:
            pdf = rendering.to_pdf(html, data="{}", at=papers.ISSUED)
        except rendering.Forbidden:
            pdf = b""
        with pytest.raises(TimeoutError):
            ear.accept()
    if pdf:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert list(opened.attachments) == ["paper.json"]
        assert "root:" not in words_of(pdf, tmp_path)


def test_a_picture_with_too_many_pixels_is_refused():
    out = io.BytesIO()
    Image.new("1", (4000, 4000)).save(out, "PNG")
    bomb = "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
    with pytest.raises(rendering.Forbidden, match="pixels"):
        drawn(signatures=[papers.signature("r", "n", "p", 1, image=bomb)])


@pytest.mark.parametrize(
    "letter",
    ["a" + "\u0301" * 30, "\u0915" + "\u093c" * 30, "\u202e\u2067x", "\U0001f469\u200d" * 20],
)
def test_the_worst_legal_text_is_drawn(letter):
    assert drawn(answers=[{"question": "Comments", "words": letter * 300}]).startswith(b"%PDF-")


def test_one_endless_word_stays_on_the_page():
    pdf = drawn(title="W" * 290, facts=[["x" * 200, "y" * 2000]])
    assert pdf.startswith(b"%PDF-")


def test_letters_our_face_lacks_are_printed_as_codes_and_kept_in_the_data(tmp_path):
    words = "Zoë Šimić Łukasz Ωμέγα Юрий – € ½; 漢 \U0001f600 \u202egpj.exe"
    pdf = drawn(answers=[{"question": "Comments", "words": words}])
    said = words_of(pdf, tmp_path)
    assert "Zoë Šimić Łukasz Ωμέγα Юрий – € ½; [U+6F22] [U+1F600] [U+202E]gpj.exe" in " ".join(said.split())
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert words in opened.attachments["paper.json"].get_file().read_bytes().decode()
        names = {str(font.BaseFont) for page in opened.pages for font in page.resources.Font.values()}
        assert all("+Paper" in name for name in names)  # no face of this machine
        images = [image for page in opened.pages for image in page.get_images().values()]
        assert images and not any(bool(image.get("/Interpolate", False)) for image in images)  # PDF/A
