"""What members are told by mail about a meeting: when, where, which committee, and where to read on.

A letter goes through other people's computers and cannot be taken back when somebody is ruled out of
an item. So it holds no title, no reason and no number of any item: those are read behind the door.
"""

from dataclasses import dataclass
from enum import StrEnum

from nhsuk.words import clock, day


class News(StrEnum):
    """What a letter is about."""

    CALLED = "called"
    URGENT = "urgent"
    MOVED = "moved"
    MOVED_SOON = "moved soon"
    CANCELLED = "cancelled"
    AGENDA = "agenda"
    LATE_ITEM = "late item"
    PAPERS = "papers"
    SUPPLEMENT = "supplement"


SUBJECTS = {
    News.CALLED: "Meeting called",
    News.URGENT: "Meeting called at short notice",
    News.MOVED: "Meeting changed",
    News.MOVED_SOON: "Meeting moved at short notice",
    News.CANCELLED: "Meeting cancelled",
    News.AGENDA: "Agenda published",
    News.LATE_ITEM: "Late item on the agenda",
    News.PAPERS: "Papers for the meeting",
    News.SUPPLEMENT: "More papers for the meeting",
}
SENTENCES = {
    News.CALLED: "A meeting has been called.",
    News.URGENT: "A meeting has been called at short notice. Its page says why.",
    News.MOVED: "The time or the place of this meeting has changed. What is said here replaces what you were told.",
    News.MOVED_SOON: "This meeting has been moved at short notice. Its page says why. What is said here replaces what "
    "you were told.",
    News.CANCELLED: "This meeting is cancelled and will not take place. Its page says why.",
    News.AGENDA: "The agenda has been published.",
    News.LATE_ITEM: "Something has been added to the agenda after it was published. Please look at it again.",
    News.PAPERS: "The papers have been put together, with their page numbers.",
    News.SUPPLEMENT: "Papers have been added. The pages you have keep their numbers.",
}


@dataclass(frozen=True)
class Standing:
    """In which capacity somebody is told: `deputy_for` is whom they would stand in for."""

    voting: bool = True
    deputy_for: str = ""

    @property
    def sentence(self):
        if self.deputy_for:
            return f"You are the named deputy of {self.deputy_for}: you are told so that you can come if asked."
        return "" if self.voting else "You may attend and speak; you do not vote."


@dataclass(frozen=True)
class About:
    """The meeting as a letter names it; its times are London's."""

    committee: str
    starts: object
    ends: object
    place: str
    address: str
    agenda_is_out: bool = False


def subject(news, about):
    return f"{SUBJECTS[news]}: {about.committee}, {day(about.starts)}"


def words(news, about, standing):
    """The letter, paragraph by paragraph."""
    cancelled = news == News.CANCELLED
    facts = [
        f"What: {about.committee}",
        f"When: {day(about.starts, weekday=True)}, {clock(about.starts)} to {_end(about)}",
        f"Where: {about.place or 'still to be said'}",
    ]
    agenda = "Its agenda is published." if news in (News.MOVED, News.MOVED_SOON) and about.agenda_is_out else ""
    told = [SENTENCES[news], agenda, "\n".join(facts), "" if cancelled else standing.sentence]
    return "\n\n".join([*filter(None, told), f"Sign in to read on:\n{about.address}"]) + "\n"


def _end(about):
    last = about.ends
    return clock(last) if last.date() == about.starts.date() else f"{clock(last)} on {day(last)}"
