"""Evidence behind an answer: adding, taking away, sending the file."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render

from documents.actions import Refused
from documents.views import send_file
from governance.access import needs
from governance.models import Evidence
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs.clock import london

from .. import actions
from ..due import ANSWERS
from ..facts import Dossier
from ..forms import EvidenceForm
from ..models import Application
from ..rules import answers as reading


@needs(Permission.APPLICATION_VIEW, Application)
def add(request, application, key):
    dossier = Dossier(application, request.now)
    question = next((q for q in reading.asked(dossier.edition, case=dossier.case) if q.key == key), None)
    if question is None or not question.takes_evidence:
        raise Http404
    _only_who_answers(request, dossier, key)
    section = next(s for s in dossier.edition.sections if question in s.questions)
    form = EvidenceForm(
        request.POST or None,
        request.FILES or None,
        kept=Evidence.objects.filter(organisation=application.ccg).exclude(
            uses__in=[use.pk for use in dossier.uses.get(key, [])]
        ),
        today=london(request.now).date(),
    )
    if request.method == "POST" and form.is_valid() and _added(request, application, key, form):
        messages.success(request, f"Evidence added: {question.label}.")
        return redirect("application-section", application.ref, section.key)
    context = {"application": application, "question": question, "section": section, "form": form}
    return render(request, "applications/evidence.html", context, status=422 if form.errors else 200)


def _only_who_answers(request, dossier, question):
    if not request.grants.may(ANSWERS[dossier.edition.part_of(question)], dossier.application):
        raise PermissionDenied


def _added(request, application, key, form):
    data, act = form.cleaned_data, {"question": key, "by": request.user, "at": request.now}
    try:
        if data["kind"] == "kept":
            return actions.add_evidence(application, evidence=form.on_record[data["kept"]], **act)
        shown = {"upload": data["file"]} if data["kind"] == "file" else {"record_address": data["record_address"]}
        dates = {name: data[name] for name in ("title", "dated_on", "expires_on")}
        return actions.bring_evidence(application, **dates, **shown, **act)
    except Refused as refusal:
        form.add_error("file", refusal.reasons)
    except NotAllowed as refusal:
        form.add_error(None, refusal.reasons)


@needs(Permission.APPLICATION_VIEW, Application)
def remove(request, application, use):
    found = application.evidence_uses.filter(ref=use, removed_at=None).select_related("evidence").first()
    if found is None:
        raise Http404
    _only_who_answers(request, Dossier(application, request.now), found.question)
    reasons = []
    if request.method == "POST":
        try:
            actions.remove_evidence(found, by=request.user, at=request.now)
            messages.success(request, f"Taken away: {found.evidence.title}.")
            return redirect("application", application.ref)
        except NotAllowed as refusal:
            reasons = refusal.reasons
    context = {"application": application, "use": found, "reasons": reasons}
    return render(request, "applications/evidence_remove.html", context, status=422 if reasons else 200)


@needs(Permission.APPLICATION_VIEW, Application)
def send(request, application, use):
    """The file behind an answer, through the application's door."""
    found = application.evidence_uses.filter(ref=use).select_related("evidence__file").first()
    if found is None or found.evidence.file is None:
        raise Http404
    return send_file(found.evidence.file)
