"""Every address is guarded by the one door, or stands on this short list of public pages."""

import inspect

from django.urls import URLPattern, get_resolver
from django.views.generic import RedirectView

PUBLIC = {
    "home", "accessibility", "privacy", "models", "functions", "verify",
    "demo", "demo-sign-in",  # answer 404 unless this is a demonstration
    "health-live", "health-ready",
    "registers", "register-catalogue", "register-of-all", "register-of-all-metadata", "register-of-all-file",
    "public-body", "register", "register-compare", "register-metadata", "register-file",
    "committee-calendar", "body-calendar",
    "public-ask", "public-follow",
    "topic", "topic-feed", "topic-calendar", "practice", "practice-feed", "practice-calendar",
    "private-calendar",  # its own guard: a secret key in the address
    "published-file", "published-paper", "published-report", "published-pack",
    "published-minutes", "in-force", "national", "national-file",
    "entry", "entry-json", "entry-version", "entry-receipt",
    "ledger", "ledger-key", "ledger-checkpoint", "ledger-heads", "ledger-rows", "ledger-consistency",
    "ledger-checker", "ledger-tile",
    "openapi-json", "api-root", "all_registers", "bodies", "page", "bulk", "receipt",
}  # fmt: skip
# Their own guards, which tests/governance covers: sign-in, second factor, sessions.
THEIR_OWN = ("allauth.",)


def addresses(patterns=None, prefix=""):
    for each in patterns if patterns is not None else get_resolver().url_patterns:
        path = prefix + str(each.pattern)
        if isinstance(each, URLPattern):
            yield path, each.name or path, each.callback
        else:
            yield from addresses(each.url_patterns, path)


def unguarded(all_addresses):
    found = []
    for path, name, view in all_addresses:
        module = getattr(inspect.unwrap(getattr(view, "view_class", view)), "__module__", "")
        door = getattr(view, "door", None)
        if module.startswith(THEIR_OWN) or getattr(view, "view_class", None) is RedirectView:
            continue
        if door is None:
            found.append(f"/{path} ({name}) has no door")
        elif str(door) == "public" and name not in PUBLIC:
            found.append(f"/{path} ({name}) is public and not on the list")
    return found


def test_every_address_has_a_door():
    assert unguarded(addresses()) == []


def test_the_list_of_public_pages_has_no_strays():
    public = {name for _, name, view in addresses() if str(getattr(view, "door", "")) == "public"}
    assert public == PUBLIC


def test_an_address_without_a_door_is_found():
    def view(request): ...

    def opened(request): ...

    opened.door = "public"
    assert unguarded([("secret/", "secret", view)])
    assert unguarded([("opened/", "opened", opened)])
