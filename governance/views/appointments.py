"""Starting and ending an appointment, and letting somebody in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from nhsuk.words import day

from .. import actions, posts
from ..access import needs
from ..forms.appointments import AppointForm, EndForm, InviteForm, NewcomerForm, SearchForm
from ..models import Appointment, Committee, Organisation, Person
from ..permissions import Permission
from ..workflow import NotAllowed
from .people import person_context

P = Permission


@needs(P.APPOINTMENT_EDIT)
def appoint_where(request):
    """At which body: asked only of those who appoint at several."""
    bodies = posts.bodies(request.grants, P.APPOINTMENT_EDIT)
    if len(bodies) == 1:
        return redirect(address_for(bodies[0]))
    return render(request, "governance/appointments/where.html", {"bodies": [(b, address_for(b)) for b in bodies]})


def address_for(body):
    return reverse("appoint-committee" if isinstance(body, Committee) else "appoint", args=[body.ref])


@needs(P.APPOINTMENT_EDIT, Organisation)
def appoint(request, body):
    return _appoint(request, body)


@needs(P.APPOINTMENT_EDIT, Committee)
def appoint_committee(request, body):
    return _appoint(request, body)


def _appoint(request, body):
    """First whom, then the post: `?person=` somebody known, `?new=1` a newcomer."""
    person = Person.objects.for_door().filter(ref=request.GET.get("person", "")).first()
    if person is None and "new" not in request.GET:
        return _find(request, body)
    form_class = AppointForm if person else NewcomerForm
    form = form_class(request.POST or None, body=body)
    if request.method == "POST" and form.is_valid() and (made := _made(request, form, person, body)):
        messages.success(request, f"{made.person.name} is {made.title} from {day(made.starts_on)}.")
        if form.cleaned_data.get("email"):
            messages.success(request, f"An invitation is on its way to {form.cleaned_data['email']}.")
        return redirect("person", made.person.ref)
    status = 422 if form.errors else 200
    context = {"body": body, "person": person, "form": form}
    return render(request, "governance/appointments/appoint.html", context, status=status)


def _find(request, body):
    search = SearchForm(request.GET or None)
    words = search.cleaned_data["q"] if search.is_bound and search.is_valid() else ""
    return render(
        request,
        "governance/appointments/find.html",
        {
            "body": body,
            "search": search,
            "words": words,
            "found": posts.found_people(words, at=request.now),
        },
    )


def _made(request, form, person, body):
    values = dict(form.cleaned_data, body=body, by=request.user, at=request.now)
    try:
        if person:
            return actions.appoint(person=person, **values)
        return actions.appoint_newcomer(**values, **_letter(request))
    except NotAllowed as refusal:
        form.add_error(None, refusal.reasons)
        return None


def _letter(request):
    return {
        "site": request.build_absolute_uri("/"),
        "may_vouch": lambda post: request.grants.may(P.APPOINTMENT_EDIT, post),
    }


@needs(P.APPOINTMENT_EDIT, Appointment)
def end(request, appointment):
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ended = actions.end_appointment(appointment, by=request.user, at=request.now, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
        else:
            over = ended.in_force_until <= request.now
            messages.success(
                request,
                f"{ended.person.name} is no longer {ended.title}. Access ended at once."
                if over
                else f"{ended.person.name} stays {ended.title} until {day(form.cleaned_data['last_day'])}.",
            )
            return redirect("person", ended.person.ref)
    status = 422 if form.errors else 200
    context = {"appointment": appointment, "form": form}
    return render(request, "governance/appointments/end.html", context, status=status)


@needs(P.APPOINTMENT_EDIT, Person)
def invite(request, person):
    """Let a person in who holds a post already: an account and a letter with a link."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.invite(
                person, email=form.cleaned_data["email"], by=request.user, at=request.now, **_letter(request)
            )
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, f"An invitation is on its way to {user.email}.")
            return redirect("person", person.ref)
    status = 422 if form.errors else 200
    return render(request, "governance/people/person.html", person_context(request, person, form), status=status)
