"""Put on the public registers what committees and meetings now give: on each act, each minute, and nightly.

Nothing is decided here: `public_meetings` reads what may be told, `registers_meetings` says what a row
holds. What may no longer be told (a withdrawn paper, an item made private) is taken back with its ground.
"""

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q

from documents.models import Document
from jobs.clock import london
from publication.actions import bring_up_to_date, redact, withdraw
from publication.models import Line
from publication.registers import by_key

from ..models import (
    Broadcast,
    Committee,
    CommitteeBody,
    Item,
    Meeting,
    Minutes,
    Motion,
    Paper,
    Passage,
    Privacy,
    PublicQuestion,
    PublicTexts,
    PublicVersion,
    Seat,
)
from ..models.committees import Officer
from ..models.terms import TermsOfReference
from ..public_agenda import is_private, line_of
from ..public_decisions import told_decisions
from ..public_meetings import (
    PUT_OFF,
    codes_of,
    committees_told_of,
    meetings_told_of,
    told_committees,
    told_meetings,
    told_papers,
)
from ..public_rulings import any_kept
from ..redaction import minutes_wait
from ..registers_decisions import DECISIONS
from ..registers_meetings import COMMITTEES, MEETINGS, PAPERS
from .minutes import PUBLIC_NOW, public_subject, reissue_public_minutes
from .public_packs import offer_public_packs

RECENT = timedelta(days=400)
"""How far back the nightly look goes: meetings held since then, and any whose private business lapsed since then."""

WEEK, LOT = timedelta(days=7), 100

TAKEN_BACK = "The paper was withdrawn, or its item is now taken in private."
NOT_HELD = "The meeting it was written for was cancelled."


def republish_committees(pks=None, *, at):
    """The committees with these keys, or all."""
    told = told_committees(committees_told_of(pks), london(at).date())
    return _say(COMMITTEES, ((_origin("committee", committee.ref, row.code), row) for committee, row in told), at)


def republish_meetings(pks=None, *, at):
    """These meetings with their papers and decisions; without keys, those that time may have changed, in lots."""
    if pks is None:
        return _one_by_one(_lots(at), at)
    meetings = list(meetings_told_of(Meeting.objects.filter(pk__in=pks).order_by("pk")))
    on = london(at).date()
    told = [(_origin("meeting", meeting.ref, row.code), row) for meeting, row in told_meetings(meetings, on)]
    papers = [(_origin("paper", paper.ref, row.code, spell), row) for paper, spell, row in told_papers(meetings, on)]
    decided = [(_origin("decision", of.ref, row.code), row) for of, row in told_decisions(meetings, on)]
    _hide_interests(meetings, decided, at=at)
    _tell_what_was_private(meetings, on=on, at=at)
    _hide_titles(meetings, dict(told), on=on, at=at)
    _take_back(meetings, {origin for origin, _ in papers}, at=at)
    said = _say(MEETINGS, told, at) + _say(PAPERS, papers, at) + _say(DECISIONS, decided, at)
    offer_public_packs(meetings, at=at)
    return said


def republish_lapsed(*, at):
    """Meetings of which something lapsed in the last week."""
    pks = list(_lapsed(at).order_by("item__meeting").values_list("item__meeting", flat=True).distinct())
    return republish_meetings(pks, at=at) if pks else []


def _lapsed(at):
    on = london(at).date()
    return Privacy.objects.filter(item__private=True, review_on__gte=on - WEEK, review_on__lt=on)


def _one_by_one(lots, at):
    """Each lot is said before the next is read; one that fails keeps no other back, and is said to have failed."""
    added, failed = [], []
    for pks in lots:
        try:
            added += republish_meetings(pks, at=at)
        except Exception as problem:
            failed.append(problem)
    if failed:
        raise ExceptionGroup(f"{len(failed)} lots of meetings could not be published.", failed)
    return added


def _lots(at):
    """Their keys: those of which something lapsed in the last week first, then the newest."""
    lapsed = Exists(_lapsed(at).filter(item__meeting=OuterRef("pk")).order_by())
    rows = _nightly(at).annotate(lapsed=lapsed).order_by("-lapsed", "-starts_at", "pk")
    pks = list(rows.values_list("pk", flat=True))
    return [pks[start : start + LOT] for start in range(0, len(pks), LOT)]


def _nightly(at):
    """Meetings of the last year and to come; and older ones whose private business became public, or of which
    somebody said what the public reads, since then: also where no worker ran in that minute."""
    since = at - RECENT
    lapsed = Q(item__private=True, review_on__gte=london(since).date())
    ways = (
        (Privacy.objects.filter(lapsed | Q(ground="", decided_at__gte=since)), "item__meeting"),
        (PublicTexts.objects.filter(said_at__gte=since), "item__meeting"),
        (PublicVersion.objects.filter(said_at__gte=since), "paper__item__meeting"),
    )
    wanted = Q(starts_at__gte=since)
    for rows, way in ways:
        wanted |= Q(pk__in=rows.order_by().values(way))
    return Meeting.objects.filter(wanted)


def _tell_what_was_private(meetings, *, on, at):
    """Private business that lapsed or was released: the public's minutes say it from now on. One query for all."""
    then = {
        public_subject(meeting.minutes): meeting
        for meeting in meetings
        if _minutes_stand(meeting) and any(item.privacy.all() for item in meeting.items.all())
    }
    for paper in Document.objects.filter(subject__in=then, superseded_at=None) if then else ():
        meeting = then[paper.subject]
        closed = {section["heading"] for section in paper.content["sections"] if section["closed"]}
        kept = {f"Item {i.number}" for i in meeting.items.all() if is_private(i, on) or minutes_wait(i)}
        if closed - kept:
            reissue_public_minutes(meeting, because=PUBLIC_NOW, at=at)


def _minutes_stand(meeting):
    record = getattr(meeting, "minutes", None)
    return record is not None and record.status == Minutes.Status.APPROVED


def _hide_titles(meetings, told, *, on, at):
    """An item made private after its agenda was published: its title goes from every earlier version too."""
    secret = {
        _origin("meeting", meeting.ref, code): titles
        for meeting in meetings
        if (titles := {f"{item.number}. {item.title}" for item in meeting.items.all() if _is_secret(item, on)})
        for code in codes_of(meeting.committee, meeting.held_on)
    }
    live = Line.objects.filter(register=MEETINGS.key, state=Line.State.LIVE, origin__in=secret)
    for line in live.select_related("latest__content"):
        agenda = line.latest.content.row["columns"]["agenda"].splitlines()
        if any(each.removesuffix(PUT_OFF) in secret[line.origin] for each in agenda):
            redact(line.ref, row=MEETINGS.row(told[line.origin]), at=max(at, line.latest.known_from))


def _is_secret(item, on):
    """Is its title kept back? What the public goes on reading of it may be the title itself."""
    return is_private(item, on) and not line_of(item, on).startswith(f"{item.number}. {item.title} (")


def _hide_interests(meetings, decided, *, at):
    """Withheld after it was told: the words of an interest go from every version, and from the public minutes."""
    silent = [meeting for meeting in meetings if meeting.status == Meeting.Status.CLOSED and any_kept(meeting)]
    names = {meeting.committee.name for meeting in silent}
    rows = {origin: row for origin, row in decided if row.committee in names}
    live = Line.objects.filter(register=DECISIONS.key, state=Line.State.LIVE, origin__in=rows)
    for line in live.select_related("latest__content"):
        if line.latest.content.row["columns"]["conflict"] != rows[line.origin].conflict:
            redact(line.ref, row=DECISIONS.row(rows[line.origin]), at=max(at, line.latest.known_from))
    for meeting in silent:
        reissue_public_minutes(meeting, at=at)


def _take_back(meetings, shown, *, at):
    """Papers on show that may no longer be: their lines are withdrawn, and answer 410 from now on."""
    papers = Paper.objects.filter(item__meeting__in=[meeting.pk for meeting in meetings])
    spells = papers.annotate(spells=Count("item__privacy")).values_list("ref", "spells", "item__meeting__status")
    codes = {code for meeting in meetings for code in codes_of(meeting.committee, meeting.held_on)}
    possible = {
        _origin("paper", ref, code, n): NOT_HELD if status == Meeting.Status.CANCELLED else TAKEN_BACK
        for ref, last, status in spells
        for code in codes
        for n in range(last + 1)
    }
    live = Line.objects.filter(register=PAPERS.key, state=Line.State.LIVE, origin__in=possible.keys() - shown)
    for ref, origin, known in live.values_list("ref", "origin", "latest__known_from"):
        withdraw(ref, ground=possible[origin], at=max(at, known))


def touched_meetings(since):
    """(committees, meetings) about which anything was saved since then."""
    committees = set(Committee.history.filter(history_date__gte=since).values_list("id", flat=True))
    for model in (CommitteeBody, Seat, Officer, TermsOfReference):
        committees |= set(model.history.filter(history_date__gte=since).values_list("committee_id", flat=True))
    meetings = set(Meeting.history.filter(history_date__gte=since).values_list("id", flat=True))
    ways = (
        (Item, "meeting_id"),
        (Broadcast, "meeting_id"),
        (PublicQuestion, "meeting_id"),
        (Minutes, "meeting_id"),
        (Paper, "item__meeting_id"),
        (Passage, "item__meeting_id"),
        (PublicTexts, "item__meeting_id"),
        (PublicVersion, "paper__item__meeting_id"),
        (Motion, "item__meeting_id"),
    )
    for model, path in ways:
        meetings |= set(model.history.filter(history_date__gte=since).values_list(path, flat=True))
    joined = Meeting.objects.filter(pk__in=meetings).values_list("together_with", flat=True)
    return committees - {None}, (meetings | set(joined)) - {None}


def follow_rulings(rulings, *, at):
    """What may be told of these rulings has changed: decisions and public minutes say more or less from now on."""
    pks = set(rulings.order_by().values_list("item__meeting", flat=True))
    for meeting in Meeting.objects.filter(pk__in=pks, status=Meeting.Status.CLOSED):
        reissue_public_minutes(meeting, at=at)
    return republish_meetings(pks, at=at) if pks else []


def republish_touched_meetings(*, since, at):
    """What was touched since a moment of real time; gives how many entries were added."""
    committees, meetings = touched_meetings(since)
    added = republish_committees(committees, at=at) if committees else []
    return len(added) + (len(republish_meetings(meetings, at=at)) if meetings else 0)


def _origin(kind, ref, code, spell=0):
    return ":".join([kind, ref, code, *([str(spell)] if spell else [])])


def _say(register, told, at):
    """Only what this house publishes at all; a test may run with other registers."""
    if by_key(register.key) is None:
        return []
    return bring_up_to_date(register.key, rows=((origin, register.row(row)) for origin, row in told), at=at)
