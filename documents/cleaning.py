"""A PDF as paper and nothing more: what runs, fetches, hides or fills itself in is taken out.

Scripts, actions, attached files, forms and their data (AcroForm and XFA), film, sound and
programs go; the pages, their bookmarks and ordinary links stay. What a form showed stays on
the page as it looked. Afterwards the whole file is walked again: if anything that acts is
left, the file is refused rather than trusted.
"""

from contextlib import contextmanager

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from .rules.uploads import Refused

LOCKED = "The PDF is locked with a password. Save it without one and send it again."
DAMAGED = "The PDF is damaged. Open it, save it again, and send the new copy."
NOT_PDF = "The file is not a PDF. Save or print it as a PDF and send that."
NO_PAGES = "The PDF has no pages. Save it again and send the new copy."
FOLDER = "The PDF is a portfolio: a cover with files inside. Send each file as a PDF of its own."
LIVE_FORM = "The PDF is a form that draws itself in one program only. Print it to a new PDF and send that."
STUBBORN = "The PDF holds scripts that we could not take out. Print it to a new PDF and send that."
TROUBLE = (pikepdf.PdfError, ValueError, RecursionError, AttributeError, TypeError, KeyError, OverflowError)

MOST_OBJECTS = 500_000
DEEPEST = 60
SCHEMES = ("http://", "https://", "mailto:")
FILES, FILM, SCRIPT, ACTION, FORM = "attached files", "film or sound", "scripts", "actions", "a form"
SHOWS = {"/FileAttachment": FILES, "/Screen": FILM, "/Movie": FILM, "/Sound": FILM, "/RichMedia": FILM, "/3D": FILM}
KEYS = {
    "/JavaScript": SCRIPT, "/JS": SCRIPT, "/AA": ACTION, "/OpenAction": "", "/XFA": FORM, "/EmbeddedFiles": FILES,
    "/EF": FILES, "/AF": FILES, "/AcroForm": FORM, "/Renditions": FILM, "/PieceInfo": "",
}  # fmt: skip
FORBIDDEN = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/Rendition",
    "/Movie", "/Sound", "/RichMediaExecute", "/Hide", "/Named", "/SetOCGState", "/GoTo3DView", "/Thread",
}  # fmt: skip


def cleaned(source, target):
    """Write the clean copy of the PDF `source` to the path `target`; the kinds of thing taken out.

    `source` is a path or a seekable file. Raises Refused with a sentence when it cannot be had clean.
    """
    with _opened(source) as pdf:
        removed = set()
        _without_forms(pdf, removed)
        for thing in pdf.objects:
            _scrub(thing, removed)
        for page in pdf.pages:
            quiet_page(page, removed)
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with _opened(target) as again:
        if any(_acts(thing) for thing in again.objects):
            raise Refused([STUBBORN])
    return removed


def quiet_page(page, removed=None):
    """Take from one page every annotation that does more than show itself or lead somewhere."""
    removed = set() if removed is None else removed
    annotations = page.obj.get("/Annots")
    _drop(page.obj, "/AA", "/Annots")
    if not isinstance(annotations, Array):
        return
    kept = Array()
    for each in annotations:
        kind = str(each.get("/Subtype", "")) if isinstance(each, Dictionary) else ""
        if kind in SHOWS:
            removed.add(SHOWS[kind])
        elif kind and kind not in ("/Widget", "/Popup"):
            _without_actions(each, removed)
            kept.append(each)
    page.obj["/Annots"] = kept


def sentences(removed):
    """What was taken out, for the person who sent the file."""
    words = sorted(kind for kind in removed if kind and kind != FORM)
    said = [f"We took {' and '.join(words)} out of the PDF. Its pages look the same."] if words else []
    return said + (["The boxes of its form are now plain print."] if FORM in removed else [])


@contextmanager
def _opened(source):
    try:
        with pikepdf.open(source, access_mode=pikepdf.AccessMode.stream) as pdf:
            if pdf.is_encrypted:
                raise Refused([LOCKED])
            if not len(pdf.pages):
                raise Refused([NO_PAGES])
            if len(pdf.objects) > MOST_OBJECTS:
                raise Refused(["The PDF has too many parts to check. Print it to a new PDF and send that."])
            if "/Collection" in pdf.Root:
                raise Refused([FOLDER])
            if pdf.Root.get("/NeedsRendering", False):
                raise Refused([LIVE_FORM])
            yield pdf
    except pikepdf.PasswordError:
        raise Refused([LOCKED]) from None
    except Refused:
        raise
    except TROUBLE:
        raise Refused([DAMAGED]) from None


def _without_forms(pdf, removed):
    """What the boxes of a form show becomes part of the page; signatures and bare boxes go."""
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    if isinstance(form, Dictionary) and len(form.get("/Fields", [])):
        removed.add(FORM)
        form["/NeedAppearances"] = any(_undrawn(page) for page in pdf.pages)
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
    _drop(pdf.Root, "/AcroForm", "/Perms")


def _undrawn(page):
    """Is there a box that says its words but not how they look?"""
    boxes = [each for each in page.obj.get("/Annots", []) if isinstance(each, Dictionary)]
    return any(str(box.get("/Subtype", "")) == "/Widget" and "/AP" not in box for box in boxes)


def _scrub(thing, removed, depth=0):
    """Take every acting key out of one object and what it holds directly."""
    if depth > DEEPEST:
        raise Refused([STUBBORN])
    if isinstance(thing, Array):
        for inner in thing:
            _direct(inner, removed, depth)
        return
    holder = _holder(thing)
    if holder is None:
        return
    for key, what in KEYS.items():
        if key in holder:
            runs = key == "/OpenAction" and _is_action(holder[key]) and not _leads(holder[key])
            removed.add(SCRIPT if runs and _kind(holder[key]) == "/JavaScript" else ACTION if runs else what)
            del holder[key]
    _without_actions(holder, removed)
    for key in list(holder.keys()):
        _direct(holder[key], removed, depth)


def _direct(inner, removed, depth):
    if isinstance(inner, Object) and not inner.is_indirect:
        _scrub(inner, removed, depth + 1)


def _without_actions(holder, removed):
    """`/A`, `/PA` and `/Next` stay only where they lead to a page or to an ordinary address."""
    for key in ("/A", "/PA", "/Next"):
        action = holder.get(key)
        if action is None or (key == "/A" and not isinstance(action, Dictionary)):
            continue
        if (key != "/A" or not _leads(action)) and _is_action(action):
            removed.add(SCRIPT if _kind(action) == "/JavaScript" else ACTION)
            del holder[key]


def _is_action(value):
    """The structure tree and the chain of bookmarks use the same keys for other things."""
    first = value[0] if isinstance(value, Array) and len(value) else value
    if not isinstance(first, Dictionary) or str(first.get("/Type", "")) == "/StructElem":
        return False
    return isinstance(first.get("/S"), Name)


def _kind(action):
    return str(action.get("/S", "")) if isinstance(action, Dictionary) else ""


def _leads(action):
    kind = _kind(action)
    if kind == "/URI":
        return str(action.get("/URI", "")).strip().lower().startswith(SCHEMES)
    return kind == "/GoTo" or not _is_action(action)


def _acts(thing, depth=0):
    """Is anything left that acts? The same walk, changing nothing."""
    if depth > DEEPEST:
        return True
    if isinstance(thing, Array):
        return any(_acts(inner, depth + 1) for inner in thing if _held(inner))
    holder = _holder(thing)
    if holder is None:
        return False
    if any(key in holder for key in KEYS) or (str(holder.get("/Subtype", "")) in SHOWS and "/Rect" in holder):
        return True
    if _is_action(holder) and (_kind(holder) in FORBIDDEN or (_kind(holder) == "/URI" and not _leads(holder))):
        return True
    return any(_acts(holder[key], depth + 1) for key in list(holder.keys()) if _held(holder[key]))


def _held(inner):
    return isinstance(inner, Object) and not inner.is_indirect


def _holder(thing):
    if isinstance(thing, pikepdf.Stream):
        return thing.stream_dict
    return thing if isinstance(thing, Dictionary) else None


def _drop(holder, *keys):
    for key in keys:
        if key in holder:
            del holder[key]
