"""The bookmarks and inner links of a PDF: read from a paper, and written into a pack."""

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

DEEPEST, MOST, LONGEST = 3, 300, 200


def marks(pdf):
    """The bookmarks of a paper as (depth, title, page counted from 0), in order."""
    pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    names = Names(pdf)
    found = []
    try:
        with pdf.open_outline(max_depth=DEEPEST) as outline:
            _collect(outline.root, 0, pages, names, found)
    except (pikepdf.PdfError, pikepdf.OutlineStructureError, ValueError, TypeError, AttributeError, KeyError):
        return []
    return _stepped(found[:MOST])


def tree(rows):
    """(depth, title, page number) rows as nested outline items."""
    roots, line = [], []
    for depth, title, page in rows:
        item = OutlineItem(title, page)
        item.is_closed = depth > 0
        del line[depth:]
        (line[-1].children if line else roots).append(item)
        line.append(item)
    return roots


class Names:
    """Named places in a PDF, so that a link by name still leads there inside a pack."""

    def __init__(self, pdf):
        self.places = {}
        old = pdf.Root.get("/Dests")
        if isinstance(old, Dictionary):
            self.places.update({key.lstrip("/"): value for key, value in old.items()})
        names = pdf.Root.get("/Names")
        if isinstance(names, Dictionary) and isinstance(names.get("/Dests"), Dictionary):
            self.places.update(dict(pikepdf.NameTree(names["/Dests"]).items()))

    def place(self, target):
        """An explicit place (page, how to show it), or None."""
        if isinstance(target, String | Name):
            target = self.places.get(str(target).lstrip("/"))
        if isinstance(target, Dictionary):
            target = target.get("/D")
        if isinstance(target, Array) and len(target) and isinstance(target[0], Dictionary):
            return target
        return None


def places(pdf):
    """Where each named place leads, as a page counted from 0."""
    names = Names(pdf)
    pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    found = {name: names.place(String(name)) for name in names.places}
    return {name: pages[place[0].objgen] for name, place in found.items() if place and place[0].objgen in pages}


def settle_links(pages, known):
    """Links by name become links to one of these `pages`; a link that leads nowhere goes."""
    for page in pages:
        annotations = page.obj.get("/Annots")
        for each in annotations if isinstance(annotations, Array) else ():
            action = each.get("/A") if isinstance(each, Dictionary) else None
            inner = isinstance(action, Dictionary) and str(action.get("/S", "")) == "/GoTo"
            target = action.get("/D") if inner else each.get("/Dest") if isinstance(each, Dictionary) else None
            if isinstance(target, String | Name):
                _settle(each, pages, known.get(str(target).lstrip("/")))


def _settle(link, pages, page):
    for key in ("/A", "/Dest"):
        if key in link:
            del link[key]
    if page is not None:
        link["/Dest"] = Array([pages[page].obj, Name.Fit])


def _collect(items, depth, pages, names, found):
    for item in items:
        if len(found) >= MOST:
            return
        target = item.destination
        if target is None and isinstance(item.action, Dictionary):
            target = item.action.get("/D")
        place = target if isinstance(target, Array) else names.place(target)
        page = pages.get(place[0].objgen) if place is not None and isinstance(place[0], Dictionary) else None
        title = " ".join(str(item.title).split())[:LONGEST]
        if page is not None and title:
            found.append((depth, title, page))
        _collect(item.children, depth + 1, pages, names, found)


def _stepped(rows):
    """No bookmark more than one step deeper than the one before it."""
    last, stepped = -1, []
    for depth, title, page in rows:
        last = min(depth, last + 1)
        stepped.append((last, title, page))
    return stepped
