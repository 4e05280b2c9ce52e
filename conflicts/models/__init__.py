"""Nouns: who declares, what they said, each interest, gift, breach, course and line of earnings."""

from .breaches import Breach
from .declarations import Ask, Declaration
from .disposal import DisposalItem, DisposalList, KeptLonger
from .gifts import Gift, Sponsorship
from .imports import ImportedRow, SheetImport
from .interests import Interest, Redaction
from .people import Declarant
from .radar import MatchAnswer, SpokenAnswer
from .records import Earning, Training
from .year_end import YearEnd

__all__ = [
    "Ask",
    "Breach",
    "Declarant",
    "Declaration",
    "DisposalItem",
    "DisposalList",
    "Earning",
    "Gift",
    "ImportedRow",
    "Interest",
    "KeptLonger",
    "MatchAnswer",
    "Redaction",
    "SheetImport",
    "SpokenAnswer",
    "Sponsorship",
    "Training",
    "YearEnd",
]
