"""The cast. One line each: address, name, body by ODS code (or "X24"), posts, and their story."""

from dataclasses import dataclass
from datetime import date, timedelta

from governance.actions import appoint, end_appointment, record_person
from governance.models import Appointment, Kind, Organisation, User
from governance.permissions import Role
from jobs.clock import start_of

PASSWORD = "a demonstration only"
SINCE = date(2013, 4, 1)


@dataclass(frozen=True)
class Member:
    email: str
    name: str
    code: str
    posts: tuple[tuple[Role, str], ...]
    story: str


BLACKPOOL, LANCASHIRE, LEICESTER, MID_ESSEX, NORTH, NATIONAL = "00R", "Q47", "04C", "06Q", "Y54", "X24"
NEW_OFFICE, NEW_TEAMS = "Q73", date(2015, 4, 1)
"""NHS England's area teams gave way to fewer local offices (R-420): Lancashire with Greater Manchester."""

PEOPLE = (
    Member(
        "gil@example.org", "Gil Marsh", BLACKPOOL, ((Role.GOVERNANCE_LEAD, "Head of Governance"),),
        "Submitted Blackpool’s application; keeps its registers and its list of who declares.",
    ),
    Member(
        "anita@example.org", "Anita Rao", BLACKPOOL, ((Role.ACCOUNTABLE_OFFICER, "Accountable Officer"),),
        "Signs for the CCG; agrees how each interest is managed.",
    ),
    Member(
        "lena@example.org", "Lena Ashworth", BLACKPOOL,
        ((Role.AUDIT_CHAIR, "Audit Committee Chair"), (Role.LAY_MEMBER, "Lay member")),
        "Lay member and Conflicts of Interest Guardian: looked into a breach.",
    ),
    Member(
        "cora@example.org", "Cora Finch", BLACKPOOL,
        ((Role.CHIEF_FINANCE_OFFICER, "Chief Finance Officer"),),
        "Signs off the sum that transfers.",
    ),
    Member(
        "gee@example.org", "Dr Gee Patel", BLACKPOOL, ((Role.GP_MEMBER, "GP member"),),
        "A GP with interests, one declared late. May not see the application.",
    ),
    Member(
        "nye@example.org", "Nye Bevington", LANCASHIRE, ((Role.NHSE_DIRECTOR, "Area Team Director"),),
        "NHS England’s director. Signed for Blackpool’s application and approved it.",
    ),
    Member(
        "nia@example.org", "Nia Osei", LANCASHIRE, ((Role.NHSE_CASE_OFFICER, "Head of Primary Care"),),
        "Filled in NHS England’s part.",
    ),
    Member(
        "rhea@example.org", "Rhea Lund", NORTH, ((Role.NHSE_REGIONAL_DIRECTOR, "Regional Director"),),
        "Speaks for the region: may lift a concern, with a reason.",
    ),
    Member(
        "nadia@example.org", "Nadia Clarke", NATIONAL,
        ((Role.NHSE_NATIONAL_OFFICER, "National co-commissioning lead"),),
        "May accept a late application, with a reason.",
    ),
    Member(
        "mia@example.org", "Mia Lowe", MID_ESSEX, ((Role.GOVERNANCE_LEAD, "Governance lead"),),
        "Took an old register in from a spreadsheet; half of it is reviewed.",
    ),
    Member(
        "sol@example.org", "Sol Winter", LEICESTER, ((Role.GOVERNANCE_LEAD, "Governance lead"),),
        "Keeps Leicester’s register: one nil, one silent. A stranger to Blackpool, who must see nothing of it.",
    ),
)  # fmt: skip


def bodies():
    """The cast's bodies by code; reference data must be loaded."""
    found = {o.code: o for o in Organisation.objects.filter(code__in={m.code for m in PEOPLE})}
    found.setdefault(NATIONAL, Organisation.objects.get(kind=Kind.NATIONAL))
    return found


def call_the_cast(*, at=None):
    """People, accounts and posts from 1 April 2013; idempotent. Returns {first part of address: user}."""
    at = at or start_of(SINCE)
    places = bodies()
    users = {}
    for member in PEOPLE:
        user = User.objects.filter(email=member.email).select_related("person").first()
        if user is None:
            person = record_person(name=member.name, email=member.email, password=PASSWORD, by=None)
            for role, position in member.posts:
                appoint(
                    person=person, role=role, body=places[member.code], position=position,
                    starts_on=SINCE, by=None, at=at, reason="Demonstration",
                )  # fmt: skip
            user = User.objects.select_related("person").get(email=member.email)
        users[member.email.split("@")[0]] = user
    return users


def change_offices(users, *, until):
    """Nye and Nia move with their teams, once the old office has closed."""
    if until < NEW_TEAMS:
        return
    office, at = Organisation.objects.get(code=NEW_OFFICE), start_of(NEW_TEAMS)
    for who, position in (("nye", "Director of Commissioning Operations"), ("nia", "Head of Primary Care")):
        old = Appointment.objects.get(person=users[who].person, organisation__code=LANCASHIRE)
        why = "The area team closed"
        end_appointment(old, last_day=NEW_TEAMS - timedelta(days=1), by=None, at=at, reason=why)
        appoint(
            person=old.person, role=old.role, body=office, position=position,
            starts_on=NEW_TEAMS, by=None, at=at, reason=why,
        )  # fmt: skip
