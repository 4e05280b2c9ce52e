"""The cast. One line each: address, name, body by ODS code (or "X24"), posts, and their story."""

from dataclasses import dataclass
from datetime import date

from governance.actions import appoint, record_person
from governance.models import Kind, Organisation, User
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

PEOPLE = (
    Member(
        "gil@example.org", "Gil Marsh", BLACKPOOL, ((Role.GOVERNANCE_LEAD, "Head of Governance"),),
        "Fills in Blackpool’s application and submits it.",
    ),
    Member(
        "anita@example.org", "Anita Rao", BLACKPOOL, ((Role.ACCOUNTABLE_OFFICER, "Accountable Officer"),),
        "Signs for the CCG.",
    ),
    Member(
        "lena@example.org", "Lena Ashworth", BLACKPOOL,
        ((Role.AUDIT_CHAIR, "Audit Committee Chair"), (Role.LAY_MEMBER, "Lay member")),
        "Lay member. Signs for the audit committee.",
    ),
    Member(
        "cora@example.org", "Cora Finch", BLACKPOOL,
        ((Role.CHIEF_FINANCE_OFFICER, "Chief Finance Officer"),),
        "Signs off the sum that transfers.",
    ),
    Member(
        "gee@example.org", "Dr Gee Patel", BLACKPOOL, ((Role.GP_MEMBER, "GP member"),),
        "A GP with an interest. May not see the application.",
    ),
    Member(
        "nye@example.org", "Nye Bevington", LANCASHIRE, ((Role.NHSE_DIRECTOR, "Area Team Director"),),
        "NHS England’s director for Lancashire. Confirms evidence, signs, decides.",
    ),
    Member(
        "nia@example.org", "Nia Osei", LANCASHIRE, ((Role.NHSE_CASE_OFFICER, "Head of Primary Care"),),
        "Fills in NHS England’s part.",
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
        "Her CCG wants joint commissioning. The wrong form is refused, with the reason.",
    ),
    Member(
        "sol@example.org", "Sol Winter", LEICESTER, ((Role.GOVERNANCE_LEAD, "Governance lead"),),
        "A stranger to Blackpool: must see nothing of it.",
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
