"""The cover sheet of a paper, and the same paper as a council prints it: one set of answers, two faces.

The board's cover sheet (S4, front sheet of the Mid Essex report; features row 44) asks ten things; each
is answered or said not to apply, with the reason. A blank one stops the paper. The council's report to a
Health and Wellbeing Board (S0; row 45) asks for considerations besides; they are needed for that face only.
"""

from dataclasses import dataclass

EDITION = "1"
YES, NO, NOT_APPLICABLE = "yes", "no", "na"
SAID = {YES: "Yes", NO: "No", NOT_APPLICABLE: "Not applicable"}


@dataclass(frozen=True)
class Question:
    """One question of the cover sheet. `ticked` asks yes or no first; `short` heads it in print."""

    key: str
    short: str
    asked: str
    hint: str = ""
    ticked: bool = False
    source: str = "S4"


SHEET = (
    Question("objectives", "Strategic objectives", "Which strategic objectives does it serve, and how?"),
    Question("approval_route", "Approval route", "Which groups or committees have seen it, and when?",
             "One on each line, with the date: Audit committee, 9 November 2015."),
    Question("cfo", "Chief Finance Officer", "Has the Chief Finance Officer signed off what it costs?",
             "Who signed it off and when; or what is still open.", ticked=True),
    Question("equality", "Equality impact assessment", "Has the effect on equality been assessed?",
             "What it found, and where it can be read.", ticked=True),
    Question("quality", "Quality impact assessment", "Has the effect on quality been assessed?",
             "What it found, and where it can be read.", ticked=True),
    Question("privacy", "Privacy impact assessment", "Has the effect on privacy been assessed?",
             "What it found, and where it can be read.", ticked=True),
    Question("procurement", "Procurement checklist", "Has the procurement checklist been completed?",
             "Only where services are bought. Say where it is kept.", ticked=True),
    Question("engagement", "Patient and public engagement", "How were patients, the public and practices involved?"),
    Question("risks", "Significant risks", "Which significant risks are there, and what is done about them?"),
    Question("recommendations", "Recommendations", "What is the committee asked to do?",
             "One on each line, beginning with a verb: Note, Approve, Endorse."),
)  # fmt: skip
COUNCIL = (
    Question("legal", "Legal considerations", "What does the law say to it?", source="S0"),
    Question("human_resources", "Human resources considerations", "What does it mean for staff?", source="S0"),
    Question("finance", "Financial considerations", "What does it cost, and who pays?", source="S0"),
    Question("ethics", "Ethical considerations", "Does it raise ethical questions?", source="S0"),
    Question("background", "Background papers", "Which published papers was it written from?", source="S0"),
)
BY_KEY = {question.key: question for question in (*SHEET, *COUNCIL)}


@dataclass(frozen=True)
class Answer:
    """What was said to one question: a tick where one is asked, words, or why it does not apply."""

    tick: str = ""
    words: str = ""
    not_applicable: str = ""

    @property
    def given(self):
        return bool(self.words.strip() or self.not_applicable.strip() or self.tick)


def answers_of(stored):
    """The answers of a paper by key, from what is stored; unknown keys are left out."""
    return {key: Answer(**stored[key]) for key in BY_KEY if key in stored}


def stored(answers):
    """Answers as plain values to keep: only those given, with their words trimmed."""
    return {key: vars(answer) for key, answer in answers.items() if key in BY_KEY and answer.given}


def faults(question, answer):
    """What is wrong with one answer, in sentences that name the question."""
    applies, excused = bool(answer.words.strip()), bool(answer.not_applicable.strip())
    name = question.short
    if applies and excused:
        return [f"{name}: it is answered and said not to apply. Keep one of the two."]
    if question.ticked:
        if answer.tick == NOT_APPLICABLE or excused:
            return [] if excused else [f"{name}: say why it does not apply."]
        if answer.tick not in (YES, NO):
            return [f"{name}: answer yes or no, or say why it does not apply."]
        return [] if answer.tick == YES or applies else [f"{name}: it is not done. Say what is still open."]
    return [] if applies or excused else [f"{name}: answer it, or say why it does not apply."]


def missing(answers):
    """Every blank of the cover sheet; a paper with any is not published (row 44)."""
    return [said for question in SHEET for said in faults(question, answers.get(question.key, Answer()))]


def missing_for_council(answers):
    """Every blank of the council's face, besides those of the cover sheet (row 45)."""
    return [said for question in COUNCIL for said in faults(question, answers.get(question.key, Answer()))]


def printed(question, answer):
    """An answer as it stands on paper."""
    if answer.not_applicable.strip():
        return f"Not applicable: {answer.not_applicable.strip()}"
    tick = SAID.get(answer.tick, "") if question.ticked else ""
    return ". ".join(words for words in (tick, answer.words.strip()) if words) or "Not answered"


def board_face(answers):
    """The cover sheet as rows of heading and words, in its order (row 44)."""
    return [[each.short, printed(each, answers.get(each.key, Answer()))] for each in SHEET]


def council_face(answers, *, exempt):
    """The council's headings in its order and numbering, the same answers under them (row 45; S0).

    `exempt` is the sentence on exempt information, from the standing of the item and not from the author.
    """

    def said(key):
        return printed(BY_KEY[key], answers.get(key, Answer()))

    return {
        "recommendations": said("recommendations"),
        "approvals": said("approval_route"),
        "exempt": exempt,
        "considerations": [
            ["6.0", "Legal considerations", said("legal")],
            ["7.0", "Human resources considerations", said("human_resources")],
            ["8.0", "Equalities considerations", said("equality")],
            ["9.0", "Financial considerations", f"{said('finance')}\nChief Finance Officer: {said('cfo')}"],
            ["10.0", "Risk management considerations", said("risks")],
            ["11.0", "Ethical considerations", said("ethics")],
            ["12.0", "Internal and external consultation undertaken", said("engagement")],
            ["13.0", "Background papers", said("background")],
        ],
    }


def late_faults(*, late, because, allowed_by):
    """A paper after the agenda is out, or after its day, needs the chair's reason (row 43). `late` says why it is."""
    if not late:
        return []
    found = [] if because.strip() else [f"{late} Give the chair’s reason for taking it all the same."]
    return found + ([] if allowed_by else [f"{late} Say whether the chair or the vice-chair allowed it."])
