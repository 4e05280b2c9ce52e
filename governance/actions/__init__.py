from .appointments import appoint, end_appointment, rebuild_grants
from .arrangements import approve_arrangement, lapse, sign_agreement, sign_off_sum
from .controlled import add_version, withdraw_version
from .evidence import record_evidence
from .figures import figures_by_edition, figures_for, set_figure
from .people import appoint_newcomer, discard_held, invite, make_account, record_person
from .publishing import republish, republish_touched
from .signatures import holders, reasons_against_signing, sign, signed_on
from .workflow import locked, move

__all__ = [
    "add_version",
    "appoint",
    "appoint_newcomer",
    "approve_arrangement",
    "discard_held",
    "end_appointment",
    "figures_by_edition",
    "figures_for",
    "holders",
    "invite",
    "lapse",
    "locked",
    "make_account",
    "move",
    "reasons_against_signing",
    "rebuild_grants",
    "record_evidence",
    "record_person",
    "republish",
    "republish_touched",
    "set_figure",
    "sign",
    "sign_agreement",
    "sign_off_sum",
    "signed_on",
    "withdraw_version",
]
