"""The pack of a meeting: its index, how far the reader's own file is, and the file."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from documents import actions as documents
from documents.rules.packs import Side
from documents.views import send_pack, watched
from nhsuk.tables import Column, Table

from .. import closed, packs, packs_minutes
from ..access import needs
from ..actions import packs as acts
from ..models import Meeting
from ..permissions import Permission
from ..wall import person_of
from ..workflow import NotAllowed

P = Permission
CAPTIONS = {Side.PUBLIC: "Index", Side.PRIVATE: "Index of the private papers"}


COLUMNS = [
    Column("number", "Item"),
    Column("heading", "About"),
    Column("title", "Paper", kind="link", href="address"),
    Column("note", "Note"),
    Column("span", "Pages"),
]


def _index(lines, caption):
    """The index as a table that a narrow screen shows row by row."""
    rows = [
        {
            "address": _address(line), "number": line.part.number,
            "heading": line.heading, "title": line.title, "span": line.part.span,
            "note": f"Late paper. {line.part.late}" if line.part.late and not line.withheld else "",
        }
        for line in lines
    ]  # fmt: skip
    return Table(COLUMNS, caption=caption, empty="There is no paper.").render(rows)


def _address(line):
    """The paper as a page, which every reading aid can read; nothing for a slip."""
    item, paper, _ = f"{line.part.key}:".split(":")[:3]
    if not line.withheld and packs_minutes.is_one(line.part.key):
        return reverse("agenda-item", args=[item])
    return "" if line.withheld or paper == "none" else reverse("paper", args=[paper])


def _sides(request, meeting, pack):
    """The sides of a pack that are there and open to the reader."""
    there = [side for side in Side if any(part.side == side for part in pack.parts)]
    if Side.PRIVATE in there and not closed.reads_private(request.grants, person_of(request.user), meeting):
        there.remove(Side.PRIVATE)
    return there


def _mine(request, meeting, pack, side):
    """The reader's variant if somebody has had it made already; looking makes nothing."""
    kept = packs.kept_from(meeting, person_of(request.user), at=request.now, grants=request.grants)
    return documents.made_for(pack, side=side, withheld=packs.withheld_keys(pack, kept)), kept


@needs(P.MEETING_VIEW, Meeting)
def pack(request, meeting):
    """The index as a page, for everybody and every reading aid; the PDF beside it."""
    newest = packs.newest(meeting)
    shown, waiting = [], None
    for side in _sides(request, meeting, newest) if newest else ():
        variant, kept = _mine(request, meeting, newest, side)
        waiting = variant if variant and variant.state in ("queued", "working") else waiting
        shown.append({
            "side": side.value, "index": _index(packs.index(newest, side, kept), CAPTIONS[side]), "variant": variant,
            "download": reverse("pack-file", args=[meeting.ref, side.value]),
            "retry": reverse("pack-mine", args=[meeting.ref, side.value]),
        })  # fmt: skip
    context = {
        "meeting": meeting, "pack": newest, "sides": shown, "document": waiting,
        "edits": request.grants.may(P.PAPER_EDIT, meeting), "out": bool(meeting.published_at),
        "former": newest is not None and packs.has_former_front(newest, meeting),
    }  # fmt: skip
    response = render(request, "governance/papers/pack.html", context)
    return watched(request, response, waiting) if waiting else response


@require_POST
@needs(P.PAPER_EDIT, Meeting)
def make(request, meeting):
    """Fix the papers and their pages anew."""
    try:
        made = acts.make_pack(meeting, by=request.user, at=request.now)
        messages.success(request, f"The pack is fixed: edition {made.edition}, {len(made.parts)} papers.")
    except NotAllowed as refusal:
        context = {"meeting": meeting, "reasons": refusal.reasons}
        return render(request, "governance/papers/pack_refused.html", context, status=422)
    return redirect("pack", meeting.ref)


@require_POST
@needs(P.MEETING_VIEW, Meeting)
def mine(request, meeting, side):
    """Have the reader's own file made, or try again."""
    newest = packs.newest(meeting)
    if newest is None or side not in [each.value for each in _sides(request, meeting, newest)]:
        raise Http404
    variant = acts.pack_for(newest, meeting, side=Side(side), by=request.user, at=request.now)
    if variant.state == "failed":
        documents.retry(variant, at=request.now)
    return redirect("pack", meeting.ref)


@needs(P.MEETING_VIEW, Meeting)
def file(request, meeting, side):
    """The reader's file as the wall stands at this moment: never another reader's."""
    newest = packs.newest(meeting)
    if newest is None or side not in [each.value for each in _sides(request, meeting, newest)]:
        raise Http404
    variant, _ = _mine(request, meeting, newest, Side(side))
    if variant is None:
        raise Http404
    return send_pack(variant)
