"""The chair's console, its acts, the member's own vote, and the sheet of paper for when the screen fails."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from jobs.clock import london

from .. import closed
from ..access import needs
from ..actions import motions, polls, presence, turns
from ..console import Screen
from ..flows_meetings import MEETING
from ..forms.console import MyVoteForm, OpenForm, moment_on
from ..models import Guest, Meeting, Motion, Poll
from ..permissions import Permission
from ..wall import person_of
from ..workflow import NotAllowed
from .acting import acted, given
from .speaking import SPEAKING

P = Permission
OTHER_VOTE = "Your answer was to an earlier vote. Another one is open now: read it, then vote."


@needs(P.MEETING_RUN, Meeting)
def console(request, meeting):
    """One screen. A refused act shows all its reasons above what was typed."""
    reasons, anchor = [], ""
    if request.method == "POST":
        try:
            anchor = _do(request, meeting)
            return redirect(reverse("console", args=[meeting.ref]) + anchor)
        except (NotAllowed, ValueError) as refusal:
            reasons = getattr(refusal, "reasons", None) or [str(refusal)]
            meeting.refresh_from_db(fields=["status"])
    screen = Screen(meeting, at=request.now, typed=request.POST, reader=person_of(request.user))
    context = {
        "meeting": meeting, "screen": screen, "reasons": reasons, "errors_shown": reasons,
        "when": request.POST.get("when", ""), "held": london(meeting.starts_at),
    }  # fmt: skip
    template = "governance/console/console.html" if not screen.faults else "governance/console/faults.html"
    return render(request, template, context, status=422 if reasons else 200)


def _do(request, meeting):
    """Which act a button asks for; the address to go on from."""
    name, _, value = request.POST.get("act", "").partition(":")
    if name not in ACTS:
        raise Http404
    return ACTS[name](request, meeting, value, {"by": request.user, "at": request.now}) or ""


def _record(rows, ref):
    found = rows.filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def _move(request, meeting, value, common):
    act, _, ref = value.partition(":")
    guest = Guest.objects.filter(meeting=meeting, ref=ref).first()
    seat = None if guest else _record(meeting.committee.seats, ref)
    when = _seen_at(meeting, request.POST.get("when", ""), request.now)
    if act not in ("arrived", "left", "returned", "departed", "apologies"):
        raise Http404
    presence.note_presence(meeting, act=act, seat=seat, guest=guest, happened_at=when, **common)
    return "#room"


def _seen_at(meeting, typed, now):
    """The time typed, on the day of the meeting; after midnight, where it goes on so long."""
    when = moment_on(meeting.held_on, typed, by=now)
    if when and meeting.opened_at and when < meeting.opened_at:
        later = moment_on(meeting.held_on + timedelta(days=1), typed, by=now)
        return later if later <= now else when
    return when


def _take(request, meeting, value, common):
    turns.open_item(_record(meeting.items, value), **common)


def _choose(request, meeting, value, common):
    ref, _, seat = value.partition(":")
    chosen = _record(meeting.committee.seats, seat or request.POST.get("chosen", ""))
    turns.open_item(_record(meeting.items, ref), presiding=chosen, chosen_by_members=True, **common)


def _finish(request, meeting, value, common):
    turns.close_item(_record(meeting.items, value), note=request.POST.get("because", "")[:300], **common)


def _resolved(request, meeting, value, common):
    turns.carry_out(_motion(meeting, value), **common)


def _close(request, meeting, value, common):
    turns.close_meeting(meeting, **common)


def _motion(meeting, ref):
    return _record(Motion.objects.filter(item__meeting=meeting), ref)


def _poll(meeting, ref):
    return _record(Poll.objects.filter(motion__item__meeting=meeting), ref)


def _vote(request, meeting, value, common):
    polls.open_poll(_motion(meeting, value), **common)
    return "#vote"


def _agree(request, meeting, value, common):
    polls.agree(_motion(meeting, value), **common)
    return "#vote"


def _withdraw(request, meeting, value, common):
    motions.withdraw_motion(_motion(meeting, value), **common)
    return "#vote"


def _votes(request, meeting, value, common):
    poll = _poll(meeting, value)
    post = request.POST
    typed = {name[5:]: said for name, said in post.items() if name.startswith("vote-") and said}
    typed = {
        ref: said for ref, said in typed.items() if post.get(f"was-{ref}") != said
    }  # untouched here: not said here
    seats = {seat.ref: seat for seat in meeting.committee.seats.filter(ref__in=typed)}
    known = dict(poll.votes.order_by("pk").values_list("seat__ref", "choice"))
    fresh = {seats[ref]: said for ref, said in typed.items() if ref in seats and known.get(ref) != said}
    if fresh:
        polls.cast_votes(poll, votes=fresh, **common)
    return "#vote"


def _count(request, meeting, value, common):
    _votes(request, meeting, value, common)
    polls.close_poll(_poll(meeting, value), **common)
    return "#vote"


ACTS = SPEAKING | {
    "move": _move, "take": _take, "choose": _choose, "finish": _finish, "resolved": _resolved, "close": _close,
    "vote": _vote, "agree": _agree, "withdraw": _withdraw, "votes": _votes, "count": _count,
}  # fmt: skip


@needs(P.MEETING_RUN, Meeting)
def opening(request, meeting):
    """Who is in the room; then the meeting is open."""
    screen = Screen(meeting, at=request.now, reader=person_of(request.user))
    back = (reverse("console", args=[meeting.ref]), "The console")
    if screen.faults:
        return redirect(back[0])
    sorry = set(screen.state.apologies)
    seats = {each.ref: (f"{each.name}, {each.what}", each.ref in sorry) for each in screen.members}
    form = given(request, OpenForm, seats=seats)

    def act():
        rows = screen.read.rows
        turns.open_meeting(
            meeting, present=[rows[ref] for ref in form.said("present")],
            apologies=[rows[ref] for ref in form.said("apologies") if ref not in sorry],
            by=request.user, at=request.now,
        )  # fmt: skip

    return acted(
        request, form, act, back=back, heading="Open the meeting", caption=str(meeting), button="Open the meeting",
        why="Say who is in the room. The quorum at the opening is recorded.", said="The meeting is open.",
        reasons=MEETING.reasons_against("open", meeting, request.user, request.now, request.grants),
    )  # fmt: skip


@needs(P.MEETING_VIEW, Meeting)
def my_vote(request, meeting):
    """A member's own small page: what is being voted on, and my vote."""
    person = person_of(request.user)
    shut = closed.in_meeting(request.grants, person, meeting)
    screen = Screen(meeting, at=request.now, reader=person, shut=shut)
    seat = screen.read.seat_of(request.user.person_id) if request.user.person_id else None
    poll = screen.poll if screen.state else None
    polled = screen.state.open_poll if poll else None
    mine = polled.votes.get(seat.ref, "") if polled and seat else ""
    form = _my_vote_form(request, poll, str(mine))
    if request.method == "POST" and form.is_valid() and poll and seat:
        try:
            polls.cast_vote(poll, seat=seat, choice=form.cleaned_data["choice"], by=request.user, at=request.now)
            return redirect("my-vote", meeting.ref)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    reasons = screen.state.entitlements(screen.item.ref).get(seat.ref, []) if polled and seat else []
    context = {
        "meeting": meeting, "screen": screen, "seat": seat, "form": form, "reasons": reasons, "mine": mine,
        "open": bool(polled and polled.status == "open"),
    }  # fmt: skip
    return render(request, "governance/console/my_vote.html", context, status=422 if form.errors else 200)


def _my_vote_form(request, poll, mine):
    if request.method != "POST":
        return MyVoteForm(initial={"choice": mine, "poll": poll.ref if poll else ""})
    if poll is None or request.POST.get("poll") == poll.ref:
        return given(request, MyVoteForm)
    form = MyVoteForm({"choice": mine or "abstain", "poll": poll.ref})
    form.add_error(None, OTHER_VOTE)
    return form


@needs(P.MEETING_RUN, Meeting)
def sheet(request, meeting):
    """The same meeting on paper, with the same numbers: for when the screen fails."""
    screen = Screen(meeting, at=request.now, reader=person_of(request.user))
    return render(request, "governance/console/sheet.html", {"meeting": meeting, "screen": screen,
                                                             "held": london(meeting.starts_at)})  # fmt: skip


@needs(P.MEETING_RUN, Meeting)
def projection(request, meeting):
    """For the screen in the room: as anybody there may read it, so without private business, whoever opened it.

    Who is ruled out of the item and opens it elsewhere reads no more of it than on the console.
    """
    screen = Screen(meeting, at=request.now, reader=person_of(request.user), in_the_room=True)
    context = {"meeting": meeting, "screen": screen, "held": london(meeting.starts_at)}
    return render(request, "governance/console/projection.html", context)
