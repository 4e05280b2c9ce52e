"""Addresses looked up word by word lead where they led before."""

from itertools import chain

import pytest
from django.urls import Resolver404, path, re_path
from django.urls.resolvers import RoutePattern, URLResolver

from cocomm.addresses import Words, by_first_word
from cocomm.urls import patterns, urlpatterns


def view(request):
    """Never asked."""


PATTERNS = [
    path("", view, name="home"),
    path("meetings/", view, name="meetings"),
    path("", ([path("meetings/<ref>/", view, name="meeting"), path("<ref>.ics", view, name="any")], None, None)),
    re_path(r"meetings/(?P<place>tile/.+)$", view, name="tile"),
    path("meetings/new/<slug:kind>/", view, {"kind_of": "all"}, name="new"),
    path("log", view, name="log"),
    path("meetings/<ref>/one/", view, name="one"),
    path("meetings/<ref>/<slug:kind>/", view, name="kind"),
    path("meetings/<ref>/new/", view, name="never"),
    path("meetings/<ref>/four/of/", view, name="four"),
    path("<path:whole>/x/", view, name="path"),
    path("<path:whole>/y/", view),
    path("<path:whole>/z/", view),
    path("<path:whole>/w/", view),
]


def resolver(patterns):
    return URLResolver(RoutePattern("/"), type("Urls", (), {"urlpatterns": patterns}))


BEFORE, AFTER = resolver(PATTERNS), resolver(by_first_word(PATTERNS))
ALL_BEFORE, ALL_AFTER = resolver(patterns), resolver(urlpatterns)


def told(found):
    return found.url_name, found.func, found.kwargs, found.route


@pytest.mark.parametrize(
    "address",
    ["/", "/meetings/", "/meetings/abc/", "/abc.ics", "/meetings/tile/1/2", "/meetings/new/joint/", "/log", "/a/b/c/x/",
     "/meetings/abc/one/", "/meetings/abc/last/", "/meetings/abc/new/", "/meetings/abc/four/of/"],
)  # fmt: skip
def test_an_address_leads_where_it_led(address):
    assert told(AFTER.resolve(address)) == told(BEFORE.resolve(address))


@pytest.mark.parametrize("address", ["/nowhere/", "/meetings/abc/no/where/", "/meetings/abc", "/meetings"])
def test_an_address_of_nobody_leads_nowhere(address):
    for each in (BEFORE, AFTER, ALL_BEFORE, ALL_AFTER):
        with pytest.raises(Resolver404):
            each.resolve(address)


def addresses(resolver):
    """One of every route there is; a part is a word that no route has, and one that several have."""
    routes = chain.from_iterable(routes for _, routes in resolver.reverse_dict.lists())
    for form, names in chain.from_iterable(forms for forms, *_ in routes):
        for word in ("2016", "new", "mine", "people"):
            yield "/" + form % dict.fromkeys(names, word)


def test_every_address_of_the_house_leads_where_it_led():
    asked = set(addresses(ALL_BEFORE))
    assert len(asked) > 600
    wrong = [address for address in asked if _found(ALL_AFTER, address) != _found(ALL_BEFORE, address)]
    assert not wrong


def _found(resolver, address):
    try:
        return told(resolver.resolve(address))
    except Resolver404:
        return None


def test_words_are_looked_up_and_few_patterns_stand_alone():
    """Else the saving is gone: an address would be compared with each of three hundred patterns again."""
    words, *alone = urlpatterns
    assert isinstance(words, Words) and len(alone) < 10
    assert isinstance(words.by_word["conflicts/"].url_patterns[1].url_patterns[1], Words)
