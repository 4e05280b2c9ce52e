"""A page for one act: what it is, why not (all reasons, before anything is typed), a form, a button."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from documents.actions import Refused

from ..workflow import NotAllowed

TEMPLATE = "governance/meetings/act.html"


def acted(
    request, form, act, *, back, heading, caption="", why="", button="Record", said="Recorded.", reasons=(), warns=()
):
    """Show the form, or perform `act` on a valid one and go `back` (address, words). Bad input loses nothing typed.

    `reasons` stand in the way; `warns` do not, and are said before one goes on.
    """
    if request.method == "POST" and form.is_valid():
        try:
            act()
            messages.success(request, said)
            return redirect(back[0])
        except (NotAllowed, Refused, ValidationError) as refusal:
            form.add_error(None, refusal.messages if isinstance(refusal, ValidationError) else refusal.reasons)
            reasons = ()
    context = {
        "form": form, "heading": heading, "caption": caption, "why": why, "button": button, "reasons": reasons,
        "back": back, "warns": warns,
    }  # fmt: skip
    return render(request, TEMPLATE, context, status=422 if form.errors else 200)


def given(request, form, *args, **kwargs):
    """The form as sent, or empty."""
    if request.FILES and not args:
        kwargs["files"] = request.FILES
    return form(request.POST if request.method == "POST" else None, *args, **kwargs)
