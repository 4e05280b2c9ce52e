"""One's own: everybody who declares at a CCG, whatever post they hold or none."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from governance.access import signed_in
from governance.models import Organisation
from governance.rules.names import display_name
from jobs.clock import london

from .. import actions
from ..forms.interests import ConfirmForm, InterestForm, RedactionForm, initial_of
from ..forms.others import CourseForm, ReportForm
from ..guidance import guidance_on
from ..models import Declarant, Interest
from ..overview import mine_at
from ..radar_due import opened
from ..rules.dates import spoken
from .acts import ask_with, data, tried


def own_declarant(request, ref):
    rows = Declarant.objects.for_door().of_person(request.user.person_id or 0)
    return get_object_or_404(rows, ref=ref)


def own_interest(request, ref):
    rows = Interest.objects.for_door().of_person(request.user.person_id or 0)
    return get_object_or_404(rows, ref=ref)


@signed_in
def mine(request):
    """Everything I have declared, at each CCG where I declare."""
    places = [mine_at(d, request.now) for d in Declarant.objects.for_door().of_person(request.user.person_id or 0)]
    manages = Declarant.objects.managed_by(request.user.person_id or 0, at=request.now).exists()
    said = opened(request.user.person_id, at=request.now)
    return render(request, "conflicts/mine.html", {"places": places, "manages": manages, "opened": said})


@signed_in
def declare(request, ref):
    """Confirm or change: filled in beforehand, one answer a line, one signature."""
    declarant = own_declarant(request, ref)
    on = london(request.now).date()
    interests = list(declarant.interests.open_on(on))
    form = ConfirmForm(data(request), interests=interests, on=on)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        made = tried(
            request, form,
            lambda: actions.answer(
                declarant, typed_name=values["typed_name"], associates=values["associates"], ended=form.ended,
                by=request.user, at=request.now,
            ),
        )  # fmt: skip
        if made:
            said = "Nothing to declare" if made.nil else "Your interests"
            messages.success(request, f"{said}: confirmed on {spoken(made.declared_on)}. Thank you.")
            return redirect("my-interests")
    context = {"declarant": declarant, "interests": interests, "form": form, "place": mine_at(declarant, request.now)}
    return render(request, "conflicts/declare.html", context, status=422 if form.errors else 200)


@signed_in
def add(request, ref):
    return _interest_page(request, own_declarant(request, ref), None)


@signed_in
def change(request, ref):
    interest = own_interest(request, ref)
    return _interest_page(request, interest.declarant, interest)


def _interest_page(request, declarant, interest):
    book = guidance_on(london(request.now).date())
    initial = initial_of(interest, book) if interest else None
    on = london(request.now).date()
    practices = Organisation.objects.under(declarant.ccg, on=on).values_list("code", "name")
    form = InterestForm(data(request), book=book, initial=initial, on=on, suggests=bool(practices))

    def verb(values):
        more = {"added": [form.stated], "facts": [form.facts]}
        if interest:
            more = {"changed": {interest.ref: form.stated}, "changed_facts": {interest.ref: form.facts}}
        return actions.answer(
            declarant, typed_name=values["typed_name"], associates=_associates(declarant, form.stated),
            by=request.user, at=request.now, **more,
        )  # fmt: skip

    return ask_with(
        request, form, verb,
        said=lambda made: _late_words(declarant, made),
        to=("declare", declarant.ref),
        title="Change an interest" if interest else "Declare an interest",
        caption=declarant.ccg.name,
        lead="In doubt, declare. Potential and perceived interests count as well as actual ones.",
        button="Sign and send",
        back=(reverse("declare", args=[declarant.ref]), "Your declaration"),
        practices=[(code, display_name(name)) for code, name in practices],
    )  # fmt: skip


def _associates(declarant, stated):
    from ..rules.interests import THROUGH_ANOTHER

    last = declarant.declarations.order_by("-number").first()
    return "declared" if stated.category in THROUGH_ANOTHER else (last.associates if last else "")


def _late_words(declarant, made):
    newest = declarant.interests.order_by("-pk").first()
    if newest and newest.days_late and newest.declared_at == made.declared_at:
        return f"Thank you. It was {newest.lateness}: your governance lead will be in touch."
    return "Thank you. It will be reviewed and then published."


@signed_in
def withhold(request, ref):
    """Ask, in writing, that details of an interest are not published."""
    interest = own_interest(request, ref)
    form = RedactionForm(data(request))
    return ask_with(
        request, form,
        lambda v: actions.ask_redaction(
            interest, ground=v["ground"], fields=v["fields_withheld"], request=v["request"],
            by=request.user, at=request.now,
        ),
        said="Your request has been sent to the Conflicts of Interest Guardian.",
        to=("my-interests",), title="Ask to withhold details", caption=str(interest),
        lead="Embarrassment or inconvenience is no ground. What is withheld shows as withheld, with the ground.",
        button="Send the request", back=(reverse("my-interests"), "What you have declared"),
    )  # fmt: skip


@signed_in
def course(request, ref):
    declarant = own_declarant(request, ref)
    return ask_with(
        request, CourseForm(data(request)),
        lambda v: actions.record_training(declarant, by=request.user, at=request.now, **v),
        said="The course is on your record.", to=("my-interests",), title="Record a course",
        caption=declarant.ccg.name, back=(reverse("my-interests"), "What you have declared"),
    )  # fmt: skip


@signed_in
def report(request, ref):
    """Report a breach. The reporter is protected unless they say otherwise."""
    declarant = own_declarant(request, ref)

    def verb(values):
        secret = values.pop("secret") == "no"
        return actions.report_breach(
            ccg=declarant.ccg, keep_reporter_secret=secret, by=request.user, at=request.now, **values
        )

    return ask_with(
        request, ReportForm(data(request)), verb,
        said=lambda b: f"Thank you. Somebody will take it up by {spoken(b.due_on)}.",
        to=("my-interests",), title="Report a breach", caption=declarant.ccg.name,
        lead="You can also speak to the Conflicts of Interest Guardian in confidence.",
        button="Report", back=(reverse("my-interests"), "What you have declared"),
    )  # fmt: skip
