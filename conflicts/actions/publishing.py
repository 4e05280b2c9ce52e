"""Putting rows on the public registers, and putting them right again when the facts change."""

from django.db import transaction
from django.db.models import Q

from governance.actions import move
from governance.actions.publishing_meetings import follow_rulings
from governance.models import Ruling
from jobs.clock import london
from publication import actions as publication
from publication.models import Line

from ..flows import INTEREST
from ..models import Interest
from ..registers import INTERESTS
from ..registers.interests import interest_row, nothing_row
from ..rules import nothing, people
from ..standing import NOBODY, audience_of


@transaction.atomic
def publish_interest(interest, *, by, at):
    """Put a reviewed interest on the public register."""
    interest = move(
        workflow=INTEREST, name="publish", record=interest, by=by, at=at,
        values={"published_at": at, "published_by": by},
    )  # fmt: skip
    republish(interest, at=at)
    republish_nothing(interest.declarant, at=at)
    return interest


def republish(interest, *, at):
    """Say publicly what the facts now give; nothing when that is said already."""
    row = interest_row(interest)
    line = Line.objects.filter(origin=interest.origin).first()
    withheld = bool(row.columns["redaction"])
    if line and withheld and line.state == Line.State.LIVE and not _says(line, row):
        return publication.redact(line.ref, row=row, at=at)
    return publication.republish(INTERESTS.key, origin=interest.origin, row=row, at=at)


def _says(line, row):
    return line.latest.content.row["columns"]["redaction"] == row.columns["redaction"]


def follow(interest, *, at):
    """Decisions and minutes that tell of this interest say no more than its line may say from now on."""
    mine = Q(interest_ref=interest.ref) | Q(interest_ref="", person=interest.declarant.person_id)
    follow_rulings(Ruling.objects.filter(mine), at=at)


def take_back(record, *, ground, at):
    """Take a line off the public register, if it is there."""
    line = Line.objects.filter(origin=record.origin, state=Line.State.LIVE).first()
    if line:
        publication.withdraw(line.ref, ground=ground, at=at)


def republish_nothing(declarant, *, at):
    """The public line for a nil return, or for silence after notice; taken back once it is not true.

    Each answer is a line of its own, so that an earlier nil keeps its dates. A nil that came with a sheet
    is not the person's own answer: it stays inside until they confirm it.
    """
    wanted = _nothing_wanted(declarant, at)
    for line in Line.objects.filter(origin__startswith=f"nothing:{declarant.ref}:", state=Line.State.LIVE):
        if wanted is None or line.origin != wanted[0]:
            _end_nothing(line, at)
    if wanted:
        publication.republish(INTERESTS.key, origin=wanted[0], row=wanted[1], at=at)


def _nothing_wanted(declarant, at):
    if audience_of(declarant) == NOBODY:
        return None
    on = london(at).date()
    ask = declarant.asks.filter(answered_at=None).first()
    last = declarant.declarations.order_by("-number").first()
    if ask and ask.notice_at and people.must_declare(declarant.standings) and _may_list(ask, on):
        since = max(ask.due_on, declarant.joined_on)
        return f"nothing:{declarant.ref}:silent:{ask.ref}", nothing_row(declarant, since=since, silent=True)
    if last and last.nil and not last.source and not _has_public_interests(declarant):
        since = max(last.declared_on, declarant.joined_on)
        return f"nothing:{declarant.ref}:nil:{last.ref}", nothing_row(declarant, since=since)
    return None


def _may_list(ask, on):
    from ..guidance import guidance_on

    return nothing.may_be_listed(notice_on=london(ask.notice_at).date(), on=on, book=guidance_on(on))


def _has_public_interests(declarant):
    return declarant.interests.filter(status=Interest.Status.PUBLISHED, to_on=None).exists()


def _end_nothing(line, at):
    """It was true until now: it leaves the page, its address says why."""
    ground = "An answer has been received." if ":silent:" in line.origin else "A later declaration replaced it."
    publication.withdraw(line.ref, ground=ground, at=at)
