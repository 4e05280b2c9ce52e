"""From a paper of an item to the payloads printed from it: the board's cover sheet, and the council's face."""

from django.conf import settings

from jobs.clock import london

from .models import StatusChange
from .privacy import standing_of
from .rules.meetings import cover
from .rules.periods import spoken

REPORT, COUNCIL_REPORT, EDITION = "report", "council-report", "1"


def subject_of(paper):
    """Under which subject the documents of a paper are kept."""
    return f"paper:{paper.ref}"


def report(paper, on):
    """The paper as the committee reads it: cover sheet, words, advice received."""
    item, answers = paper.item, cover.answers_of(paper.cover)
    return {
        **_frame(paper, on),
        "subtitle": f"Item {item.number}. {item.title}",
        "facts": [
            ["Report to", item.meeting.committee.name],
            ["Meeting", spoken(item.meeting.held_on)],
            ["Agenda number", item.number],
            ["Written by", paper.author or "Not named"],
            ["Version", str(paper.version)],
            ["Purpose", item.purpose or item.get_kind_display()],
            *([["Carried over", origin]] if (origin := origin_of(paper)) else []),
            *([["Late paper", _late(paper)]] if paper.late_because else []),
        ],
        "cover": cover.board_face(answers),
        "body": paper.body,
        "attached": paper.file.name if paper.file_id else "",
        "advice": [advice_row(row) for row in item.advice.order_by("pk")],
    }


def origin_of(paper):
    """From which agenda a paper was carried over, in one sentence; empty where it was begun here."""
    rows = StatusChange.objects.about(paper).filter(transition="carry over")
    return rows.values_list("note", flat=True).first() or ""


def council_report(paper, on):
    """The same paper as a council prints it for its Health and Wellbeing Board (row 45)."""
    item = paper.item
    standing = standing_of(item, on)
    exempt = f"Yes. {standing.sentence}" if standing.private else "No"
    return {
        **_frame(paper, on),
        "subtitle": "Report to the Health and Wellbeing Board",
        "facts": [
            ["Report of", item.meeting.committee.name],
            ["Relevant officer", paper.author or "Not named"],
            ["Goes to the committee on", spoken(item.meeting.held_on)],
        ],
        "purpose": item.purpose or item.get_kind_display(),
        "body": paper.body,
        "attached": paper.file.name if paper.file_id else "",
        **cover.council_face(cover.answers_of(paper.cover), exempt=exempt),
    }


def _frame(paper, on):
    committee, private = paper.item.meeting.committee, standing_of(paper.item, on).private
    home = committee.organisation.name_on(on)
    title = "A paper of a committee" if private else paper.title
    return {
        "title": paper.title,
        "letterhead": {"name": committee.name, "lines": [home]},
        "face": {"title": title, "kind": "Paper", "for": committee.name, "signed_by": [],
                 "demonstration": settings.DEMO},
        "private": private,
        "demonstration": settings.DEMO,
        "verify_at": f"{settings.PUBLIC_HOST}/verify/",
    }  # fmt: skip


def _late(paper):
    return f"{paper.late_because} Allowed by {paper.late_allowed_by}."


def advice_row(row, until=None):
    """Advice as it is printed, then or now: of whom, the question, its days, the answer."""
    asked = f"Asked on {spoken(london(row.asked_at).date())}, due {spoken(row.due_on)}."
    if row.answered_at is None or (until and row.answered_at > until):
        return [row.asked_of, row.question, f"{asked} Not received.", ""]
    return [row.asked_of, row.question, f"{asked} Received on {spoken(london(row.answered_at).date())}.", row.answer]
