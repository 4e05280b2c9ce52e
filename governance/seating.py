"""A committee as it stood on one day, as the rules of meetings see it: terms, seats, who is chair and vice-chair.

Four queries for any committee at any size. Terms that are missing or cannot run are said in `faults`.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q

from documents.rules.payload import fingerprint
from jobs.clock import london, start_of
from jobs.rounds import beneath, in_rounds

from .models import Appointment, Meeting, Officer, Person, Seat, TermsOfReference
from .rules.meetings import seats as rules
from .rules.meetings import terms as rules_of_terms
from .rules.meetings.clauses import Clause


@dataclass(frozen=True)
class Seating:
    """`seats` are the rules' seats in order; `rows` our own by the same key."""

    on: date
    seats: tuple = ()
    rows: dict = field(default_factory=dict)
    chair: str = ""
    vice: str = ""
    terms: rules_of_terms.Terms | None = None
    version: TermsOfReference | None = None
    faults: tuple[str, ...] = ()

    def keys_of(self, people):
        """Keys of the seats these people (primary keys) hold."""
        return tuple(key for key, row in self.rows.items() if row.person_id in people)

    @property
    def members(self):
        """Who is expected: everybody with a seat of their own; a deputy comes only when called."""
        return tuple(seat for seat in self.seats if not seat.deputy_for)

    @property
    def deputies(self):
        return tuple(seat for seat in self.seats if seat.deputy_for)


def seating(committee, on, *, opened_at=None):
    """The committee on that day; for a meeting `opened_at`, with deputies named later marked as late (R-201)."""
    rows = list(Seat.objects.on(on).filter(committee=committee).with_people())
    officers = dict(Officer.objects.on(on).filter(committee=committee).values_list("post", "seat__ref"))
    return _seated(on, rows, officers, *terms_on(committee, on), opened_at=opened_at)


@in_rounds
def seats_of(meetings):
    """All seats and offices there ever were in the committees of these meetings; two queries, for `seatings`."""
    committees = {m.committee_id for m in meetings}
    if not committees:
        return [], []
    return (yield [
        Seat.objects.filter(committee__in=committees).with_people(),
        Officer.objects.filter(committee__in=committees).select_related("seat"),
    ])  # fmt: skip


def seatings(meetings, *, versions, seats):
    """{meeting id: its committee of that day}; `versions` from `versions_for`, `seats` from `seats_of`."""
    (rows, officers), found = seats, {}
    for meeting in meetings:
        on, here = meeting.held_on, meeting.committee_id
        seats = [row for row in rows if row.committee_id == here and row.covers(on)]
        held = {row.post: row.seat.ref for row in officers if row.committee_id == here and row.covers(on)}
        found[meeting.pk] = _seated(on, seats, held, *versions[meeting.pk], opened_at=meeting.opened_at)
    return found


def _seated(on, rows, officers, version, terms, faults, *, opened_at=None):
    return Seating(
        on=on,
        seats=tuple(as_seat(row, opened_at) for row in rows),
        rows={row.ref: row for row in rows},
        chair=officers.get(Officer.Post.CHAIR, ""),
        vice=officers.get(Officer.Post.VICE, ""),
        terms=terms,
        version=version,
        faults=tuple(faults),
    )


def known_to(meeting):
    """People without a seat who may come as guests: with a post at a body of the committee, or guests before."""
    committee, on = meeting.committee, meeting.held_on
    bodies = [committee.organisation_id, *(body.organisation_id for body in committee.bodies.all() if body.covers(on))]
    posts = Appointment.objects.not_over(meeting.starts_at).filter(organisation__in=bodies)
    seated = Seat.objects.on(on).filter(committee=committee)
    known = Person.objects.filter(
        Q(pk__in=posts.order_by().values("person")) | Q(visits__meeting__committee=committee)
    ).exclude(pk__in=seated.order_by().values("person"))  # fmt: skip
    return known.distinct()


def as_seat(row, opened_at=None):
    """Our seat as the rules name it: by its ref, its body by ODS code."""
    return rules.Seat(
        key=row.ref,
        name=row.person.name,
        body=row.body.key if row.body else "",
        klass=rules.Klass(row.klass),
        office=row.office,
        voting=row.voting,
        deputy_for=row.deputy_for.ref if row.deputy_for else "",
        late=bool(row.deputy_for and opened_at and row.seated_at > opened_at),
        person=str(row.person_id),
    )


def reasons_judged(committee, first):
    """What is to hold from the day `first` must not reach a meeting already opened: it was judged as things stood.

    A meeting is for ever judged by the seats, offices and terms in force that day (features row 105).
    """
    opened = Meeting.objects.filter(committee=committee, opened_at__isnull=False, starts_at__gte=start_of(first))
    last = opened.order_by("-starts_at").first()
    if last is None:
        return []
    after = last.held_on + timedelta(days=1)
    return [
        f"The meeting of {last.held_on:%-d %B %Y} was opened, and is judged for ever by the seats, offices and terms "
        f"of that day. This can hold from the day after it: {after:%-d %B %Y}."
    ]


def terms_on(committee, on):
    """(version, terms that run, why not) for the terms of reference in force that day."""
    version = TermsOfReference.objects.in_force(on).filter(committee=committee).prefetch_related("readings").first()
    return _missing(committee, on) if version is None else _run(version)


def _missing(committee, on):
    return None, None, [f"{committee} has no terms of reference in force on {on.day} {on:%B %Y}."]


def _run(version):
    try:
        return version, running(version), []
    except rules_of_terms.Unread as unread:
        return version, None, unread.reasons


@in_rounds
def versions_for(meetings):
    """{meeting id: (version, terms that run, why not)} for many meetings: two queries."""
    if not meetings:
        return {}
    (rows,) = yield [TermsOfReference.objects.filter(
        committee__in={m.committee_id for m in meetings}, status=TermsOfReference.Status.IN_FORCE
    )]  # fmt: skip
    yield from beneath(rows, "readings")
    versions = {}
    for version in rows:
        versions.setdefault(version.committee_id, []).append(version)
    ran, found = {}, {}
    for meeting in meetings:
        on = meeting.held_on
        version = next((each for each in versions.get(meeting.committee_id, ()) if _covers(each, on)), None)
        if version and version.pk not in ran:
            ran[version.pk] = _run(version)
        found[meeting.pk] = ran[version.pk] if version else _missing(meeting.committee, on)
    return found


def _covers(version, on):
    return version.from_on <= on and (version.to_on is None or on <= version.to_on)


def running(version):
    """The terms of one version, compiled with its readings; raises Unread with every reason."""
    readings = {reading.clause: reading.choice for reading in version.readings.all()}
    signed_on = {reading.clause: london(reading.read_at).date() for reading in version.readings.all()}
    return rules_of_terms.compile(clauses_of(version), readings, signed_on)


def clauses_of(version):
    return tuple(Clause(row["key"], row["paragraph"], row["value"]) for row in version.clauses)


def book_of(version):
    """Fingerprint of the terms and their readings, by which a later change of either shows."""
    readings = {reading.clause: reading.choice for reading in version.readings.all()}
    return fingerprint({"version": version.version, "clauses": version.clauses, "readings": readings})
