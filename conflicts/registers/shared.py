"""What the registers share: who is public on a date, and how dates and bodies are written."""

from publication.registers import Edition

from ..rules.editions import edition_on
from ..standing import BOTH, DECIDING, STATUTORY


def edition_of_people(on):
    """Under E2017 only decision-making staff are shown (R-302)."""
    edition = edition_on(on)
    late = edition.value >= "E2017"
    return Edition(title=edition.title, audiences=(BOTH, DECIDING) if late else (BOTH, STATUTORY))


def edition_of_day(on):
    return Edition(title=edition_on(on).title)


def code_of(ccg):
    return ccg.code or ""


def iso(on):
    return on.isoformat() if on else ""
