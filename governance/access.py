"""The one door into every private page.

*Who may* is asked here, *in which state* in `flows`, *whose own* in a guard.
A stranger gets 404, a colleague without the permission 403. The grants of a request are read
once, with the session: guardian's group rows joined to the appointments in force at `request.now`.
"""

from collections import defaultdict
from functools import cache, reduce, wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import SimpleLazyObject

from jobs.beside import rows_of
from jobs.clock import london
from jobs.prepared import Word, prepared
from jobs.submissions import kept

from .granted import granted
from .held import hold_or_sign_in
from .models.committees import with_bodies

BODIES = "bodies__organisation"


class Grants:
    """What one user may do, where, at one instant. Scopes are ("organisation" | "committee", id)."""

    def __init__(self, rows, at):
        self.at = at
        self.on = london(at).date()
        self.bodies = set()
        self.posts = set()
        self._scopes = defaultdict(set)
        last = scope = None
        for role, organisation, committee, on_organisation, on_committee in rows:
            if (role, organisation, committee) != last:  # a row for each permission of a post, mostly together
                last = role, organisation, committee
                scope = ("organisation", organisation) if organisation else ("committee", committee)
                self.bodies.add(scope)
                self.posts.add((role, scope))
            self._scopes[on_organisation or on_committee].add(scope)

    @property
    def permissions(self):
        """The names of all that is held somewhere."""
        return frozenset(self._scopes)

    def scopes(self, permission):
        return self._scopes.get(str(permission), set())

    def organisations(self, permission):
        """Ids of the organisations where the permission is held; for list filters."""
        return {pk for kind, pk in self.scopes(permission) if kind == "organisation"}

    def may(self, permission, record):
        return not self.scopes(permission).isdisjoint(scopes_of(record, self.on))

    def knows(self, record):
        """Is the holder a colleague in this matter, whatever their permissions?"""
        return not self.bodies.isdisjoint(scopes_of(record, self.on))


class Held:
    """What a list asks of somebody's grants, as plain values: where one permission is held, and on which day.

    `Held.values(grants, permission, "organisations", "on")` are values of a prepared question; inside it
    `Held(organisations, on=on)` stands for the grants.
    """

    def __init__(self, organisations=(), committees=(), on=None):
        self.on, self._held = on, organisations
        self._scopes = {("organisation", pk) for pk in organisations} | {("committee", pk) for pk in committees}

    @staticmethod
    def values(grants, permission, *names):
        scopes = sorted(grants.scopes(permission))
        known = {
            "organisations": [pk for kind, pk in scopes if kind == "organisation"],
            "committees": [pk for kind, pk in scopes if kind == "committee"],
            "on": grants.on,
        }
        return {name: known[name] for name in names}

    def scopes(self, permission):
        return self._scopes

    def organisations(self, permission):
        return self._held


def scopes_of(record, on):
    """Every body with a side in the record on that date; those known without asking come first."""
    return record.scopes_on(on) if hasattr(record, "scopes_on") else record.scopes


def grants_of(user, at):
    """The grants of a user at an instant: one query, none for strangers."""
    if user is None or not user.is_authenticated or not user.is_active or not user.person_id:
        return Grants([], at)
    return Grants(granted(person=user.person_id, at=at).rows(), at)


def _grants_of_request(request):
    """What came with the session, if the account that is signed in did; else they are asked for."""
    text = getattr(request.user, "granted", None)
    if text is None:
        return grants_of(request.user, request.now)
    return Grants(rows_of(text) if request.user.is_active else [], request.now)


class GrantsMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.grants = SimpleLazyObject(lambda: _grants_of_request(request))
        return self.get_response(request)


def needs(permission, model=None):
    """Guard a view: sign in, load `model` by `ref`, 404 for strangers, 403 for colleagues without the permission.

    Without a model the permission must be held somewhere. A model may offer
    `objects.for_door()` to load what its scopes need in the same query.
    """

    def decorate(view):
        @wraps(view)
        def door(request, ref=None, **kwargs):
            if not request.user.is_authenticated:
                return hold_or_sign_in(request)
            if model is None:
                if not request.grants.scopes(permission):
                    raise PermissionDenied
                return kept(request, lambda: view(request, **kwargs))
            record = load(model, ref)
            if not request.grants.knows(record):
                raise Http404
            if not request.grants.may(permission, record):
                raise PermissionDenied
            return kept(request, lambda: view(request, record, **kwargs))

        door.door = permission
        door.door_model = model
        return door

    return decorate


def load(model, ref):
    found = _at_the_door(model=model, ref=Word(ref)).rows()
    if not found:
        raise Http404
    record, way = found[0], _way_to_committee(model)
    if way is not None:
        with_bodies(reduce(getattr, way, record))
    return record


def _for_door(model):
    return model.objects.for_door() if hasattr(model.objects, "for_door") else model.objects.all()


@prepared
def _at_the_door(model, ref):
    rows = _for_door(model).filter(ref=ref).order_by()
    return rows if _way_to_committee(model) is None else rows.prefetch_related(None)


@cache
def _way_to_committee(model):
    """Steps from a record to the committee, where its bodies are all that the door loads apart; else None."""
    lookups = _for_door(model)._prefetch_related_lookups
    if len(lookups) != 1 or not lookups[0].endswith(BODIES):
        return None
    return tuple(lookups[0].removesuffix(BODIES).split("__")[:-1])


def signed_in(view):
    """Guard a view that every signed-in person may open; what it shows is filtered by their grants."""

    @wraps(view)
    def door(request, **kwargs):
        if not request.user.is_authenticated:
            return hold_or_sign_in(request)
        return kept(request, lambda: view(request, **kwargs))

    door.door = "signed in"
    return door


def public(view):
    """Mark a view that anybody may open."""
    view.door = "public"
    return view


__all__ = ["Grants", "GrantsMiddleware", "grants_of", "needs", "public", "redirect_to_login", "signed_in"]
