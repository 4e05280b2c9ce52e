"""Text files: which letters are these? UTF-8, UTF-16 with its mark, or Windows-1252."""

import codecs
import unicodedata

ALLOWED_CONTROLS = "\t\n\r\f"
CANDIDATES = ("utf-8-sig", "cp1252")


def encoding(content):
    """The encoding every byte of the file agrees with, or None when it is not text."""
    content.seek(0)
    head = content.read(4)
    marked = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for name in ("utf-16",) if marked else CANDIDATES:
        if _reads(content, name):
            content.seek(0)
            return name
    content.seek(0)
    return None


def _reads(content, name):
    """Decoded piece by piece, so that a large file is never in memory whole."""
    decoder = codecs.getincrementaldecoder(name)()
    content.seek(0)
    try:
        while piece := content.read(65536):
            if _strange(decoder.decode(piece)):
                return False
        return not _strange(decoder.decode(b"", final=True))
    except UnicodeDecodeError:
        return False


def _strange(text):
    """Control characters have no place in text; they mean it is something else."""
    return any(unicodedata.category(c) in ("Cc", "Cs") and c not in ALLOWED_CONTROLS for c in set(text))
