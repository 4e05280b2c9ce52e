"""Putting evidence on record: a stored file, or a record that has an address here."""

from django.db import transaction

from jobs.clock import london

from ..models import Evidence
from ..workflow import NotAllowed


@transaction.atomic
def record_evidence(
    *, organisation, title, dated_on, by, at, file=None, record_title="", record_address="", expires_on=None
):
    """One dated piece of evidence owned by `organisation`.

    Raises NotAllowed when its date is in the future, or it expires before it begins.
    """
    reasons = []
    if dated_on > london(at).date():
        reasons.append("The evidence is dated in the future. Give the date on the document itself.")
    if expires_on and expires_on < dated_on:
        reasons.append("The evidence expires before the date it carries. Check both dates.")
    if (file is None) == (not record_address):
        reasons.append("Choose a file, or a record that is kept here: one of the two.")
    if reasons:
        raise NotAllowed(reasons)
    return Evidence(
        organisation=organisation,
        title=title,
        dated_on=dated_on,
        expires_on=expires_on,
        file=file,
        record_title=record_title,
        record_address=record_address,
        added_at=at,
        added_by=by,
    ).save_as(by=by, why="Evidence recorded")
