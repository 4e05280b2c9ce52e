"""What is kept back of private business once it is public, and what is still to be said about it (row 115).

Only of business that was ever private: what was public from the start is published whole.
"""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from .models import ActionPoint, Discussion, Motion, Paper, Passage, Privacy, PublicVersion
from .rules.meetings import redaction as rules

C = PublicVersion.Choice
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


def unsaid(items):
    """{item id: how many of its papers nobody has said how to publish}, one query; items without any are left out."""
    rows = Paper.objects.filter(item__in=items, status__in=GIVEN_OUT, public_version=None).order_by()
    return dict(rows.values_list("item").annotate(Count("pk")))


def keeps_back():
    """A condition on items that were private: something of them is kept back from the public."""
    mine = {"item": OuterRef("pk")}
    whole = Q(public_version__choice=C.WHOLE)
    papers = Paper.objects.filter(~whole | Q(public_version=None), status__in=GIVEN_OUT, **mine).order_by()
    passages = Passage.objects.filter(removed=False, **mine).order_by()
    was = Privacy.objects.filter(**mine).order_by()
    return Q(Exists(was)) & (Q(Exists(passages)) | Q(Exists(papers)))


def still_to_say(count):
    """What the reviewer has still to do about the papers, in one sentence; nothing when all is said."""
    if not count:
        return ""
    papers, each = ("1 paper has", "it") if count == 1 else (f"{count} papers have", "each")
    return f"{papers} no public version yet: {each} is withheld until somebody says how it is published."
