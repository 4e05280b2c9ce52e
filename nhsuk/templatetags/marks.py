"""`{% load marks %}{{ body|marked }}`: typed text with headings, lists and bold."""

from django import template

from nhsuk.marks import marked

register = template.Library()
register.filter("marked", marked)
