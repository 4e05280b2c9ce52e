"""Blackpool's committee in March 2017: a meeting ahead with matches open, ruled and dismissed; and an empty one."""

from datetime import date, datetime

from conflicts.actions import radar
from conflicts.radar import look
from governance.actions import agenda, committees, meetings, parties, rulings, terms
from governance.models import PartyKind, SeatClass
from jobs.clock import LONDON
from tests.stories.every_page import after, papers, sessions, sittings
from tests.stories.every_page.registers import AT

SINCE = date(2017, 1, 2)
SEATS = (
    ("lena", SeatClass.LAY, "Lay member", ""),
    ("anita", SeatClass.EXECUTIVE, "Accountable Officer", "accountable_officer"),
    ("cora", SeatClass.EXECUTIVE, "Chief Finance Officer", "chief_finance_officer"),
    ("gee", SeatClass.GP, "GP", ""),
)
LONG = (
    "Whether to commission community clinics in three towns from the federation of practices, from a company that two "
    "of them own, or from both, and on which terms until the end of the year after next"
)


def build(stage):
    """The committee sits, the agenda names its parties, and Lena is in the chair."""
    meeting = _planned(stage)
    about = _item(stage, meeting, LONG)
    ruled = _item(stage, meeting, "Diagnostics at the seaside")
    _party(stage, about, "Fernbank Federation of General Practice in the North West CIC", "08000001")
    _party(stage, about, "Tidewater Health Limited")
    _party(stage, ruled, "Seaside Diagnostics LLP")
    parties.name_party(
        _item(stage, meeting, "Opening hours"), kind=PartyKind.CLASS, name="All practices of Blackpool",
        by=stage.world.gil, at=AT,
    )  # fmt: skip
    _answers(stage, about, ruled)
    empty = meetings.plan_meeting(
        meeting.committee, starts_at=datetime(2017, 5, 4, 14, tzinfo=LONDON), standing_items=False,
        ends_at=datetime(2017, 5, 4, 16, tzinfo=LONDON), by=stage.world.gil, at=AT,
    )  # fmt: skip
    stage.places |= {"radar-meeting": meeting.ref, "radar-empty": empty.ref, "radar-item": about.ref}
    papers.build(stage, meeting.committee)
    sessions.build(stage, meeting.committee)
    after.build(stage, meeting.committee)
    sittings.build(stage, meeting.committee)


def _planned(stage):
    world, ccg = stage.world, stage.world.blackpool
    gil = {"by": world.gil, "at": AT}
    made = committees.make_committee(
        ccg, name="Primary care committee of 2017", kind="delegated", from_on=SINCE, bodies={ccg: "Blackpool"}, **gil
    )
    body, seats = made.bodies.get(), {}
    for who, klass, title, office in SEATS:
        seats[who] = committees.give_seat(
            made, person=stage.users[who].person, klass=klass, title=title, office=office, body=body, from_on=SINCE,
            **gil,
        )  # fmt: skip
    draft = terms.draft_terms(made, version="1", from_on=SINCE, pattern="blackpool", **gil)
    terms.activate_terms(draft, agreed_by="Governing body", agreed_on=SINCE, **gil)
    committees.put_in_office(made, post="chair", seat=seats["lena"], because="Elected", from_on=SINCE, **gil)
    next_year = terms.draft_terms(made, version="2", from_on=date(2018, 4, 1), pattern="essex", **gil)
    stage.places |= {
        "sitting-committee": made.ref, "seat": seats["gee"].ref, "terms": draft.ref, "terms-draft": next_year.ref,
    }  # fmt: skip
    return meetings.plan_meeting(
        made, starts_at=datetime(2017, 3, 30, 14, tzinfo=LONDON), ends_at=datetime(2017, 3, 30, 16, tzinfo=LONDON),
        place="Blackpool Stadium", **gil,
    )  # fmt: skip


def _item(stage, meeting, title):
    return agenda.add_item(meeting, kind="discussion", title=title, by=stage.world.gil, at=AT)


def _party(stage, item, name, code=""):
    kind = PartyKind.COMPANY
    return parties.name_party(item, kind=kind, name=name, code=code, by=stage.world.gil, at=AT)


def _answers(stage, about, ruled):
    """One match ruled on, one dismissed; and an interest said aloud that no register knows."""
    lena = stage.users["lena"]
    facts = {"ruled_as": "chair", "ruler": lena.person, "by": lena, "at": AT}
    hits = look([about, ruled], at=AT)
    radar.rule_on_match(
        ruled, match=hits[ruled][0].key, interest=hits[ruled][0].match.path, magnitude="financial", choice="c",
        reason="They would gain from the decision", declared_by_person=False,
        public_words="An interest whose details are withheld", **facts,
    )  # fmt: skip
    first, second = hits[about][:2]
    radar.dismiss_match(about, match=second.key, words="Another company of the same name", by=lena, at=AT)
    said = rulings.rule(
        item=about, person=stage.users["cora"].person, interest="My brother works for the federation",
        magnitude="other", choice="d", reason="He has no say there", **facts,
    )  # fmt: skip
    stage.places |= {"radar-open": first.key, "radar-done": second.key, "radar-said": said.ref}
