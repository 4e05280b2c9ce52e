"""A committee under one of the shipped sets of terms, made by the verbs alone, with a meeting whose agenda is out.

The meeting begins at half past ten in the evening: after midnight other terms hold, other seats have begun
and some have ended, and none of that is to matter to it (row 105).
"""

from datetime import date, datetime, time, timedelta

from governance.actions import agenda, appoint, committees, meetings, parties, privacy, record_person, terms
from governance.models import CommitteeBody, Item, Kind, Officer, Organisation, Seat, User
from governance.permissions import Role
from governance.rules.meetings.clauses import QUESTIONS, open_questions
from governance.rules.meetings.kinds import PATTERNS
from governance.seating import clauses_of
from jobs.clock import LONDON, start_of
from tests.governance.rules.meetings.plain import Committee as Plain

from .known import ABOUT, PARTIES

SINCE, DAY = date(2015, 4, 1), date(2015, 10, 20)
MORROW = DAY + timedelta(days=1)
BEGINS = datetime.combine(DAY, time(22, 30), LONDON)
K = Item.Kind
AGENDA = (
    ("talk", K.DECLARATIONS, ""), ("budget", K.DECISION, "own_business"), ("one", K.DECISION, "own_business"),
    ("exclude", K.EXCLUSION, ""), ("secret", K.DECISION, "own_business"),
)  # fmt: skip
"""Key, kind and function. `one` is the matter of a single CCG where the terms know of such; `secret` is private."""
LATER = "tomorrow"
"""A seat that begins the day after: nobody may come in it today."""


class Built:
    """`plain`: the same committee as its clauses say; `seats`, `items`: rows by the keys used there."""

    def __init__(self, key, readings):
        self.key, self.plain = key, Plain(key, readings)
        self.early = {"at": start_of(SINCE)}
        self._bodies()
        self._terms(readings)
        self._seats()
        self._officers()
        self._other_terms_tomorrow(readings)
        self._meeting()
        self._next_meeting()

    # Who ---------------------------------------------------------------------------------------------

    def _bodies(self):
        found = {}
        for code, said in self.plain.bodies.items():
            kind = Kind.CCG if said["side"] == "ccg" else Kind.LOCAL_OFFICE
            known = Organisation.objects.filter(code=code).first()
            found[code] = known or Organisation(name=said["name"], kind=kind, code=code, opened_on=SINCE).save_as(
                by=None
            )
        self.home = next(iter(found.values()))
        self.lead = self._somebody("Gil Lead", Role.GOVERNANCE_LEAD, self.home)
        self.acts = self.early | {"by": self.lead}
        self.committee = committees.make_committee(
            self.home, name=f"Committee {self.key}", kind="joint" if len(found) > 1 else "delegated", from_on=SINCE,
            bodies={body: self.plain.bodies[code]["name"] for code, body in found.items()}, **self.acts,
        )  # fmt: skip
        self.bodies = {row.key: row for row in CommitteeBody.objects.filter(committee=self.committee)}
        self.clerk = self._somebody("Stella Clerk", Role.COMMITTEE_SECRETARY, self.committee)
        self.stranger = self._somebody("Sol Stranger")

    def _somebody(self, name, role=None, at_body=None):
        person = record_person(name=name, by=None)
        if role:
            appoint(person=person, role=role, body=at_body, starts_on=SINCE, by=None, at=start_of(SINCE))
        user = User(email=f"{name.replace(' ', '.').replace(',', '')}.{self.key}@example.org".lower(), person=person)
        user.save()
        user.groups.set(person.appointments.values_list("group", flat=True))
        return User.objects.get(pk=user.pk)

    def _seats(self):
        self.seats = {key: self._seat(seat) for key, seat in self.plain.seats.items()}
        first = next(iter(self.plain.seats.values()))
        self.seats[LATER] = self._seat(first, name="Tom Orrow", klass="executive", office="", from_on=MORROW)
        last = next(key for key in reversed(self.plain.seats) if key == self.plain.deputy.deputy_for)
        committees.end_seat(self.seats[last], last_day=DAY, because="Moves", **self.acts)
        self.seats = {key: Seat.objects.select_related("person").get(pk=row.pk) for key, row in self.seats.items()}
        self.users = {key: User.objects.get(person=row.person_id) for key, row in self.seats.items()}

    def _seat(self, plain, *, name="", from_on=SINCE, **other):
        said = {"klass": str(plain.klass), "office": plain.office} | other
        return committees.give_seat(
            self.committee, person=self._somebody(name or plain.name).person, title="Member", from_on=from_on,
            body=self.bodies.get(plain.body), despite="As the example has it",
            deputy_for=self.seats_so_far(plain.deputy_for), **said, **self.acts,
        )  # fmt: skip

    def seats_so_far(self, key):
        """The row of a member somebody stands in for, seated before them."""
        name = self.plain.seats[key].name if key else ""
        return Seat.objects.get(committee=self.committee, person__name=name) if key else None

    def _officers(self):
        for post, key in (("chair", self.plain.chair), ("vice", self.plain.vice)):
            committees.put_in_office(
                self.committee, post=post, seat=self.seats[key], because="Elected", from_on=SINCE, **self.acts
            )

    # By which terms ----------------------------------------------------------------------------------

    def _terms(self, readings):
        self.version = terms.draft_terms(self.committee, version="1", from_on=SINCE, pattern=self.key, **self.acts)
        shipped, fitted = (
            {c.key: c.value for c in each} for each in (PATTERNS[self.key].clauses, clauses_of(self.version))
        )
        assert fitted == shipped
        self._activate(self.version, readings)

    def _other_terms_tomorrow(self, readings):
        """As unlike as can be: one member is a quorum, one vote each, more than half of all who are there."""
        other = terms.draft_terms(self.committee, version="2", from_on=MORROW, follows=self.version, **self.acts)
        for key, value in (("quorum", {"total": 1}), ("votes", {}), ("majority", {"of": "members_present"}),
                           ("deciding_vote", {"offices": []})):  # fmt: skip
            terms.write_clause(other, key=key, paragraph="1", value=value, **self.acts)
        self._activate(other, readings)
        self.third = terms.draft_terms(self.committee, version="3", from_on=DAY, follows=other, **self.acts)

    def _activate(self, version, readings):
        version.refresh_from_db()
        for question in open_questions(clauses_of(version)):
            self.read(version, question.key, readings[question.key], **self.acts)
        terms.activate_terms(version, agreed_by="The governing bodies", agreed_on=SINCE, **self.acts)

    def read(self, version, question, choice, *, by, at):
        assert question in QUESTIONS
        return terms.sign_reading(
            version, question=question, choice=choice, because="Agreed", post=Role.GOVERNANCE_LEAD,
            organisation=self.home, typed_name="Gil Lead", method="password", by=by, at=at,
        )  # fmt: skip

    # The meeting -------------------------------------------------------------------------------------

    def _meeting(self):
        acts = {"by": self.clerk, "at": BEGINS - timedelta(days=20)}
        self.meeting = meetings.plan_meeting(
            self.committee, starts_at=BEGINS, ends_at=BEGINS + timedelta(hours=4), standing_items=False, **acts
        )
        alone = "single_body" in self.plain.values
        self.only_for = next(iter(self.plain.bodies)) if alone else ""
        self.items = {key: self._item(key, kind, function, acts) for key, kind, function in AGENDA}
        privacy.keep_private(
            self.items["secret"], ground="confidential", reason="It names a patient", public_words="A person",
            reviewer=self.lead.person, review_on=DAY + timedelta(days=90), **acts,
        )  # fmt: skip
        for key, item in self.items.items():
            self._name_parties(key, item, acts)
            agenda.ready_item(item, **acts)
        meetings.call_meeting(self.meeting, **acts)
        meetings.publish_agenda(self.meeting, **acts)
        self.items = {key: Item.objects.select_related("meeting").get(pk=item.pk) for key, item in self.items.items()}

    def _item(self, key, kind, function, acts):
        only_for = self.bodies[self.only_for] if key == "one" and self.only_for else None
        return agenda.add_item(self.meeting, kind=kind, title=key.title(), function=function, only_for=only_for, **acts)

    def _name_parties(self, key, item, acts):
        for name, code in (PARTIES[party] for party in ABOUT.get(key, ())):
            parties.name_party(item, kind="company", code=code, name=name, **acts)

    def _next_meeting(self):
        """The meeting after this, called, with one item that is not ready yet."""
        acts = {"by": self.clerk, "at": BEGINS - timedelta(days=20)}
        starts = BEGINS + timedelta(days=30)
        self.next = meetings.plan_meeting(
            self.committee, starts_at=starts, ends_at=starts + timedelta(hours=1), standing_items=False, **acts
        )
        self.next_item = agenda.add_item(self.next, kind=K.DECISION, title="Next", function="own_business", **acts)
        self._name_parties("next", self.next_item, acts)
        meetings.call_meeting(self.next, **acts)
        ended = {row.pk for row in Seat.objects.filter(committee=self.committee, to_on__isnull=False)}
        self.next_seats = {key for key, row in self.seats.items() if row.pk not in ended}

    def officers(self):
        """Who holds the two posts from now, by the keys of their seats."""
        keys = {row.pk: key for key, row in self.seats.items()}
        return {row.post: keys[row.seat_id] for row in Officer.objects.filter(committee=self.committee, to_on=None)}
