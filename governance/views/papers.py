"""A paper: read as the committee or as a council reads it, written, given a file, made final."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from documents import actions as documents
from documents.views import send_document, send_file, watched

from .. import papers as payloads
from ..access import needs
from ..actions import papers as acts
from ..closed import unless_closed
from ..flows_papers import PAPER, lateness
from ..forms.meetings import BecauseForm, NothingForm
from ..forms.papers import CoverForm, FinalForm, NewPaperForm, PaperForm, UploadForm
from ..models import Item, Officer, Paper
from ..papers import COUNCIL_REPORT, REPORT
from ..permissions import Permission
from ..privacy import standing_of
from ..rules.meetings import cover
from ..wall import walled
from ..workflow import NotAllowed
from .acting import acted, given

P, S = Permission, Paper.Status
COLOURS = {S.DRAFT: "grey", S.FINAL: "green", S.REPLACED: "yellow", S.WITHDRAWN: "red"}


def readable(view):
    """Drafts are for those who write papers."""

    @wraps(view)
    def guarded(request, paper, **kwargs):
        edits = request.grants.may(P.PAPER_EDIT, paper)
        never_final = paper.finalised_at is None
        if never_final and not edits:
            raise Http404
        return view(request, paper, **kwargs)

    return unless_closed(guarded)


def _address(paper):
    return reverse("paper", args=[paper.ref])


def _act(request, paper, form, act, **words):
    return acted(request, form, act, back=(_address(paper), "The paper"), caption=str(paper), **words)


@needs(P.MEETING_VIEW, Paper)
@walled
@readable
def paper(request, paper):
    """The paper with its cover sheet, its files and what may be done."""
    made = {document.kind: document for document in acts.documents_of(paper)}
    edits = request.grants.may(P.PAPER_EDIT, paper)
    draft = paper.status == S.DRAFT
    answers = cover.answers_of(paper.cover)
    context = {
        "paper": paper, "item": paper.item, "meeting": paper.item.meeting, "cover": cover.board_face(answers),
        "tag": f"nhsuk-tag--{COLOURS[paper.status]}", "document": made.get(REPORT),
        "download": reverse("paper-pdf", args=[paper.ref, REPORT]),
        "retry": reverse("paper-retry", args=[paper.ref, REPORT]) if edits else "",
        "edits": edits, "draft": draft, "advice": paper.item.advice.select_related("adviser"),
        "today": request.grants.on, "origin": payloads.origin_of(paper),
        "versions": paper.item.papers.filter(status__in=(S.FINAL, S.REPLACED)).exclude(pk=paper.pk),
        "reasons": PAPER.reasons_against("finalise", paper, request.user, request.now, request.grants)
        if edits and draft else [],
    }  # fmt: skip
    response = render(request, "governance/papers/paper.html", context)
    return watched(request, response, made[REPORT]) if REPORT in made else response


@needs(P.PAPER_EDIT, Item)
@walled
def add(request, item):
    form, made = given(request, NewPaperForm), {}

    def act():
        made["it"] = acts.start_paper(item, **form.cleaned_data, by=request.user, at=request.now)

    answer = acted(
        request, form, act, back=(reverse("agenda-item", args=[item.ref]), "The item"), caption=str(item),
        heading="Begin a paper", button="Begin", said="The paper is begun. Fill in its cover sheet.",
    )  # fmt: skip
    return redirect("paper", made["it"].ref) if made else answer


@needs(P.PAPER_EDIT, Paper)
@walled
def write(request, paper):
    form = given(request, PaperForm, initial=PaperForm.facts(paper))
    return _act(
        request, paper, form,
        lambda: acts.change_paper(paper, **form.cleaned_data, by=request.user, at=request.now),
        heading="Write the paper", button="Save", said="The paper is saved.",
    )  # fmt: skip


@needs(P.PAPER_EDIT, Paper)
@walled
def cover_sheet(request, paper):
    form = given(request, CoverForm, initial=CoverForm.facts(paper))
    return _act(
        request, paper, form, lambda: acts.change_paper(paper, answers=form.answers, by=request.user, at=request.now),
        heading="Cover sheet", button="Save", said="The cover sheet is saved.",
        why="Answer each question, or say why it does not apply. You may save it half done; a final paper needs all "
        "of it. The considerations from “What does the law say to it?” on are for a council’s report only.",
    )  # fmt: skip


@needs(P.PAPER_EDIT, Paper)
@walled
def upload(request, paper):
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            upload = form.cleaned_data["file"]
            _, removed = acts.attach_file(paper, upload=upload, by=request.user, at=request.now)
            messages.success(request, " ".join(["The file is attached.", *removed]))
            return redirect("paper", paper.ref)
        except (documents.Refused, NotAllowed) as refusal:
            form.add_error("file", refusal.reasons)
    return render(
        request, "governance/papers/upload.html", {"form": form, "paper": paper}, status=422 if form.errors else 200
    )


@needs(P.PAPER_EDIT, Paper)
@walled
def remove(request, paper):
    form = given(request, NothingForm)
    return _act(
        request, paper, form, lambda: acts.remove_file(paper, by=request.user, at=request.now),
        heading="Take the file out", button="Take it out", said="The file is taken out.",
    )  # fmt: skip


@needs(P.PAPER_EDIT, Paper)
@walled
def final(request, paper):
    meeting = paper.item.meeting
    late = lateness(meeting, request.now)
    officers = (
        Officer.objects.on(request.grants.on).filter(committee=meeting.committee_id).select_related("seat__person")
    )
    form = given(request, FinalForm, officers=list(officers.order_by("post"))) if late else given(request, NothingForm)
    reasons = PAPER.reasons_against("finalise", paper, request.user, request.now, request.grants)
    return _act(
        request, paper, form,
        lambda: acts.finalise_paper(paper, **(form.values if late else {}), by=request.user, at=request.now),
        heading="Make the paper final", button="Make it final", said="The paper is final. Its PDF is being made.",
        why=f"{late} A final paper is not edited any more.".strip(),
        reasons=[reason for reason in reasons if not late or not reason.startswith(late)],
    )  # fmt: skip


@needs(P.PAPER_EDIT, Paper)
@walled
def version(request, paper):
    form, made = given(request, NothingForm), {}

    def act():
        made["it"] = acts.new_version(paper, by=request.user, at=request.now)

    answer = _act(
        request, paper, form, act, heading="Begin the next version", button="Begin", said="The next version is begun.",
        why="The final version stands until the next one is final.",
    )  # fmt: skip
    return redirect("paper", made["it"].ref) if made else answer


@needs(P.PAPER_EDIT, Paper)
@walled
def withdraw(request, paper):
    form = given(request, BecauseForm)
    return _act(
        request, paper, form,
        lambda: acts.withdraw_paper(paper, **form.cleaned_data, by=request.user, at=request.now),
        heading="Withdraw the paper", button="Withdraw", said="The paper is withdrawn.",
        why="It stays on record. Pages of a pack that was given out keep their numbers.",
    )  # fmt: skip


@needs(P.MEETING_VIEW, Paper)
@walled
@readable
def council(request, paper):
    """The same paper under a council's headings; its PDF is made on request (row 45)."""
    answers = cover.answers_of(paper.cover)
    standing = standing_of(paper.item, request.grants.on)
    made = acts.documents_of(paper).filter(kind=COUNCIL_REPORT).first()
    edits = request.grants.may(P.PAPER_EDIT, paper)
    reasons = [] if paper.status == S.FINAL else ["Make the paper final first."]
    if edits and request.method == "POST":
        try:
            acts.council_paper(paper, by=request.user, at=request.now)
            return redirect("paper-council", paper.ref)
        except NotAllowed as refusal:
            reasons = refusal.reasons
    context = {
        "paper": paper, "item": paper.item, "document": made, "edits": edits,
        "face": cover.council_face(answers, exempt=f"Yes. {standing.sentence}" if standing.private else "No"),
        "reasons": [*dict.fromkeys([*reasons, *cover.missing_for_council(answers)])],
        "download": reverse("paper-pdf", args=[paper.ref, COUNCIL_REPORT]),
    }  # fmt: skip
    response = render(
        request, "governance/papers/council.html", context, status=422 if request.method == "POST" else 200
    )
    return watched(request, response, made) if made else response


@needs(P.MEETING_VIEW, Paper)
@walled
@readable
def pdf(request, paper, kind):
    """One of the PDFs made of the paper."""
    made = acts.documents_of(paper).filter(kind=kind).first()
    if made is None:
        raise Http404
    return send_document(made)


@require_POST
@needs(P.PAPER_EDIT, Paper)
@walled
def retry(request, paper, kind):
    made = acts.documents_of(paper).filter(kind=kind).first()
    if made is None:
        raise Http404
    documents.retry(made, at=request.now)
    return redirect("paper", paper.ref)


@needs(P.MEETING_VIEW, Paper)
@walled
@readable
def file(request, paper):
    if not paper.file_id:
        raise Http404
    return send_file(paper.file, request)
