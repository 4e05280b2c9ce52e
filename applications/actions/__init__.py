from .answers import Clash, save_answers
from .evidence import add_evidence, bring_evidence, remove_evidence
from .opening import copy_application, open_application
from .outcome import decide
from .signing import sign_application
from .submission import submit, waive, withdraw

__all__ = [
    "Clash",
    "add_evidence",
    "bring_evidence",
    "copy_application",
    "decide",
    "open_application",
    "remove_evidence",
    "save_answers",
    "sign_application",
    "submit",
    "waive",
    "withdraw",
]
