"""The review page, and signing what it shows."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from documents import actions as documents
from documents.actions import Refused
from governance.access import needs
from governance.actions import reasons_against_signing
from governance.permissions import Permission
from governance.sessions import method_of
from governance.workflow import NotAllowed

from .. import actions, papers
from ..facts import Dossier
from ..forms import SignForm
from ..models import Application
from ..reasons import against_signing
from .case import signing_rows


@needs(Permission.APPLICATION_VIEW, Application)
def review(request, application):
    dossier = Dossier(application, request.now)
    context = _context(request, dossier)
    context["posts"] = [row | {"reasons": _against(request, dossier, row["signer"])} for row in context["signing"]]
    return render(request, "applications/review.html", context)


def _context(request, dossier):
    text = papers.text_of(dossier)
    return {
        "application": dossier.application,
        "dossier": dossier,
        "text": text,
        "fingerprint": papers.fingerprint(text),
        "signing": signing_rows(dossier),
        "open": against_signing(dossier),
    }


def _against(request, dossier, signer):
    """Why the person looking may not sign for this post."""
    body = dossier.body_of(signer)
    if body is None:
        return ["No NHS England office answers for this CCG on this day."]
    return against_signing(dossier) + reasons_against_signing(
        subject=dossier.application,
        post=signer.post.value,
        posts=dossier.posts,
        organisation=body,
        fingerprint=papers.fingerprint(papers.text_of(dossier)),
        by=request.user,
        at=request.now,
    )


@needs(Permission.APPLICATION_SIGN, Application)
def sign(request, application, post):
    dossier = Dossier(application, request.now)
    signer = next((s for s in dossier.signers if s.post == post), None)
    if signer is None:
        raise Http404
    context = _context(request, dossier)
    form = SignForm(request.POST or None, request.FILES or None, initial={"fingerprint": context["fingerprint"]})
    if request.user.person_id:
        form.fields["typed_name"].help_text = f"As it is recorded here: {request.user.person.name}."
    if request.method == "POST" and form.is_valid() and _signed(request, application, post, form):
        messages.success(request, f"You have signed as {signer.title}.")
        return redirect("application", application.ref)
    context |= {
        "form": form,
        "signer": signer,
        "statement": dossier.case.says(signer.statement),
        "reasons": [] if form.is_bound else _against(request, dossier, signer),
    }
    return render(request, "applications/sign.html", context, status=422 if form.errors else 200)


def _signed(request, application, post, form):
    data = form.cleaned_data
    try:
        image = documents.store(data["image"], at=request.now) if data["image"] else None
        if image and not image.type.startswith("image/"):
            raise Refused(["Choose a PNG or JPEG picture of your signature."])
        return actions.sign_application(
            application,
            post=post,
            typed_name=data["typed_name"],
            confirmed=data["confirmed"],
            fingerprint=data["fingerprint"],
            method=method_of(request),
            image=image,
            by=request.user,
            at=request.now,
        )
    except Refused as refusal:
        form.add_error("image", refusal.reasons)
    except NotAllowed as refusal:
        form.add_error(None, refusal.reasons)
