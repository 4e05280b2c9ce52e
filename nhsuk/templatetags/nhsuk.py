"""The design system in Django templates; loaded everywhere by settings.

{% nhsuk "tag" text="Draft" classes="nhsuk-tag--grey" %}   {% nhsuk "task-list" tasks %}
{% error_summary form %}   {% london at %}   {% money amount %}
{% nhsuk_details "Why we ask" %}…{% endnhsuk_details %}   {% nhsuk_inset %}…{% endnhsuk_inset %}
"""

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from nhsuk import components, forms, words

register = template.Library()
register.filter("london", words.london)
register.filter("money", words.money)


@register.simple_tag
def nhsuk(component, params=None, **options):
    """Any component, from a dictionary, from named parameters, or from both."""
    drawn = components.render(component, {**(params or {}), **options})
    if component == "back-link":  # it stands outside the main landmark, so it needs one of its own
        return format_html('<nav aria-label="Back">{}</nav>', drawn)
    return drawn


@register.simple_tag
def error_summary(*all_forms):
    """The errors of one form or several, once a page; base.html already does `form`."""
    return forms.error_summary(*all_forms)


@register.simple_tag
def london(value, weekday=False):
    return words.london(value, weekday=weekday)


@register.simple_tag
def money(value):
    return words.money(value)


@register.simple_tag
def inline_svg(svg, words):
    """A drawing of our own making (a QR code) inside the page, as the policy allows no data:."""
    drawing = svg[svg.index("<svg") :].replace("<svg", '<svg role="img" aria-label="{}"', 1)
    return mark_safe(drawing.replace("{}", escape(words), 1))


@register.simple_block_tag
def nhsuk_details(content, summary, **options):
    return components.render("details", {"summaryText": summary, "html": content, **options})


@register.simple_block_tag
def nhsuk_inset(content, **options):
    return components.render("inset-text", {"html": content, **options})


@register.simple_block_tag
def nhsuk_warning(content, heading="Important", **options):
    return components.render("warning-callout", {"heading": {"text": heading, "level": 2}, "html": content, **options})


@register.simple_block_tag
def nhsuk_card(content, heading="", **options):
    parameters = {"html": content, "headingLevel": 2, **options}
    if heading:
        parameters["heading"] = heading
    return components.render("card", parameters)
