"""The rule book of a date, with the figures an administrator has set over unverified ones."""

from governance.actions import figures_by_edition, figures_for
from jobs.rounds import in_rounds

from .rules import editions

RULE = "conflicts"


def guidance_on(on):
    """The guidance in force on the day of an event; one query."""
    return guidance_of(editions.edition_on(on))


@in_rounds
def guidance_by_day(days):
    """{day: the guidance in force then} for many days; one query, none for no day."""
    days = set(days)
    figures = (yield from figures_by_edition.asks(RULE)) if days else {}
    in_force = {day: editions.edition_on(day) for day in days}
    return {day: editions.guidance(e, figures=figures.get(e.value, {})) for day, e in in_force.items()}


def guidance_of(edition):
    return editions.guidance(edition, figures=figures_for(RULE, edition.value))
