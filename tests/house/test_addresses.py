"""Addresses grouped by their first word lead where they led before."""

import pytest
from django.urls import URLPattern, get_resolver, path, re_path, resolve
from django.urls.resolvers import RoutePattern, URLResolver

from cocomm.addresses import by_first_word


def view(request):
    """Never asked."""


PATTERNS = [
    path("", view, name="home"),
    path("meetings/", view, name="meetings"),
    path("", ([path("meetings/<ref>/", view, name="meeting"), path("<ref>.ics", view, name="any")], None, None)),
    re_path(r"meetings/(?P<place>tile/.+)$", view, name="tile"),
    path("meetings/new/<slug:kind>/", view, {"kind_of": "all"}, name="new"),
    path("log", view, name="log"),
]


@pytest.mark.parametrize(
    "address",
    ["/", "/meetings/", "/meetings/abc/", "/abc.ics", "/meetings/tile/1/2", "/meetings/new/joint/", "/log"],
)
def test_an_address_leads_where_it_led(address):
    before, after = (
        URLResolver(RoutePattern("/"), type("Urls", (), {"urlpatterns": patterns}))
        for patterns in (PATTERNS, by_first_word(PATTERNS))
    )
    was, now = before.resolve(address), after.resolve(address)
    assert (now.url_name, now.kwargs) == (was.url_name, was.kwargs)


def test_each_word_is_looked_at_once_and_few_stand_alone():
    """Else the saving is gone: an address would be compared with each of three hundred patterns again."""
    top = get_resolver().url_patterns
    words = [str(each.pattern) for each in top if not isinstance(each, URLPattern)]
    assert len(words) - len(set(words)) <= 1  # our account pages, and allauth's
    assert len(top) < 80
    assert resolve("/conflicts/abcdefghjkmn/interests/").url_name == "interests-of"
