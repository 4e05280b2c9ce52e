"""What is kept back of private business once it is public, and what is still to be said about it (row 115).

Only of business that was ever private: what was public from the start is published whole.
"""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from jobs.clock import end_of
from jobs.rounds import alongside, beneath, in_rounds

from .models import ActionPoint, Discussion, Item, Motion, Paper, Passage, Privacy, PublicTexts, PublicVersion
from .rules.meetings import redaction as rules
from .rules.meetings.privacy import GROUNDS

C = PublicVersion.Choice
UNSPOKEN_YET = "Nobody has said yet what the public may read of its title and minutes: they are withheld."
GIVEN_OUT = (Paper.Status.FINAL, Paper.Status.REPLACED)


@dataclass(frozen=True)
class Published:
    """A paper as the public reads it."""

    title: str
    author: str
    late: str
    words: str
    file: object = None


def passages_of(item):
    """The words withheld of an item; from rows read already, where they were."""
    return [each.words for each in item.passages.all() if not each.removed]


def passages_in(meeting):
    """{item id: words withheld of it}, in one query."""
    found = {}
    for item, words in Passage.objects.filter(item__meeting=meeting, removed=False).values_list("item", "words"):
        found.setdefault(item, []).append(words)
    return found


def with_word(items):
    """Items with what somebody said of their texts, and when the minutes of each were last written to."""
    points = ActionPoint.objects.filter(item=OuterRef("pk")).order_by("-set_at").values("set_at")[:1]
    return items.select_related("meeting", "public_texts").annotate(
        discussed_at=F("discussion__written_at"), pointed_at=Subquery(points)
    )


def word_of(item):
    """That the texts may be read, as long as it stands."""
    said = getattr(item, "public_texts", None)
    return said if said and not said.removed else None


def title_waits(item):
    """Was it private, and nobody has spoken of its texts?"""
    return _waits(item)


def minutes_wait(item):
    """The same of what was said and decided; `with_word` says when that was written."""
    return _waits(item, item.meeting.closed_at, item.discussed_at, item.pointed_at)


def _waits(item, *written):
    if not (rows := list(item.privacy.all())):
        return False
    said = word_of(item)
    marks = [each.marked_at for each in item.passages.all() if not each.removed]
    return rules.waits(
        said_at=said.said_at if said else None, marks=marks, public_from=_public_from(rows[-1]), written=written
    )


def _public_from(row):
    """The last moment an item is private, by its latest row."""
    return end_of(row.review_on) if row.ground else row.decided_at


def neutral(item):
    """What stands in the place of a title that waits: what the public was told, and the ground."""
    rows = list(item.privacy.all())
    ground = next((row.ground for row in reversed(rows) if row.ground), "")
    return rules.in_private(rows[-1].public_words, GROUNDS[ground].title if ground else "")


def said_of(item, words):
    """Words about an item as the public reads them."""
    return rules.redact(words, passages_of(item))


def version_of(paper):
    return getattr(paper, "public_version", None)


def published(paper, item):
    """A final paper of an item that is public: as it stands, or as somebody said when it had been private."""
    version = version_of(paper)
    choice = version.choice if version else ""
    if not item.privacy.all():
        return Published(paper.title, paper.author, paper.late_because, paper.body, paper.file)
    if choice not in (C.WHOLE, C.REDACTED):
        slip = rules.slip(choice, version.because if version else "")
        return Published(f"Paper of item {item.number}", "", "", said_of(item, slip))
    title, author, late = (said_of(item, words) for words in (paper.title, paper.author, paper.late_because))
    if choice == C.REDACTED:
        return Published(title, author, late, "A redacted version is published. It is the file.", version.file)
    return Published(title, author, late, said_of(item, paper.body), paper.file)


def texts_of(item):
    """(what it is, the words) of everything about an item that the public comes to read."""
    yield "Title", item.title
    yield from (("What was said", row.words) for row in Discussion.objects.filter(item=item))
    motions = Motion.objects.filter(item=item).exclude(status=Motion.Status.WITHDRAWN).order_by("pk")
    yield from (("Decision", motion.words) for motion in motions)
    yield from (("Action", point.words) for point in ActionPoint.objects.filter(item=item).order_by("pk"))
    for paper in papers_of(item):
        yield "Title of a paper", paper.title
        if (version := version_of(paper)) and version.choice == C.WHOLE:
            yield f"Words of the paper “{paper.title}”", paper.body


def papers_of(item):
    """The papers that are published when the item is: every final version."""
    return list(item.papers.filter(status__in=GIVEN_OUT).select_related("public_version__file", "file").order_by("pk"))


@in_rounds
def unsaid(items):
    """{item id: how many of its papers nobody has said how to publish}, one query; items without any are left out."""
    rows = Paper.objects.filter(item__in=items, status__in=GIVEN_OUT, public_version=None).order_by()
    (rows,) = yield [rows.values_list("item").annotate(Count("pk"))]
    return dict(rows)


def keeps_back():
    """A condition on items that were private: something of them is kept back from the public."""
    mine = {"item": OuterRef("pk")}
    whole = Q(public_version__choice=C.WHOLE)
    papers = Paper.objects.filter(~whole | Q(public_version=None), status__in=GIVEN_OUT, **mine).order_by()
    passages = Passage.objects.filter(removed=False, **mine).order_by()
    was = Privacy.objects.filter(**mine).order_by()
    later = Q(item__meeting__closed_at__gt=F("said_at")) | Q(item__discussion__written_at__gt=F("said_at"))
    later |= Q(Exists(ActionPoint.objects.filter(item=OuterRef("item"), set_at__gt=OuterRef("said_at")).order_by()))
    word = PublicTexts.objects.filter(removed=False, **mine).exclude(later).order_by()
    return Q(Exists(was)) & (Q(Exists(passages)) | Q(Exists(papers)) | ~Q(Exists(word)))


@in_rounds
def unspoken(items):
    """Ids of those items whose texts wait for a word, two queries more."""
    (rows,) = yield [with_word(Item.objects.filter(pk__in=items))]
    yield from alongside(beneath(rows, "privacy"), beneath(rows, "passages"))
    return {item.pk for item in rows if minutes_wait(item)}


def still_to_say(count, *, texts=False):
    """What the reviewer has still to do, in a sentence each; nothing when all is said."""
    return " ".join([UNSPOKEN_YET] * texts + _papers_to_say(count))


def _papers_to_say(count):
    if not count:
        return []
    papers, each = ("1 paper has", "it") if count == 1 else (f"{count} papers have", "each")
    return [f"{papers} no public version yet: {each} is withheld until somebody says how it is published."]
