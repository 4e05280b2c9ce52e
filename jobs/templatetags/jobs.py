"""`{% submission_key %}`: the hidden field that makes a form safe to send twice."""

from django import template
from django.utils.html import format_html

from ..submissions import FIELD, new_key

register = template.Library()


@register.simple_tag(takes_context=True)
def submission_key(context):
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_key(context.get("request")))
