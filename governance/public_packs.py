"""The pack as everybody may have it: the public papers on their own pages, a slip for whatever is not public.

One file for all: the public part and the private one in order, numbers unmoved. What is private that day,
withdrawn, or never told on the public register is a slip. Business that was private once is shown only where
the register tells the very same words and file, and never our own print of it, whose face says that it is private.
"""

from collections import defaultdict

from django.db.models import Exists, OuterRef

from documents.models import Pack
from documents.rules.packs import Cut

from . import packs_minutes
from .packs import subject_of
from .public_agenda import is_private, line_of, was_private
from .public_meetings import WITH_AGENDA, told_papers

OPEN = Cut.OPEN


def newest_of(meetings):
    """{meeting: its newest pack} of the meetings whose agenda is public, in one query."""
    out = {subject_of(meeting): meeting for meeting in meetings if meeting.status in WITH_AGENDA}
    later = Pack.objects.filter(subject=OuterRef("subject"), pk__gt=OuterRef("pk")).order_by()
    found = Pack.objects.filter(~Exists(later), subject__in=out).order_by("pk") if out else ()
    return {out[pack.subject]: pack for pack in found}


def withheld_from_the_public(packs, on):
    """{meeting: keys of the parts of its pack that are slips for the public that day}."""
    shown = _shown(packs, on)
    return {
        meeting: {part.key for part in pack.parts if not _may_stand(part, shown[meeting.pk])}
        for meeting, pack in packs.items()
    }


def _may_stand(part, shown):
    return part.key in shown and shown[part.key] in ("", part.heading)


def _shown(meetings, on):
    """{meeting id: {key of a part that is public: the heading under which alone it may stand, or any}}."""
    found, items, brings = defaultdict(dict), {}, defaultdict(list)
    for meeting in meetings:
        for item in meeting.items.all():
            items[item.pk] = item
            if not is_private(item, on):
                found[meeting.pk][f"{item.ref}:none"] = _heading(item, line_of(item, on))
                brings[item.minutes_of_id].append(item)
    for minutes, document in packs_minutes.public_prints([pk for pk in brings if pk]):
        for item in brings[minutes]:
            key = f"{item.ref}:{document.ref}:{packs_minutes.PRINT}"
            found[item.meeting_id][key] = _heading(item, line_of(item, on))
    for paper, _, told in told_papers(meetings, on):
        item = items[paper.item_id]
        for name in _sources(paper, item, told):
            found[item.meeting_id][f"{item.ref}:{paper.ref}:{name}"] = _heading(item, told.item)
    return found


def _heading(item, told):
    """Of business that was private once the index says the title only as the register tells it now."""
    if not was_private(item):
        return ""
    return item.title if told == f"{item.number}. {item.title}" else None


def _sources(paper, item, told):
    """Which pages of a paper the public has: all, or of one that was private the file, where the register has it."""
    if not was_private(item):
        return ("paper", "file")
    whole = told.title == paper.title and told.words == paper.body
    return ("file",) if whole and paper.file_id and told.sha256 == paper.file.sha256 else ()
