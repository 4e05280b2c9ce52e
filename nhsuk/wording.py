"""Error messages that say what to do, in place of Django's own.

Only Django's unchanged defaults are reworded; a message a form or a field chose is kept.
"""

from django import forms
from django.core import validators
from django.utils.text import Truncator

ORDERS = ("Choose", "Describe", "Enter", "Explain", "Give", "Say", "Tick", "Type")  # labels that say what to do
CHOICES = (forms.RadioSelect, forms.Select, forms.CheckboxSelectMultiple)


def messages(bound):
    """The field's errors as sentences, in order."""
    errors = bound.form.errors.as_data().get(bound.name, [])
    return [sentence for error in errors for sentence in _sentences(bound, error)]


def subject(field, label):
    """How a sentence names the field: its label without a question mark."""
    return str(label or field.label or "This answer").strip().rstrip("?:")


def lower(words):
    """The first letter lowered, unless the first word is "I" or an abbreviation such as CCG."""
    if words.startswith(("I ", "I’")) or words[1:2].isupper():
        return words
    return words[:1].lower() + words[1:]


def _sentences(bound, error):
    return [_reworded(bound, error)] if hasattr(error, "message") else list(error.messages)


def _reworded(bound, error):
    if any(error.message is default for default in DEFAULT_LIMITS):
        ours = LIMITS[error.code]
    else:
        ours = WORDS.get(str(error.message))
    return ours(bound, error.params or {}) if ours else error.messages[0]


def _required(bound, _):
    words, widget = str(bound.label), bound.field.widget
    if words.partition(" ")[0] in ORDERS:
        return words
    if words.endswith("?"):
        return f"Answer the question: {words}"
    if isinstance(widget, forms.FileInput):
        return f"Choose a file: {lower(words)}"
    if isinstance(widget, forms.CheckboxInput):
        return f"Tick the box: {lower(words)}"
    return f"{'Choose' if isinstance(widget, CHOICES) else 'Enter'} {lower(words)}"


def _must(rule):
    return lambda bound, params: f"{subject(bound.field, bound.label)} must be {rule.format(**params)}"


def _not_listed(bound, params):
    value = Truncator(str(params.get("value", ""))).chars(60)
    words = lower(subject(bound.field, bound.label))
    return f"Choose {words} from the list; “{value}” is not in it" if value else f"Choose {words} from the list"


DEFAULTS = forms.Field.default_error_messages
WORDS = {
    str(DEFAULTS["required"]): _required,
    str(forms.IntegerField.default_error_messages["invalid"]): _must("a whole number, like 12"),
    str(forms.FloatField.default_error_messages["invalid"]): _must("a number, like 12.5"),
    str(forms.DateField.default_error_messages["invalid"]): _must("a real date, like 9 January 2015"),
    str(forms.TimeField.default_error_messages["invalid"]): _must("a time, like 14:30"),
    str(validators.EmailValidator.message): _must("an e-mail address, like name@example.org"),
    str(validators.URLValidator.message): _must("a web address, like https://www.example.org"),
    str(forms.ChoiceField.default_error_messages["invalid_choice"]): _not_listed,
    str(forms.FileField.default_error_messages["empty"]): lambda bound, _: (
        "The file is empty. Choose a file with something in it"
    ),
}
LIMITS = {
    "max_length": _must("{limit_value} characters or fewer; you typed {show_value}"),
    "min_length": _must("{limit_value} characters or more; you typed {show_value}"),
    "max_value": _must("{limit_value} or less"),
    "min_value": _must("{limit_value} or more"),
}
DEFAULT_LIMITS = [
    validators.MaxLengthValidator.message,
    validators.MinLengthValidator.message,
    validators.MaxValueValidator.message,
    validators.MinValueValidator.message,
]
