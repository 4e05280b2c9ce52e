"""How a paper shows what its payload holds. Pure: the same payload, the same words."""

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html_join

register = template.Library()

LONDON = ZoneInfo("Europe/London")
PICTURE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+")
LARGEST_PICTURE = 400_000  # letters; a larger one would be refused when the paper is drawn


@register.filter
def instant(text):
    """An instant with its offset, as London says it: 9 January 2015 at 12:00:00 (GMT)."""
    try:
        moment = datetime.fromisoformat(str(text)).astimezone(LONDON)
    except ValueError:
        return text
    return f"{moment.day} {moment:%B %Y} at {moment:%H:%M:%S} ({moment:%Z})"


@register.filter
def day(text):
    """A date, or the London day of an instant: 9 January 2015."""
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return text
    moment = moment.astimezone(LONDON) if moment.tzinfo else moment
    return f"{moment.day} {moment:%B %Y}"


@register.filter
def pounds(text):
    """ "1234.50" as £1,234.50."""
    try:
        return f"£{Decimal(str(text)):,.2f}".replace("£-", "−£")
    except InvalidOperation:
        return text


@register.filter
def in_fours(text):
    """A fingerprint that may break between groups; copied, it is still one word."""
    groups = re.findall(".{1,4}", str(text))
    return format_html_join("", '<span class="four">{}</span><wbr>', ((group,) for group in groups))


@register.filter
def picture(text):
    """A PNG or JPEG as a data address; anything else is no picture."""
    text = str(text or "")
    return text if len(text) <= LARGEST_PICTURE and PICTURE.fullmatch(text) else ""
