"""Nouns: who declares, what they said, each interest, gift, breach, course and line of earnings."""

from .breaches import Breach
from .declarations import Ask, Declaration
from .gifts import Gift, Sponsorship
from .imports import ImportedRow, SheetImport
from .interests import Interest, Redaction
from .people import Declarant
from .records import Earning, Training
from .year_end import YearEnd

__all__ = [
    "Ask",
    "Breach",
    "Declarant",
    "Declaration",
    "Earning",
    "Gift",
    "ImportedRow",
    "Interest",
    "Redaction",
    "SheetImport",
    "Sponsorship",
    "Training",
    "YearEnd",
]
