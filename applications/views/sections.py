"""Filling in one section; two people at once lose nothing."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render

from governance.access import needs
from governance.permissions import Permission
from governance.workflow import NotAllowed

from .. import actions
from ..due import ANSWERS
from ..facts import Dossier
from ..forms import SectionForm, seen_name
from ..models import Application
from ..rules import answers as reading
from ..rules.printed import spoken


@needs(Permission.APPLICATION_VIEW, Application)
def section(request, application, key):
    dossier = Dossier(application, request.now)
    found = next((s for s in reading.visible(dossier.edition, case=dossier.case) if s.key == key), None)
    if found is None:
        raise Http404
    mine = application.is_draft and request.grants.may(ANSWERS[found.part], application)
    if request.method == "POST":
        if not request.grants.may(ANSWERS[found.part], application):
            raise PermissionDenied
        if "resolve" in request.POST:
            return _resolve(request, dossier, found)
        return _save(request, dossier, found)
    return _page(request, dossier, found, SectionForm(section=found, dossier=dossier), mine)


def _save(request, dossier, section):
    form = SectionForm(request.POST, section=section, dossier=dossier)
    if not form.is_valid():
        return _page(request, dossier, section, form, mine=True, status=422)
    return _written(request, dossier, section, form, form.values, form.seen)


def _resolve(request, dossier, section):
    """The answer to "theirs or yours": only what is to be mine is saved, over the version that was shown."""
    form = SectionForm(request.POST, section=section, dossier=dossier)
    form.is_valid()
    wanted = [q.key for q in form.questions if request.POST.get(f"keep_{q.key}") == "mine"]
    if any(key in form.errors for key in wanted):
        return _page(request, dossier, section, form, mine=True, status=422)
    values = {key: form.value_of(dossier.edition.question(key)) for key in wanted}
    return _written(request, dossier, section, form, values, form.seen)


def _written(request, dossier, section, form, values, seen):
    try:
        clashes = actions.save_answers(dossier.application, values=values, seen=seen, by=request.user, at=request.now)
    except NotAllowed as refusal:
        form.add_error(None, refusal.reasons)
        return _page(request, dossier, section, form, mine=True, status=422)
    if clashes:
        return _clash_page(request, dossier, section, clashes)
    messages.success(request, f"“{section.title}” has been saved.")
    if "stay" in request.POST:
        return redirect("application-section", dossier.application.ref, section.key)
    return redirect("application", dossier.application.ref)


def _page(request, dossier, section, form, mine, status=200):
    rows = [
        {
            "question": question,
            "words": dossier.case.says(question.words) if question.words else "",
            "bound": form[question.key] if question.answered else None,
            "spoken": spoken(question, dossier.answers.get(question.key), case=dossier.case),
            "uses": dossier.uses.get(question.key, []),
            "seen": dossier.uses.get(question.accepts, []) if question.accepts else [],
            "takes_evidence": question.needs_evidence or (not question.answered and question.kind != "fixed"),
            "answer": dossier.rows.get(question.key),
        }
        for question in section.questions
    ]
    total = reading.total(dossier.edition, answers=dossier.answers, case=dossier.case)
    return render(
        request,
        "applications/section.html",
        {
            "application": dossier.application,
            "dossier": dossier,
            "section": section,
            "form": form,
            "rows": rows,
            "mine": mine,
            "total": total if any(q.adds_up for q in section.questions) else None,
            "upcoming": _next(dossier, section),
        },
        status=status,
    )


def _next(dossier, section):
    """The section after this one in the same part, for "save and go on"."""
    rows = reading.visible(dossier.edition, case=dossier.case, part=section.part)
    keys = [row.key for row in rows]
    place = keys.index(section.key)
    return rows[place + 1] if place + 1 < len(rows) else None


def _clash_page(request, dossier, section, clashes):
    """Both versions of each answer that somebody else changed meanwhile; nothing typed is lost."""
    rows = [
        {
            "clash": clash,
            "question": dossier.edition.question(clash.question),
            "theirs": spoken(dossier.edition.question(clash.question), clash.theirs, case=dossier.case),
            "yours": spoken(dossier.edition.question(clash.question), clash.yours, case=dossier.case),
            "seen_name": seen_name(clash.question),
            "sent": [(name, value) for name, value in request.POST.items() if _belongs(name, clash.question)],
        }
        for clash in clashes
    ]
    context = {"application": dossier.application, "section": section, "rows": rows, "dossier": dossier}
    return render(request, "applications/clash.html", context, status=409)


def _belongs(name, question):
    """Is this posted name the question's own value, or a box of its date?"""
    return name == question or name in {f"{question}_{part}" for part in ("day", "month", "year")}
