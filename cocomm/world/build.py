"""The whole demonstration as it stands at the moment its clock begins."""

from conflicts.actions.transparency import republish_scores
from governance.actions import republish
from governance.actions.reference import load_reference
from jobs.clock import now, start_of, today

from .blackpool import begin_blackpool
from .cast import SINCE, call_the_cast
from .documents import keep_documents
from .registers import keep_registers


def build():
    """Bodies, cast, Blackpool's half-finished application, the registers and papers so far; on an empty database."""
    load_reference(at=start_of(SINCE))
    users = call_the_cast()
    begin_blackpool(users)
    keep_registers(users, until=today())
    keep_documents(users, until=today())
    republish(at=now())
    republish_scores(at=now())
    return users
