"""The word by which a function is followed, for links."""

from django import template

from ..rules.meetings.topics import key_of

register = template.Library()
register.filter("slug", key_of)
