from .appointments import appoint, end_appointment, rebuild_grants, record_person
from .arrangements import approve_arrangement, lapse, sign_agreement, sign_off_sum
from .evidence import record_evidence
from .figures import figures_for, set_figure
from .signatures import holders, reasons_against_signing, sign, signed_on
from .workflow import locked, move

__all__ = [
    "appoint",
    "approve_arrangement",
    "end_appointment",
    "figures_for",
    "holders",
    "lapse",
    "locked",
    "move",
    "rebuild_grants",
    "reasons_against_signing",
    "record_evidence",
    "record_person",
    "sign",
    "sign_agreement",
    "set_figure",
    "sign_off_sum",
    "signed_on",
]
