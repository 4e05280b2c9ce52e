"""Beginning an application, afresh or from an earlier one."""

from django.db import IntegrityError, transaction

from governance.access import grants_of
from governance.models import Arrangement, Model
from governance.permissions import Permission
from governance.workflow import NotAllowed, who_may

from ..editions import edition
from ..facts import cycle_book
from ..models import Answer, Application
from ..rules.answers import carried_over
from ..rules.cycles import spoken_day
from ..rules.submission import form_mismatch


@transaction.atomic
def open_application(*, ccg, model, form, cycle, starts_on, by, at, copied_from=None):
    """Begin an application of `ccg` for `model` on form edition `form`.

    Raises NotAllowed with every reason: the form is for another model (R-137), the start date is
    not one the cycle offers, one is already open, or `by` may not start one.
    """
    reasons = reasons_against(ccg=ccg, model=model, form=form, cycle=cycle, starts_on=starts_on, by=by, at=at)
    if reasons:
        raise NotAllowed(reasons)
    application = Application(
        ccg=ccg,
        cycle=cycle,
        model=model,
        coming_from=live_model(ccg, at=at),
        edition=form,
        starts_on=starts_on,
        copied_from=copied_from,
        opened_at=at,
        opened_by=by,
    )
    try:
        with transaction.atomic():
            application.save_as(by=by, why="Begun")
    except IntegrityError:
        raise NotAllowed([f"{ccg.name} already has an application open in {cycle}."]) from None
    Answer(
        application=application,
        question="start_date",
        value=starts_on.isoformat(),
        answered_at=at,
        answered_by=by,
    ).save_as(by=by, why="Chosen when the application was begun")
    return application


def reasons_against(*, ccg, model, form, cycle, starts_on, by, at):
    """Every reason why this application may not be begun."""
    reasons = form_mismatch(edition(form), model=model, cycle=cycle)
    starts = cycle_book(cycle).starts(Model(model))
    if starts_on not in starts:
        offered = " or ".join(spoken_day(day) for day in starts) or "no date: it cannot be applied for"
        reasons.append(f"In {cycle} this model may start on {offered}.")
    if ccg.pk not in grants_of(by, at).organisations(Permission.APPLICATION_START):
        reasons.append(who_may(Permission.APPLICATION_START))
    open_states = (Application.Status.DRAFT, Application.Status.SUBMITTED)
    if Application.objects.filter(ccg=ccg, cycle=cycle, status__in=open_states).exists():
        reasons.append(f"{ccg.name} already has an application open in {cycle}. Go on with that one, or withdraw it.")
    return reasons


def live_model(ccg, *, at):
    """The model the CCG works under at that instant; greater involvement when none is live."""
    for arrangement in Arrangement.objects.filter(ccg=ccg, status=Arrangement.Status.APPROVED):
        if arrangement.live_at(at):
            return arrangement.model
    return Model.GREATER


@transaction.atomic
def copy_application(source, *, form, cycle, model, starts_on, by, at):
    """A new application with the answers of an earlier one, where the questions are the same.

    Answers come over as version 1 of the new case (R-124). Evidence and the start date do not:
    they must be looked at again, because dates may have passed.
    """
    fresh = open_application(
        ccg=source.ccg, model=model, form=form, cycle=cycle, starts_on=starts_on, by=by, at=at, copied_from=source
    )
    answers = dict(source.answers.values_list("question", "value"))
    kept = carried_over(edition(source.edition), answers=answers, into=edition(form))
    for question, value in kept.items():
        if question != "start_date":
            Answer(application=fresh, question=question, value=value, answered_at=at, answered_by=by).save_as(
                by=by, why=f"Copied from {source.ref}"
            )
    return fresh
