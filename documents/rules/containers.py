"""Office files are zip archives: what is inside, and what must not be.

Refused: macros, password protection, a template or object fetched from elsewhere, embedded
programs, document type declarations (XXE), and archives that swell (zip bombs).
Nothing is unpacked to disk, and each part is read only up to a stated size.
"""

import itertools
import re
import zipfile
import zlib

LARGEST_UNPACKED = 300 * 2**20
LARGEST_SWELLING = 200
MOST_PARTS = 5000
LARGEST_PART_READ = 4 * 2**20

OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
MACROS = re.compile(r"(vbaproject|vbadata)\.bin$|^(basic|scripts)/|activex", re.I)
PROGRAMS = re.compile(r"embeddings/.*\.bin$|\.(exe|dll|js|vbs|scr|bat|cmd|jar|ps1)$", re.I)
FETCHED = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)"
    rb"(?=[^>]*Type\s*=\s*[\"'][^\"']*/(attachedTemplate|oleObject|frame|subDocument|externalLinkPath)[\"'])"
)
DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.I)
UTF16_DECLARATION = re.compile("<!\\s*(DOCTYPE|ENTITY)", re.I)
TROUBLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, KeyError)


def kind(content):
    """docx, xlsx, odt or ods; None when the archive is none of these."""
    try:
        with _opened(content) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                return OPEN_DOCUMENT.get(_part(archive, "mimetype")[:100].strip())
            if "[Content_Types].xml" not in names:
                return None
            if "word/document.xml" in names:
                return "docx"
            return "xlsx" if "xl/workbook.xml" in names else None
    except TROUBLE:
        return None
    finally:
        content.seek(0)


def reasons_against(content):
    try:
        with _opened(content) as archive:
            return swelling(archive.infolist()) or [*dict.fromkeys(_inside(archive))]
    except TROUBLE:
        return ["The file is damaged. Open it, save it again, and send the new copy."]
    finally:
        content.seek(0)


def swelling(parts):
    """The sizes an archive states: too many parts, too large, or far larger than packed."""
    whole = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if len(parts) > MOST_PARTS or whole > LARGEST_UNPACKED or whole > packed * LARGEST_SWELLING + 2**20:
        return ["The file grows far beyond its size when opened. Save it again without unused content."]
    places = sorted((part.header_offset, part.compress_size) for part in parts)
    for (start, length), (following, _) in itertools.pairwise(places):
        if start + length > following:
            return ["The parts of the file overlap, so it is not safe to open. Save it again."]
    return []


def _inside(archive):
    for part in archive.infolist():
        name = part.filename
        if part.flag_bits & 0x1:
            yield "The file is locked with a password. Take the password off and send it again."
            return
        if name.startswith("/") or ".." in name.split("/"):
            yield "The file holds paths that lead out of it. Save it again from Word or Excel."
        if MACROS.search(name):
            yield "The file holds macros. Save it without them, as docx, xlsx, odt or ods."
        if PROGRAMS.search(name):
            yield "The file has a program or another file built into it. Take that out and send it again."
        if name.lower().endswith((".xml", ".rels")):
            yield from _markup(name, _part(archive, name))


def _markup(name, text):
    if DECLARATION.search(text) or UTF16_DECLARATION.search(text[:4096].decode("utf-16", "ignore")):
        yield "The file holds declarations that could fetch other files. Save it again from Word or Excel."
    if name == "[Content_Types].xml" and b"macroenabled" in text.lower():
        yield "The file holds macros. Save it without them, as docx, xlsx, odt or ods."
    if name.endswith(".rels") and FETCHED.search(text):
        yield "The file fetches a template or an object from elsewhere. Take that link out and send it again."
    if name == "META-INF/manifest.xml" and b"encryption-data" in text:
        yield "The file is locked with a password. Take the password off and send it again."


def _part(archive, name):
    with archive.open(name) as part:
        return part.read(LARGEST_PART_READ)


def _opened(content):
    content.seek(0)
    return zipfile.ZipFile(_Rewindable(content))


class _Rewindable:
    """An upload as zipfile wants it, whatever kind of file object it is."""

    def __init__(self, content):
        self.read, self.seek, self.tell = content.read, content.seek, content.tell

    def seekable(self):
        return True
