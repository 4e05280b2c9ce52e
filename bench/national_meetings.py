"""Meetings on the national case: queries of every page about them, small against large; lists against a bare view.

Small is a reader of one CCG, the shortest agenda held, the committee that met least; large is a reader of
all CCGs, the longest agenda held, the committee that met most; beside them thirty items still to come.
Everything planned here is rolled back.
"""

import os
import time
from datetime import timedelta
from html import escape

from django.db import connection, transaction
from django.db.models import Count
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.test.utils import CaptureQueriesContext

from bench import radar
from bench.console import AT_THE_DOOR, LIMITS
from bench.ratio import percentile, ratio, tell
from conflicts.models import Declarant, Interest
from conflicts.radar import look
from governance.actions import agenda, appoint, meetings, parties, record_person
from governance.actions.publishing_meetings import republish_meetings
from governance.models import Appointment, Committee, Item, ItemParty, Kind, Meeting, Organisation, User
from governance.permissions import Role
from jobs.clock import now, start_of, today
from publication.models import Line

ITEMS, PARTIES, ROUNDS, RADAR_GOAL = 30, 3, 40, 100
OF_A_MEETING = {
    "agenda": "/meetings/{}/", "console": "/meetings/{}/console/", "radar": "/meetings/{}/radar/",
    "outlook": "/meetings/{}/outlook/", "minutes": "/meetings/{}/minutes/",
}  # fmt: skip
OF_A_COMMITTEE = {"committee": "/committees/{}/", "actions": "/committees/{}/actions/"}
OF_A_READER = {
    "meetings to come": "/meetings/", "meetings held": "/meetings/?past",
    "calendar": "/meetings/calendar/?month=2016-05",
    "committees": "/committees/", "desk": "/desk/",
}  # fmt: skip
BARE = {
    "meetings held": "SELECT m.ref, m.starts_at, c.name, m.place, m.status FROM governance_meeting m"
    " JOIN governance_committee c ON c.id = m.committee_id WHERE m.starts_at < now() AND c.organisation_id = ANY(%s)"
    " ORDER BY m.starts_at DESC, m.id LIMIT 51",
    "committees": "SELECT c.ref, c.name, c.kind, o.name, c.from_on FROM governance_committee c"
    " JOIN governance_organisation o ON o.id = c.organisation_id WHERE c.organisation_id = ANY(%s)"
    " ORDER BY c.name, c.id LIMIT 51",
}


def run():
    if connection.vendor != "postgresql":
        return tell("meetings of the national case", skipped="PostgreSQL only")
    tell(
        "national meetings", meetings=Meeting.objects.count(), items=Item.objects.count(),
        committees=Committee.objects.count(), interests=Interest.objects.count(), load=_load(),
    )  # fmt: skip
    with transaction.atomic():
        _measured()
        transaction.set_rollback(True)
    radar.run()


def _measured():
    committees = Committee.objects.annotate(met=Count("meetings")).order_by("met", "pk")
    few, many = committees.first(), committees.last()
    short, full = _closed(few).first(), _closed(many).last()
    one, everywhere = _lead(few), _reader_of_all()
    long = _thirty_items(many)
    _open_matches()
    for name, address in OF_A_MEETING.items():
        large = _lead(many)
        _compared(name, (one, address.format(short.ref)), *((large, address.format(m.ref)) for m in (full, long)))
    for name, address in OF_A_COMMITTEE.items():
        _compared(name, (one, address.format(few.ref)), (_lead(many), address.format(many.ref)))
    for name, address in OF_A_READER.items():
        _compared(name, (one, address), (everywhere, address))
    _registers(many)
    _lists(one, everywhere)
    _radar(long)


def _closed(committee):
    """Its meetings held, the shortest agenda first."""
    return Meeting.objects.filter(committee=committee, status="closed").annotate(n=Count("items")).order_by("n", "pk")


def _lead(committee):
    post = Appointment.objects.filter(organisation=committee.organisation, role=Role.GOVERNANCE_LEAD).first()
    return _signed_in(User.objects.get(person=post.person_id))


def _signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def _reader_of_all():
    """Somebody with a post at every CCG, who may look at every meeting."""
    person = record_person(name="Reader of all", email="reader.of.all@example.org", by=None)
    for ccg in Organisation.objects.filter(kind=Kind.CCG, committees__isnull=False).distinct():
        appoint(person=person, role=Role.GOVERNANCE_LEAD, body=ccg, starts_on=today(), by=None, at=start_of(today()))
    return _signed_in(User.objects.get(person=person))


def _thirty_items(committee):
    """A long agenda to come, through actions: practices, and companies that members declare."""
    post = Appointment.objects.filter(organisation=committee.organisation, role=Role.GOVERNANCE_LEAD).first()
    by = {"by": User.objects.get(person=post.person_id), "at": now()}
    starts = now() + timedelta(days=40)
    meeting = meetings.plan_meeting(
        committee, starts_at=starts, ends_at=starts + timedelta(hours=3), standing_items=False, **by
    )
    practices = Organisation.objects.filter(kind=Kind.PRACTICE, parents__parent=committee.organisation).distinct()
    declarants = Declarant.objects.filter(person__seats__committee=committee)
    held = list(Interest.objects.filter(declarant__in=declarants).values_list("counterparty", flat=True)[:ITEMS])
    codes = list(practices.order_by("code").values_list("code", flat=True)[:ITEMS])
    for number in range(ITEMS):
        item = agenda.add_item(meeting, kind="decision", function="own_business", title=f"Matter {number + 1}", **by)
        parties.name_party(item, kind="practice", code=codes[number % len(codes)], **by)
        for name in held[number : number + PARTIES - 1]:
            parties.name_party(item, kind="other", name=name, **by)
    return meeting


def _open_matches():
    """Of the meetings held: how many items have a match that nobody ruled on. There should be none."""
    items = Item.objects.filter(meeting__status="closed", parties__isnull=False).select_related("meeting")
    some = list(items.order_by("ref")[:500])
    found = look(some, at=now())
    tell(
        "matches left open in meetings held", items=len(some), open=sum(h.open for hits in found.values() for h in hits)
    )


def _compared(name, *askings):
    """Queries beside session, user and grants, and the median of some looks: of the small, the large, and more.

    Small and large must ask as often; a meeting that has not been held may ask less.
    """
    counts, times = [], []
    for client, address in askings:
        count, seconds = _looked(client, address)
        counts.append(count)
        times.append(round(percentile(seconds, 0.5) * 1000))
    tell(
        f"P3 {name}",
        queries=counts,
        constant=len(set(counts[:2])) == 1,
        goal=LIMITS.get(name),
        p50_ms=times,
        load=_load(),
    )


def _looked(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    own = [q for q in captured if not any(f'FROM "{name}"' in q["sql"] for name in AT_THE_DOOR)]
    assert answer.status_code == 200, f"{address} answers {answer.status_code}"
    seconds = []
    for _ in range(7):
        begun = time.perf_counter()
        client.get(address)
        seconds.append(time.perf_counter() - begun)
    if os.environ.get("NATIONAL_SQL"):
        for query in own:
            tell(address, seconds=query["time"], sql=query["sql"][:400])
    return len(own), seconds


def _registers(committee):
    """The public registers of one committee’s meetings: made once, and read."""
    told, begun = Meeting.objects.filter(committee=committee).order_by("-starts_at")[:40], time.perf_counter()
    entries = republish_meetings([meeting.pk for meeting in told], at=now())
    took = time.perf_counter() - begun
    tell("publish forty meetings", entries=len(entries), seconds=round(took, 1), load=_load())
    for register in ("meetings", "decisions", "committees"):
        code = committee.organisation.code
        lines = Line.objects.filter(register=register, body=code).count()
        count, seconds = _looked(Client(), f"/ccg/{code}/registers/{register}/?q=the")
        tell(f"public {register}, filtered", lines=lines, queries=count, p50_ms=round(percentile(seconds, 0.5) * 1000))


# P2: the page through all of Django, against a view that sends one statement and joins strings ------


def bare(request):
    """A view without middleware, templates or models: `statement` of the settings, its rows as a table."""
    name, everything = request.GET["list"], request.GET.get("all")
    with connection.cursor() as cursor:
        cursor.execute(BARE[name], [bare.places[bool(everything)]])
        rows = cursor.fetchall()
    cells = ("".join(f"<td>{escape(str(value))}</td>" for value in row) for row in rows[:50])
    return HttpResponse("<table>" + "".join(f"<tr>{each}</tr>" for each in cells) + "</table>")


class Alone(ClientHandler):
    """The test client before this view alone. Other settings instead would empty Django's memory of addresses at
    each round, and our page would pay for it in the next."""

    def load_middleware(self, is_async=False):
        self._middleware_chain = bare


def _lists(one, everywhere):
    homes = list(Committee.objects.values_list("organisation", flat=True).distinct())
    first = Committee.objects.annotate(met=Count("meetings")).order_by("met", "pk").first()
    bare.places = {False: [first.organisation_id], True: homes}
    for name in BARE:
        for whole, client in ((False, one), (True, everywhere)):
            ratio(
                f"P2 {name}, {'all CCGs' if whole else 'one CCG'}",
                lambda client=client, name=name: client.get(OF_A_READER[name]),
                lambda name=name, whole=whole: _bare(name, whole),
                rounds=ROUNDS, goal=2.5, load=_load(),
            )  # fmt: skip


def _bare(name, whole):
    client = Client()
    client.handler = Alone()
    answer = client.get("/bare/", {"list": name, "all": "1" if whole else ""})
    assert answer.status_code == 200 and b"<td>" in answer.content


def _radar(meeting):
    """The radar itself over the thirty items, among all interests there are."""
    items, seconds, hits = list(meeting.items.select_related("meeting")), [], 0
    with CaptureQueriesContext(connection) as captured:
        hits = sum(map(len, look(items, at=now()).values()))
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        look(items, at=now())
        seconds.append(time.perf_counter() - begun)
    tell(
        "radar of thirty items", interests=Interest.objects.count(),
        parties=ItemParty.objects.filter(item__in=items).count(), matches=hits, queries=len(captured),
        p50_ms=round(percentile(seconds, 0.5) * 1000, 1), p95_ms=round(percentile(seconds, 0.95) * 1000, 1),
        goal_ms=RADAR_GOAL, load=_load(),
    )  # fmt: skip


def _load():
    return round(os.getloadavg()[0], 1)
