"""Words for what rows keep as codes."""

from django import template

from ..rules.editions import TITLES

register = template.Library()


@register.filter
def guidance(edition):
    """The title of an edition of the guidance: E2016 → Revised statutory guidance of 28 June 2016."""
    return TITLES.get(edition, edition)
