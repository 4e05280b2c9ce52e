"""What the public has of a paper besides its words: the cover sheet, advice, our own print of it, the pack.

Only of papers that were never private: of others the register says what somebody decided may be read.
"""

from django.conf import settings
from django.urls import reverse

from documents.models import Document, Pack

from . import packs, papers
from .rules.meetings import cover


def whole(paper, item, printed):
    """The columns of a paper that was public from the start, as its own print says them."""
    answers = cover.answers_of(paper.cover)
    faces = zip(cover.SHEET, cover.board_face(answers), strict=True) if paper.cover else ()
    until = paper.finalised_at
    return {
        "purpose": item.purpose or item.get_kind_display(),
        "cover": {question.key: words for question, (_, words) in faces},
        "advice": "\n\n".join(_advice(row, until) for row in item.advice.all() if row.asked_at <= until),
        "report": address_of("published-report", paper.ref) if papers.subject_of(paper) in printed else "",
    }


def _advice(row, until):
    asked_of, question, days, answer = papers.advice_row(row, until)
    return "\n".join(each for each in (f"{asked_of}: {question}", days, answer) if each)


def printed(found):
    """The subjects of those papers of which there is a print of ours: one query."""
    subjects = [papers.subject_of(paper) for paper in found]
    rows = Document.objects.filter(kind=papers.REPORT, subject__in=subjects)
    return set(rows.values_list("subject", flat=True)) if subjects else set()


def packed(meetings):
    """Ids of the meetings that have a pack: one query."""
    subjects = {packs.subject_of(meeting): meeting.pk for meeting in meetings}
    rows = Pack.objects.filter(subject__in=subjects).order_by() if subjects else Pack.objects.none()
    return {subjects[subject] for subject in rows.values_list("subject", flat=True)}


def address_of(name, ref):
    return f"{'http' if settings.DEMO else 'https'}://{settings.PUBLIC_HOST}{reverse(name, args=[ref])}"
