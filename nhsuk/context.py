"""The frame of every page: header, navigation, account, demonstration banner, footer.

Pages say nothing to get it. `settings.NAVIGATION` lists (words, url name, needs sign-in);
a name that does not resolve is left out, and so is a page whose door stays shut to the reader.
A public view (`request.is_public`) is drawn without asking who is signed in.
"""

import re
from functools import cache, cached_property, lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, get_urlconf, resolve, reverse
from django.utils.safestring import mark_safe

from nhsuk import components
from nhsuk.words import london

SERVICE = "Primary care co-commissioning"
FOOTER = (
    ("Verify a document", "verify"),
    ("Accessibility statement", "accessibility"),
    ("Privacy notice", "privacy"),
)
ACCOUNT = (
    ("E-mail address", "account_email"),
    ("Password", "account_change_password"),
    ("Two-step sign-in", "mfa_index"),
    ("Where you are signed in", "usersessions_list"),
    ("Your sign-ins", "sign-ins"),
    ("Your calendar", "own-calendar"),
)
LOGO = re.compile(r'<svg class="nhsuk-header__logo".*?</svg>', re.DOTALL)


def page(request):
    return {"service_name": SERVICE, "frame": Frame(request)}


def address(name):
    """Where a named page is, or None while nobody serves it."""
    return _found(name, get_urlconf() or settings.ROOT_URLCONF)


@cache
def _found(name, urlconf):
    try:
        return reverse(name, urlconf)
    except NoReverseMatch:
        return None


@cache
def _permission(href, urlconf):
    """What the door of a page asks for; nothing where everybody, or everybody signed in, may open it."""
    door = getattr(resolve(href, urlconf).func, "door", None)
    return None if door in ("public", "signed in") else door


class Frame:
    def __init__(self, request):
        self.request = request

    @cached_property
    def user(self):
        """Whoever is signed in; on a public page nobody, without looking."""
        user = None if getattr(self.request, "is_public", False) else getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @property
    def head(self):
        return _head()

    @property
    def skip_link(self):
        return _skip_link()

    @property
    def demo(self):
        return settings.DEMO

    @property
    def demo_clock(self):
        at = getattr(self.request, "now", None)
        return london(at.replace(second=0), weekday=True) if at and settings.DEMO_NOW else ""

    def _navigation(self):
        """(words, address) of what this reader may open."""
        grants = getattr(self.request, "grants", None) if self.user else None
        wanted = tuple(map(tuple, getattr(settings, "NAVIGATION", ())))
        held = None if grants is None else grants.permissions
        return _menu(wanted, bool(self.user), held, get_urlconf() or settings.ROOT_URLCONF)

    def _here(self, items):
        """The address in the menu that the page belongs to."""
        path = self.request.path
        here = [href for _, href in items if (path == href if href == "/" else path.startswith(href))]
        return max(here, key=len, default="")

    def _account(self):
        """(words, address) of the reader's own pages; the first of two is their name."""
        if self.user:
            return (str(self.user), address("account_email")), ("Sign out", address("account_logout"))
        return (("Sign in", address("account_login")),)

    @property
    def account_pages(self):
        return [(words, href) for words, name in ACCOUNT if (href := address(name))]

    @property
    def header(self):
        items = self._navigation()
        return _header(self._account(), items, self._here(items), settings.NHS_LOGO)

    @property
    def footer(self):
        return _footer(tuple((words, address(name)) for words, name in FOOTER))


@cache
def _head():
    """What stands in the head of every page: the same for as long as the process lives."""
    return render_to_string("nhsuk/head.html")


@cache
def _skip_link():
    return components.render("skip-link", {"href": "#maincontent", "text": "Skip to main content"})


# All are remembered by what is drawn in them: nobody is shown another's name or an old menu.


@lru_cache(maxsize=500)
def _menu(wanted, signed_in, held, urlconf):
    """The pages wanted whose doors open to somebody who holds these permissions somewhere; None holds them all."""
    found = [(words, _found(name, urlconf)) for words, name, needs_sign_in in wanted if signed_in or not needs_sign_in]
    doors = [(item, _permission(item[1], urlconf)) for item in found if item[1]]
    return tuple(item for item, asks in doors if not asks or held is None or str(asks) in held)


@lru_cache(maxsize=500)
def _header(account, navigation, here, logo):
    """The header; without the NHS mark unless a setting says its owner runs the service."""
    links = [{"text": words, "href": href} for words, href in account]
    if len(links) > 1:
        links[0]["icon"] = True
    shown = [link for link in links if link["href"] or "icon" in link]
    parameters = {
        "service": {"text": SERVICE, "href": "/"},
        "logo": {"ariaLabel": f"{SERVICE} homepage"},
        "account": {"items": shown} if shown else None,
        "navigation": {"items": [_item(words, href, here) for words, href in navigation]},
    }
    html = components.render("header", parameters)
    return html if logo else mark_safe(LOGO.sub("", html))


def _item(words, href, here):
    return {"text": words, "href": href} | ({"current": True} if href == here else {})


@cache
def _footer(links):
    parameters = {
        "meta": {"items": [{"text": words, "href": href} for words, href in links if href]},
        "copyright": {"text": f"{SERVICE}: a service for clinical commissioning groups and NHS England"},
    }
    return components.render("footer", parameters)
