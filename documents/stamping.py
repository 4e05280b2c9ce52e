"""Page numbers on pages that others made: upright at the foot, whatever the page's turn and size.

The page as it was becomes one sealed-off drawing (a form), so nothing in it can disturb the
number; the number stands on a small white ground. One subset of our own face serves all pages.
"""

import io
from pathlib import Path

from django.conf import settings
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Page

LETTERS = " –0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZPagesivxl"
FIRST, LAST = 32, 150  # the space, and the en dash as Windows counts it
SIZE, FOOT, AROUND = 9, 15, 3  # in points
A4_WIDTH = 595


class Stamp:
    """Puts page numbers on the pages of one PDF."""

    def __init__(self, pdf):
        self.pdf = pdf
        self.advances, self.font = _font(pdf)

    def number(self, page, label):
        """Write `label` at the foot of the page as it is seen."""
        box, turn = _seen(page)
        words = label.encode("cp1252")
        scale = max(1.0, min(box[2] - box[0], box[3] - box[1]) / A4_WIDTH)
        width = sum(self.advances[code] for code in words) / 1000 * SIZE * scale
        content = _drawing(words, _place(box, turn, width, FOOT * scale), width=width, scale=scale)
        before = self.pdf.make_indirect(Dictionary(dict(page.obj.items())))  # read when the file is written
        whole = Page(before).as_form_xobject(handle_transformations=False)
        page.obj["/Resources"] = Dictionary(
            XObject=Dictionary(Body=self.pdf.make_indirect(whole)), Font=Dictionary(Number=self.font)
        )
        page.obj["/Contents"] = self.pdf.make_stream(b"q /Body Do Q\n" + content)
        for key in ("/StructParents", "/Group", "/Thumb", "/B", "/PZ", "/Tabs"):
            if key in page.obj:
                del page.obj[key]


def _seen(page):
    """The box a reader sees, and the turn of the page in degrees."""
    ends = [float(each) for each in page.cropbox]
    box = (min(ends[0], ends[2]), min(ends[1], ends[3]), max(ends[0], ends[2]), max(ends[1], ends[3]))
    return box, int(page.obj.get("/Rotate", 0)) % 360


def _place(box, turn, width, foot):
    """Where the words begin and which way they run, as a PDF matrix."""
    left, bottom, right, top = box
    across, up = (left + right - width) / 2, (bottom + top - width) / 2
    return {
        90: (0, 1, -1, 0, right - foot, up),
        180: (-1, 0, 0, -1, across + width, top - foot),
        270: (0, -1, 1, 0, left + foot, up + width),
    }.get(turn, (1, 0, 0, 1, across, bottom + foot))


def _drawing(words, matrix, *, width, scale):
    size, around = SIZE * scale, AROUND * scale
    ground = (-around, -around - 0.1 * size, width + 2 * around, size + 1.5 * around)
    return b"q %s cm 1 g %s re f 0.13 0.17 0.2 rg BT /Number %s Tf <%s> Tj ET Q" % (
        _numbers(matrix),
        _numbers(ground),
        _numbers([size]),
        words.hex().encode(),
    )


def _numbers(values):
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in values).encode()


def _font(pdf):
    """A few letters of our own face, once in the file: (advance widths by code, the font)."""
    face = TTFont(Path(settings.STATICFILES_DIRS[0]) / "fonts" / "LiberationSans-Bold.ttf", recalcTimestamp=False)
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=[], layout_features=[])
    options.drop_tables += ["FFTM"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=LETTERS)
    cutter.subset(face)
    out = io.BytesIO()
    face.save(out)
    units, names = face["head"].unitsPerEm, face.getBestCmap()
    advances = {}
    for code in range(FIRST, LAST + 1):
        letter = bytes([code]).decode("cp1252", "replace")
        glyph = names.get(ord(letter)) if letter in LETTERS else None
        advances[code] = round(face["hmtx"][glyph][0] * 1000 / units) if glyph else 0
    return advances, _dictionary(pdf, face, out.getvalue(), advances, units)


def _dictionary(pdf, face, content, advances, units):
    def scaled(value):
        return round(value * 1000 / units)

    head, lines = face["head"], face["hhea"]
    inside = pdf.make_stream(content, Length1=len(content))
    name = Name("/PACKNO+LiberationSans-Bold")
    about = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,
        FontBBox=Array([scaled(v) for v in (head.xMin, head.yMin, head.xMax, head.yMax)]),
        ItalicAngle=0,
        Ascent=scaled(lines.ascent),
        Descent=scaled(lines.descent),
        CapHeight=729,
        StemV=140,
        FontFile2=inside,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=Array([advances[code] for code in range(FIRST, LAST + 1)]),
            FontDescriptor=pdf.make_indirect(about),
        )
    )
