"""The rule book of a date, with the figures an administrator has set over unverified ones."""

from governance.actions import figures_for

from .rules import editions

RULE = "conflicts"


def guidance_on(on):
    """The guidance in force on the day of an event; one query."""
    return guidance_of(editions.edition_on(on))


def guidance_of(edition):
    return editions.guidance(edition, figures=figures_for(RULE, edition.value))
