"""The frame of every page: header, navigation, account, demonstration banner, footer.

Pages say nothing to get it. `settings.NAVIGATION` lists (words, url name, needs sign-in);
a name that does not resolve is left out. A public view (`request.is_public`) is drawn
without asking who is signed in.
"""

import re
from functools import cached_property

from django.conf import settings
from django.urls import NoReverseMatch, reverse
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
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


class Frame:
    def __init__(self, request):
        self.request = request

    @cached_property
    def user(self):
        """Whoever is signed in; on a public page nobody, without looking."""
        user = None if getattr(self.request, "is_public", False) else getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @property
    def demo(self):
        return settings.DEMO

    @property
    def demo_clock(self):
        at = getattr(self.request, "now", None)
        return london(at.replace(second=0), weekday=True) if at and settings.DEMO_NOW else ""

    def _navigation(self):
        items = []
        for words, name, needs_sign_in in getattr(settings, "NAVIGATION", ()):
            if (self.user or not needs_sign_in) and (href := address(name)):
                items.append({"text": words, "href": href})
        here = [item for item in items if self._is_here(item["href"])]
        if here:
            max(here, key=lambda item: len(item["href"]))["current"] = True
        return items

    def _is_here(self, href):
        path = self.request.path
        return path == href if href == "/" else path.startswith(href)

    def _account(self):
        if self.user:
            name = {"text": str(self.user), "icon": True, "href": address("account_email")}
            return [name, {"text": "Sign out", "href": address("account_logout")}]
        return [{"text": "Sign in", "href": address("account_login")}]

    @property
    def account_pages(self):
        return [(words, href) for words, name in ACCOUNT if (href := address(name))]

    @property
    def header(self):
        """The header; without the NHS mark unless a setting says its owner runs the service."""
        account = [item for item in self._account() if item["href"] or "icon" in item]
        parameters = {
            "service": {"text": SERVICE, "href": "/"},
            "logo": {"ariaLabel": f"{SERVICE} homepage"},
            "account": {"items": account} if account else None,
            "navigation": {"items": self._navigation()},
        }
        html = components.render("header", parameters)
        return html if settings.NHS_LOGO else mark_safe(LOGO.sub("", html))

    @property
    def footer(self):
        links = [{"text": words, "href": href} for words, name in FOOTER if (href := address(name))]
        return components.render(
            "footer",
            {
                "meta": {"items": links},
                "copyright": {"text": f"{SERVICE}: a service for clinical commissioning groups and NHS England"},
            },
        )
