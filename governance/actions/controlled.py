"""Adding a version of a controlled document, and taking one off when it was added by mistake."""

from datetime import timedelta

from django.db import transaction

from documents import actions as documents
from jobs.clock import london
from publication import actions as publication

from ..access import grants_of
from ..models import ControlledDocument, Organisation
from ..permissions import Permission
from ..rules import controlled as rules
from ..workflow import NotAllowed, who_may
from .publishing import published, republish_documents
from .workflow import locked


@transaction.atomic
def add_version(
    organisation, *, kind, title, version, from_on, approved_by_body, approved_on, upload, by, at, to_on=None
):  # fmt: skip
    """Put a version on record and on the public register; it ends the one before. Raises NotAllowed.

    Raises `documents.actions.Refused` when the file cannot be kept.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    kind = rules.Kind(kind)
    new = rules.Version(version, from_on, to_on)
    series = list(
        ControlledDocument.objects.series(organisation=organisation, kind=kind, title=title).filter(withdrawn_at=None)
    )
    reasons = _may_not(organisation, by, at)
    reasons += rules.reasons_against(
        new, earlier=[_plain(row) for row in series], approved_on=approved_on, today=london(at).date()
    )
    if reasons:
        raise NotAllowed(reasons)
    for row in series:
        if last := rules.last_day_of(_plain(row), new=new):
            row.to_on = last
            row.save_as(by=by, why=f"Followed by version {version}")
    made = ControlledDocument(
        organisation=organisation,
        kind=kind,
        title=title,
        version=version,
        from_on=from_on,
        to_on=to_on,
        approved_by_body=approved_by_body,
        approved_on=approved_on,
        file=documents.store(upload, at=at),
        added_at=at,
        added_by=by,
    ).save_as(by=by, why="Version added")
    republish_documents([organisation.pk], at=at)
    return made


@transaction.atomic
def withdraw_version(document, *, because, by, at):
    """Take off a version added by mistake: the register and its address say since when and why."""
    document = locked(document)
    reasons = _may_not(document.organisation, by, at)
    if document.withdrawn_at:
        reasons.append("It has been withdrawn already.")
    if not because.strip():
        reasons.append("Say why it is withdrawn: the reason is published.")
    if reasons:
        raise NotAllowed(reasons)
    document.withdrawn_because, document.withdrawn_at, document.withdrawn_by = because.strip(), at, by
    document.save_as(by=by, why="Withdrawn")
    if line := published(document.origin):
        publication.withdraw(line.ref, ground=because, at=max(at, line.changed_at))
    _go_on(document, by=by)
    republish_documents([document.organisation_id], at=at)
    return document


def _go_on(document, *, by):
    """The version that a mistaken one had ended goes on, until the next one or its own end."""
    series = ControlledDocument.objects.series(
        organisation=document.organisation_id, kind=document.kind, title=document.title
    ).filter(withdrawn_at=None)
    before = series.filter(to_on=document.from_on - timedelta(days=1)).first()
    if before is None:
        return
    following = series.filter(from_on__gt=document.from_on).order_by("from_on").first()
    before.to_on = following.from_on - timedelta(days=1) if following else None
    before.save_as(by=by, why=f"Version {document.version} was withdrawn")


def _may_not(organisation, by, at):
    permission = Permission.DOCUMENT_EDIT
    return [] if grants_of(by, at).may(permission, organisation) else [who_may(permission)]


def _plain(row):
    return rules.Version(row.version, row.from_on, row.to_on)
