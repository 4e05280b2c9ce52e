"""An administrator's figures for what no source could settle."""

from django.db import transaction

from jobs.prepared import prepared
from jobs.rounds import in_rounds

from ..access import grants_of
from ..models import Figure
from ..permissions import Permission
from ..rules import figures as rules
from ..workflow import NotAllowed, who_may


def figures_for(rule, edition):
    """The figures set for one book, as `in_force(…, figures=)` wants them; one query."""
    return dict(_figures_of(rule=rule, edition=edition).rows())


@prepared
def _figures_of(rule, edition):
    return Figure.objects.filter(rule=rule, edition=edition).values_list("field", "value")


@in_rounds
def figures_by_edition(rule):
    """The figures set for every edition of a rule: {edition: {field: value}}; one query."""
    (rows,), found = (yield [Figure.objects.filter(rule=rule).values_list("edition", "field", "value")]), {}
    for edition, field, value in rows:
        found.setdefault(edition, {})[field] = value
    return found


@transaction.atomic
def set_figure(*, rule, edition, entries, field, value, source, by, at):
    """Put a value over an unverified figure, with its source. Raises NotAllowed with every reason.

    `entries` is the book's mapping of field to `Cited`.
    """
    reasons = rules.reasons_against(entries, field, value)
    if not grants_of(by, at).scopes(Permission.FIGURE_EDIT):
        reasons.append(who_may(Permission.FIGURE_EDIT))
    if not source.strip():
        reasons.append("Say where the figure comes from: a title and a paragraph.")
    if reasons:
        raise NotAllowed(reasons)
    figure = Figure.objects.select_for_update().filter(rule=rule, edition=edition, field=field).first()
    figure = figure or Figure(rule=rule, edition=edition, field=field)
    figure.value, figure.source, figure.set_at, figure.set_by = value, source, at, by
    return figure.save_as(by=by, why=f"Figure set from {source}")
