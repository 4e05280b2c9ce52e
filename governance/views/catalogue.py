"""Public pages of the law: the three models side by side, and who may decide what."""

from django import forms
from django.shortcuts import render

from jobs.clock import london
from nhsuk.fields import DateField

from ..access import public
from ..rules import catalogue, functions
from ..rules.models import Model


class OnForm(forms.Form):
    on = DateField(label="As at", required=False)


def day_asked(request):
    """The date asked for, else today; the form tells what was wrong with it."""
    form = OnForm(request.GET if any(key.startswith("on_") for key in request.GET) else None)
    today = london(request.now).date()
    asked = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    return form, asked or today


@public
def models(request):
    form, on = day_asked(request)
    definitions = [catalogue.in_force(model, on=on) for model in Model]
    return render(
        request,
        "governance/models.html",
        {"form": form, "on": on, "definitions": definitions, "rows": catalogue.compared(on=on)},
    )


@public
def function_table(request):
    form, on = day_asked(request)
    return render(
        request,
        "governance/functions.html",
        {"form": form, "on": on, "models": list(Model), "rows": functions.table(on=on)},
    )
