"""Addresses found by their first word.

Django compares an address with each pattern in turn, some two hundred here, and writes down all that did not fit.
Under one `include` for each first word it looks at the dozen that may.
"""

import re

from django.urls import URLPattern, include, path, re_path
from django.urls.resolvers import RegexPattern

PLAIN = re.compile(r"[\w.-]+")


def by_first_word(patterns):
    """The same patterns in the same order, those with a common first word together under it."""
    groups, alone = {}, []
    for each in _flat(patterns):
        first, slash, rest = str(each.pattern).partition("/")
        if isinstance(each, URLPattern) and slash and PLAIN.fullmatch(first):
            made, rest = (re_path, f"^{rest}") if isinstance(each.pattern, RegexPattern) else (path, rest)
            groups.setdefault(f"{first}/", []).append(made(rest, each.callback, each.default_args, each.name))
        else:
            alone.append(each)
    return [path(word, include(those)) for word, those in groups.items()] + alone


def _flat(patterns):
    """What is included under nothing, as if it stood here."""
    for each in patterns:
        if not isinstance(each, URLPattern) and not str(each.pattern):
            yield from _flat(each.url_patterns)
        else:
            yield each
