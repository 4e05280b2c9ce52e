"""The demonstration's joint committee: last month's published minutes, tomorrow's open match and its remedy."""

from datetime import date

import pytest

from cocomm.world.cast import change_offices
from cocomm.world.essex import keep_essex, london
from cocomm.world.essex_pack import put_pack_together
from cocomm.world.registers import keep_registers
from documents import rendering, sealing
from documents.models import Pack, PackVariant
from governance import packs, prospects
from governance.actions.publishing_meetings import republish_meetings
from governance.committee_page import page_of
from governance.models import Meeting, Minutes
from governance.rules.meetings.seats import RIGHT_TO_ATTEND
from jobs import actions as jobs
from publication.models import Line
from tests.documents import reports

TODAY, NOW = date(2017, 3, 14), london(2017, 3, 14, 10)


@pytest.mark.slow
def test_as_it_stands_on_14_march_2017(world, settings, tmp_path, monkeypatch):
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    change_offices(world.users, until=TODAY)
    keep_registers(world.users, until=TODAY)
    keep_essex(world.users, until=TODAY)
    february, _, tomorrow = Meeting.objects.order_by("starts_at")
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
    republish_meetings(at=NOW)
    monkeypatch.setattr(rendering, "unsealed", lambda document: reports.pdf("Demonstration", 1))
    monkeypatch.setattr(sealing, "seal", lambda plain: plain)
    assert not put_pack_together(at=NOW), "the papers are still being made"
    jobs.drain()
    assert put_pack_together(at=NOW) and put_pack_together(at=NOW) and Pack.objects.count() == 1
    pack = packs.newest(tomorrow)
    assert {part.title for part in pack.parts} == {f"{title}: report" for title in found if title[0] in "EPT"}
    kept = {tuple(variant.withheld) for variant in PackVariant.objects.all()}
    assert len(kept) == 2 and () in kept, "the secretary and the chair share a file; Dr Quill has one without two items"
    decisions = Line.objects.filter(register="decisions", body="06T").select_related("latest__content")
    told = [line.latest.content.row["columns"] for line in decisions]
    assert {row["outcome"] for row in told} == {"Carried", "Put off"}
    assert any("Dr Ida Quill" in row["conflict"] for row in told)
