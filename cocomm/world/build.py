"""The whole demonstration as it stands on the morning of 7 January 2015."""

from governance.actions.reference import load_reference
from jobs.clock import start_of

from .blackpool import begin_blackpool
from .cast import SINCE, call_the_cast


def build():
    """Bodies, cast and Blackpool's half-finished application; on an empty database."""
    load_reference(at=start_of(SINCE))
    users = call_the_cast()
    begin_blackpool(users)
    return users
