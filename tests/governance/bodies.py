"""A small world for tests of access: two CCGs, their office, the nation; people put in post by actions."""

from dataclasses import dataclass
from datetime import date

from governance.actions import appoint, make_account, record_person
from governance.models import Kind, Organisation, User
from governance.permissions import Role
from jobs.clock import now, start_of

PASSWORD = "correct horse battery"
SINCE = date(2013, 4, 1)


@dataclass
class Someone:
    user: object
    person: object
    post: object


def body(name, kind=Kind.CCG, code=None):
    return Organisation(name=name, kind=kind, code=code, opened_on=SINCE).save_as(by=None, why="Test")


def someone(name, role, at_body, *, email=None, on=SINCE, position=""):
    """A person with an account and, when a role is given, one post."""
    person = record_person(name=name, by=None)
    email = email or f"{name.split()[0].lower()}@example.org"
    user = make_account(person, email=email, password=PASSWORD, proved=True)
    post = None
    if role:
        post = appoint(
            person=person, role=role, body=at_body, starts_on=on, position=position, by=None, at=start_of(on)
        )
    return Someone(User.objects.select_related("person").get(pk=user.pk), person, post)


class SmallWorld:
    """Gil leads governance at Blackpool, Anita answers for it, Gee sees little; Sol is a stranger."""

    def __init__(self):
        self.blackpool = body("Blackpool CCG", code="00R")
        self.leicester = body("Leicester City CCG", code="04C")
        self.office = body("Lancashire Area Team", Kind.AREA_TEAM, "Q47")
        self.nation = body("NHS England", Kind.NATIONAL, "X24")
        self.gil = someone("Gil Marsh", Role.GOVERNANCE_LEAD, self.blackpool, position="Head of Governance")
        self.anita = someone("Anita Rao", Role.ACCOUNTABLE_OFFICER, self.blackpool)
        self.gee = someone("Gee Patel", Role.GP_MEMBER, self.blackpool)
        self.nye = someone("Nye Bevington", Role.NHSE_DIRECTOR, self.office)
        self.sol = someone("Sol Winter", Role.GOVERNANCE_LEAD, self.leicester)
        self.now = now().replace(microsecond=0)

    def appoint(self, name, role, at_body, **values):
        return someone(name, role, at_body, **values)
