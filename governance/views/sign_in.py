"""One's own sign-ins, a form that was held, and the demonstration's list of people."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jobs.clock import real_time
from nhsuk.tables import Column, table

from .. import actions, held, posts
from ..access import public, signed_in
from ..models import HeldPost
from ..rules.browsers import browser

SIGN_INS = [
    Column("happened_at", "When", kind="date"),
    Column("outcome", "What happened"),
    Column("method", "How"),
    Column("address", "From address"),
    Column("browser", "With"),
]
SHOWN = 100


@signed_in
def sign_ins(request):
    """Whatever happened to my own account, so that I can see what was not me."""
    rows = [
        {
            "happened_at": row.happened_at,
            "outcome": row.outcome,
            "method": row.method,
            "address": row.address or "",
            "browser": browser(row.agent),
        }
        for row in request.user.sign_ins.all()[:SHOWN]
    ]
    shown = table(SIGN_INS, rows, caption="Your sign-ins", empty="Nothing has been recorded yet.")
    return render(request, "governance/sign_in/sign_ins.html", {"table": shown, "shown": SHOWN})


@signed_in
def held_form(request, kept):
    """What was typed when the session ended, with a button that sends it again."""
    form = _held(request, kept)
    return render(request, "governance/sign_in/held.html", {"held": form, "shown": held.as_read(form.fields)})


@require_POST
@signed_in
def discard(request, kept):
    actions.discard_held(_held(request, kept))
    return redirect("desk")


def _held(request, ref):
    return get_object_or_404(HeldPost.objects.visible_to(request.user, real_time()), ref=ref)


@public
def demo(request):
    """Who there is to sign in as. The demonstration only listens on this machine."""
    if not settings.DEMO:
        raise Http404
    people = posts.demonstration_people(at=request.now, stories=settings.DEMO_PEOPLE)
    return render(request, "governance/sign_in/demo.html", {"people": people})


@public
@require_POST
def demo_sign_in(request):
    if not settings.DEMO:
        raise Http404
    people = posts.demonstration_people(at=request.now, stories=settings.DEMO_PEOPLE)
    wanted = [user for user, _, _ in people if user.email == request.POST.get("email")]
    if not wanted:
        raise Http404
    if request.user.is_authenticated:
        logout(request)
    record_authentication(request, wanted[0], method="demo")
    get_adapter().login(request, wanted[0])
    return redirect("desk")
