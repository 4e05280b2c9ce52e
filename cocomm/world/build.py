"""The whole demonstration as it stands at the moment its clock begins."""

from conflicts.actions.transparency import republish_scores
from governance.actions import republish
from governance.actions.publishing_engagement import republish_events
from governance.actions.publishing_meetings import republish_committees, republish_meetings
from governance.actions.reference import load_reference
from jobs.clock import now, start_of, today

from .blackpool import keep_blackpool
from .cast import SINCE, call_the_cast, change_offices
from .documents import keep_documents
from .essex import keep_essex
from .practices import keep_practices
from .registers import keep_registers
from .rotherham import keep_rotherham

# Each takes the cast and `until=`, and lets happen what happened by the end of that day; in this order.
CHAPTERS = (keep_blackpool, change_offices, keep_registers, keep_documents, keep_essex, keep_rotherham)


def build():
    """Bodies, cast, and every chapter so far; on an empty database."""
    load_reference(at=start_of(SINCE))
    keep_practices()
    users = call_the_cast()
    for chapter in CHAPTERS:
        chapter(users, until=today())
    republish(at=now())
    republish_committees(at=now())
    republish_meetings(at=now())
    republish_events(at=now())
    republish_scores(at=now())
    return users
