"""Form fields: tidy text, money in pounds, a date in three boxes.

`drawn(field, prefix="£", hints={"yes": "…"})` adds parameters of the NHS component to any field.
"""

import re
from datetime import date

from django import forms

from nhsuk.text import tidy
from nhsuk.wording import lower, subject
from nhsuk.words import MONTHS, day

PARTS = ("day", "month", "year")
WRITTEN = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[\s./-]+([A-Za-z]+|\d{1,2})[\s.,/-]+(\d+)$")
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")


def drawn(field, **parameters):
    """The same field, drawn with these parameters of its component (width, prefix, inline …)."""
    field.drawn_with = {**getattr(field, "drawn_with", {}), **parameters}
    return field


class TidyCharField(forms.CharField):
    """Typed text. One line unless the widget is a text area (or `lines=True`)."""

    def __init__(self, *, lines=None, **kwargs):
        super().__init__(**kwargs)
        self.lines = isinstance(self.widget, forms.Textarea) if lines is None else lines

    def to_python(self, value):
        value = super().to_python(value)
        return tidy(value, lines=self.lines) if isinstance(value, str) else value


class MoneyField(forms.DecimalField):
    """Pounds and pence, with the £ in front; commas, spaces and a typed £ are forgiven."""

    default_error_messages = {
        "invalid": "Enter an amount in pounds, like 1250 or 1250.50",
        "max_decimal_places": "Enter pounds and pence, with at most 2 figures for the pence",
        "max_digits": "Enter an amount below 1,000,000,000,000",
        "max_whole_digits": "Enter an amount below 1,000,000,000,000",
    }

    def __init__(self, *, max_digits=14, decimal_places=2, **kwargs):
        super().__init__(max_digits=max_digits, decimal_places=decimal_places, **kwargs)
        drawn(self, prefix="£", width="10")

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"(?<=\d),(?=\d{3}(\D|$))|[£\s]", "", value).replace("−", "-")
        return super().to_python(value)


class DateInput(forms.MultiWidget):
    """Three boxes, named `<name>_day`, `<name>_month`, `<name>_year`."""

    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__(dict.fromkeys(PARTS, forms.TextInput), attrs)

    def decompress(self, value):
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]

    def value_from_datadict(self, data, files, name):
        values = super().value_from_datadict(data, files, name)
        if not any(values) and isinstance(data.get(name), str):
            return [data[name], "", ""]
        return values

    def value_omitted_from_data(self, data, files, name):
        return name not in data and super().value_omitted_from_data(data, files, name)

    def id_for_label(self, id_):
        return f"{id_}_day" if id_ else id_


class PartError(forms.ValidationError):
    """An error of a date that names the boxes to be marked."""

    def __init__(self, message, parts=PARTS, code="invalid"):
        super().__init__(message, code=code)
        self.parts = tuple(parts)


class DateField(forms.MultiValueField):
    """A date typed as day, month and year. A month may be a name; a whole date may stand in
    the first box. `not_before` and `not_after` are dates the form was given."""

    widget = DateInput

    def __init__(self, *, not_before=None, not_after=None, **kwargs):
        self.not_before, self.not_after = not_before, not_after
        boxes = [forms.CharField(required=False) for _ in PARTS]
        super().__init__(boxes, require_all_fields=False, **kwargs)

    @property
    def subject(self):
        return subject(self, self.label or "Date")

    def clean(self, value):
        values = [tidy(part or "", lines=False) for part in self._boxes(value)]
        if not any(values):
            if self.required:
                raise PartError(self._required(), code="required")
            return None
        missing = [part for part, typed in zip(PARTS, values, strict=True) if not typed]
        if missing:
            raise PartError(f"{self.subject} must include a {' and '.join(missing)}", missing)
        found = self._date(*values)
        self._within(found)
        self.run_validators(found)
        return found

    def _boxes(self, value):
        if isinstance(value, date):
            return self.widget.decompress(value)
        values = list(value or ["", "", ""])
        if values[0] and not any(values[1:]):
            whole = values[0].strip()
            if match := WRITTEN.match(whole):
                return list(match.groups())
            if match := ISO.match(whole):
                return list(reversed(match.groups()))
        return values

    def _required(self):
        chosen = str(self.error_messages["required"])
        usual = str(forms.Field.default_error_messages["required"])
        return f"Enter {lower(self.subject)}" if chosen == usual else chosen

    def _date(self, typed_day, typed_month, typed_year):
        problems = {}
        number, month, year = _number(typed_day), month_number(typed_month), _number(typed_year)
        if number is None or not 1 <= number <= 31:
            problems["day"] = "a day from 1 to 31"
        if month is None:
            problems["month"] = "a month from 1 to 12"
        if year is None or not re.fullmatch(r"(19|2\d)\d\d", typed_year):
            problems["year"] = "a year with 4 numbers, like 2015"
        if problems:
            raise PartError(f"{self.subject} must have {' and '.join(problems.values())}", problems)
        try:
            return date(year, month, number)
        except ValueError:
            raise PartError(
                f"{self.subject} must be a real date: {MONTHS[month - 1]} {year} has no day {number}",
                ["day"],
            ) from None

    def _within(self, found):
        if self.not_before and found < self.not_before:
            raise PartError(f"{self.subject} must be {day(self.not_before)} or later")
        if self.not_after and found > self.not_after:
            raise PartError(f"{self.subject} must be {day(self.not_after)} or earlier")

    def has_changed(self, initial, data):
        if self.disabled:
            return False
        try:
            return self.clean(data) != (initial or None)
        except forms.ValidationError:
            return True


def _number(typed):
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else None


def month_number(typed):
    """1 to 12, from a number or from the name or its first three letters; else None."""
    number = _number(typed)
    if number is not None:
        return number if 1 <= number <= 12 else None
    word = typed.casefold().rstrip(".")
    if len(word) < 3:
        return None
    word = "sep" if word == "sept" else word
    return next((number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)), None)
