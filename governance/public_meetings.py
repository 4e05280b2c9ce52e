"""What the public is told of committees, meetings, papers and decisions: records read into plain values.

Each function reads a constant number of queries for any number of committees or meetings; only
decisions replay their meeting, because their words come from its events.
"""

from collections import defaultdict
from dataclasses import replace

from django.db.models import Prefetch

from jobs.clock import london

from . import public_papers
from .deadlines import last_days_to_ask
from .models import (
    Advice,
    Broadcast,
    Committee,
    Item,
    ItemParty,
    Meeting,
    Minutes,
    Officer,
    Paper,
    Passage,
    Privacy,
    PublicQuestion,
    Seat,
    TermsOfReference,
)
from .moved import changes
from .public_agenda import is_private, line_of, was_private, why_private
from .public_papers import address_of
from .public_topics import topics_of
from .redaction import published, title_waits, with_word
from .registers_meetings import PublicCommittee, PublicMeeting, PublicPaper
from .rules.meetings import broadcasts
from .rules.meetings import terms as rules_of_terms
from .rules.meetings.votes import shared_out
from .seating import running

S = Meeting.Status
ANNOUNCED = (S.CALLED, S.PUBLISHED, S.SITTING, S.CLOSED, S.CANCELLED)
WITH_AGENDA = (S.PUBLISHED, S.SITTING, S.CLOSED)
PUT_OFF = " (put off)"


def told_committees(committees, on):
    """(committee, what is told) once for every body with a code that sits in it that day."""
    committees = list(committees)
    pks = [committee.pk for committee in committees]
    seats, officers, versions = _by_committee(pks, on)
    for committee in committees:
        told = _committee(committee, seats[committee.pk], officers[committee.pk], versions.get(committee.pk))
        for code in codes_of(committee, on):
            yield committee, PublicCommittee(code=code, **told)


def codes_of(committee, on):
    """ODS codes of the bodies that publish for this committee: its home and whoever sits in it that day."""
    sitting = [body.organisation.code for body in committee.bodies.all() if body.covers(on)]
    return [code for code in dict.fromkeys([committee.organisation.code, *sitting]) if code]


def _by_committee(pks, on):
    seats, officers = defaultdict(list), defaultdict(dict)
    for seat in Seat.objects.on(on).filter(committee__in=pks, deputy_for=None).with_people():
        seats[seat.committee_id].append(seat)
    for officer in Officer.objects.on(on).filter(committee__in=pks).select_related("seat__person"):
        officers[officer.committee_id][officer.post] = officer.seat
    found = TermsOfReference.objects.in_force(on).filter(committee__in=pks).prefetch_related("readings")
    return seats, officers, {version.committee_id: version for version in found}


def _committee(committee, seats, officers, version):
    chair, vice = officers.get(Officer.Post.CHAIR), officers.get(Officer.Post.VICE)
    return {
        "name": committee.name,
        "kind": f"Sub-group of {committee.parent}" if committee.parent_id else committee.get_kind_display(),
        "bodies": ", ".join(dict.fromkeys(seat.body.name for seat in seats if seat.body)),
        "chair": str(chair.person) if chair else "",
        "vice": str(vice.person) if vice else "",
        "members": "\n".join(_member(seat) for seat in seats),
        "committee_ref": committee.ref,
        "from_on": committee.from_on,
        "to_on": committee.to_on,
        **_rules_of(version),
    }


def _member(seat):
    body = f" ({seat.body.name})" if seat.body else ""
    return f"{seat.person}, {seat.title}{body}{'' if seat.voting else ', without a vote'}"


def _rules_of(version):
    """The terms in words; of a committee without any, that there are none."""
    if version is None:
        return {"terms": "None in force", "quorum": "", "votes": "", "in_public": ""}
    try:
        terms = running(version)
    except rules_of_terms.Unread as unread:
        return {"terms": f"Version {version.version}", "quorum": " ".join(unread.reasons), "votes": "", "in_public": ""}
    begun = version.from_on
    return {
        "terms": f"Version {version.version}, in force from {begun.day} {begun:%B %Y}",
        "quorum": quorum_in_words(terms),
        "votes": votes_in_words(terms),
        "in_public": "Yes" if terms.in_public else "No",
    }


def quorum_in_words(terms):
    """What a quorum takes, from the compiled clauses."""
    said = [f"{body.quorum} of {body.name}" for body in terms.bodies if body.quorum]
    if terms.quorum_total:
        said.insert(0, f"{terms.quorum_total} voting members")
    said += [need.words for need in terms.needs]
    if terms.quorum_officer:
        said.append("the chair or vice-chair")
    if terms.lay_executive:
        said.append("a majority of lay members and executives")
    return "; ".join(said) + terms.cite("quorum_total") if said else ""


def votes_in_words(terms):
    """How votes are weighed, from the compiled clauses."""
    weighed = [
        f"{body.name} has {body.total} votes in all, {shared_out(terms, body)}" for body in terms.bodies if body.total
    ]
    return "; ".join(["One vote each", *weighed]) + (terms.as_read("weighting") if weighed else terms.cite("weighting"))


def meetings_told_of(found):
    """Meetings with what the public registers need of them, in a constant number of queries."""
    return (
        found.filter(status__in=ANNOUNCED, called_at__isnull=False)
        .with_changes()
        .select_related("committee__organisation", "minutes", "together_with__committee")
        .prefetch_related(
            Prefetch("alongside", Meeting.objects.select_related("committee").order_by("pk")),
            Prefetch("together_with__alongside", Meeting.objects.select_related("committee").order_by("pk")),
            "committee__bodies__organisation",
            Prefetch("items", with_word(Item.objects.on_the_agenda()).order_by("position", "pk")),
            Prefetch("items__privacy", Privacy.objects.select_related("reviewer").order_by("pk")),
            Prefetch("items__passages", Passage.objects.filter(removed=False)),
            Prefetch("items__parties", ItemParty.objects.filter(removed=False)),
            Prefetch("items__advice", Advice.objects.order_by("pk")),
            Prefetch("broadcasts", Broadcast.objects.filter(removed=False)),
            Prefetch("questions", PublicQuestion.objects.order_by("pk")),
        )
    )


def told_meetings(meetings, on):
    """(meeting, what is told) once for every body of its committee."""
    meetings = list(meetings)
    packed, asked_by = public_papers.packed(meetings), last_days_to_ask(meetings)
    for meeting in meetings:
        told = _meeting(meeting, on) | {"ask_by": asked_by.get(meeting.pk)}
        if meeting.status in WITH_AGENDA and meeting.pk in packed:
            told["pack"] = address_of("published-pack", meeting.ref)
        for code in codes_of(meeting.committee, meeting.held_on):
            yield meeting, PublicMeeting(code=code, **told)


def _meeting(meeting, on):
    starts, ends = london(meeting.starts_at), london(meeting.ends_at)
    shown = list(meeting.items.all()) if meeting.status in WITH_AGENDA else []
    return {
        "committee": meeting.committee.name,
        "committee_ref": meeting.committee.ref,
        "meeting": meeting.ref,
        "announced_on": london(meeting.called_at).date(),
        "held_on": meeting.held_on,
        "hours": f"{starts:%H:%M} to {ends:%H:%M}",
        "status": _state(meeting),
        "place": meeting.place,
        **changes(meeting),
        "joining": "\n".join(filter(None, [meeting.joining, _in_common(meeting)])),
        "agenda": "\n".join(f"{line_of(item, on)}{_put_off(item)}" for item in shown),
        "private": "\n".join(filter(None, (why_private(item, on) for item in shown))),
        "minutes": _minutes_at(meeting),
        "questions": "\n".join(_question(each, shown, on) for each in meeting.questions.all()) if shown else "",
        **_to_watch(meeting),
        **topics_of([item for item in shown if not (is_private(item, on) or title_waits(item))]),
    }  # fmt: skip


def _to_watch(meeting):
    """Where it is seen: live until it is closed, recorded afterwards; with the words that go with each address."""
    found = {}
    for row in meeting.broadcasts.all():
        if row.kind == Broadcast.Kind.RECORDING or meeting.status in broadcasts.WHEN[row.kind]:
            found |= {row.kind: row.address, f"{row.kind}_words": broadcasts.told(row.title, row.address, row.captions)}
    return found


def _in_common(meeting):
    """With which committees it sits in one session, as far as their meetings are announced (R-214)."""
    first = meeting.together_with or meeting
    others = [each for each in (first, *first.alongside.all()) if each.pk != meeting.pk]
    names = [each.committee.name for each in others if each.status in ANNOUNCED and each.status != S.CANCELLED]
    if not names:
        return ""
    return f"Held in common with: {', '.join(names)}. They sit in one session, and each committee decides by itself."


def _minutes_at(meeting):
    record = getattr(meeting, "minutes", None)
    approved = record and record.status == Minutes.Status.APPROVED
    return address_of("published-minutes", record.ref) if approved else ""


def _state(meeting):
    because = f": {meeting.cancelled_because}" if meeting.cancelled_because else ""
    return f"{meeting.get_status_display()}{because}"


def _put_off(item):
    return PUT_OFF if item.status == Item.Status.DEFERRED else ""


def _question(question, items, on):
    """A question, the item it is about, and its answer; or why it is not taken."""
    asked = question.asked_by_name or "A member of the public"
    lines = [f"{asked}: {question.question}"]
    lines += [f"About item {line_of(item, on)}" for item in items if item.pk == question.item_id]
    if question.answer:
        declined = question.status == PublicQuestion.Status.DECLINED
        lines.append(f"{'Not taken, because' if declined else 'Answer'}: {question.answer}")
    return "\n".join(lines)


def told_papers(meetings, on):
    """(paper, spell, what is told) of every final version under an item open to the public.

    `spell` counts the decisions about its privacy: a paper taken back and released again is said anew.
    """
    items = {
        item.pk: (meeting, item)
        for meeting in meetings
        if meeting.status in WITH_AGENDA
        for item in meeting.items.all()
        if not is_private(item, on)
    }
    shown = (Paper.Status.FINAL, Paper.Status.REPLACED)
    found = Paper.objects.filter(item__in=items, status__in=shown)
    found = list(found.select_related("file", "followed_by", "public_version__file").order_by("pk"))
    printed = public_papers.printed(found)
    for paper in found:
        meeting, item = items[paper.item_id]
        more = {} if was_private(item) else public_papers.whole(paper, item, printed)
        more["item"] = line_of(item, on)
        for code in codes_of(meeting.committee, meeting.held_on):
            yield (
                paper,
                len(item.privacy.all()),
                replace(_paper(paper, meeting=meeting, item=item, code=code), **more),
            )


def _paper(paper, *, meeting, item, code):
    begun = london(paper.finalised_at).date()
    later, told = getattr(paper, "followed_by", None), published(paper, item)
    over = london(later.finalised_at).date() if later and later.finalised_at else None
    return PublicPaper(
        code=code,
        title=told.title,
        committee=meeting.committee.name,
        committee_ref=meeting.committee.ref,
        meeting=meeting.ref,
        held_on=meeting.held_on,
        item=item.number,
        author=told.author,
        version=paper.version,
        late=told.late,
        words=told.words,
        from_on=begun,
        to_on=max(over, begun) if over else None,
        file=address_of("published-paper", paper.ref) if told.file else "",
        sha256=told.file.sha256 if told.file else "",
    )


def committees_told_of(pks=None):
    found = Committee.objects.for_door().order_by("pk")
    return found if pks is None else found.filter(pk__in=pks)
