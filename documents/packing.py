"""Many papers into one PDF: index, numbers at the foot, bookmarks, slips for what is withheld.

The papers are first joined from file to file (qpdf's own job, because copying pages from an open
PDF reads their streams into memory), then numbered in a second pass whose streams go from file to
file as well: memory grows with the number of objects, not with the size of the scans. The same plan
gives the same bytes. The file says nothing about PDF/UA: it holds pages that others made; the page
that leads to it lists the same papers for everybody.
"""

import hashlib
from dataclasses import dataclass
from itertools import accumulate

import pikepdf
from django.template.loader import render_to_string
from pikepdf import Array, Dictionary, Name, NumberTree, String

from . import cleaning, outlines, press
from .rules import packs
from .rules.packs import Cut, Side, Source
from .stamping import Stamp


class Changed(Exception):
    """A file is not the one the plan names; the sentence says which."""


@dataclass(frozen=True)
class Row:
    """One part as this reader gets it."""

    part: packs.Part
    withheld: bool
    heading: str
    place: int
    reader: str = "you"

    @property
    def sentence(self):
        return packs.withheld_sentence(self.part, self.reader)

    @property
    def printed(self):
        """Is it a page of our own, in place of the paper?"""
        return self.withheld or self.part.source == Source.SLIP


@dataclass(frozen=True)
class Sheet:
    """Pages to be joined: which of a file, their labels, and where names in that file lead."""

    file: str
    range: str
    labels: tuple
    places: dict


def write(plan, folder, *, side, withheld, locate, said=lambda percent, note: None):
    """Write one variant of the plan into `folder`: (path of the file, number of its pages).

    `locate(part)` gives the path of a paper; `said` hears how far it is.
    """
    reader = "the public" if side == Cut.OPEN else "you"
    rows = _rows(packs.of_side(packs.read(plan["parts"]), side), set(withheld), reader)
    said(5, "Setting the index")
    index, sheets = _sheets(plan, rows, folder, private=side == Side.PRIVATE, locate=locate)
    said(15, "Joining the papers")
    with pikepdf.open(_joined(sheets, folder), access_mode=pikepdf.AccessMode.stream) as pdf:
        starts = [0, *accumulate(len(sheet.labels) for sheet in sheets)]
        _follow_links(pdf, starts, index)
        _number(pdf, sheets, starts, said)
        with pdf.open_outline() as outline:
            outline.root.extend(outlines.tree(_bookmarks(rows, starts)))
        _describe(pdf, plan, side)
        target = folder / "pack.pdf"
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            progress=_slowly(said),
        )
        return target, len(pdf.pages)


def _sheets(plan, rows, folder, *, private, locate):
    """The number of index pages, and everything to be joined, in order; the index comes first."""
    front = folder / "front.pdf"
    front.write_bytes(_front(plan, rows, private=private))
    with pikepdf.open(front) as ours:
        index = len(ours.pages) - sum(row.printed for row in rows)
    sheets = [Sheet(str(front), f"1-{index}", tuple(packs.roman(n + 1) for n in range(index)), {})]
    slip = index
    for row in rows:
        if row.printed:
            slip += 1
            sheets.append(Sheet(str(front), str(slip), (row.part.span,), {}))
        else:
            sheets.append(_paper(row.part, locate(row.part)))
    return index, sheets


def _joined(sheets, folder):
    joined = str(folder / "joined.pdf")
    pages = [{"file": sheet.file, "range": sheet.range} for sheet in sheets]
    job = pikepdf.Job(
        {
            "empty": "",
            "outputFile": joined,
            "streamData": "preserve",
            "deterministicId": "",
            "keepFilesOpen": "n",
            "pages": pages,
        }
    )
    job.run()
    return joined


def _rows(parts, withheld, reader):
    rows, last = [], None
    for place, part in enumerate(parts):
        hidden = part.key in withheld
        heads = not hidden and part.heading and part.number != last
        rows.append(Row(part, hidden, part.heading if heads else "", place, reader))
        last = None if hidden else part.number
    return rows


def _front(plan, rows, *, private):
    html = render_to_string("papers/pack.html", {"pack": plan, "rows": rows, "private": private})
    return press.plain_pdf(html)


def _number(pdf, sheets, starts, said):
    """Write every page's number at its foot."""
    stamp, pages = Stamp(pdf), list(pdf.pages)
    labels = [label for sheet in sheets for label in sheet.labels]
    if len(pages) != len(labels):
        raise Changed("The papers have other numbers of pages than the plan says.")
    for count, sheet in enumerate(sheets):
        mine = pages[starts[count] : starts[count + 1]]
        outlines.settle_links(mine, sheet.places)
        for page, label in zip(mine, sheet.labels, strict=True):
            cleaning.quiet_page(page)
            stamp.number(page, f"{'Pages' if '–' in label else 'Page'} {label}")
        said(30 + 40 * (count + 1) // len(sheets), f"Page {sheet.labels[-1]}")
    _label(pdf, labels)


def _paper(part, place):
    """The paper as the plan knew it, or a sentence."""
    with open(place, "rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != part.sha256:
        raise Changed(f"The file of “{part.title}” is not the one that was put into the pack.")
    with pikepdf.open(place, access_mode=pikepdf.AccessMode.stream) as paper:
        return Sheet(str(place), "1-z", part.labels, outlines.places(paper))


def _bookmarks(rows, starts):
    """An item, under it its papers, under them their own bookmarks; of what is withheld only the sentence."""
    yield 0, "Index", 0
    for row in rows:
        start = starts[row.place + 1]
        if row.withheld:
            yield 0, row.sentence, start
            continue
        if row.heading:
            yield 0, f"{row.part.number} {row.heading}".strip(), start
        depth = 1 if row.part.heading else 0
        late = " (late paper)" if row.part.late else ""
        yield depth, f"{row.part.title}{late}, {row.part.spoken_span.lower()}", start
        for inner, title, page in row.part.bookmarks:
            yield depth + 1 + inner, title, start + page


def _follow_links(pdf, starts, index):
    """The addresses `pack:3` of the index become links to where that part begins."""
    for page in pdf.pages[:index]:
        for each in page.obj.get("/Annots", []):
            action = each.get("/A")
            address = str(action.get("/URI", "")) if isinstance(action, Dictionary) else ""
            if address.startswith("pack:"):
                del each["/A"]
                each["/Dest"] = Array([pdf.pages[starts[int(address[5:]) + 1]].obj, Name.Fit])


def _label(pdf, labels):
    """A reader's program shows 41A, too, not only our print."""
    tree = NumberTree.new(pdf)
    for place, label in enumerate(labels):
        tree[place] = Dictionary(P=String(label))
    pdf.Root.PageLabels = tree.obj


def _describe(pdf, plan, side):
    private = ", private papers" if side == Side.PRIVATE else ""
    for key in ("/AcroForm", "/Names", "/Dests", "/Metadata", "/OutputIntents", "/StructTreeRoot", "/MarkInfo"):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.Root.Lang = String("en-GB")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.docinfo["/Title"] = f"{plan['title']}{private}"


def _slowly(said):
    """Tell of the writing in steps of ten per cent."""
    last = 0

    def tell(percent):
        nonlocal last
        if percent >= last + 10:
            last = percent
            said(70 + percent * 29 // 100, "Writing the file")

    return tell
