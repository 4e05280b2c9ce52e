"""Controlled documents of the seed CCGs: invented words under real names, each version with its days."""

from datetime import date, datetime, time

from django.core.files.uploadedfile import SimpleUploadedFile

from governance.actions import add_version
from jobs.clock import LONDON

from .cast import BLACKPOOL, LEICESTER, bodies

NOTE = "Demonstration: not a record of this body. In a real service the approved document is here.\n\n"

# body, who, kind, title, version, approved by, approved on, in force from
PAPERS = (
    (BLACKPOOL, "gil", "constitution", "Constitution", "5", "Member practices", (2014, 3, 11), (2014, 4, 1)),
    (BLACKPOOL, "gil", "conflicts-policy", "Managing conflicts of interest", "2", "Audit committee",
     (2014, 3, 20), (2014, 4, 1)),
    (BLACKPOOL, "gil", "conflicts-policy", "Managing conflicts of interest", "3", "Audit committee",
     (2016, 9, 15), (2016, 10, 1)),
    (BLACKPOOL, "gil", "gifts-policy", "Gifts and hospitality", "1", "Audit committee", (2016, 9, 15), (2016, 10, 1)),
    (BLACKPOOL, "gil", "terms-of-reference", "Primary care commissioning committee", "1", "Governing body",
     (2014, 12, 2), (2014, 12, 3)),
    (LEICESTER, "sol", "conflicts-policy", "Standards of business conduct", "1", "Audit committee",
     (2014, 5, 6), (2014, 6, 1)),
)  # fmt: skip


def keep_documents(users, *, until):
    """Every version approved by the end of the day `until`."""
    places = bodies()
    for code, who, kind, title, version, approver, approved, begins in sorted(PAPERS, key=lambda paper: paper[6]):
        approved_on = date(*approved)
        if approved_on > until:
            continue
        words = f"{title}, version {version}\n{NOTE}"
        add_version(
            places[code], kind=kind, title=title, version=version, from_on=date(*begins), approved_by_body=approver,
            approved_on=approved_on, upload=SimpleUploadedFile(f"{kind}-{version}.txt", words.encode(), "text/plain"),
            by=users[who], at=datetime.combine(approved_on, time(10), tzinfo=LONDON),
        )  # fmt: skip
