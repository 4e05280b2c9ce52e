"""The demonstration's joint committee: last month's published minutes, tomorrow's open match and its remedy."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from cocomm.desk import desk_of
from cocomm.world.agendas import london
from cocomm.world.cast import change_offices
from cocomm.world.essex import NAME, keep_essex
from cocomm.world.essex_pack import put_pack_together
from cocomm.world.essex_sub_group import CASE
from cocomm.world.registers import keep_registers
from cocomm.world.rotherham import keep_rotherham
from documents import press, sealing
from documents.models import Pack, PackVariant
from governance import packs, prospects
from governance.access import grants_of
from governance.actions.publishing_meetings import republish_meetings
from governance.committee_page import page_of
from governance.models import CommitteeKind, Meeting, Minutes, Panel, StatusChange, User
from governance.rules.meetings.seats import RIGHT_TO_ATTEND
from jobs import actions as jobs
from publication.models import Line
from tests.documents import reports

TODAY, NOW = date(2017, 3, 14), london(2017, 3, 14, 10)


@pytest.fixture
def essex(world, settings, tmp_path):
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    change_offices(world.users, until=TODAY)
    keep_registers(world.users, until=TODAY)
    keep_essex(world.users, until=TODAY)
    return list(Meeting.objects.filter(committee__name=NAME).order_by("starts_at"))


@pytest.mark.slow
def test_as_it_stands_on_14_march_2017(essex, monkeypatch):
    february, _, tomorrow, april = essex
    assert Minutes.objects.get(meeting=february).status == Minutes.Status.APPROVED
    seated = {seat.office for seat in tomorrow.committee.seats.filter(right_to_attend=True)}
    assert seated == set(RIGHT_TO_ATTEND)
    assert "observer" not in {each.key for each in page_of(tomorrow.committee, TODAY).warnings}
    items = tomorrow.items.select_related("meeting__committee", "only_for__organisation")
    found = {item.title: seen for item, seen in prospects.look(tomorrow, items, at=NOW).items()}
    inquorate, matched = found["Estuary out of hours pilot"], found["Premises reimbursement: Larkfield Surgery"]
    assert inquorate.remedy and "Mid Essex: 1 of 2" in inquorate.reasons[0]
    assert len(matched.open_matches) == 1 and not matched.remedy
    assert not found["Training places for practice nurses"].reasons
    panel = Panel.objects.get()
    assert (panel.status, panel.convener.name) == ("reported", "Carys Dunn") and "Pia Sandhu is ruled" in panel.passed
    arrived = {item.title: item for item in april.items.filter(Q(minutes_of__isnull=False) | Q(kind="decision"))}
    assert set(arrived) == {"Minutes of the Mid Essex estates sub-group, 23 February 2017", CASE}
    republish_meetings(at=NOW)
    monkeypatch.setattr(press, "unsealed", lambda document: reports.pdf("Demonstration", 1))
    monkeypatch.setattr(sealing, "seal", lambda plain: plain)
    assert not put_pack_together(at=NOW), "the papers are still being made"
    jobs.drain()
    assert put_pack_together(at=NOW) and put_pack_together(at=NOW) and Pack.objects.count() == 1
    assert max(asked_by_desk(user) for user in User.objects.filter(person__isnull=False)) <= 7

    pack = packs.newest(tomorrow)
    assert {part.title for part in pack.parts} == {f"{title}: report" for title in found if title[0] in "EPT"}
    kept = {tuple(variant.withheld) for variant in PackVariant.objects.all()}
    assert len(kept) == 2 and () in kept, "the secretary and the chair share a file; Dr Quill has one without two items"
    decisions = Line.objects.filter(register="decisions", body="06T").select_related("latest__content")
    told = [line.latest.content.row["columns"] for line in decisions]
    assert {row["outcome"] for row in told} == {"Carried", "Put off"}
    assert any("Dr Ida Quill" in row["conflict"] for row in told)


@pytest.mark.slow
def test_what_was_put_off_comes_back_by_the_verb(essex):
    february, _, tomorrow, _ = essex
    before, again = (m.items.get(title="Premises reimbursement: Larkfield Surgery") for m in (february, tomorrow))
    assert before.deferred_to == again and again.status == "ready"
    assert [party.name for party in again.parties.all()] == ["Larkfield Surgery"]
    (paper,) = again.papers.all()
    assert paper.status == "final" and StatusChange.objects.about(paper).filter(transition="carry over").exists()


@pytest.mark.slow
def test_a_committee_without_gps_meets_next_week(world, settings, tmp_path):
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    keep_rotherham(world.users, until=TODAY)
    meeting = Meeting.objects.get(committee__kind=CommitteeKind.GP_FREE)
    assert meeting.status == Meeting.Status.PUBLISHED and meeting.starts_at > NOW
    assert meeting.committee.terms.get().status == "in_force"
    seats = meeting.committee.seats.all()
    assert sorted(seat.klass for seat in seats if seat.voting) == ["executive"] * 3 + ["lay"] * 3
    assert {seat.title for seat in seats if not seat.voting} >= {"GP adviser"}
    found = prospects.look(meeting, meeting.items.select_related("meeting__committee"), at=NOW)
    assert sum(bool(seen.forecast) for seen in found.values()) == 2 and not any(seen.reasons for seen in found.values())
    republish_meetings(at=NOW)
    told = Line.objects.get(register="meetings", body="03L").latest.content.row["columns"]
    assert "Premises reimbursement: Millrace Surgery" in told["agenda"]


def asked_by_desk(user):
    """How many questions this person’s desk of that morning asks, beside session and grants (goal P3: at most 15)."""
    grants = grants_of(user, NOW)
    with CaptureQueriesContext(connection) as seen:
        desk_of(grants, person_id=user.person_id)
    return len(seen)
