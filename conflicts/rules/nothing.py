"""Three different kinds of nothing, never to be mistaken for one another (R-016, R-043; features row 65).

*Nil*: the person answered that there is nothing. *Not asked*: nobody has asked them.
*Asked and silent*: they were asked and have not answered; whether in time or overdue is said too.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from conflicts.rules.dates import spoken


class Answer(StrEnum):
    DECLARED = "declared"
    NIL = "nil"
    NOT_ASKED = "not_asked"
    SILENT = "silent"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    Answer.DECLARED: "Interests declared",
    Answer.NIL: "Nil return",
    Answer.NOT_ASKED: "Not asked",
    Answer.SILENT: "Asked, no answer",
}


@dataclass(frozen=True)
class Said:
    """What a person has said, in one word and one sentence."""

    answer: Answer
    sentence: str
    overdue: bool = False

    @property
    def label(self):
        return self.answer.label


def said(*, asked_on, answered_on, interests, due_on, on, refresh_due_on=None):
    """What somebody has said by `on`: an answer counts unless they were asked again after it."""
    if answered_on and not (asked_on and asked_on > answered_on):
        late = refresh_due_on is not None and on > refresh_due_on
        rest = f" To be confirmed since {spoken(refresh_due_on)}." if late else ""
        if interests:
            return Said(Answer.DECLARED, f"{_many(interests)}, confirmed {spoken(answered_on)}.{rest}", late)
        return Said(Answer.NIL, f"Nothing to declare, confirmed {spoken(answered_on)}.{rest}", late)
    if asked_on is None:
        return Said(Answer.NOT_ASKED, "Nobody has asked this person yet.")
    overdue = due_on is not None and on > due_on
    when = f"due {spoken(due_on)}" if due_on else "no date was set"
    last = f" Last answer {spoken(answered_on)}." if answered_on else ""
    return Said(Answer.SILENT, f"Asked {spoken(asked_on)}, {when}.{last}", overdue)


def may_be_listed(*, notice_on, on, book):
    """Named as silent only after a fair-process notice and the days it gives (features row 70)."""
    return notice_on is not None and on > notice_on + timedelta(days=book.fair_notice_days)


def empty_register(*, asked, answered, from_on: date, to_on: date):
    """The sentence for a register with no rows: nil, not asked, or asked and silent (R-043)."""
    period = f"from {spoken(from_on)} to {spoken(to_on)}"
    if not asked:
        return f"Nobody was asked {period}. This is not a statement that there is nothing to declare."
    if not answered:
        return f"{_people(asked)} asked {period}; no answer has been received."
    if answered < asked:
        return f"Nothing was declared {period}. {answered} of {asked} asked have answered."
    return f"Nothing to declare {period}: everybody asked has answered, {asked} in all."


def none_recorded(words, *, from_on, to_on):
    """“No gift or hospitality was recorded from 1 January 2017 to 31 March 2017.”"""
    return f"{words} from {spoken(from_on)} to {spoken(to_on)}."


def problems_of_period(*, from_on, to_on, on):
    """Why a nil statement cannot cover these days."""
    found = []
    if to_on < from_on:
        found.append("The period cannot end before it begins.")
    if to_on > on:
        found.append("The period must be over before it can be said that there was nothing.")
    return found


def _many(interests):
    return f"{interests} interest{'s' * (interests != 1)}"


def _people(number):
    return "1 person was" if number == 1 else f"{number} people were"
