"""One Jinja environment whose only job is to run the official NHS.UK macros.

What the macros print without escaping must be marked safe by Django: a plain string
under an `html` key is escaped here, and typed text can never become markup.
"""

from functools import cache, lru_cache

from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, mark_safe
from jinja2 import ChainableUndefined, Environment, PackageLoader
from jinja2.runtime import Macro
from markupsafe import Markup, escape

# Keys whose safe strings stay safe; under all others safety is dropped, because the
# macros print a safe attribute value with its quotes as they are.
MARKUP_KEYS = {"text", "label", "hint", "errorMessage", "heading", "legend", "title", "caption"}
KEY_LIMIT = 4000
MANY_OPTIONS = 20
ONE = "the-one-option"


@cache
def environment():
    return Environment(
        loader=PackageLoader("nhsuk_frontend_jinja"),
        undefined=ChainableUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def macro(component):
    """The one macro in a component's file."""
    module = environment().get_template(f"nhsuk/components/{component}/macro.jinja").module
    return next(found for found in vars(module).values() if isinstance(found, Macro))


def concrete(value, key=""):
    """Plain values for Jinja: lazy strings resolved, typed text unable to be markup."""
    if isinstance(value, Promise):
        value = value.__str__()
    if isinstance(value, dict):
        return {str(name): concrete(item, str(name)) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [concrete(item) for item in value]
    if key == "html" or key.endswith("Html"):
        return Markup(conditional_escape(value)) if value not in (None, "") else value
    if isinstance(value, str):
        return _text(value, key)
    if value is None or isinstance(value, bool | int):
        return value
    return str(value)


def _text(value, key):
    safe = isinstance(value, SafeData | Markup)
    if key == "attributes" and not safe:
        raise TypeError("Give attributes as a dictionary, so that their values are escaped.")
    if safe and (key in MARKUP_KEYS or key.endswith("Text") or key == "attributes"):
        return Markup(value)
    return str.__str__(value)


def joined(pieces):
    """Safe pieces as one safe piece."""
    return mark_safe("".join(conditional_escape(piece) for piece in pieces))


def render(component, params):
    """A component as safe HTML. Equal parameters are drawn once in a process."""
    plain = concrete(params)
    if component == "select" and len(plain.get("items", ())) > MANY_OPTIONS and _simple(plain["items"]):
        return _long_select(plain)
    fingerprint = repr(plain)
    if len(fingerprint) > KEY_LIMIT:
        return mark_safe(macro(component)(plain))
    return _drawn(component, _Keyed(fingerprint, plain))


def _simple(items):
    return all(item.keys() <= {"value", "text", "selected"} and "value" in item for item in items)


def _long_select(plain):
    """The macro draws one option, and plain text the rest: each costs it half a millisecond."""
    chosen = plain.get("value")
    made = []
    for item in plain["items"]:
        selected = item.get("selected", bool(chosen) and item["value"] == chosen)
        value, words = escape(item["value"]), escape(item["text"])
        made.append(f'<option value="{value}"{" selected" if selected else ""}>{words}</option>')
    drawn = str(macro("select")(plain | {"items": [{"value": ONE, "text": ONE}]}))
    before, _, rest = drawn.partition("<option")
    after = rest.partition("</option>")[2]
    return mark_safe(before + "\n    ".join(made) + after)


class _Keyed:
    """Parameters that compare by their text, so that they can be remembered."""

    __slots__ = ("fingerprint", "plain")

    def __init__(self, fingerprint, plain):
        self.fingerprint, self.plain = fingerprint, plain

    def __hash__(self):
        return hash(self.fingerprint)

    def __eq__(self, other):
        return self.fingerprint == other.fingerprint


@lru_cache(maxsize=2000)
def _drawn(component, keyed):
    html = mark_safe(macro(component)(keyed.plain))
    keyed.plain = None
    return html
