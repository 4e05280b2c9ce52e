"""Verbs: the only writers of this floor."""

from .asking import ask, ask_everybody, give_notice, list_the_silent, remind
from .breaches import conclude, dismiss, publish_breach, report_breach, reword_breach, take_up, tell_nhs_england
from .declaring import answer
from .disposing import confirm_disposal, drop_disposal, keep_longer, propose_disposal, refuse_disposal
from .gifts import advice_on, decide_gift, publish_gift, publish_sponsorship, record_gift, record_sponsorship
from .importing import drop_sheet, dry_run, read_sheet, set_columns, take_in
from .keeping import keep_up
from .nothing import state_nothing
from .people import leave, list_somebody, name_manager, record_declarant
from .publishing import publish_interest, republish
from .records import publish_earning, record_earning, record_training
from .redactions import ask_redaction, decide_redaction, lift_redaction
from .reviewing import advise, agree, consult, correct_interest, send_back, withdraw
from .year_end import follow_year_ends, prepare_year_end, sign_year_end

__all__ = [
    "advice_on",
    "advise",
    "agree",
    "answer",
    "ask",
    "ask_everybody",
    "ask_redaction",
    "conclude",
    "confirm_disposal",
    "consult",
    "correct_interest",
    "decide_gift",
    "decide_redaction",
    "dismiss",
    "drop_disposal",
    "drop_sheet",
    "dry_run",
    "follow_year_ends",
    "give_notice",
    "keep_longer",
    "keep_up",
    "leave",
    "lift_redaction",
    "list_somebody",
    "list_the_silent",
    "name_manager",
    "prepare_year_end",
    "propose_disposal",
    "publish_breach",
    "publish_earning",
    "publish_gift",
    "publish_interest",
    "publish_sponsorship",
    "read_sheet",
    "record_declarant",
    "record_earning",
    "record_gift",
    "record_sponsorship",
    "record_training",
    "refuse_disposal",
    "remind",
    "report_breach",
    "republish",
    "reword_breach",
    "send_back",
    "set_columns",
    "sign_year_end",
    "state_nothing",
    "take_in",
    "take_up",
    "tell_nhs_england",
    "withdraw",
]
