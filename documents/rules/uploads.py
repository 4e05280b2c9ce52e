"""Which files we take, decided by what is in them and never by what they are called.

PDF, Word (docx), Excel (xlsx), OpenDocument (odt, ods), CSV, text, PNG and JPEG. The
ending must agree with the content. All reasons are given at once where more than one is
known; each is a sentence that says what to do.
"""

import unicodedata
from pathlib import PurePosixPath

import puremagic

from . import containers, pages, plain_text

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
    "txt": "text/plain",
    "png": "image/png",
    "jpg": "image/jpeg",
}
SAME = {"jpeg": "jpg"}
TAKEN = "PDF, Word (docx), Excel (xlsx), OpenDocument (odt, ods), CSV, text, PNG or JPEG"
LONGEST_NAME = 120


class Refused(ValueError):
    """The file is not taken. `reasons` are sentences for the person who sent it."""

    def __init__(self, reasons):
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


def accepted_type(*, name, size, content, limit):
    """The media type of a file we take, or Refused with every reason."""
    reasons = reasons_against(name=name, size=size, content=content, limit=limit)
    if reasons:
        raise Refused(reasons)
    return TYPES[_ending(name)]


def reasons_against(*, name, size, content, limit):
    """Why this file is not taken; empty means it is. `content` can be read and rewound."""
    if reasons := reasons_against_size(size=size, limit=limit):
        return reasons
    ending = _ending(name)
    if ending not in TYPES:
        return [f"We do not take files ending in “{ending or 'nothing'}”. Send a {TAKEN} file."]
    found = found_in(content)
    if found is None:
        return [_unknown(content, ending)]
    if found != ending and not {found, ending} <= {"csv", "txt"}:
        return [
            f"The file is called .{ending}, but what is in it is {_called(found)}. "
            f"Save it again as .{ending}, or give it the ending .{found}."
        ]
    return _closer(found, content)


def reasons_against_size(*, size, limit):
    """An empty file, or one larger than we take."""
    if not size:
        return ["The file is empty. Check that it was saved, then choose it again."]
    if size > limit:
        return [
            f"The file is {_megabytes(size)} MB. The limit is {limit // 2**20} MB: "
            "make it smaller, for example by saving scans at a lower quality, or split it."
        ]
    return []


def found_in(content):
    """What the first bytes say: one of TYPES, or None."""
    head = _head(content)
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"PK\x03\x04"):
        return containers.kind(content)
    return "txt" if plain_text.encoding(content) else None


def safe_name(name):
    """A name that is only a name: no folders, no hidden or direction-changing letters."""
    name = unicodedata.normalize("NFC", str(name or "")).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C" and c not in '<>:"|?*;%')
    stem, dot, ending = " ".join(name.split()).strip(". ").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = stem[: LONGEST_NAME - len(ending) - 1].rstrip(". ") or "file"
    return f"{stem}.{ending.lower()}" if ending else stem


def _ending(name):
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    return SAME.get(ending, ending)


def _closer(found, content):
    if found == "pdf":
        return pages.reasons_against_pdf(content)
    if found in ("png", "jpg"):
        return pages.reasons_against_picture(content)
    if found in ("csv", "txt"):
        return []
    return containers.reasons_against(content)


def _unknown(content, ending):
    head = _head(content)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return (
            "The file is in an old Office format or is locked with a password. "
            "Take the password off and save it as docx or xlsx, or send a PDF."
        )
    if ending in ("csv", "txt"):
        return (
            "We could not read the letters in this file. Save it as “CSV UTF-8” or as "
            "plain text in UTF-8, and send it again."
        )
    return f"What is in the file is {_looks_like(head)}, which we do not take. Send a {TAKEN} file."


def _looks_like(head):
    try:
        return f"“{puremagic.magic_string(head)[0].name}”"
    except (puremagic.PureError, IndexError, ValueError):
        return "something we do not know"


def _called(found):
    return {"jpg": "a JPEG picture", "png": "a PNG picture", "pdf": "a PDF", "txt": "plain text"}.get(
        found, f"an Office file ({found})"
    )


def _head(content):
    content.seek(0)
    head = content.read(2048)
    content.seek(0)
    return head


def _megabytes(size):
    return f"{size / 2**20:.0f}" if size >= 10 * 2**20 else f"{size / 2**20:.1f}"
