from .appointments import appoint, end_appointment, rebuild_grants, record_person
from .arrangements import approve_arrangement, lapse, sign_agreement, sign_off_sum
from .evidence import record_evidence
from .signatures import holders, sign
from .workflow import locked, move

__all__ = [
    "appoint",
    "approve_arrangement",
    "end_appointment",
    "holders",
    "lapse",
    "locked",
    "move",
    "rebuild_grants",
    "record_evidence",
    "record_person",
    "sign",
    "sign_agreement",
    "sign_off_sum",
]
