"""A picture made small enough to ride inside a payload: a signature as somebody scanned it."""

import base64
import io

from PIL import Image, ImageOps, UnidentifiedImageError

from . import vault
from .models import StoredFile

LARGEST = (600, 200)


def for_paper(stored):
    """A stored PNG or JPEG as a small grey PNG in a `data:` address; "" when there is none to show.

    Turned as the camera meant it, on white, without anything the file carried besides.
    """
    if stored is None or stored.scan_state == StoredFile.Scan.INFECTED:
        return ""
    try:
        with Image.open(vault.locate(stored.path), formats=["PNG", "JPEG"]) as picture:
            small = _small(picture)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return ""
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def _small(picture):
    picture.draft("L", (LARGEST[0] * 2, LARGEST[1] * 2))  # a large JPEG is read at a fraction of its size
    turned = ImageOps.exif_transpose(picture).convert("RGBA")
    turned.thumbnail(LARGEST)
    white = Image.new("RGBA", turned.size, "white")
    return Image.alpha_composite(white, turned).convert("L")
