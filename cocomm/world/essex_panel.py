"""The conflicts panel of the Essex demonstration: the Chief Officer is ruled out, so the next post convenes (R-067)."""

from datetime import date

from governance.actions import appoint, panels
from governance.models import Item, Organisation, User
from governance.permissions import Role

from .agendas import london, somebody
from .essex_people import FINANCE, MID

SINCE = date(2016, 4, 1)


class PanelStory:
    """`story`: the committee it belongs to. Asked for on 9 March, heard on 13 March."""

    def __init__(self, story):
        self.story = story

    def acts(self):
        return [
            (london(2016, 4, 1, 11), self.posts),
            (london(2017, 3, 9, 15), self.asked),
            (london(2017, 3, 13, 11), self.heard),
        ]

    def posts(self, at):
        mid = Organisation.objects.get(code=MID)
        for role, who in (
            (Role.ACCOUNTABLE_OFFICER, self.story.seats["pia"].person),
            (Role.CHIEF_FINANCE_OFFICER, somebody(FINANCE)),
        ):
            appoint(person=who, role=role, body=mid, starts_on=SINCE, by=None, at=at, reason="Demonstration")

    def asked(self, at):
        item = Item.objects.get(meeting=self.story.tomorrow, title="Estuary out of hours pilot")
        self.panel = panels.ask_panel(
            item, ground="significance", by=self.story.stella, at=at,
            because="Two of the three Mid Essex members are ruled out, and the pilot changes care for a district.",
        )  # fmt: skip

    def heard(self, at):
        carys = User.objects.get(email=FINANCE.email)
        for person in (self.story.mia.person, self.story.seats["ruth"].person):
            panels.name_member(self.panel, person=person, by=carys, at=at)
        panels.report_panel(
            self.panel, recommendation="accept", typed_name=FINANCE.name, method="password", by=carys, at=at,
            grounds="Nobody with a tie to the company wrote, priced or saw the report before it was final.",
            instructions="Take the vote by name. Ask the deputy for the Chief Officer whether she was spoken to about "
            "the pilot, and minute the answer.",
        )  # fmt: skip
