"""One file, two standards, the data inside, and the same bytes everywhere."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from page import ValidationProfile, validate_pdf_bytes

from documents import rendering
from tests.documents import papers
from tests.documents.conftest import unsaved

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = """
import django; django.setup()
import hashlib, sys
from documents import rendering
from tests.documents import papers
from tests.documents.conftest import unsaved
sys.stdout.write(hashlib.sha256(rendering.unsealed(unsaved(papers.payload()))).hexdigest())
"""


@pytest.fixture(scope="module")
def pdf(sealed):
    with pikepdf.open(io.BytesIO(sealed)) as opened:
        yield opened


@pytest.fixture(scope="module")
def text(sealed, tmp_path_factory):
    place = tmp_path_factory.mktemp("text") / "paper.pdf"
    place.write_bytes(sealed)
    return subprocess.run(["pdftotext", "-layout", place, "-"], capture_output=True, text=True, check=True).stdout


def test_it_says_that_it_is_both(pdf):
    with pdf.open_metadata() as meta:
        assert [meta["pdfaid:part"], meta["pdfaid:conformance"]] == ["3", "A"]
        assert meta["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert meta["dc:title"] == "Application for delegated commissioning"
    raw = bytes(pdf.Root.Metadata.read_bytes())
    assert b"PDF/UA identification schema" in raw and raw.index(b"pdfuaid:part") < raw.index(b"</rdf:RDF>")


def test_it_is_tagged_titled_and_in_english(pdf):
    assert pdf.Root.MarkInfo.Marked is True or bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    kinds = set(tags(pdf.Root.StructTreeRoot))
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/P", "/Figure"} <= kinds


def tags(element):
    inner = element.get("/K", [])
    for child in inner if isinstance(inner, pikepdf.Array) else [inner]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield str(child.S)
            yield from tags(child)


def test_every_font_is_inside(pdf):
    fonts = {}
    for page in pdf.pages:
        for font in page.resources.Font.values():
            descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            fonts[str(font.BaseFont)] = descendant.FontDescriptor
    assert fonts and all({"/FontFile2", "/FontFile3"} & set(each.keys()) for each in fonts.values())
    assert all("+Paper" in name for name in fonts)  # our own face, none of the machine's


def test_the_data_rides_inside(pdf, sample):
    assert list(pdf.attachments) == ["paper.json"]
    kept = pdf.attachments["paper.json"]
    assert kept.get_file().read_bytes() == sample.payload.encode()
    assert str(kept.obj.AFRelationship) == "/Source"
    assert hashlib.sha256(kept.get_file().read_bytes()).hexdigest() == sample.fingerprint


NOT_OURS = {"PDFA3A-METADATA-FILTER-001"}
"""A rule of PDF/A-1 (ISO 19005-1, 6.7.2), which ISO 19005-3 does not repeat."""


@pytest.mark.parametrize("profile", [ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A], ids=["UA-1", "A-3a"])
@pytest.mark.parametrize("state", ["plain", "sealed"])
def test_an_independent_checker_finds_nothing(request, state, profile):
    """The paper as it leaves the house, not only before the seal: a seal that wrote its description anew broke both."""
    report = validate_pdf_bytes(request.getfixturevalue(state), profile=profile)
    assert [fault.message for fault in report.failures if fault.rule_id not in NOT_OURS] == []


def test_a_paper_that_nobody_signs_leaves_out_no_level_of_headings():
    """Registers, receipts, reports: their last part stands by itself, not under a certificate."""
    register = unsaved(papers.payload(signatures=[], nil=["Nothing to declare."], tables=[], columns=[]))
    register.kind = "register"
    report = validate_pdf_bytes(rendering.unsealed(register), profile="ua1")
    assert [fault.message for fault in report.failures] == []


def test_the_pages_say_who_what_and_where(text, sample):
    assert "Page 1 of 4" in text and "Page 4 of 4" in text
    assert text.count("Demonstration: not a record of this body") >= 4
    assert text.count(f"Reference {sample.ref}") == 4
    assert text.replace(" ", "").count(sample.fingerprint) >= 4
    for words in ("Anita Rao", "Lena Ashworth", "Nye Bevington", "£24,369,770.75", "Not answered"):
        assert words in text
    assert "9 January 2015 at 10:04:31 (GMT)" in text


def test_the_same_bytes_in_another_process_with_another_clock(plain):
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    said = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], capture_output=True, text=True, check=True, cwd=ROOT, env=environ
    )
    assert said.stdout == hashlib.sha256(plain).hexdigest()
