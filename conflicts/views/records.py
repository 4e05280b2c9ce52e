"""Earnings of practices, courses of people, and taking in an old register."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from documents.actions import store
from documents.rules.uploads import Refused
from governance.access import needs
from governance.models import Kind, Organisation
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs.clock import london

from .. import actions
from ..forms.others import ColumnsForm, CourseForm, EarningForm, NothingForm, UploadForm
from ..guidance import guidance_on
from ..models import Declarant, Earning, SheetImport
from ..reading import Unreadable, table_of
from ..rules import earnings
from ..rules.columns import joined
from ..rules.dates import spoken
from .acts import ask_with, data, pressed

P = Permission


@needs(P.CONFLICT_EDIT, Declarant)
def course_of(request, declarant):
    return ask_with(
        request, CourseForm(data(request)),
        lambda v: actions.record_training(declarant, by=request.user, at=request.now, **v),
        said="The course is on the record.", to=("declarant", declarant.ref), title="Record a course",
        caption=str(declarant), back=(reverse("declarant", args=[declarant.ref]), declarant.person.name),
    )  # fmt: skip


@needs(P.CONFLICT_PUBLISH, Organisation)
def nothing(request, ccg):
    """State publicly that a register holds nothing for a period."""
    return ask_with(
        request, NothingForm(data(request)),
        lambda v: actions.state_nothing(ccg, by=request.user, at=request.now, **v),
        said="It is stated on the public register.", to=("registers-of", ccg.ref),
        title="State that there was nothing", caption=ccg.name, button="Publish the statement",
        lead="An empty register may be read as neglect. A nil statement says: we looked, and there was nothing.",
        back=(reverse("registers-of", args=[ccg.ref]), "Registers"),
    )  # fmt: skip


@needs(P.CONFLICT_VIEW, Organisation)
def earnings_of(request, ccg):
    on = london(request.now).date()
    book = guidance_on(on)
    year = earnings.year_due(on, book=book)
    rows = Earning.objects.for_door().filter(ccg=ccg).select_related("practice").order_by("-year", "practice__name")
    due = f"{earnings.year_in_words(year)} was due on {spoken(earnings.due_on(year, book=book))}." if year else ""
    context = {
        "ccg": ccg,
        "rows": rows,
        "due": due,
        "may_edit": request.grants.may(P.CONFLICT_EDIT, ccg),
        "may_publish": request.grants.may(P.CONFLICT_PUBLISH, ccg),
    }
    return render(request, "conflicts/earnings.html", context)


@needs(P.CONFLICT_EDIT, Organisation)
def add_earning(request, ccg):
    on = london(request.now).date()
    practices = Organisation.objects.open_on(on).filter(kind=Kind.PRACTICE, parents__parent=ccg).distinct()
    years = [(y, earnings.year_in_words(y)) for y in range(on.year - 1, earnings.FIRST_YEAR - 1, -1)]
    return ask_with(
        request, EarningForm(data(request), practices=practices, years=years),
        lambda v: actions.record_earning(ccg=ccg, by=request.user, at=request.now, **v),
        said="The line is recorded.", to=("earnings-of", ccg.ref), title="Record a practice’s earnings",
        caption=ccg.name, back=(reverse("earnings-of", args=[ccg.ref]), "GP earnings"),
    )  # fmt: skip


@needs(P.CONFLICT_PUBLISH, Earning)
def publish_earning(request, earning):
    if request.method != "POST":
        return redirect("earnings-of", earning.ccg.ref)
    return pressed(
        request, lambda: actions.publish_earning(earning, by=request.user, at=request.now),
        "It is on the public register.", ("earnings-of", earning.ccg.ref),
    )  # fmt: skip


@needs(P.CONFLICT_EDIT, Organisation)
def take_in_register(request, ccg):
    """Upload an old register; nothing is taken in before it has been shown."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (sheet := _read(request, form, ccg)):
        return redirect("import", sheet.ref)
    context = {"form": form, "ccg": ccg, "earlier": SheetImport.objects.for_door().filter(ccg=ccg)[:20]}
    return render(request, "conflicts/upload.html", context, status=422 if form.errors else 200)


def _read(request, form, ccg):
    upload = form.cleaned_data["file"]
    try:
        stored = store(upload, at=request.now)
        upload.seek(0)
        name, table = table_of(stored.name, upload.read())
        return actions.read_sheet(
            ccg=ccg, file=stored, name=stored.name, sheet=name, table=table, as_at=form.cleaned_data["as_at"],
            by=request.user, at=request.now,
        )  # fmt: skip
    except (Refused, NotAllowed) as refusal:
        form.add_error("file", refusal.reasons)
    except Unreadable as problem:
        form.add_error("file", str(problem))
    return None


@needs(P.CONFLICT_EDIT, SheetImport)
def sheet(request, sheet):
    """The mapping, and what would be taken in; then all of it, or nothing."""
    headings = _headings(sheet)
    form = ColumnsForm(request.POST or None, headings=headings, columns=sheet.columns)
    reading = actions.dry_run(sheet) if sheet.status == SheetImport.Status.READ else None
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_columns(
                sheet, columns=form.columns, header_rows=sheet.header_rows, by=request.user, at=request.now
            )
            messages.success(request, "Read again with these columns.")
            return redirect("import", sheet.ref)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    context = {
        "sheet": sheet, "form": form, "reading": reading, "sample": sheet.table[sheet.header_rows :][:3],
        "rows": reading.rows[:200] if reading else [],
        "taken": sheet.rows.select_related("interest__declarant__person"),
    }  # fmt: skip
    return render(request, "conflicts/import.html", context, status=422 if form.errors else 200)


def _headings(sheet):
    width = max(len(row) for row in sheet.table)
    top = [row for row in sheet.table[: sheet.header_rows] if sum(bool(c) for c in row) > 1][-2:]
    found = list(joined(top)) if top else []
    return found + [""] * (width - len(found))


@needs(P.CONFLICT_EDIT, SheetImport)
def take_in(request, sheet):
    if request.method != "POST":
        return redirect("import", sheet.ref)
    return pressed(
        request, lambda: actions.take_in(sheet, by=request.user, at=request.now),
        "Everything that could be read has been taken in and waits for review.", ("import", sheet.ref),
    )  # fmt: skip


@needs(P.CONFLICT_EDIT, SheetImport)
def drop(request, sheet):
    if request.method != "POST":
        return redirect("import", sheet.ref)
    return pressed(
        request, lambda: actions.drop_sheet(sheet, by=request.user, at=request.now),
        "Dropped: nothing was taken in.", ("take-in-register", sheet.ccg.ref),
    )  # fmt: skip
