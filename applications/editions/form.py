"""A form as data: editions, sections, questions and signing posts, and the case they speak of.

R-130, R-137. One declaration feeds the web form, its checks, the review page, the progress list,
the PDF and the JSON. Keys are permanent; a used edition is never edited. Every question is in our
own words and names the paragraph it comes from and how sure we are of it.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from governance.permissions import Role
from governance.rules.figures import Basis
from governance.rules.models import Model


class Kind(StrEnum):
    """What sort of answer a question takes."""

    FIXED = "fixed"  # printed words, nothing to answer
    YES_NO = "yes_no"
    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    LEVEL = "level"
    MONEY = "money"
    DATE = "date"
    ATTACHMENT = "attachment"  # answered by evidence alone
    STATEMENT = "statement"  # words to be confirmed


class Part(StrEnum):
    """Who fills a section in; both parts must be complete (R-121, S2 l.295–300)."""

    CCG = "ccg"
    NHS_ENGLAND = "nhs_england"

    @property
    def title(self):
        return "CCG part" if self == Part.CCG else "NHS England part"


LEVELS = (("O", "Outstanding"), ("G", "Good"), ("LA", "Limited assurance"), ("NA", "Not assured"))
"""S4 App 1, R-255: the key printed on the form."""

LONGEST = {Kind.TEXT: 200, Kind.LONG_TEXT: 6000}


@dataclass(frozen=True)
class Question:
    """One question. `gate` lists the answers with which a form may be sent; `shut` says why not.

    `accepts` names the question whose evidence this one accepts, so that a page can show it beside
    and note who accepted it (features row 9).
    """

    key: str
    kind: Kind
    label: str
    source: str
    rule: str = "R-130"
    basis: Basis = Basis.SEED
    hint: str = ""
    words: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = True
    only_if: str = ""
    needs_evidence: bool = False
    gate: tuple[str, ...] = ()
    shut: str = ""
    lifted_by_region: bool = False
    adds_up: bool = False
    accepts: str = ""

    @property
    def answered(self):
        """Whether a person answers it: printed words and attachments take no value."""
        return self.kind not in (Kind.FIXED, Kind.ATTACHMENT)

    @property
    def takes_evidence(self):
        return self.needs_evidence or self.kind == Kind.ATTACHMENT

    @property
    def options(self):
        if self.kind == Kind.YES_NO:
            return (("yes", "Yes"), ("no", "No"))
        return LEVELS if self.kind == Kind.LEVEL else self.choices


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    part: Part
    questions: tuple[Question, ...]
    intro: str = ""
    only_if: str = ""
    source: str = ""
    basis: Basis = Basis.SEED


@dataclass(frozen=True)
class Signer:
    """A post that signs, the title it has on this form, and what its holder states."""

    post: Role
    title: str
    side: Part
    statement: str
    source: str
    basis: Basis = Basis.SEED
    rule: str = "R-130"
    only_if: str = ""


@dataclass(frozen=True)
class Edition:
    """A form of one cycle for one model."""

    key: str
    title: str
    model: Model
    cycle: str
    sections: tuple[Section, ...]
    signers: tuple[Signer, ...]
    source: str
    basis: Basis = Basis.SEED
    note: str = ""

    @property
    def questions(self):
        return tuple(q for section in self.sections for q in section.questions)

    def question(self, key):
        return next(q for q in self.questions if q.key == key)

    def section(self, key):
        return next(s for s in self.sections if s.key == key)

    def part_of(self, key):
        return next(s.part for s in self.sections for q in s.questions if q.key == key)

    @property
    def fingerprint(self):
        """Of every declared word: a used edition must keep it for ever."""
        return hashlib.sha256(json.dumps(asdict(self), ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Case:
    """What the form is about: the names and dates its words need, and its two conditions.

    `director` is the title of the NHS England director on that day (H-10); `from_joint` opens the
    "Delegated functions" level (R-132); `full_delegation` opens the transfer of budgets (R-131).
    """

    ccg: str
    office: str
    director: str
    model: Model
    cycle: str
    start_on: date
    region: str = ""
    from_joint: bool = False

    @property
    def full_delegation(self):
        return self.model == Model.DELEGATED

    def says(self, text):
        """Printed words with the names and dates of this case put in."""
        names = {
            "ccg": self.ccg,
            "office": self.office,
            "director": self.director,
            "region": self.region or "regional",
            "start": f"{self.start_on.day} {self.start_on:%B %Y}",
            "year": self.cycle,
        }
        return text.format_map(names)

    def opens(self, condition):
        return not condition or getattr(self, condition)


@dataclass(frozen=True)
class Proof:
    """A piece of evidence as the rules see it: what, from when, until when, accepted by whom."""

    title: str
    dated_on: date
    expires_on: date | None = None
    accepted_by: str = ""
    sha256: str = ""

    def expired(self, on):
        return self.expires_on is not None and self.expires_on < on
