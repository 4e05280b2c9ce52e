"""Training on conflicts: who must, what counts as passed, until when (R-054, R-055)."""

from dataclasses import dataclass
from datetime import date

from conflicts.rules.dates import spoken
from conflicts.rules.people import Standing

MODULES = {
    "module-1": "Conflicts of interest, module 1: introduction",
    "module-2": "Conflicts of interest, module 2: procurement and contracts",
    "module-3": "Conflicts of interest, module 3: breaches and case studies",
    "lay-member": "National training for lay members",
    "local": "A course of the CCG’s own",
}
MANDATORY = "module-1"
NEEDS_MODULE_1 = Standing.GOVERNING_BODY, Standing.COMMITTEE, Standing.CONTRACTS, Standing.COMMISSIONING


@dataclass(frozen=True)
class Course:
    module: str
    completed_on: date
    score: int | None = None


def passed(course, *, book):
    """Each national module is passed at the edition's mark; other courses by attending."""
    if book.training_pass_mark is None or not course.module.startswith("module-"):
        return True
    return course.score is not None and course.score >= book.training_pass_mark


def grounds(standings):
    """Why module 1 is mandatory for this person; empty when it is not."""
    return [standing.label for standing in NEEDS_MODULE_1 if standing in standings]


def due_on(on, *, book):
    """The training deadline at or after a date; None where the edition asks for none."""
    if book.training_first_due is None:
        return None
    if on <= book.training_first_due:
        return book.training_first_due
    month, day = map(int, book.training_due.split("-"))
    this_year = date(on.year, month, day)
    return this_year if on <= this_year else date(on.year + 1, month, day)


def good_until(completed_on, *, book):
    """A module passed counts for the deadline it precedes and lasts until the next one."""
    first = due_on(completed_on, book=book)
    if first is None:
        return None
    month, day = map(int, book.training_due.split("-"))
    return date(first.year + 1, month, day)


def gaps(courses, standings, *, on, book):
    """What is missing on that date; empty: trained, or not asked for."""
    why = grounds(standings)
    if not why or book.training_first_due is None:
        return []
    done = [c for c in courses if c.module == MANDATORY and c.completed_on <= on]
    good = [c for c in done if passed(c, book=book)]
    if any(on <= good_until(c.completed_on, book=book) for c in good):
        return []
    if good:
        last = max(good_until(c.completed_on, book=book) for c in good)
        return [f"Module 1 ran out on {spoken(last)}."]
    if done:
        best = max(c.score or 0 for c in done)
        return [f"Module 1 was taken but not passed: {best}%, and {book.training_pass_mark}% is needed."]
    if on <= book.training_first_due:
        return [f"Module 1 is due by {spoken(book.training_first_due)}."]
    return ["Module 1 has not been taken."]
