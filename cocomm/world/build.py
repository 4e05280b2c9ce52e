"""The whole demonstration as it stands at the moment its clock begins."""

from governance.actions.reference import load_reference
from jobs.clock import start_of, today

from .blackpool import begin_blackpool
from .cast import SINCE, call_the_cast
from .registers import keep_registers


def build():
    """Bodies, cast, Blackpool's half-finished application, the registers so far; on an empty database."""
    load_reference(at=start_of(SINCE))
    users = call_the_cast()
    begin_blackpool(users)
    keep_registers(users, until=today())
    return users
