"""How every Django form is drawn: one bound field, set once on the form renderer.

A form may say: `heading = "field"` (its label is the page's h1), `label_size = "m"`, and
`reveals = {"kind": {"other": ["kind_other"]}}` (fields shown under a chosen radio or box;
without scripts they are simply all there). A view answers a form with errors with 422.
"""

from functools import lru_cache

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe

from nhsuk import components
from nhsuk.widgets import parameters
from nhsuk.wording import messages


class BoundField(forms.BoundField):
    """A field of any kind, drawn by the NHS component that fits its widget."""

    @property
    def is_revealed(self):
        """Drawn inside another field's choice, so not on its own."""
        return any(self.name in names for names, _ in _revealed(self.form))

    @property
    def wrong_parts(self):
        """The boxes of a date that are wrong; all of them when the error names none."""
        for error in self.form.errors.as_data().get(self.name, ()):
            return getattr(error, "parts", ("day", "month", "year"))
        return ()

    @property
    def first_id(self):
        """Where the error summary leads."""
        if isinstance(self.field.widget, forms.MultiWidget):
            return f"{self.auto_id}_{(self.wrong_parts or ('day',))[0]}"
        return self.auto_id

    def conditional(self, value):
        """The fields a choice reveals, as HTML, or an empty string."""
        names = getattr(self.form, "reveals", {}).get(self.name, {}).get(value, ())
        return components.joined(self.form[name].as_field_group() for name in names)

    def as_field_group(self):
        return self.as_widget() if self.is_hidden else components.render(*parameters(self))

    def __str__(self):
        return str(self.as_field_group())

    __html__ = __str__


@lru_cache(maxsize=200)
def blank(form_class, **options):
    """A form nobody has filled in yet, drawn once in a process for equal options; for the search forms of lists."""
    return mark_safe(str(form_class(**options)))


def _revealed(form):
    for parent, choices in getattr(form, "reveals", {}).items():
        for names in choices.values():
            yield names, parent


class Renderer(TemplatesSetting):
    """FORM_RENDERER: templates from the project, fields by `BoundField`."""

    bound_field_class = BoundField
    form_template_name = "nhsuk/form.html"
    formset_template_name = "nhsuk/formset.html"


def error_summary(*all_forms):
    """The errors of these forms, each leading to its box; empty the second time on a page."""
    items = []
    for form in all_forms:
        if isinstance(form, forms.BaseForm) and not getattr(form, "summary_shown", False):
            form.summary_shown = True
            items += _entries(form)
    if not items:
        return ""
    return components.render("error-summary", {"heading": {"text": "There is a problem"}, "errorList": items})


def _entries(form):
    entries = [{"text": message} for message in form.non_field_errors()]
    for name in form.errors:
        if name != NON_FIELD_ERRORS:
            href = {} if form[name].is_hidden else {"href": f"#{form[name].first_id}"}
            entries.append({"text": messages(form[name])[0], **href})
    return entries
