"""Terms of reference: a draft, its clauses, the signed reading of each ambiguous one, and putting it in force."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jobs.clock import london

from ..access import needs
from ..actions import terms as actions
from ..clause_words import in_words
from ..committee_page import power_of
from ..deadlines import review_of
from ..forms.clauses import ClauseForm
from ..forms.terms import ActivateForm, DraftForm, ReadForm
from ..models import Appointment, Committee, CommitteeBody, Reading, TermsOfReference
from ..permissions import Permission, Role
from ..rules.meetings.clauses import KINDS, QUESTIONS, open_questions
from ..rules.meetings.kinds import PATTERNS, USUAL_PATTERN, deviations
from ..rules.meetings.terms import Body, Unread, compile
from ..rules.meetings.warnings import warnings
from ..seating import clauses_of, seating
from ..sessions import method_of
from ..workflow import NotAllowed
from .committees import asked, back_to

P = Permission


@needs(P.COMMITTEE_EDIT, Committee)
def draft(request, record):
    versions = TermsOfReference.objects.filter(committee=record).exclude(status="dropped")
    data = request.POST if request.method == "POST" else None
    form = DraftForm(data, versions=versions, usual=USUAL_PATTERN[record.kind])
    return asked(
        request, form, lambda v: actions.draft_terms(record, by=request.user, at=request.now, **form.values),
        lambda made: redirect("terms", made.ref), said="Drafted. Go through the clauses one by one.",
        title="Draft terms of reference", caption=record.name, button="Begin the draft", back=back_to(record),
    )  # fmt: skip


@needs(P.COMMITTEE_VIEW, TermsOfReference)
def terms(request, record, form=None, status=200):
    draft = record.status == TermsOfReference.Status.DRAFT
    clauses = clauses_of(record)
    standing = actions.standing_readings(record)
    sits = seating(record.committee, max(record.from_on, london(request.now).date()))
    running = _running(clauses, standing)
    editable = draft and request.grants.may(P.COMMITTEE_EDIT, record)
    context = {
        "terms": record, "committee": record.committee, "draft": draft, "editable": editable,
        "clauses": _clauses(record, clauses), "missing": _missing(clauses),
        "questions": _questions(request, record, clauses, standing), "running": running,
        "reasons": actions.reasons_against_activation(record) if draft else [],
        "warnings": warnings(running, sits.seats, chair=sits.chair, vice=sits.vice) if running else [],
        "deviations": deviations(record.committee.kind, running, sits.seats) if running else [],
        "power": power_of(running, sits.members, sits.chair)[0] if running else None,
        "reviews": record.reviews.all(), "next_review": _next_review(record, request.now),
        "may_review": request.grants.may(P.COMMITTEE_EDIT, record) and not draft,
        "pattern": PATTERNS.get(record.pattern), "form": form or ActivateForm(),
    }  # fmt: skip
    return render(request, "governance/terms/terms.html", context, status=status)


def _next_review(record, at):
    """Of terms in force today: those that were followed are reviewed no more."""
    on = london(at).date()
    if record.status != TermsOfReference.Status.IN_FORCE or (record.to_on and record.to_on < on):
        return None
    return review_of(record, [row.reviewed_on for row in record.reviews.all()])


def _running(clauses, readings):
    try:
        return compile(clauses, readings)
    except Unread:
        return None


def _clauses(record, clauses):
    names = {b.get("key"): b.get("name") for c in clauses if c.key == "members" for b in c.value.get("bodies", ())}
    order = list(KINDS)
    return [
        {"kind": KINDS[c.key], "paragraph": c.paragraph, "words": in_words(c, names)}
        for c in sorted(clauses, key=lambda c: order.index(c.key))
    ]


def _missing(clauses):
    written = {clause.key for clause in clauses}
    return [kind for key, kind in KINDS.items() if key not in written]


def _questions(request, record, clauses, standing):
    rows = {r.clause: r for r in Reading.objects.filter(terms=record).select_related("signature")}
    places = {c.key: c.paragraph for c in clauses}
    may_sign = bool(_posts(request, record))
    for question in open_questions(clauses):
        row = rows.get(question.key)
        yield {
            "question": question, "paragraph": places.get(question.clause, ""), "row": row,
            "stands": question.key in standing, "may_sign": may_sign,
            "reading": question.sentence_for(row.choice) if row else "",
        }  # fmt: skip


def _posts(request, record):
    """(post, body, words) for every signing post the reader holds at a body of the committee."""
    bodies = {body.pk: body for body in actions.signing_bodies(record, at=request.now)}
    held = Appointment.objects.in_force(request.now).filter(
        person=request.user.person_id, role__in=actions.SIGNERS, organisation__in=bodies
    )
    return [(a.role, bodies[a.organisation_id], f"{Role(a.role).label}, {bodies[a.organisation_id]}") for a in held]


@needs(P.COMMITTEE_EDIT, TermsOfReference)
def clause(request, record, key):
    if key not in KINDS or record.status != TermsOfReference.Status.DRAFT:
        raise Http404
    rows = CommitteeBody.objects.filter(committee=record.committee).on(record.from_on).select_related("organisation")
    bodies = [Body(row.key, row.name, actions.side_of(row.organisation)) for row in rows]
    held = next((c for c in clauses_of(record) if c.key == key), None)
    form = ClauseForm(request.POST if request.method == "POST" else None, key=key, bodies=bodies, clause=held)
    return asked(
        request, form,
        lambda v: actions.write_clause(
            record, key=key, paragraph=v["paragraph"], value=form.value, by=request.user, at=request.now
        ),
        lambda made: redirect("terms", record.ref), said=f"Written: {KINDS[key].title}.",
        title=KINDS[key].title, caption=f"{record.committee}, version {record.version}", button="Save the clause",
        back=back_to(record), template="governance/terms/clause.html", kind=KINDS[key], held=held, terms=record,
    )  # fmt: skip


@needs(P.COMMITTEE_EDIT, TermsOfReference)
@require_POST
def strike(request, record, key):
    return _simply(request, record, actions.strike_clause, "The clause is struck out.", key=key)


@needs(P.COMMITTEE_EDIT, TermsOfReference)
@require_POST
def drop(request, record):
    return _simply(request, record, actions.drop_terms, "The draft is dropped. It stays on record.")


def _simply(request, record, verb, said, **values):
    try:
        verb(record, by=request.user, at=request.now, **values)
        messages.success(request, said)
    except NotAllowed as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    return redirect("terms", record.ref)


@needs(P.COMMITTEE_VIEW, TermsOfReference)
def read(request, record, key):
    """Sign how ambiguous words are read. Whoever holds no signing post sees who does."""
    question = QUESTIONS.get(key)
    if question is None or question not in open_questions(clauses_of(record)):
        raise Http404
    held = next(c for c in clauses_of(record) if c.key == question.clause)
    row = Reading.objects.filter(terms=record, clause=key).first()
    posts = _posts(request, record)
    first = f"{posts[0][0]}|{posts[0][1].ref}" if len(posts) == 1 else None
    initial = {"signing_as": first, **({"choice": row.choice, "because": row.because} if row else {})}
    form = ReadForm(request.POST if request.method == "POST" else None, question=question, posts=posts, initial=initial)
    names = {b["key"]: b["name"] for c in clauses_of(record) if c.key == "members" for b in c.value.get("bodies", ())}
    return asked(
        request, form,
        lambda v: actions.sign_reading(
            record, question=key, method=method_of(request), by=request.user, at=request.now, **form.values
        ),
        lambda made: redirect("terms", record.ref), said="Signed. The reading holds for the words as they stand.",
        title="Sign a reading", caption=f"{record.committee}, version {record.version}", back=back_to(record),
        template="governance/terms/read.html", question=question, clause=held, words=in_words(held, names),
        posts=posts, statement=actions.STATEMENT, signers=actions.SIGNERS.values(),
        draft=record.status == TermsOfReference.Status.DRAFT,
    )  # fmt: skip


@needs(P.COMMITTEE_EDIT, TermsOfReference)
@require_POST
def activate(request, record):
    form = ActivateForm(request.POST)
    if form.is_valid():
        try:
            actions.activate_terms(record, by=request.user, at=request.now, **form.cleaned_data)
            messages.success(request, "In force. Every meeting from that day is judged by these terms.")
            return redirect("terms", record.ref)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    return terms.__wrapped__(request, record, form=form, status=422)
