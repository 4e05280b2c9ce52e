"""Advice on an item, and questions from the public to a meeting."""

from django.shortcuts import render
from django.urls import reverse

from jobs.clock import london

from .. import closed, deadlines
from ..access import needs
from ..actions import advice as advising
from ..actions import questions as acts
from ..closed import unless_closed
from ..forms.meetings import BecauseForm
from ..forms.papers import AdviceForm, AnswerForm, QuestionForm
from ..models import Advice, Item, Meeting, PublicQuestion, SentQuestion
from ..permissions import Permission
from ..rules.meetings import notice
from ..seating import terms_on
from ..wall import person_of, visible_to, walled
from .acting import acted, given
from .agenda import people_of

P, Q = Permission, PublicQuestion.Status


@needs(P.PAPER_EDIT, Item)
@walled
def ask(request, item):
    form = given(request, AdviceForm, people=people_of(item.meeting))
    return acted(
        request, form, lambda: advising.ask_advice(item, **form.values, by=request.user, at=request.now),
        back=(reverse("agenda-item", args=[item.ref]), "The item"), caption=str(item), heading="Ask for advice",
        button="Ask", said="The advice is asked for.",
        why="The question, its day and the answer are printed with the paper: the public reads them where it reads the "
        "paper. Once a final paper used it, it stands.",
    )  # fmt: skip


@needs(P.MEETING_VIEW, Advice)
@walled
@unless_closed
def advice(request, advice):
    """The question with its clock, and the answer, which whoever was named may write."""
    mine = advice.adviser_id is not None and advice.adviser_id == person_of(request.user)
    may = (mine or request.grants.may(P.PAPER_EDIT, advice)) and not advice.frozen_at
    context = {"advice": advice, "item": advice.item, "may": may, "today": request.grants.on}
    return render(request, "governance/papers/advice.html", context)


@needs(P.MEETING_VIEW, Advice)
@walled
@unless_closed
def answer_advice(request, advice):
    form = given(request, AnswerForm, initial={"answer": advice.answer})
    return acted(
        request, form,
        lambda: advising.give_advice(advice, **form.cleaned_data, by=request.user, at=request.now),
        back=(reverse("advice", args=[advice.ref]), "The advice"), caption=advice.question[:200],
        heading=f"Advice of {advice.asked_of}", button="Give the advice", said="The advice is given.",
    )  # fmt: skip


@needs(P.MEETING_VIEW, Meeting)
def questions(request, meeting):
    """The register of questions, with answers, and until when they are taken."""
    rows = visible_to(meeting.questions.select_related("item"), person_of(request.user), at=request.now)
    terms = terms_on(meeting.committee, meeting.held_on)[1]
    due = notice.questions(meeting.held_on, holidays=deadlines.england(), period=deadlines.question_period(terms))
    context = {
        "meeting": meeting, "due": due, "may_edit": request.grants.may(P.MEETING_EDIT, meeting),
        "open": meeting.status in acts.OPEN, "kept_until": notice.asker_until(meeting.held_on),
        "rows": [(row, due.missed(row.received_on)) for row in rows],
        "sent": _sent(request, meeting),
        "closed": closed.in_meeting(request.grants, person_of(request.user), meeting),
    }  # fmt: skip
    return render(request, "governance/papers/questions.html", context)


def _sent(request, meeting):
    """What came from the public page and waits, for whoever may take it in."""
    if not request.grants.may(P.MEETING_EDIT, meeting):
        return []
    rows = meeting.sent_questions.filter(state=SentQuestion.State.WAITING).select_related("item")
    return visible_to(rows, person_of(request.user), at=request.now)


def back(meeting):
    """Where an act on a question leads."""
    return reverse("public-questions", args=[meeting.ref]), "Questions from the public"


@needs(P.MEETING_EDIT, Meeting)
def add_question(request, meeting):
    items = visible_to(meeting.items.all(), person_of(request.user), at=request.now, path="")
    form = given(request, QuestionForm, items=list(items), today=london(request.now).date())
    return acted(
        request, form, lambda: acts.record_question(meeting, **form.values, by=request.user, at=request.now),
        back=back(meeting), caption=str(meeting), heading="Record a question", button="Record",
        said="The question is on the register.", why="It is published with the agenda, and its answer with it.",
    )  # fmt: skip


@needs(P.MEETING_EDIT, PublicQuestion)
@walled
def answer(request, question):
    form = given(request, AnswerForm)
    return acted(
        request, form, lambda: acts.answer_question(question, **form.cleaned_data, by=request.user, at=request.now),
        back=back(question.meeting), caption=question.question[:200], heading="Answer the question",
        button="Record the answer", said="The answer is on the register.",
    )  # fmt: skip


@needs(P.MEETING_EDIT, PublicQuestion)
@walled
def decline(request, question):
    form = given(request, BecauseForm)
    return acted(
        request, form, lambda: acts.decline_question(question, **form.cleaned_data, by=request.user, at=request.now),
        back=back(question.meeting), caption=question.question[:200], heading="Do not take the question",
        button="Do not take it", said="The reason is on the register.",
    )  # fmt: skip
