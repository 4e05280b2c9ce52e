"""Tomorrow's papers of the Essex joint committee as a pack, once the worker has made every one of them.

A pack fixes pages, so it waits for the papers' PDFs; building the demonstration waits for nothing.
"""

from documents.models import Document
from governance import packs
from governance.actions.packs import make_pack, pack_for
from governance.models import Meeting, Paper, User
from governance.papers import subject_of

from .essex import NAME
from .essex_people import SECRETARY

READERS = (SECRETARY.email, "tom@example.org", "ida@example.org")
"""Their files are there when they look: the secretary and the chair share one, Dr Quill's leaves out two items."""


def put_pack_together(*, at):
    """True when there is nothing left to do."""
    ahead = Meeting.objects.filter(committee__name=NAME, status=Meeting.Status.PUBLISHED, starts_at__gt=at)
    meeting = ahead.select_related("committee").first()
    if meeting is None or packs.newest(meeting):
        return True
    subjects = [subject_of(paper) for paper in Paper.objects.filter(item__meeting=meeting)]
    if Document.objects.filter(subject__in=subjects, file="").exists():
        return False
    readers = {user.email: user for user in User.objects.filter(email__in=READERS).select_related("person")}
    made = make_pack(meeting, by=readers[SECRETARY.email], at=at)
    for email in READERS:
        pack_for(made, meeting, by=readers[email], at=at)
    return True
