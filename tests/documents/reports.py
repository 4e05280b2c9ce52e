"""PDFs as people send them, for packs: words on each page, any size and turn, bookmarks, links, scans."""

import io
import os

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from documents import actions

from . import papers

A4, A3_WIDE = (595, 842), (1191, 842)


def pdf(words, pages=1, *, size=A4, turn=0, change=None, bookmarks=(), scan_bytes=0):
    """A PDF whose page n says “<words> n”; `scan_bytes` of noise make each page as heavy as a scan."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        font = made.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for n in range(1, pages + 1):
            page = made.add_blank_page(page_size=size)
            resources = Dictionary(Font=Dictionary(F1=font))
            drawn = f"BT /F1 24 Tf 60 {size[1] - 100} Td ({words} {n}) Tj ET q"  # a careless q, as found
            if scan_bytes:
                resources.XObject = Dictionary(Scan=_scan(made, scan_bytes))
                drawn = f"q 400 0 0 500 90 150 cm /Scan Do Q {drawn}"
            page.obj.Resources, page.obj.Rotate = resources, turn
            page.obj.Contents = made.make_stream(drawn.encode())
        with made.open_outline() as outline:
            outline.root.extend(OutlineItem(title, page) for title, page in bookmarks)
        if change:
            change(made)
        made.save(out)
    return out.getvalue()


def linked(made):
    """A contents line that leads to the last page by name."""
    place = Array([made.pages[-1].obj, Name.Fit])
    made.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("end"), place])))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 99, 99]), Dest=String("end"))
    made.pages[0].obj.Annots = Array([made.make_indirect(link)])


def stored(words="Report", pages=1, **more):
    upload = SimpleUploadedFile(f"{words}.pdf", pdf(words, pages, **more))
    return actions.store_paper(upload, at=papers.ISSUED)[0]


def _scan(made, size):
    side = int(size**0.5)
    return made.make_stream(
        os.urandom(side * side), Type=Name.XObject, Subtype=Name.Image, Width=side, Height=side,
        ColorSpace=Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
