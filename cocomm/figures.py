"""Figures no source could settle, from every floor's rule books, with their sources; an administrator may set them."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from applications.facts import cycle_book
from applications.rules.cycles_stated import CYCLES
from conflicts import guidance
from conflicts.rules.editions import Edition
from governance.access import needs
from governance.actions import set_figure
from governance.models import Figure
from governance.permissions import Permission
from governance.workflow import NotAllowed
from nhsuk.fields import TidyCharField
from nhsuk.words import london

KINDS = {
    "date": "A date such as 2015-11-06",
    "time": "A London time such as 17:00 or 23:59:59",
    "count": "A whole number",
    "share": "A share such as 0.5",
    "money": "Pounds such as 25.00",
    "words": "Words",
}


def books():
    """Every rule book with figures that may be set: (rule, edition, book)."""
    for key in CYCLES:
        yield "cycles", key, cycle_book(key)
    for edition in Edition:
        yield guidance.RULE, edition.value, guidance.guidance_of(edition)


ENDINGS = {
    "on": "day", "time": "hour", "starts": "start dates", "least": "at least", "most": "at most",
}  # fmt: skip


def titled(name):
    """A figure's name as words: delegated_on → Delegated: day."""
    subject, _, what = name.rpartition("_")
    what = {"on": "day", "time": "hour", "starts": "start dates", "least": "at least", "most": "at most"}.get(
        what, what
    )
    return f"{subject.replace('_', ' ').capitalize()}: {what}" if subject else what.capitalize()


def spoken(value):
    """A figure's value as words."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, tuple):
        return " or ".join(map(spoken, value)) or "None"
    if isinstance(value, date):
        return london(value)
    return "None" if value is None else str(value)


class FigureForm(forms.Form):
    value = TidyCharField(label="Value", max_length=200)
    source = TidyCharField(label="Where it comes from", max_length=500, help_text="A title and a paragraph.")


@needs(Permission.FIGURE_EDIT)
def figures(request):
    set_by = {(f.rule, f.edition, f.field): f for f in Figure.objects.select_related("set_by__person")}
    shown = [
        {
            "rule": rule,
            "edition": edition,
            "rows": [
                {
                    "field": name,
                    "title": titled(name),
                    "cited": cited,
                    "value": spoken(cited.value),
                    "figure": set_by.get((rule, edition, name)),
                    "address": reverse("figure", args=[rule, edition.replace("/", "-"), name]),
                }
                for name, cited in book.cited.items()
            ],
        }
        for rule, edition, book in books()
    ]
    return render(request, "cocomm/figures.html", {"books": shown})


@needs(Permission.FIGURE_EDIT)
def figure(request, rule, edition, field):
    book = next((b for r, e, b in books() if r == rule and e.replace("/", "-") == edition), None)
    cited = book and book.cited.get(field)
    if not cited or not cited.editable:
        raise Http404
    form = FigureForm(request.POST or None, initial={"value": cited.value})
    form.fields["value"].help_text = KINDS[cited.kind]
    if request.method == "POST" and form.is_valid():
        try:
            set_figure(
                rule=rule, edition=book.key, entries=book.cited, field=field,
                **form.cleaned_data, by=request.user, at=request.now,
            )  # fmt: skip
            messages.success(request, "The figure has been set.")
            return redirect("figures")
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    context = {"form": form, "book": book, "title": titled(field), "cited": cited}
    return render(request, "cocomm/figure.html", context, status=422 if form.errors else 200)
