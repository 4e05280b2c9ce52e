"""{{ session.user_agent|browser }}: “Firefox on Windows” instead of a line of numbers."""

from django import template

from ..rules.browsers import browser

register = template.Library()
register.filter("browser", browser)
