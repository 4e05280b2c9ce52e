"""What the pages of this floor share: trying a verb, the plain form page, the plain list page."""

from django.contrib import messages
from django.shortcuts import redirect, render

from governance.workflow import NotAllowed

UNTITLED = "There is a problem"


def tried(request, form, verb):
    """What the verb made, or None with its reasons on the form."""
    try:
        return verb()
    except NotAllowed as refusal:
        form.add_error(None, refusal.reasons)
        return None


def pressed(request, verb, said, to):
    """A button without fields: do it and say so, or say why not."""
    try:
        verb()
    except NotAllowed as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, said)
    return redirect(to) if isinstance(to, str) else redirect(*to)


def ask_with(
    request, form, verb, *, said, to, title, caption="", lead="", button="Save", back=None,
    template="conflicts/form.html", **context,
):  # fmt: skip
    """A page with one form: do the verb with what was typed, or show the form with what is wrong."""
    if request.method == "POST" and form.is_valid():
        made = tried(request, form, lambda: verb(form.cleaned_data))
        if made is not None:
            messages.success(request, said(made) if callable(said) else said)
            return redirect(*to)
    page = {
        "form": form, "page_title": title, "caption": caption, "lead": lead, "button": button,
        "back": back, **context,
    }  # fmt: skip
    return render(request, template, page, status=422 if form.errors else 200)


def data(request):
    return request.POST if request.method == "POST" else None
