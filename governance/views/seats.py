"""Seats of a committee: giving one, naming a deputy, ending it, and who is chair and vice-chair."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from jobs.clock import london

from ..access import needs
from ..actions.committees import end_seat, give_seat, majority_without, put_in_office
from ..forms.committees import DeputyForm, EndSeatForm, OfficeForm, SeatForm
from ..models import Committee, CommitteeBody, Seat
from ..permissions import Permission
from ..rules.meetings.seats import eligible_officers
from ..seating import seating
from .committees import asked, back_to, people_of

P = Permission


@needs(P.COMMITTEE_EDIT, Committee)
def give(request, record):
    bodies = CommitteeBody.objects.filter(committee=record, to_on=None).select_related("organisation")
    data = request.POST if request.method == "POST" else None
    form = SeatForm(data, people=people_of(record), bodies=bodies, initial={"voting": True})
    return asked(
        request, form, lambda v: give_seat(record, by=request.user, at=request.now, **form.values),
        lambda made: redirect("committee", record.ref), said="Seated, with access to the committee’s papers.",
        title="Give a seat", caption=record.name, button="Give the seat", back=back_to(record),
        template="governance/committees/give_seat.html", committee=record,
    )  # fmt: skip


@needs(P.COMMITTEE_EDIT, Seat)
def seat(request, row):
    if row.to_on:
        raise Http404("This seat has ended.")
    deputies = Seat.objects.filter(deputy_for=row, to_on=None).with_people()
    return render(request, "governance/committees/seat.html", {"seat": row, "deputies": deputies})


@needs(P.COMMITTEE_EDIT, Seat)
def deputy(request, row):
    data = request.POST if request.method == "POST" else None
    form = DeputyForm(data, people=people_of(row.committee).exclude(pk=row.person_id))
    return asked(
        request, form,
        lambda v: give_seat(
            row.committee, klass=row.klass, deputy_for=row, by=request.user, at=request.now, **form.values
        ),
        lambda made: redirect("seat", row.ref), said="The deputy is named, and may come when the member cannot.",
        title="Name a deputy", caption=str(row), button="Name the deputy",
        back=(reverse("seat", args=[row.ref]), str(row)), template="governance/committees/give_seat.html",
        committee=row.committee,
    )  # fmt: skip


@needs(P.COMMITTEE_EDIT, Seat)
def end(request, row):
    form = EndSeatForm(request.POST if request.method == "POST" else None)
    lost = majority_without(row, on=london(request.now).date())
    return asked(
        request, form, lambda v: end_seat(row, by=request.user, at=request.now, **v),
        lambda made: redirect("committee", row.committee.ref),
        said="The seat ends after that day, and with it its deputies, its office and its access.",
        title="End a seat", caption=str(row), button="End the seat", back=(reverse("seat", args=[row.ref]), str(row)),
        warns=lost,
    )  # fmt: skip


@needs(P.COMMITTEE_EDIT, Committee)
def officers(request, record):
    """Only seats the terms of the day allow are offered (R-202); the verb asks again."""
    sits = seating(record, london(request.now).date())
    seats = [sits.rows[s.key] for s in eligible_officers(sits.terms, sits.seats)] if sits.terms else []
    form = OfficeForm(request.POST if request.method == "POST" else None, seats=seats)
    return asked(
        request, form, lambda v: put_in_office(record, by=request.user, at=request.now, **form.values),
        lambda made: redirect("committee", record.ref), said="In office from that day.",
        title="Chair and vice-chair", caption=record.name, button="Put in office", back=back_to(record),
        template="governance/committees/officers.html", faults=sits.faults, seats=seats, terms=sits.terms,
    )  # fmt: skip
