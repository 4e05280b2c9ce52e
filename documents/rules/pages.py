"""PDF files and pictures: locked, active, damaged, or larger than they look."""

import warnings
import zipfile

import pikepdf
from PIL import Image, UnidentifiedImageError

MOST_PIXELS = 60_000_000
ACTIVE = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm")
HIDDEN = "There is an archive hidden in the file. Send only the document itself."


def reasons_against_pdf(content):
    if _holds_archive(content):
        return [HIDDEN]
    content.seek(0)
    try:
        with pikepdf.open(content) as pdf:
            if pdf.is_encrypted:
                return ["The PDF is locked with a password. Save it without one and send it again."]
            if not len(pdf.pages):
                return ["The PDF has no pages. Save it again and send the new copy."]
            return _active(pdf.Root)
    except pikepdf.PasswordError:
        return ["The PDF is locked with a password. Save it without one and send it again."]
    except (pikepdf.PdfError, ValueError, RecursionError, AttributeError, TypeError):
        return ["The PDF is damaged. Open it, save it again, and send the new copy."]
    finally:
        content.seek(0)


def reasons_against_picture(content):
    if _holds_archive(content):
        return [HIDDEN]
    content.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(content) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return ["The picture has too many pixels. Make it smaller and send it again."]
                picture.verify()
        return []
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return ["The picture is damaged. Save it again and send the new copy."]
    finally:
        content.seek(0)


def _active(root):
    """Scripts and actions that run when the file is opened have no place in evidence."""
    opening = root.get("/OpenAction")
    acts = isinstance(opening, pikepdf.Dictionary) and str(opening.get("/S", "")) in ACTIVE
    names = root.get("/Names")
    scripts = isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names
    if acts or scripts or "/AA" in root:
        return ["The PDF runs a script when it is opened. Print it to a new PDF and send that."]
    return []


def _holds_archive(content):
    content.seek(0)
    try:
        return zipfile.is_zipfile(content)
    finally:
        content.seek(0)
