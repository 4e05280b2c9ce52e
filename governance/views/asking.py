"""The public asks a question of a meeting; the secretary takes it in or refuses it (row 60)."""

from allauth.core.internal.httpkit import get_client_ip
from allauth.core.internal.ratelimit import consume
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac

from jobs.clock import london
from jobs.submissions import kept
from publication.models import Line

from ..access import needs, public
from ..actions import asking as acts
from ..forms.meetings import BecauseForm, NothingForm
from ..forms.papers import AskForm
from ..models import Meeting, SentQuestion
from ..permissions import Permission
from ..public_agenda import is_private, line_of
from ..public_meetings import WITH_AGENDA, meetings_told_of
from ..registers_meetings import MEETINGS
from ..rules.meetings import notice
from ..wall import walled
from ..workflow import NotAllowed
from .acting import acted, given
from .questions import back

P = Permission
RATES = {"ask": "5/h/key"}
"""An owner's choice: whoever has more questions asks the secretary. What is kept is a keyed hash of the address."""
TRAP = "website"


@public
def ask(request, ref):
    """The form on the public page of a meeting. No account, no session; a filled trap is thanked and let go."""
    meeting = meetings_told_of(Meeting.objects.filter(ref=ref)).first()
    if meeting is None:
        raise Http404("There is no such meeting.")
    return kept(request, lambda: _ask(request, meeting))


def _ask(request, meeting):
    on = london(request.now).date()
    items = [item for item in meeting.items.all() if not is_private(item, on)] if meeting.status in WITH_AGENDA else []
    form = given(request, AskForm, items={item.ref: (item, line_of(item, on)) for item in items})
    reasons, status = acts.closed_because(meeting, on=on), 200
    if request.method == "POST" and not reasons:
        done, status = _sent(request, meeting, form)
        if done:
            return redirect(f"{reverse('public-ask', args=[meeting.ref])}?sent=1")
    elif request.method == "POST":
        status = 409
    context = {
        "meeting": meeting, "form": form, "reasons": reasons, "trap": TRAP,
        "due": acts.deadline(meeting), "kept_until": notice.asker_until(meeting.held_on),
        "line": _public_line(meeting),
        "sent": "sent" in request.GET and request.method == "GET",
    }  # fmt: skip
    response = render(request, "governance/public/ask.html", context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _public_line(meeting):
    """Where the public reads of the meeting; nothing while it is not on the register yet."""
    lines = Line.objects.filter(register=MEETINGS.key, state=Line.State.LIVE)
    return lines.filter(origin__startswith=f"meeting:{meeting.ref}:").order_by("origin").first()


def _sent(request, meeting, form):
    """(is it sent, or let go as a machine's; the status of the page otherwise)."""
    if request.POST.get(TRAP):
        return True, 303
    if not form.is_valid():
        return False, 422
    whose = salted_hmac("governance.ask", get_client_ip(request) or "").hexdigest()
    if not consume(request, app="governance", action="ask", config=RATES, key=whose):
        form.add_error(None, "Too many questions have come from your connection. Try again in an hour.")
        return False, 429
    try:
        acts.send_question(meeting, **form.values, at=request.now)
    except NotAllowed as refusal:
        form.add_error(None, refusal.reasons)
        return False, 422
    return True, 303


@needs(P.MEETING_EDIT, SentQuestion)
@walled
def accept(request, sent):
    form = given(request, NothingForm)
    return acted(
        request, form, lambda: acts.accept_question(sent, by=request.user, at=request.now), back=back(sent.meeting),
        caption=sent.question[:200], heading="Put the question on the register", button="Put it on the register",
        said="The question is on the register.",
        why="It becomes public word for word, without the name. Refuse it if its words must not be public.",
    )  # fmt: skip


@needs(P.MEETING_EDIT, SentQuestion)
@walled
def refuse(request, sent):
    form = given(request, BecauseForm)
    return acted(
        request, form, lambda: acts.refuse_question(sent, **form.cleaned_data, by=request.user, at=request.now),
        back=back(sent.meeting), caption=sent.question[:200], heading="Refuse the question", button="Refuse it",
        said="The question is refused.", why="Its words stay private. Whoever gave an address is told the reason.",
    )  # fmt: skip
