"""Submitting, the receipt, the paper, withdrawing, letting a late one in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render

from documents import actions as documents
from documents.models import Document
from documents.views import send_document, watched
from governance.access import needs
from governance.permissions import Permission
from governance.workflow import NotAllowed

from .. import actions
from ..actions.submission import MAY_WAIVE
from ..facts import Dossier
from ..flows import workflow_of
from ..forms import ReasonForm
from ..models import Application, Waiver
from ..rules import cycles


@needs(Permission.APPLICATION_VIEW, Application)
def submit(request, application):
    """All that stands in the way, at once; or the button."""
    if request.method == "POST":
        if not request.grants.may(Permission.APPLICATION_SUBMIT, application):
            raise PermissionDenied
        try:
            actions.submit(application, by=request.user, at=request.now)
            return redirect("application-receipt", application.ref)
        except NotAllowed as refusal:
            return _page(request, application, refusal.reasons, status=422)
    flow = workflow_of(application)
    return _page(
        request, application, flow.reasons_against("submit", application, request.user, request.now, request.grants)
    )


def _page(request, application, reasons, status=200):
    dossier = Dossier(application, request.now)
    context = {
        "application": application,
        "dossier": dossier,
        "reasons": reasons,
        "timing": cycles.timing(dossier.cutoff, at=request.now),
        "closes": cycles.spoken_cutoff(dossier.cutoff) if dossier.cutoff else "",
        "errors_shown": status == 422,
    }
    return render(request, "applications/submit.html", context, status=status)


@needs(Permission.APPLICATION_VIEW, Application)
def receipt(request, application):
    if not application.submitted_at:
        raise Http404
    dossier = Dossier(application, request.now)
    document = _papers(application).filter(kind="receipt").order_by("pk").last()
    context = {
        "application": application,
        "dossier": dossier,
        "timing": cycles.timing(dossier.cutoff, at=application.submitted_at),
        "arrived": cycles.spoken_moment(application.submitted_at),
        "waiver": dossier.waived.get(Waiver.Kind.LATE),
        "document": document,
    }
    return watched(request, render(request, "applications/receipt.html", context), document)


def _papers(application):
    return Document.objects.filter(subject=f"application:{application.ref}").select_related("job")


@needs(Permission.APPLICATION_VIEW, Application)
def paper(request, application, document):
    """How far a paper of this application is: queued, working, ready, failed with retry."""
    found = _papers(application).filter(ref=document).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        documents.retry(found, at=request.now)
        return redirect("application-paper", application.ref, found.ref)
    response = render(request, "applications/paper.html", {"application": application, "document": found})
    return watched(request, response, found)


@needs(Permission.APPLICATION_VIEW, Application)
def paper_file(request, application, document):
    found = _papers(application).filter(ref=document).first()
    if found is None or not found.ready:
        raise Http404
    return send_document(found)


@needs(Permission.APPLICATION_EDIT, Application)
def withdraw(request, application):
    return _with_reason(
        request,
        application,
        lambda reason: actions.withdraw(application, reason=reason, by=request.user, at=request.now),
        title="Withdraw the application",
        hint="It stays on record, with your reason. A new one may then be begun in this cycle.",
        button="Withdraw",
    )


WAIVERS = {
    Waiver.Kind.LATE: (
        "Accept a late application",
        "Your name and reason stay with the application, and it stays marked late for ever.",
        "Accept although late",
    ),
    Waiver.Kind.ASSURANCE: (
        "Lift a concern",
        "A serious concern, or an assurance level of “Not assured”, stops the form unless the region "
        "says why it may go on.",
        "Record and lift",
    ),
}


@needs(Permission.APPLICATION_VIEW, Application)
def waive(request, application, kind):
    if kind not in Waiver.Kind.values:
        raise Http404
    if not request.grants.may(MAY_WAIVE[kind], application):
        raise PermissionDenied
    title, hint, button = WAIVERS[kind]
    return _with_reason(
        request,
        application,
        lambda reason: actions.waive(application, kind=kind, reason=reason, by=request.user, at=request.now),
        title=title,
        hint=hint,
        button=button,
    )


def _with_reason(request, application, act, *, title, hint, button):
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data["reason"])
            messages.success(request, f"Recorded: {title.lower()}.")
            return redirect("application", application.ref)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    context = {"application": application, "form": form, "heading": title, "hint": hint, "button": button}
    return render(request, "applications/reason.html", context, status=422 if form.errors else 200)
