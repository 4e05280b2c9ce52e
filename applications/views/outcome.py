"""NHS England's outcome."""

from django.contrib import messages
from django.shortcuts import redirect, render

from governance.access import needs
from governance.permissions import Permission
from governance.workflow import NotAllowed

from .. import actions
from ..facts import Dossier
from ..flows import workflow_of
from ..forms import DecisionForm
from ..models import Application

OUTCOMES = ("approve", "approve_with_conditions", "not_recommend")


@needs(Permission.APPLICATION_DECIDE, Application)
def decide(request, application):
    flow = workflow_of(application)
    choices = [(name, flow[name].label) for name in OUTCOMES]
    form = DecisionForm(request.POST or None, outcomes=choices)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(application, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, "The outcome has been recorded.")
            return redirect("application", application.ref)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    dossier = Dossier(application, request.now)
    context = {"application": application, "form": form, "dossier": dossier}
    return render(request, "applications/decide.html", context, status=422 if form.errors else 200)
