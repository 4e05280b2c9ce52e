"""Breaches: anybody may report; the reporter is protected; what is published names nobody."""

from django.db import transaction

from governance.actions import locked, move
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs.clock import london
from publication import actions as publication

from ..flows import BREACH
from ..guidance import guidance_on
from ..models import Breach, Declarant
from ..registers import BREACHES
from ..registers.others import breach_row
from ..rules import breaches as rules
from .nothing import take_back_nothing
from .who import demand, missing_permission


@transaction.atomic
def report_breach(
    *, ccg, kind, happened_on, account, by, at, concerns=None, interest=None, item="", keep_reporter_secret=True
):
    """Anybody who declares at the CCG, or works with its registers, may report. Starts the clock."""
    on = london(at).date()
    book = guidance_on(on)
    breach = Breach(
        ccg=ccg, kind=kind, happened_on=happened_on, account=account, concerns=concerns, interest=interest,
        item=item, keep_reporter_secret=keep_reporter_secret, reported_at=at, reported_by=by,
        due_on=rules.investigation_due_on(on, book=book),
    )  # fmt: skip
    reasons = rules.problems_of_report(happened_on=happened_on, reported_on=on, account=account)
    there = by.person_id and Declarant.objects.there_on(on).filter(person=by.person_id, ccg=ccg).exists()
    if not there:
        reasons += missing_permission(Permission.CONFLICT_VIEW, breach, by=by, at=at)
    if concerns and concerns.ccg_id != ccg.pk:
        reasons.append("This person does not declare at this CCG.")
    if reasons:
        raise NotAllowed(reasons)
    return breach.save_as(by=None if keep_reporter_secret else by, why="Reported")


def take_up(breach, *, by, at):
    return move(
        workflow=BREACH, name="take up", record=breach, by=by, at=at, values={"taken_up_at": at, "taken_up_by": by}
    )


def dismiss(breach, *, because, by, at):
    if not because.strip():
        raise NotAllowed(["Say why it was not a breach."])
    return move(workflow=BREACH, name="dismiss", record=breach, by=by, at=at, note=because)


def conclude(breach, *, findings, nature, outcome, lesson, actions, by, at):
    """The findings stay inside; the four public texts are checked when they are published."""
    if not findings.strip():
        raise NotAllowed(["Write the findings. Names are safe here: they are never published."])
    values = {
        "findings": findings, "nature": nature, "outcome": outcome, "lesson": lesson, "actions": actions,
        "concluded_at": at, "concluded_by": by,
    }  # fmt: skip
    return move(workflow=BREACH, name="conclude", record=breach, by=by, at=at, values=values)


@transaction.atomic
def reword_breach(breach, *, nature, outcome, lesson, actions, by, at):
    """Say the public texts otherwise, until they say nothing about who."""
    breach = locked(breach)
    demand(Permission.BREACH_INVESTIGATE, breach, by=by, at=at)
    if breach.status != Breach.Status.CONCLUDED:
        raise NotAllowed(["Only a concluded breach that is not published yet is reworded."])
    breach.nature, breach.outcome, breach.lesson, breach.actions = nature, outcome, lesson, actions
    return breach.save_as(by=by, why="Public texts reworded")


@transaction.atomic
def tell_nhs_england(breach, *, told_on, by, at):
    """Record when NHS England was told (R-089)."""
    breach = locked(breach)
    demand(Permission.BREACH_INVESTIGATE, breach, by=by, at=at)
    reasons = []
    if told_on > london(at).date():
        reasons.append("Record it once they have been told.")
    if told_on < breach.happened_on:
        reasons.append("They cannot have been told before it happened.")
    if reasons:
        raise NotAllowed(reasons)
    breach.told_nhs_england_on, breach.told_at, breach.told_by = told_on, at, by
    return breach.save_as(by=by, why="NHS England was told")


@transaction.atomic
def publish_breach(breach, *, by, at):
    """Publish what was learned. Refused with every sentence that says who."""
    breach = move(
        workflow=BREACH, name="publish", record=breach, by=by, at=at,
        values={"published_at": at, "published_by": by},
    )  # fmt: skip
    take_back_nothing(BREACHES.key, breach.ccg, on=breach.happened_on, at=at)
    publication.republish(BREACHES.key, origin=breach.origin, row=breach_row(breach), at=at)
    return breach
