"""Which files we take: by what is in them. Every refusal is a sentence that says what to do."""

import io
import zipfile
from functools import partial

import pytest

from documents.rules import uploads

from . import corpus

LIMIT = 20 * 2**20

TAKEN = {
    "minutes.pdf": corpus.pdf(),
    "letter.docx": corpus.docx(),
    "budget.xlsx": corpus.xlsx(),
    "note.odt": corpus.opendocument("text"),
    "sums.ods": corpus.opendocument("spreadsheet"),
    "scan.png": corpus.picture("PNG"),
    "scan.jpg": corpus.picture("JPEG"),
    "photo.JPEG": corpus.picture("JPEG"),
    "plain.txt": b"Just words.\r\n",
    "utf8.csv": "name,sum\nZoë,£5\n".encode(),
    "marked.csv": "name\nZoë\n".encode("utf-8-sig"),
    "windows.csv": "name\nZoë – £5\n".encode("cp1252"),
    "wide.csv": "name\nZoë\n".encode("utf-16"),
    "linked.docx": corpus.docx(**corpus.relationship("hyperlink", "https://example.org/")),
}
REFUSED = {
    "empty": ("a.pdf", b"", "empty"),
    "program called pdf": ("a.pdf", b"MZ\x90\x00" + b"\0" * 500, "do not take"),
    "program by name": ("a.pdf.exe", b"MZ\x90\x00", "ending in “exe”"),
    "no ending": ("README", b"words", "ending in “nothing”"),
    "pdf called docx": ("a.docx", corpus.pdf(), "what is in it is a PDF"),
    "docx called pdf": ("a.pdf", corpus.docx(), "Office file (docx)"),
    "docx called xlsx": ("a.xlsx", corpus.docx(), "give it the ending .docx"),
    "png called jpg": ("a.jpg", corpus.picture("PNG"), "a PNG picture"),
    "text called pdf": ("a.pdf", b"just words", "plain text"),
    "svg": ("a.svg", b"<svg onload='alert(1)'/>", "ending in “svg”"),
    "svg called png": ("a.png", b"<svg onload='alert(1)'/>", "plain text"),
    "html": ("a.html", b"<script>alert(1)</script>", "ending in “html”"),
    "docm": ("a.docm", corpus.docx(), "ending in “docm”"),
    "xlsm": ("a.xlsm", corpus.xlsx(), "ending in “xlsm”"),
    "macro docx": ("a.docx", corpus.docx(**{"word/vbaProject.bin": b"x"}), "macros"),
    "macro xlsx": ("a.xlsx", corpus.xlsx(**{"xl/vbaProject.bin": b"x"}), "macros"),
    "macro type": (
        "a.docx",
        corpus.archive(
            {
                "[Content_Types].xml": corpus.CONTENT_TYPES.format(
                    '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
                ),
                "word/document.xml": "<d/>",
            }
        ),
        "macros",
    ),
    "macro odt": ("a.odt", corpus.opendocument("text", **{"Basic/Standard/Module1.xml": "<m/>"}), "macros"),
    "activex": ("a.docx", corpus.docx(**{"word/activeX/activeX1.xml": "<x/>"}), "macros"),
    "remote template": (
        "a.docx",
        corpus.docx(**corpus.relationship("attachedTemplate", "http://example.org/x.dotm")),
        "from elsewhere",
    ),
    "remote object": (
        "a.docx",
        corpus.docx(**corpus.relationship("oleObject", "file://share/x")),
        "from elsewhere",
    ),
    "program inside": ("a.docx", corpus.docx(**{"word/embeddings/oleObject1.bin": b"x"}), "built into it"),
    "xxe": (
        "a.docx",
        corpus.docx(**{"word/x.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}),
        "declarations",
    ),
    "xxe in utf-16": (
        "a.docx",
        corpus.docx(**{"word/x.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")}),
        "declarations",
    ),
    "zip bomb": ("a.docx", partial(corpus.swelling, 60), "grows far beyond"),
    "plain zip": ("a.docx", corpus.archive({"a.txt": "x"}), "do not take"),
    "path out": ("a.docx", corpus.docx(**{"../../evil.xml": "<x/>"}), "lead out"),
    "torn docx": ("a.docx", corpus.docx()[:120], "do not take"),
    "old word": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    "locked odt": (
        "a.odt",
        corpus.opendocument("text", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
        "password",
    ),
    "locked pdf": ("a.pdf", corpus.pdf(password="secret"), "locked with a password"),
    "owner lock": ("a.pdf", corpus.locked_without_a_user_password(), "locked with a password"),
    "torn pdf": ("a.pdf", b"%PDF-1.7\nnonsense", "damaged"),
    "pdf with script": ("a.pdf", corpus.pdf(change=corpus.script), "script"),
    "pdf with named script": ("a.pdf", corpus.pdf(change=corpus.named_script), "script"),
    "pdf that launches": ("a.pdf", corpus.pdf(change=corpus.launches), "script"),
    "pdf and zip in one": ("a.pdf", corpus.pdf() + corpus.archive({"a.exe": "MZ"}), "archive hidden"),
    "png and zip in one": ("a.png", corpus.picture("PNG") + corpus.archive({"a.jar": "x"}), "archive hidden"),
    "torn png": ("a.png", corpus.picture("PNG")[:40], "damaged"),
    "picture bomb": ("a.png", corpus.picture("PNG", (9000, 9000), mode="1"), "pixels"),
    "binary csv": ("a.csv", bytes(range(256)), "could not read the letters"),
    "utf-16 without its mark": ("a.csv", "name\nZoë\n".encode("utf-16-le"), "could not read the letters"),
    "gzip called csv": ("a.csv", b"\x1f\x8b\x08\x00" + b"\0" * 50, "could not read the letters"),
}


def reasons(name, content):
    return uploads.reasons_against(name=name, size=len(content), content=io.BytesIO(content), limit=LIMIT)


@pytest.mark.parametrize("name", TAKEN)
def test_taken(name):
    content = io.BytesIO(TAKEN[name])
    assert reasons(name, TAKEN[name]) == []
    kind = uploads.accepted_type(name=name, size=len(TAKEN[name]), content=content, limit=LIMIT)
    assert kind in uploads.TYPES.values() and content.tell() == 0


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_what_to_do(case):
    name, content, words = REFUSED[case]
    content = content() if callable(content) else content
    found = reasons(name, content)
    assert found and words in " ".join(found)
    assert all(sentence.endswith(".") for sentence in found)
    with pytest.raises(uploads.Refused):
        uploads.accepted_type(name=name, size=len(content), content=io.BytesIO(content), limit=LIMIT)


def test_too_large_is_known_without_reading():
    class Untouched:
        def read(self, *_):
            raise AssertionError("read")

        seek = read

    found = uploads.reasons_against(name="a.pdf", size=30 * 2**20, content=Untouched(), limit=LIMIT)
    assert found[0].startswith("The file is 30 MB. The limit is 20 MB")


def test_all_reasons_at_once():
    bad = corpus.docx(
        **{"word/vbaProject.bin": b"x", **corpus.relationship("attachedTemplate", "http://example.org/x")}
    )
    assert len(reasons("a.docx", bad)) == 2


def test_overlapping_parts_are_refused():
    bad = io.BytesIO(corpus.docx(**{f"word/{n}.xml": "<x/>" for n in range(4)}))
    with zipfile.ZipFile(bad) as made:
        parts = made.infolist()
    parts[2].header_offset = parts[1].header_offset
    from documents.rules import containers

    assert "overlap" in containers.swelling(parts)[0]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("minutes.pdf", "minutes.pdf"),
        ("C:\\Users\\gil\\minutes.PDF", "minutes.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
        (".htaccess", "htaccess"),
        ("", "file"),
        ("  spaced   out .pdf", "spaced out.pdf"),
        ('quo"te<s>.pdf', "quotes.pdf"),
        ("Zoe\u0301.pdf", "Zoé.pdf"),
    ],
)
def test_a_name_is_only_a_name(given, kept):
    assert uploads.safe_name(given) == kept


def test_a_long_name_keeps_its_ending():
    name = uploads.safe_name("x" * 500 + ".pdf")
    assert len(name) <= uploads.LONGEST_NAME and name.endswith(".pdf")
