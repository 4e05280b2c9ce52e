"""The public registers of committees: who they are, when they meet, what they read.

What they decided is in `registers_decisions`.

Each row is said once for every body that sits in the committee, so that all partners publish the
same decision (R-212; S4 App 6 para 27; features row 58). What is not named here cannot be published:
of a private item only its number, what the public is told it is about, the ground and the day on
which somebody looks at it again (R-209; row 115).
"""

from dataclasses import dataclass, field
from datetime import date

from publication.registers import Column, Register, Row

from .registers import iso
from .rules.meetings.cover import SHEET

TOPICS = (
    Column("functions", "About", listed=False, leads="/topics/{}/", about="The functions its items fall under."),
    Column("parties", "Practices", listed=False, leads="/practices/{}/", about="By ODS code: whom it is about."),
)
"""What a row is about, one `key: words` a line: a feed follows each key (row 61)."""
WHICH = Column("meeting", "Reference of the meeting", listed=False, about="The same in meetings, papers and decisions.")
"""A committee may meet twice on one day: what belongs to a meeting names it."""


@dataclass(frozen=True)
class PublicCommittee:
    """A committee as it is on a day, for one of its bodies (`code`)."""

    code: str
    name: str
    kind: str
    bodies: str
    chair: str
    vice: str
    members: str
    terms: str
    quorum: str
    votes: str
    in_public: str
    from_on: date
    to_on: date | None = None
    committee_ref: str = ""


def committee_row(told):
    columns = {
        "name": told.name,
        "kind": told.kind,
        "bodies": told.bodies,
        "chair": told.chair,
        "vice": told.vice,
        "members": told.members,
        "terms": told.terms,
        "quorum": told.quorum,
        "votes": told.votes,
        "in_public": told.in_public,
    }
    return Row(
        columns=columns, body=told.code, category=told.kind, valid_from=told.from_on, valid_to=told.to_on,
        sort=told.name, counterparty=told.committee_ref, counterparty_name=told.name,
    )  # fmt: skip


COMMITTEES = Register(
    key="committees",
    title="Committees",
    about="Committees that decide on general practice: who sits in them, their chair, and the rules they obey.",
    columns=(
        Column("name", "Committee"),
        Column("kind", "Kind"),
        Column("bodies", "Bodies that sit in it"),
        Column("chair", "Chair"),
        Column("vice", "Vice-chair"),
        Column("members", "Members", listed=False),
        Column("terms", "Terms of reference", listed=False),
        Column("quorum", "Quorum", listed=False),
        Column("votes", "Votes", listed=False),
        Column("in_public", "Held in public", listed=False),
    ),
    row=committee_row,
    months=None,
    on_body_page="list",
    entry_template="governance/public/committee.html",
    beside=("meetings", "decisions", "papers", "engagement"),
)


@dataclass(frozen=True)
class PublicMeeting:
    """A meeting for one body of its committee. `agenda` is empty until it is published."""

    code: str
    committee: str
    held_on: date
    hours: str
    status: str
    place: str = ""
    place_changed: date | None = None
    place_was: str = ""
    time_changed: date | None = None
    time_was: str = ""
    joining: str = ""
    agenda: str = ""
    private: str = ""
    questions: str = ""
    ask_by: date | None = None
    minutes: str = ""
    pack: str = ""
    live: str = ""
    live_words: str = ""
    recording: str = ""
    recording_words: str = ""
    functions: str = ""
    parties: str = ""
    committee_ref: str = ""
    meeting: str = ""
    announced_on: date | None = None


def meeting_row(told):
    columns = {
        "held_on": iso(told.held_on),
        "hours": told.hours,
        "committee": told.committee,
        "status": told.status,
        "place": told.place,
        "place_changed": iso(told.place_changed),
        "place_was": told.place_was,
        "time_changed": iso(told.time_changed),
        "time_was": told.time_was,
        "joining": told.joining,
        "agenda": told.agenda,
        "private": told.private,
        "questions": told.questions,
        "ask_by": iso(told.ask_by),
        "minutes": told.minutes,
        "pack": told.pack,
        "live": told.live,
        "live_words": told.live_words,
        "recording": told.recording,
        "recording_words": told.recording_words,
        "functions": told.functions,
        "parties": told.parties,
        "meeting": told.meeting,
    }
    return Row(
        columns=columns, body=told.code, category=told.status, valid_from=_announced(told), **of_committee(told),
        sort=newest_first(told.held_on, told.committee),
    )  # fmt: skip


MEETINGS = Register(
    key="meetings",
    title="Meetings",
    about="When committees meet, where, with which agenda; and the minutes once they are approved.",
    columns=(
        Column("committee", "Committee"),
        Column("held_on", "Day", kind="date"),
        Column("hours", "Time"),
        Column("status", "State", kind="state"),
        Column("place", "Place"),
        Column("place_changed", "The place changed on", kind="date", listed=False,
               about="The last time it did after the meeting was called."),
        Column("place_was", "The place before", listed=False),
        Column("time_changed", "The time changed on", kind="date", listed=False,
               about="The last time it did after the meeting was called."),
        Column("time_was", "The time before", listed=False),
        Column("joining", "How to come or follow", listed=False),
        Column("agenda", "Agenda", listed=False),
        Column("private", "Items taken in private", listed=False, about="The ground; when it is looked at again."),
        Column("questions", "Questions from the public", listed=False),
        Column("ask_by", "Questions are taken until", kind="date", listed=False),
        Column("minutes", "Minutes", kind="link", listed=False),
        Column("pack", "All papers as one PDF", kind="link", listed=False),
        Column("live", "Live broadcast", kind="link", listed=False),
        Column("live_words", "About the broadcast", listed=False),
        Column("recording", "Recording", kind="link", listed=False),
        Column("recording_words", "About the recording", listed=False),
        *TOPICS,
        WHICH,
    ),
    row=meeting_row,
    heading=("committee", "held_on"),
    months=None,
    entry_template="governance/public/meeting.html",
    beside=("committees",),
    alike=("papers", "decisions"),
    alike_by="meeting",
)  # fmt: skip


@dataclass(frozen=True)
class PublicPaper:
    """One version of a paper of an item that is open to the public."""

    code: str
    title: str
    committee: str
    held_on: date
    item: str
    author: str
    version: int
    late: str
    words: str
    from_on: date
    to_on: date | None = None
    file: str = ""
    sha256: str = ""
    committee_ref: str = ""
    meeting: str = ""
    purpose: str = ""
    cover: dict = field(default_factory=dict)
    advice: str = ""
    report: str = ""


def paper_row(told):
    columns = {
        "title": told.title,
        "committee": told.committee,
        "held_on": iso(told.held_on),
        "item": told.item,
        "author": told.author,
        "version": told.version,
        "late": told.late,
        "purpose": told.purpose,
        **{question.key: told.cover.get(question.key, "") for question in SHEET},
        "words": told.words,
        "advice": told.advice,
        "report": told.report,
        "file": told.file,
        "sha256": told.sha256,
        "meeting": told.meeting,
    }
    return Row(
        columns=columns, body=told.code, valid_from=told.from_on, valid_to=told.to_on,
        sort=newest_first(told.held_on, told.item), **of_committee(told),
    )  # fmt: skip


PAPERS = Register(
    key="papers",
    title="Papers",
    about="What committees read before they decide: every version, and why a late one was allowed.",
    columns=(
        Column("title", "Paper"),
        Column("committee", "Committee"),
        Column("held_on", "Meeting", kind="date"),
        Column("item", "Item"),
        Column("author", "Author", listed=False),
        Column("version", "Version", kind="number", listed=False),
        Column("late", "Late, because", listed=False),
        Column("purpose", "Purpose", listed=False),
        *(Column(question.key, question.short, listed=False) for question in SHEET),
        Column("words", "Text", listed=False),
        Column("advice", "Advice", listed=False),
        Column("report", "The paper as a sealed PDF", kind="link", listed=False),
        Column("file", "File", kind="link", listed=False),
        Column("sha256", "SHA-256 of the file", listed=False),
        WHICH,
    ),
    row=paper_row,
    months=None,
    entry_template="governance/public/paper.html",
    beside=("committees",),
    alike=("meetings",),
    alike_by="meeting",
)


def of_committee(told):
    """Which committee a row is about: its own page gathers what carries the same key."""
    return {"counterparty": told.committee_ref, "counterparty_name": told.committee}


def _announced(told):
    """A meeting is public from the day it is called, not from the day it is held (R-228)."""
    return min(told.announced_on or told.held_on, told.held_on)


def newest_first(on, words):
    """Sorts the newest day first, and within it by the words."""
    return f"{9999 - on.year}{12 - on.month:02}{31 - on.day:02} {words}"
