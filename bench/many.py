"""So many rows in every signed-in list. Planted, because only counting and timing count."""

from datetime import date, timedelta
from itertools import islice

from applications.models import Application
from conflicts.models import Breach, Declarant, Earning, Gift, Interest, Redaction, Sponsorship
from governance.models import (
    ActionPoint,
    Appointment,
    Arrangement,
    Committee,
    CommitteeBody,
    Item,
    Kind,
    Link,
    Meeting,
    Organisation,
    Person,
    Report,
    User,
)
from jobs.clock import now

SINCE = date(2013, 4, 1)
FORMS = {cycle: f"delegated_{cycle.replace('/', '_')}" for cycle in ("2015/16", "2016/17", "2017/18")}


def plant(number):
    """Fill each list up to that number; the places that stand in addresses."""
    ccg, gil, at = Organisation.objects.get(code="00R"), User.objects.get(email="gil@example.org"), now()
    _applications(number, gil, at)
    people = _people(number, ccg, gil, at)
    _interests(ccg, people, gil, at)
    _registers(number, ccg, at)
    _links(number, ccg, at)
    return {"ccg": ccg.ref, "committee": _committees(number, ccg, gil, at).ref}


def _missing(rows, number):
    return range(rows.count(), number)


def _applications(number, gil, at):
    """Drafts and arrangements, of other groups."""
    groups = Organisation.objects.filter(kind=Kind.CCG, closed_on=None, applications=None).order_by("pk")
    shared = {"model": "delegated", "starts_on": date(2015, 4, 1)}
    missing = len(_missing(Arrangement.objects.filter(closed_because="Planted"), number))
    places = list(islice(((group, cycle) for cycle in FORMS for group in groups), missing))
    Application.objects.bulk_create(
        Application(ccg=group, cycle=cycle, edition=FORMS[cycle], opened_at=at, opened_by=gil, **shared)
        for group, cycle in places
    )
    Arrangement.objects.bulk_create(
        Arrangement(ccg=group, status="lapsed", closed_because="Planted", approved_at=at, approved_by=gil, **shared)
        for group, _ in places
    )


def _people(number, ccg, gil, at):
    post = Appointment.objects.in_force(at).filter(person=gil.person, organisation=ccg).first()
    missing = _missing(Person.objects.filter(name__startswith="Planted"), number)
    people = Person.objects.bulk_create(Person(name=f"Planted {n}") for n in missing)
    Appointment.objects.bulk_create(
        Appointment(
            person=person, role=post.role, organisation=ccg, group=post.group, in_force_from=at, appointed_at=at
        )
        for person in people
    )
    return people


def _interests(ccg, people, gil, at):
    """Each declares one interest, to be reviewed by their manager and asked to be withheld."""
    declarants = Declarant.objects.bulk_create(
        Declarant(person=p, ccg=ccg, position="Member", standings=["member"], joined_on=SINCE, manager=gil.person)
        for p in people
    )
    interests = Interest.objects.bulk_create(
        Interest(declarant=declarant, edition="2014", book="0" * 64, category="financial", kind="directorship",
                 with_kind="company", counterparty=f"Company {declarant.pk} Ltd", description="Director of it",
                 from_on=SINCE, declared_on=at.date(), declared_at=at)
        for declarant in declarants
    )  # fmt: skip
    Redaction.objects.bulk_create(
        Redaction(interest=interest, ground="harm", request="Planted", asked_at=at) for interest in interests
    )


def _registers(number, ccg, at):
    Gift.objects.bulk_create(
        Gift(ccg=ccg, kind="gift", giver=f"Giver {n}", description="A pen", value=n, offered_on=at.date(),
             accepted=False, edition="2014", book="0" * 64, advised="decline", advice="Decline", must_declare=True,
             together=n, recorded_at=at)
        for n in _missing(Gift.objects, number)
    )  # fmt: skip
    Sponsorship.objects.bulk_create(
        Sponsorship(ccg=ccg, what="event", sponsor=f"Sponsor {n}", description="A day", value=n, from_on=SINCE,
                    involvement="None", recorded_at=at)
        for n in _missing(Sponsorship.objects, number)
    )  # fmt: skip
    Breach.objects.bulk_create(
        Breach(ccg=ccg, kind="late", happened_on=SINCE, account="Planted", reported_at=at, due_on=at.date())
        for _ in _missing(Breach.objects, number)
    )
    missing = _missing(Earning.objects, number)
    practices = Organisation.objects.bulk_create(
        Organisation(kind=Kind.PRACTICE, code=f"ZP{n:04}", name=f"Practice {n}", opened_on=SINCE) for n in missing
    )
    Earning.objects.bulk_create(
        Earning(ccg=ccg, practice=practice, year=2014, mean=90_000, full_time=2, part_time=1, recorded_at=at)
        for practice in practices
    )


def _links(number, ccg, at):
    Link.objects.bulk_create(
        Link(kept_for=ccg, kind="owner", from_kind="company", to_kind="company", from_name=f"One {n}",
             to_name=f"Other {n}", from_on=SINCE, source="Planted", kept_at=at)
        for n in _missing(Link.objects, number)
    )  # fmt: skip


def _committees(number, ccg, gil, at):
    made = Committee.objects.bulk_create(
        Committee(organisation=ccg, name=f"Committee {n}", from_on=SINCE) for n in _missing(Committee.objects, number)
    )
    CommitteeBody.objects.bulk_create(
        CommitteeBody(committee=committee, organisation=ccg, name="Blackpool", from_on=SINCE) for committee in made
    )
    first = Committee.objects.order_by("pk").first()
    Meeting.objects.bulk_create(
        Meeting(committee=first, starts_at=at + timedelta(days=n), ends_at=at + timedelta(days=n, hours=2),
                planned_at=at, place="Town hall")
        for n in _missing(Meeting.objects, number)
    )  # fmt: skip
    meeting = Meeting.objects.order_by("pk").first()
    item = Item.objects.filter(meeting=meeting).first() or Item.objects.create(
        meeting=meeting, kind="discussion", position=1, number="1", title="Planted", added_at=at
    )
    ActionPoint.objects.bulk_create(
        ActionPoint(item=item, committee=first, words=f"Action {n}", owner=gil.person, due_on=at.date(), set_at=at)
        for n in _missing(ActionPoint.objects, number)
    )
    Report.objects.bulk_create(
        Report(
            committee=first,
            kind=Report.Kind.MONTHLY,
            from_on=SINCE + timedelta(days=n),
            to_on=SINCE + timedelta(days=n),
            drafted_at=at,
        )
        for n in _missing(Report.objects, number)
    )
    return first
