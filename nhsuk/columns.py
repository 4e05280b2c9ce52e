"""Model fields for typed text: every save tidies, whoever saves."""

from django.db import models

from nhsuk.text import tidy


class _Tidy:
    """What both model fields share: tidied when assigned to the database or cleaned."""

    lines = True

    def to_python(self, value):
        value = super().to_python(value)
        return value if value is None else tidy(value, lines=self.lines)

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return tidy(value, lines=self.lines) if isinstance(value, str) else value

    def pre_save(self, instance, add):
        value = super().pre_save(instance, add)
        if isinstance(value, str):
            value = tidy(value, lines=self.lines)
            setattr(instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        from nhsuk.fields import TidyCharField as TidyFormField

        kwargs.setdefault("form_class", TidyFormField)
        if not self.choices:
            kwargs.setdefault("lines", self.lines)
        return super().formfield(**kwargs)


class TidyCharField(_Tidy, models.CharField):
    """A line of typed text: a name, a title, a reference."""

    lines = False


class TidyTextField(_Tidy, models.TextField):
    """Typed text of several lines."""
