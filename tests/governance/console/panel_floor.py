"""A conflicts panel taken through the verbs: `room.ask("6")`, `room.name(panel, "lena")`, `room.report(panel)`."""

from governance.actions import panels
from governance.models import Panel, PanelMember
from governance.permissions import Role
from tests.governance.bodies import someone
from tests.governance.meetings.sitting_world import SINCE

POSTS = (
    ("ann", "Ann Over", Role.ACCOUNTABLE_OFFICER),
    ("carl", "Carl Moss", Role.CHIEF_FINANCE_OFFICER),
    ("dora", "Dora Vale", Role.DIRECTOR_OF_GOVERNANCE),
    ("dean", "Dean Holt", Role.DIRECTOR_OF_COMMISSIONING),
)
SAID = {
    "recommendation": "reject", "grounds": "The bidder wrote the paper", "instructions": "NHS England is asked first",
    "method": "password",
}  # fmt: skip
WHY = "It is the largest contract of the year"


class PanelRoom:
    """The floor, with the four posts of Mid Essex held; `but` are left vacant."""

    def __init__(self, floor, *, but=()):
        self.floor, self.world = floor, floor.world
        for who, name, role in POSTS:
            if who not in but:
                setattr(self.world, who, someone(name, role, self.world.mid, on=SINCE))

    def user(self, who):
        return getattr(self.world, who).user

    def ask(self, number, *, ground="significance", because=WHY, by=None):
        return panels.ask_panel(
            self.floor.item(number), ground=ground, because=because, by=by or self.floor.by, at=self.floor.now()
        )

    def withdraw(self, panel, because="The bid was taken back"):
        return panels.withdraw_panel(Panel.objects.get(pk=panel.pk), because=because, **self.floor.when())

    def name(self, panel, *people, by="ann"):
        for who in people:
            panels.name_member(
                Panel.objects.get(pk=panel.pk), person=getattr(self.world, who).person, by=self.user(by),
                at=self.floor.now(),
            )  # fmt: skip

    def remove(self, panel, who, by="ann"):
        member = PanelMember.objects.get(panel=panel, person=getattr(self.world, who).person, removed=False)
        return panels.remove_member(member, by=self.user(by), at=self.floor.now())

    def report(self, panel, *, by="ann", **values):
        said = SAID | {"typed_name": getattr(self.world, by).person.name} | values
        return panels.report_panel(Panel.objects.get(pk=panel.pk), **said, by=self.user(by), at=self.floor.now())

    def asked_and_heard(self, number, **values):
        panel = self.ask(number, **values)
        self.name(panel, "mia", "dora")
        return self.report(panel)
