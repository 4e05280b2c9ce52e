"""Minutes of a meeting: read, written, circulated, approved; and the actions that follow from it."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from documents import actions as documents
from documents.models import Document
from documents.views import send_document, watched
from jobs.clock import london

from .. import closed, deadlines, wall
from ..access import needs, signed_in
from ..actions import action_points
from ..actions import minutes as acts
from ..flows_minutes import MINUTES
from ..forms.meetings import NothingForm
from ..forms.minutes import ActionForm, ApproveForm, CorrectionsForm, DiscussionForm, SettleForm
from ..minutes_draft import draft
from ..models import Discussion, Item, Meeting, Minutes
from ..papers_minutes import owner_of, text_of
from ..permissions import Permission
from ..sessions import method_of
from .acting import acted, given
from .action_evidence import action_for, back_from

P, S = Permission, Minutes.Status
TAGS = {S.DRAFT: "grey", S.CIRCULATED: "blue", S.APPROVED: "green"}


def _of(meeting):
    record = Minutes.objects.filter(meeting=meeting).select_related("approved_at_meeting__committee").first()
    if record:
        record.meeting = meeting
    return record


@needs(P.MEETING_VIEW, Meeting)
def minutes(request, meeting):
    """As this reader may see them: a draft is its writers' until it is circulated; withheld items stay closed."""
    record = _of(meeting)
    writes = request.grants.may(P.MINUTES_EDIT, meeting)
    if not writes and (record is None or record.status == S.DRAFT):
        raise Http404("The minutes have not been circulated yet.")
    told = draft(meeting, person_id=wall.person_of(request.user), at=request.now, grants=request.grants)
    document = Document.objects.filter(ref=record.document).first() if record and record.document else None
    if request.method == "POST" and document:
        documents.retry(document, at=request.now)
        return redirect("minutes", meeting.ref)
    context = {
        "meeting": meeting, "minutes": record, "draft": told, "document": document if told.whole else None,
        "writes": writes and (record is None or record.status == S.DRAFT), "today": london(request.now).date(),
        "due": next(each for each in deadlines.of(meeting, told.terms) if each.what.startswith("Minutes")),
        "tag": f"nhsuk-tag--{TAGS[record.status]}" if record else "nhsuk-tag--grey",
        "closed": meeting.status == Meeting.Status.CLOSED, "public_paper": _public_paper(record, told),
        "moves": _moves(request, record), "owner_of": owner_of,
    }  # fmt: skip
    response = render(request, "governance/minutes/minutes.html", context)
    return watched(request, response, document) if document and told.whole else response


def _public_paper(record, told):
    """The public's paper, for whom the committee's is not because of private business; never behind the wall."""
    document = acts.public_paper(record) if record and told.closed_as_private else None
    return bool(document and document.ready)


def _moves(request, record):
    rows = [r for r in MINUTES.transitions if record and record.status in r.source]
    named = {"circulate": "minutes-circulate", "take back": "minutes-take-back", "approve": "minutes-approve"}
    return [
        (row.label, reverse(named[row.name], args=[record.meeting.ref]))
        for row in rows
        if request.grants.may(row.permission, record)
    ]


def _back(meeting):
    return reverse("minutes", args=[meeting.ref]), "The minutes"


def _load(meeting):
    record = _of(meeting)
    if record is None:
        raise Http404("There are no minutes yet.")
    return record


@needs(P.MINUTES_EDIT, Meeting)
def begin(request, meeting):
    return acted(
        request, given(request, NothingForm), lambda: acts.begin_minutes(meeting, by=request.user, at=request.now),
        back=_back(meeting), caption=str(meeting), heading="Begin the minutes", button="Begin",
        said="The minutes are begun. Write what was said under each item.",
        why="Who was there, rulings, quorum and votes are in them already.",
    )  # fmt: skip


@needs(P.MINUTES_EDIT, Item)
@wall.walled
def discussion(request, item):
    """The clerk's words of one item. When another wrote meanwhile, both texts are shown and nothing is lost."""
    row = Discussion.objects.filter(item=item).first()
    start = {"words": row.words if row else "", "version": row.version if row else 0}
    form = given(request, DiscussionForm, initial=start)
    theirs = None

    def act():
        values = form.cleaned_data
        acts.write_discussion(item, words=values["words"], version=values["version"], by=request.user, at=request.now)

    try:
        return acted(
            request, form, act, back=_back(item.meeting), caption=str(item.meeting),
            heading=f"Item {item.number}: what was said", button="Save", said=f"Item {item.number} is saved.",
        )  # fmt: skip
    except acts.Clash as clash:
        theirs = clash.theirs
    sent = request.POST.copy()
    sent["version"] = str(theirs.version)
    context = {"item": item, "theirs": theirs, "form": DiscussionForm(sent)}
    return render(request, "governance/minutes/clash.html", context, status=409)


@needs(P.MINUTES_EDIT, Item)
@wall.walled
def add_action(request, item):
    form = given(request, ActionForm)
    return acted(
        request, form,
        lambda: action_points.set_action(item, **form.cleaned_data, owner=_member(item, form), by=request.user,
                                         at=request.now),
        back=_back(item.meeting), caption=str(item.meeting), heading=f"Item {item.number}: an action",
        button="Add the action", said="The action is added.",
        why="It stays on the committee’s action log until it is settled.",
    )  # fmt: skip


def _member(item, form):
    """The person with a seat whose name was typed; anybody else stays a name."""
    seats = item.meeting.committee.seats.select_related("person")
    typed = " ".join(form.cleaned_data["owner_name"].casefold().split())
    return next((s.person for s in seats if " ".join(s.person.name.casefold().split()) == typed), None)


@signed_in
def settle(request, ref):
    """By the secretary, or by whoever owns the action."""
    action, mine = action_for(request, ref, P.MINUTES_EDIT)
    form = given(request, SettleForm, today=london(request.now).date())
    return acted(
        request, form,
        lambda: action_points.settle_action(action, **form.values, by=request.user, at=request.now),
        back=back_from(action, mine), caption=str(action.committee), heading="Settle an action", why=action.words,
        button="Settle", said="The action is settled.",
    )  # fmt: skip


@needs(P.MINUTES_EDIT, Meeting)
def circulate(request, meeting):
    record = _load(meeting)
    return acted(
        request, given(request, NothingForm), lambda: acts.circulate_minutes(record, by=request.user, at=request.now),
        back=_back(meeting), caption=str(meeting), heading="Circulate the minutes", button="Circulate",
        said="The minutes are circulated.", why="Everybody with a seat is told, and the paper is made.",
        reasons=MINUTES.reasons_against("circulate", record, request.user, request.now, request.grants),
    )  # fmt: skip


@needs(P.MINUTES_EDIT, Meeting)
def take_back(request, meeting):
    record, form = _load(meeting), given(request, CorrectionsForm)
    return acted(
        request, form,
        lambda: acts.take_back_minutes(record, corrections=form.cleaned_data["corrections"], by=request.user,
                                       at=request.now),
        back=_back(meeting), caption=str(meeting), heading="Take the minutes back", button="Take back",
        said="The minutes can be corrected now.",
        reasons=MINUTES.reasons_against("take back", record, request.user, request.now, request.grants),
    )  # fmt: skip


@needs(P.MINUTES_APPROVE, Meeting)
def approve(request, meeting):
    """The chair reads the whole and signs it, at a later meeting."""
    record = _load(meeting)
    later = Meeting.objects.filter(
        committee=meeting.committee, starts_at__gt=meeting.starts_at,
        status__in=(Meeting.Status.SITTING, Meeting.Status.CLOSED),
    ).select_related("committee")  # fmt: skip
    told = draft(meeting, at=request.now)
    own = draft(meeting, person_id=wall.person_of(request.user), at=request.now)
    form = given(request, ApproveForm, meetings=later, initial={"fingerprint": text_of(meeting, told)[1]})
    reasons = MINUTES.reasons_against("approve", record, request.user, request.now, request.grants)
    if not later:
        reasons.append("No later meeting has been opened yet: minutes are approved at the next one.")
    return acted(
        request, form,
        lambda: acts.approve_minutes(record, **form.cleaned_data, method=method_of(request), by=request.user,
                                     at=request.now),
        back=_back(meeting), caption=str(meeting), heading="Approve the minutes", button="Approve and sign",
        said="The minutes are approved and signed.", reasons=reasons,
        why="Your signature is on the text as it stands now: any later change would show."
        + ("" if own.whole else " An item withheld from you is part of it; you sign the record of the others."),
    )  # fmt: skip


@needs(P.MEETING_VIEW, Meeting)
def paper(request, meeting):
    """The sealed paper: the committee's for whom nothing in it is kept; the public's for whom private business is."""
    record, person = _load(meeting), wall.person_of(request.user)
    if wall.withheld(person, at=request.now, meeting=meeting):
        raise Http404("There is no paper of these minutes for you.")
    if closed.in_meeting(request.grants, person, meeting):
        document = acts.public_paper(record)
    else:
        document = Document.objects.filter(ref=record.document).first() if record.document else None
    if document is None:
        raise Http404("There is no paper of these minutes for you.")
    return send_document(document)
