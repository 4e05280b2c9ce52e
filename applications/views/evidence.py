"""Evidence behind an answer: adding, taking away, sending the file."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from documents import actions as documents
from documents.actions import Refused
from documents.views import send_file
from governance import actions as governance
from governance.access import needs
from governance.models import Evidence
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs.clock import london

from .. import actions
from ..facts import Dossier
from ..forms import EvidenceForm
from ..models import Application


@needs(Permission.APPLICATION_VIEW, Application)
def add(request, application, key):
    dossier = Dossier(application, request.now)
    question = next((q for q in dossier.edition.questions if q.key == key), None)
    if question is None or not (question.needs_evidence or question.kind == "attachment"):
        raise Http404
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


def _added(request, application, key, form):
    try:
        evidence = _evidence(request, application, form.cleaned_data, form.on_record)
        return actions.add_evidence(application, question=key, evidence=evidence, by=request.user, at=request.now)
    except Refused as refusal:
        form.add_error("file", refusal.reasons)
    except NotAllowed as refusal:
        form.add_error(None, refusal.reasons)


def _evidence(request, application, data, on_record):
    if data["kind"] == "kept":
        return on_record[data["kept"]]
    stored = documents.store(data["file"], at=request.now) if data["kind"] == "file" else None
    return governance.record_evidence(
        organisation=application.ccg,
        title=data["title"],
        dated_on=data["dated_on"],
        expires_on=data["expires_on"],
        file=stored,
        record_address=data["record_address"] if not stored else "",
        by=request.user,
        at=request.now,
    )


@needs(Permission.APPLICATION_VIEW, Application)
def remove(request, application, use):
    found = application.evidence_uses.filter(ref=use, removed_at=None).select_related("evidence").first()
    if found is None:
        raise Http404
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
