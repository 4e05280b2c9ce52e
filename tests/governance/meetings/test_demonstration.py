"""The demonstration's joint committee: last month's published minutes, tomorrow's open match and its remedy."""

from datetime import date

import pytest

from cocomm.world.cast import change_offices
from cocomm.world.essex import keep_essex, london
from cocomm.world.registers import keep_registers
from governance import prospects
from governance.actions.publishing_meetings import republish_meetings
from governance.models import Meeting, Minutes
from publication.models import Line

TODAY, NOW = date(2017, 3, 14), london(2017, 3, 14, 10)


@pytest.mark.slow
def test_as_it_stands_on_14_march_2017(world, settings, tmp_path):
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    change_offices(world.users, until=TODAY)
    keep_registers(world.users, until=TODAY)
    keep_essex(world.users, until=TODAY)
    february, _, tomorrow = Meeting.objects.order_by("starts_at")
    assert Minutes.objects.get(meeting=february).status == Minutes.Status.APPROVED
    items = tomorrow.items.select_related("meeting__committee", "only_for__organisation")
    found = {item.title: seen for item, seen in prospects.look(tomorrow, items, at=NOW).items()}
    inquorate, matched = found["Estuary out of hours pilot"], found["Premises reimbursement: Larkfield Surgery"]
    assert inquorate.remedy and "Mid Essex: 1 of 2" in inquorate.reasons[0]
    assert len(matched.open_matches) == 1 and not matched.remedy
    assert not found["Training places for practice nurses"].reasons
    republish_meetings(at=NOW)
    decisions = Line.objects.filter(register="decisions", body="06T").select_related("latest__content")
    told = [line.latest.content.row["columns"] for line in decisions]
    assert {row["outcome"] for row in told} == {"Carried", "Put off"}
    assert any("Dr Ida Quill" in row["conflict"] for row in told)
