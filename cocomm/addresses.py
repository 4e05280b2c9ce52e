"""Addresses found word by word.

Django compares an address with each pattern in turn, some three hundred here, and writes down all that did not fit.
`by_first_word` looks its first word up, and compares it with what stands under that word alone; and so at each part.
"""

import re
from itertools import groupby

from django.urls import Resolver404, URLPattern, include, path, re_path
from django.urls.resolvers import RegexPattern, RoutePattern, URLResolver

PLAIN = re.compile(r"[\w.-]+")
FEW = 3  # compared as fast as looked up


class Words(URLResolver):
    """Resolvers each of a plain word, no two of the same: the word leads to its own."""

    def __init__(self, resolvers):
        super().__init__(RoutePattern(""), list(resolvers))
        self.by_word = {str(each.pattern): each for each in resolvers}

    def resolve(self, path):
        word, slash, _ = path.partition("/")
        found = self.by_word.get(word + slash)
        if found is None:
            raise Resolver404({"tried": [], "path": path})
        match = found.resolve(path)
        match.route = self._join_route(str(found.pattern), match.route)
        return match


def by_first_word(patterns):
    """The same patterns; those that begin with a plain word together under it, and before those that do not."""
    flat = list(_flat(patterns))
    plain = [each for each in flat if _is_plain(_first(each))]
    return [_words(plain), *(each for each in flat if not _is_plain(_first(each)))]


def _words(patterns):
    groups = {}
    for each in patterns:
        groups.setdefault(_first(each), []).append(each)
    return Words([_under(word, those) for word, those in groups.items()])


def _under(word, patterns):
    return path(word, include(_in_order([_without(word, each) for each in patterns])))


def _in_order(patterns):
    """Neighbours that begin alike under what they share: none is asked before another that it was asked after."""
    made = []
    for plain, found in groupby(patterns, key=lambda each: _is_plain(_first(each)) or _first(each)):
        those = list(found)
        if not plain or len(those) <= FEW:
            made += those
        else:
            made.append(_words(those) if plain is True else _under(plain, those))
    return made


def _first(each):
    """The first part of an address with its stroke, of a route that goes on; else nothing."""
    first, slash, _ = str(each.pattern).partition("/")
    whole = "<path:" not in first and (PLAIN.fullmatch(first) or not isinstance(each.pattern, RegexPattern))
    return first + slash if slash and whole and isinstance(each, URLPattern) else ""


def _is_plain(word):
    return bool(PLAIN.fullmatch(word[:-1]))


def _without(word, each):
    rest = str(each.pattern).removeprefix(word)
    made, rest = (re_path, f"^{rest}") if isinstance(each.pattern, RegexPattern) else (path, rest)
    return made(rest, each.callback, each.default_args, each.name)


def _flat(patterns):
    """What is included under nothing, as if it stood here."""
    for each in patterns:
        if not isinstance(each, URLPattern) and not str(each.pattern):
            yield from _flat(each.url_patterns)
        else:
            yield each
