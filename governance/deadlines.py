"""The clocks of one meeting by the terms of its day, each with the sentence that explains it (R-210, R-226, R-228)."""

from jobs.clock import london

from .holidays import england
from .rules.meetings import notice
from .rules.meetings.notice import Count, Period
from .seating import clauses_of, versions_for

TAKING_QUESTIONS = ("called", "published", "sitting")


def notice_period(terms):
    """Clear days of public notice as these terms say; ours where there are none."""
    if terms is None:
        return notice.PUBLIC_NOTICE
    return Period(terms.notice_clear_days, Count.CALENDAR, f"R-228{terms.cite('notice_clear_days')}")


def paper_period(terms):
    if terms is None or not terms.papers_days:
        return notice.PAPERS
    count = Count.WORKING if terms.papers_working else Count.CALENDAR
    return Period(terms.papers_days, count, f"R-226{terms.cite('papers_days')}")


def question_period(terms):
    if terms is None or not terms.questions_days:
        return notice.QUESTIONS
    return Period(terms.questions_days, Count.CALENDAR, f"R-226{terms.cite('questions_days')}")


def minutes_period(terms):
    if terms is None or not terms.minutes_working_days:
        return notice.MINUTES
    return Period(terms.minutes_working_days, Count.WORKING, f"R-210{terms.cite('minutes_working_days')}")


def last_days_to_ask(meetings):
    """{meeting id: until which day the public may ask} of those that have been called and are to come: two queries."""
    open_ = [meeting for meeting in meetings if meeting.status in TAKING_QUESTIONS and meeting.called_at]
    ran = versions_for(open_)
    return {
        meeting.pk: notice.questions(
            meeting.held_on, holidays=england(), period=question_period(ran[meeting.pk][1])
        ).on
        for meeting in open_
    }  # fmt: skip


def of(meeting, terms):
    """Every deadline of the meeting in the order of its days."""
    on, holidays = meeting.held_on, england()
    convened = london(meeting.called_at).date() if meeting.called_at else None
    found = [
        notice.public_notice(on, holidays=holidays, convened_on=convened, period=notice_period(terms)),
        notice.papers(on, holidays=holidays, period=paper_period(terms)),
        notice.questions(on, holidays=holidays, period=question_period(terms)),
        notice.minutes(on, holidays=holidays, period=minutes_period(terms)),
    ]
    return sorted(found, key=lambda deadline: deadline.on)


def notice_faults(meeting, terms, *, on, to=None):
    """What stands against calling it by an act of the day `on`, or against moving it to the day `to` (R-226, R-228)."""
    sent = london(meeting.published_at).date() if meeting.published_at else on
    return notice.notice_faults(
        to or meeting.held_on, today=on, papers_on=sent, holidays=england(), period=notice_period(terms),
        papers_period=paper_period(terms),
    )  # fmt: skip


def place_faults(meeting, terms, *, on):
    """What stands against another place for it, notified on the day `on` (R-228)."""
    return notice.place_faults(meeting.held_on, today=on, holidays=england(), period=notice_period(terms))


def review_of(version, reviewed=()):
    """By when these terms are to be looked at again, as their own clause says (R-211); None when nothing asks for it.

    `reviewed` are the days on which they were.
    """
    clause = next((each for each in clauses_of(version) if each.key == "review"), None)
    reviewed = [on for on in reviewed if on]
    if clause is None:
        return notice.terms_review(version.from_on, reviewed=reviewed)
    said = {"months": clause.value.get("months") or 0, "each": clause.value.get("each") or 0}
    cite = f" (paragraph {clause.paragraph})" if clause.paragraph else ""
    return notice.terms_review(version.from_on, **said, cite=cite, reviewed=reviewed)
