"""The Essex joint committee: how it came about, last month's meeting with its minutes.

S4 App 6 gives the terms. Everything said and decided here is invented. Each act has its moment, and
only those up to the end of `until` happen.
"""

from datetime import date, timedelta

from conflicts.actions.radar import rule_on_match
from conflicts.radar import look
from governance.actions import (
    agenda,
    appoint,
    arrangements,
    broadcasts,
    committees,
    meetings,
    minutes,
    motions,
    parties,
    polls,
    presence,
    reviews,
    terms,
    turns,
)
from governance.actions.action_points import set_action
from governance.minutes_draft import draft
from governance.models import CommitteeKind, Item, Meeting, PartyKind, User
from governance.papers_minutes import text_of
from governance.permissions import Role

from .agendas import body, decision, london, publish, somebody
from .essex_engagement import keep_engagement
from .essex_panel import PanelStory
from .essex_people import DEPUTY, MID, NORTH_EAST, OFFICE, SEATS, SECRETARY
from .essex_sub_group import SubGroupStory
from .essex_tomorrow import Tomorrow
from .practices import invent_practice

NAME = "Mid and North East Essex joint committee"
READINGS = {
    "weighting": "bloc", "majority_of": "votes_cast", "deputy_decides": "no", "one_of_whom": "overall",
    "single_casting": "full",
}  # fmt: skip
FIRST_DAY = date(2016, 4, 1)
K = Item.Kind


def keep_essex(users, *, until):
    """Everything that happened by the end of the day `until`; nothing of it is there yet."""
    story = Essex(users)
    acts = [*story.acts(), *PanelStory(story).acts(), *SubGroupStory(story).acts()]
    for at, act in sorted(acts, key=lambda each: each[0]):
        if at.date() <= until:
            act(at)


class Essex(Tomorrow):
    def __init__(self, users):
        self.mia, self.nadia = users["mia"], users["nadia"]
        self.seats = {}

    def acts(self):
        return [
            (london(2016, 3, 1, 10), self.agreed),
            (london(2016, 3, 21, 10), self.signed),
            (london(2016, 4, 1, 10), self.seated),
            (london(2016, 4, 4, 10), self.terms_in_force),
            (london(2016, 4, 7, 14), self.elected),
            (london(2016, 9, 22, 10), self.terms_reviewed),
            (london(2017, 1, 23, 12), self.february_called),
            (london(2017, 2, 6, 10), self.february_agenda),
            (london(2017, 2, 16, 14), self.february_held),
            (london(2017, 2, 21, 10), self.february_minutes),
            (london(2017, 2, 22, 10), self.special_meeting),
            (london(2017, 2, 23, 10), self.tomorrow_called),
            (london(2017, 3, 2, 10), self.minutes_approved),
            (london(2017, 3, 7, 11), self.listened),
            (london(2017, 3, 8, 10), self.tomorrow_agenda),
            (london(2017, 3, 9, 10), self.recorded),
            (london(2017, 3, 13, 16), self.tomorrow_match),
        ]

    # --- how it came about -------------------------------------------------------------------------
    def agreed(self, at):
        self.committee = committees.make_committee(
            body(MID), name=NAME, kind=CommitteeKind.JOINT, from_on=FIRST_DAY, by=self.mia, at=at,
            bodies={body(MID): "Mid Essex", body(NORTH_EAST): "North East Essex", body(OFFICE): "NHS England"},
        )  # fmt: skip
        self.arrangements = [
            arrangements.approve_arrangement(
                ccg=body(code), model="joint", starts_on=FIRST_DAY, committee=self.committee, by=self.nadia, at=at
            )
            for code in (MID, NORTH_EAST)
        ]

    def signed(self, at):
        for arrangement in self.arrangements:
            arrangements.sign_agreement(arrangement, signed_on=at.date(), by=self.nadia, at=at)

    def seated(self, at):
        bodies = {b.organisation.code: b for b in self.committee.bodies.select_related("organisation")}
        for each in SEATS:
            self.seats[each.key] = committees.give_seat(
                self.committee, person=somebody(each), klass=each.klass, title=each.title, office=each.office,
                body=bodies.get(each.code), from_on=FIRST_DAY, by=self.mia, at=at,
            )  # fmt: skip
        self.seats[DEPUTY.key] = committees.give_seat(
            self.committee, person=somebody(DEPUTY), klass="", title=DEPUTY.title, deputy_for=self.seats["pia"],
            from_on=FIRST_DAY, by=self.mia, at=at,
        )  # fmt: skip
        appoint(
            person=somebody(SECRETARY), role=Role.COMMITTEE_SECRETARY, body=self.committee, starts_on=FIRST_DAY,
            by=self.mia, at=at, reason="Demonstration",
        )  # fmt: skip

    def terms_in_force(self, at):
        made = terms.draft_terms(self.committee, version="1", from_on=FIRST_DAY, pattern="essex", by=self.mia, at=at)
        for question, choice in READINGS.items():
            terms.sign_reading(
                made, question=question, choice=choice, because="Agreed by the three bodies before the first meeting.",
                post=Role.GOVERNANCE_LEAD, organisation=body(MID), typed_name=self.mia.person.name, method="password",
                by=self.mia, at=at,
            )  # fmt: skip
        terms.activate_terms(
            made, agreed_by="The governing bodies and NHS England", agreed_on=date(2016, 3, 24), by=self.mia, at=at
        )

    def terms_reviewed(self, at):
        reviews.record_review(
            self.committee.terms.get(), reviewed_on=date(2016, 9, 15), reviewer="The committee", outcome="stand",
            words="Gone through clause by clause. None stands in the way of business.", by=self.mia, at=at,
        )  # fmt: skip

    def elected(self, at):
        for post, who in (("chair", "tom"), ("vice", "una")):
            committees.put_in_office(
                self.committee, post=post, seat=self.seats[who], because="Elected at the first meeting",
                from_on=at.date(), by=self.mia, at=at,
            )  # fmt: skip
        self.stella = User.objects.get(email=SECRETARY.email)
        self.tom = User.objects.get(email="tom@example.org")

    # --- last month --------------------------------------------------------------------------------
    def february_called(self, at):
        self.february = self.called(london(2017, 2, 16, 14), at, place="Wren House, Colchester Road, Chelmsford")

    def february_agenda(self, at):
        scheme = self.item(self.february, "Local incentive scheme 2017/18", "incentive_schemes", at)
        rent = self.item(
            self.february, "Premises reimbursement: Larkfield Surgery", "discretionary_payments", at,
            party="Larkfield Surgery",
        )  # fmt: skip
        merger = self.item(self.february, "Merger of two practices in Colchester", "mergers", at)
        parties.name_party(merger, kind=PartyKind.PRACTICE, code=invent_practice(at).code, by=self.stella, at=at)
        self.rule_out(rent, "ida", at, interest="Partner in Larkfield Surgery")
        self.rent, self.scheme, self.merger = rent, scheme, merger
        self.publish(self.february, at)

    def february_held(self, at):
        by, moments = self.stella, iter(at + timedelta(minutes=n) for n in range(90))
        here = ("tom", "ida", "una", "ruth", "hugh", "ned", "wyn", "abel")
        turns.open_meeting(
            self.february, present=[self.seats[w] for w in here],
            apologies=[self.seats[w] for w in ("pia", "femi", "ivy", "maud")], by=by, at=next(moments),
        )  # fmt: skip
        for item in self.february.items.exclude(kind=K.DECISION).order_by("position"):
            self.taken(item, moments)
        self.taken(self.scheme, moments, "That the local incentive scheme for 2017/18 be adopted",
                   dict.fromkeys(("tom", "ida", "una", "ruth", "hugh", "ned"), "for"))  # fmt: skip
        turns.open_item(self.rent, by=by, at=next(moments))
        presence.note_presence(self.february, act="left", seat=self.seats["ida"], by=by, at=next(moments))
        motions.put_motion(self.rent, words="That the rent be reimbursed from 1 April 2017", by=by, at=next(moments))
        turns.defer_item(self.rent, note="Mid Essex: 1 of 2 while Dr Quill is out", by=by, at=next(moments))
        presence.note_presence(self.february, act="returned", seat=self.seats["ida"], by=by, at=next(moments))
        votes = dict.fromkeys(("tom", "una", "ruth", "hugh", "ned"), "for") | {"ida": "against"}
        self.taken(self.merger, moments, "That the merger be approved from 1 April 2017", votes)
        turns.close_meeting(self.february, by=by, at=next(moments))

    def taken(self, item, moments, words="", votes=None):
        by = self.stella
        turns.open_item(item, by=by, at=next(moments))
        if words:
            motion = motions.put_motion(item, words=words, by=by, at=next(moments))
            poll = polls.open_poll(motion, by=by, at=next(moments))
            polls.cast_votes(poll, votes={self.seats[w]: said for w, said in votes.items()}, by=by, at=next(moments))
            polls.close_poll(poll, by=by, at=next(moments))
        turns.close_item(item, by=by, at=next(moments))

    def february_minutes(self, at):
        self.february.refresh_from_db()
        self.minutes = minutes.begin_minutes(self.february, by=self.stella, at=at)
        said = "The Head of Primary Care explained the scheme. Members asked how small practices would take part."
        minutes.write_discussion(self.scheme, words=said, version=0, by=self.stella, at=at)
        set_action(
            self.scheme, words="Write to practices about the scheme", due_on=date(2017, 3, 31),
            owner=self.seats["ruth"].person, by=self.stella, at=at,
        )  # fmt: skip
        self.minutes = minutes.circulate_minutes(self.minutes, by=self.stella, at=at)

    def special_meeting(self, at):
        self.special = meetings.plan_meeting(
            self.committee, starts_at=london(2017, 3, 2, 10), ends_at=london(2017, 3, 2, 10, 30), by=self.stella, at=at,
            place="By telephone", title="Short meeting to approve minutes", standing_items=False,
        )  # fmt: skip
        agenda.add_item(self.special, kind=K.MINUTES, title="Minutes of 16 February 2017", by=self.stella, at=at)
        meetings.call_meeting(self.special, by=self.stella, at=at)
        self.publish(self.special, at)

    def minutes_approved(self, at):
        here = [self.seats[w] for w in ("tom", "pia", "una", "ruth", "hugh", "ned")]
        turns.open_meeting(self.special, present=here, by=self.stella, at=at)
        self.special.refresh_from_db()
        _, mark = text_of(self.february, draft(self.february, at=at))
        self.minutes.refresh_from_db()
        minutes.approve_minutes(
            self.minutes, meeting=self.special, fingerprint=mark, typed_name=self.tom.person.name, method="password",
            by=self.tom, at=at + timedelta(minutes=5),
        )  # fmt: skip
        moments = iter(at + timedelta(minutes=n) for n in range(6, 20))
        for item in self.special.items.order_by("position"):
            self.taken(item, moments)
        turns.close_meeting(self.special, by=self.stella, at=next(moments))

    def listened(self, at):
        keep_engagement(self.committee, by=self.stella, at=at)

    def recorded(self, at):
        """Where February's meeting can be seen again, and where tomorrow's is broadcast; the addresses lead nowhere."""
        self.february.refresh_from_db()
        for meeting, kind, title in (
            (self.february, "recording", "Demonstration: the meeting of 16 February 2017"),
            (self.tomorrow, "live", "Demonstration: the meeting of 15 March 2017"),
        ):
            broadcasts.put_broadcast(
                meeting, kind=kind, address=f"https://www.example.org/joint-committee/{meeting.held_on}", title=title,
                captions="Captions are made by a machine. Ask the secretary for a transcript.", by=self.stella, at=at,
            )  # fmt: skip

    # --- pieces ------------------------------------------------------------------------------------
    def called(self, starts, at, *, place):
        meeting = meetings.plan_meeting(
            self.committee, starts_at=starts, ends_at=starts + timedelta(hours=2), place=place, by=self.stella, at=at,
            joining="Anybody may come and listen. Ask the secretary for the telephone number.",
        )  # fmt: skip
        meetings.call_meeting(meeting, by=self.stella, at=at)
        return Meeting.objects.get(pk=meeting.pk)

    def item(self, meeting, title, function, at, *, party=""):
        return decision(meeting, title, function, party=party, by=self.stella, at=at)

    def rule_out(self, item, who, at, *, interest, declared=True):
        """The chair rules on every open match of this person with the item; `declared`: by themselves."""
        hits = [hit for hit in look([item], at=at)[item] if hit.open and hit.person == self.seats[who].person]
        if hits:
            rule_on_match(
                item, match=hits[0].match.key, also={hit.key for hit in hits[1:]}, magnitude="financial", choice="c",
                interest=interest, declared_by_person=declared, public_words="A tie to a body the item is about",
                reason="The item is about a body in which there is a financial interest.", ruled_as="chair",
                ruler=self.tom.person, by=self.stella, at=at,
            )  # fmt: skip

    def publish(self, meeting, at):
        publish(meeting, by=self.stella, at=at)
