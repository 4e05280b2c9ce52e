"""A meeting as anybody follows it while it is held: no more than its public register says, and how it goes (row 60).

Nothing here is read through a person: not who is there, no motion, no ruling and no paper. Of private business
only that it is taken in private, and the ground. The number of queries does not depend on the meeting.
"""

from dataclasses import dataclass
from zlib import crc32

from django.db.models import Prefetch, Q

from jobs.clock import london
from publication.models import Line

from .models import Broadcast, Item, Meeting, Motion, Passage, Privacy, Turn
from .public_agenda import is_private, line_of
from .public_decisions import DECIDING
from .public_meetings import ANNOUNCED, WITH_AGENDA, codes_of
from .redaction import with_word
from .registers_decisions import DECISIONS
from .registers_meetings import MEETINGS
from .rules.meetings import broadcasts
from .rules.meetings.events import Turn as Turning
from .rules.meetings.events import Turned
from .rules.meetings.privacy import GROUNDS
from .rules.meetings.timing import open_since
from .seating import terms_on

S, State, M = Meeting.Status, Item.Status, Motion.Status
OUTCOMES = {M.CARRIED: "Carried", M.REJECTED: "Rejected", M.NOT_DECIDED: "Not decided"}


@dataclass(frozen=True)
class Shown:
    """One line of the agenda as anybody may read it: `state` says what happened to a public item, and when."""

    words: str
    state: str = ""
    now: bool = False
    results: tuple[str, ...] = ()


@dataclass(frozen=True)
class Followed:
    """Everything the page says."""

    meeting: Meeting
    now: str
    agenda: tuple[Shown, ...]
    decided: tuple[tuple[str, str, str], ...] = ()
    address: str = ""
    live: Broadcast | None = None
    recording: Broadcast | None = None

    @property
    def stamp(self):
        """Changes whenever anything on the page does."""
        said = (self.now, self.agenda, self.decided, self.live and self.live.pk, self.recording and self.recording.pk)
        return f"{crc32(repr(said).encode()):x}"

    @property
    def over(self):
        return self.meeting.status in (S.CLOSED, S.CANCELLED)


def followed(ref, *, at):
    """The meeting of this reference, if it is announced and held in public by the terms of its day; else None."""
    on = london(at).date()
    meeting = _found(ref)
    terms = terms_on(meeting.committee, meeting.held_on)[1] if meeting else None
    if terms is None or not terms.in_public:
        return None
    shown = {row.kind: row for row in meeting.broadcasts.all()}
    address, decided = _published(meeting, on)
    agenda = tuple(_agenda(meeting, on)) if meeting.status in WITH_AGENDA else ()
    return Followed(
        meeting, _now(meeting, agenda), agenda, tuple(decided), address,
        live=shown.get("live") if meeting.status in broadcasts.WHEN["live"] else None,
        recording=shown.get("recording"),
    )  # fmt: skip


def _found(ref):
    rows = Meeting.objects.filter(ref=ref, status__in=ANNOUNCED, called_at__isnull=False)
    return (
        rows.select_related("committee__organisation")
        .prefetch_related(
            "committee__bodies__organisation",
            Prefetch("items", with_word(Item.objects.on_the_agenda()).order_by("position", "pk")),
            Prefetch("items__privacy", Privacy.objects.select_related("reviewer").order_by("pk")),
            Prefetch("items__passages", Passage.objects.filter(removed=False)),
            Prefetch("broadcasts", Broadcast.objects.filter(removed=False)),
        )
        .first()
    )


def _agenda(meeting, on):
    turns = list(Turn.objects.filter(item__meeting=meeting).order_by("place").values_list("item", "act", "happened_at"))
    excluded, results = _motions(meeting)
    for item in meeting.items.all():
        ground = _ground(item, excluded.get(item.pk, ""), on)
        if ground:
            yield Shown(f"{item.number}. In private: {ground}", now=item.status == State.OPEN)
        else:
            mine = [Turning(at, "", Turned(act)) for pk, act, at in turns if pk == item.pk]
            yield Shown(line_of(item, on), _state(meeting, item, mine), item.status == State.OPEN,
                        tuple(results.get(item.pk, ())))  # fmt: skip


def _ground(item, resolved, on):
    """On which ground it is taken in private, by its own standing or by resolution; empty: in public."""
    rows = list(item.privacy.all())
    if is_private(item, on):
        key = rows[-1].ground if rows else resolved
        return GROUNDS[key].title if key else "the ground has not been stated yet"
    return GROUNDS[resolved].title if resolved and not rows else ""


def _motions(meeting):
    """({item: ground} of what the committee resolved to take in private, {item: how its motions ended})."""
    rows = Motion.objects.filter(item__meeting=meeting, kind__in=DECIDING, status__in=OUTCOMES).order_by("pk")
    excluded, ended = {}, {}
    for pk, item, kind, status, ground, covers in rows.values_list("pk", "item", "kind", "status", "ground", "covers"):
        ended[pk] = (item, OUTCOMES[status])
        if kind == Motion.Kind.EXCLUDE and status == M.CARRIED and covers:
            excluded[covers] = ground
    results = {}
    for item, outcome in ended.values():
        results.setdefault(item, []).append(outcome)
    return excluded, results


def _state(meeting, item, turns):
    """What happened to a public item, with the times of the record."""
    if item.status == State.OPEN:
        return f"Being taken since {_clock(open_since(turns, ''))}"
    if item.status == State.DEFERRED:
        return "Put off"
    opened = [turn.at for turn in turns if turn.act == Turned.OPENED]
    if item.status == State.DONE and opened:
        return f"Taken, {_clock(opened[0])} to {_clock(turns[-1].at)}"
    return "Not taken" if meeting.status == S.CLOSED else "To come"


def _now(meeting, agenda):
    """What goes on, in one sentence."""
    if meeting.status == S.CANCELLED:
        return f"The meeting is cancelled: {meeting.cancelled_because or 'no reason was given'}."
    if meeting.status == S.CLOSED:
        return f"The meeting was closed at {_clock(meeting.closed_at)}."
    if meeting.status != S.SITTING:
        return f"The meeting has not begun. It is called for {_clock(meeting.starts_at)}."
    taken = next((each for each in agenda if each.now), None)
    if taken is None:
        return "The meeting is in session. No item is being taken at this moment."
    since = f", {taken.state[:1].lower()}{taken.state[1:]}." if taken.state else "."
    return f"Item {taken.words}{since}"


def _published(meeting, on):
    """The page of the meeting on the public register, and its decisions there: (words, outcome, address)."""
    code = codes_of(meeting.committee, meeting.held_on)[0]
    decisions = Q(register=DECISIONS.key, body=code, counterparty=meeting.committee.ref, valid_from=meeting.held_on)
    lines = Line.objects.on_show(today=on).filter(decisions | Q(origin=f"meeting:{meeting.ref}:{code}"))
    address, decided = "", []
    for line in lines.select_related("latest__content").order_by("sort", "ref"):
        told = line.latest.content.row["columns"]
        if told.get("meeting") != meeting.ref:
            continue
        if line.register == MEETINGS.key:
            address = f"/entry/{line.ref}/"
        else:
            decided.append((told["decision"], DECISIONS.categories.get(told["outcome"], told["outcome"]),
                            f"/entry/{line.ref}/"))  # fmt: skip
    return address, decided


def _clock(moment):
    return f"{london(moment):%H:%M}"
