"""Two meetings of one committee on one day: each shows its own papers and decisions on the committee's public page."""

from datetime import timedelta

from bs4 import BeautifulSoup

from governance.actions import agenda, meetings, papers
from governance.actions import publishing_meetings as publishing
from governance.models import Item, Meeting
from publication.models import Line
from tests.governance.meetings.test_cover import WHOLE

from .floor import D3, Floor

RENTS, MERGER = "That the rent be paid", "That the merger be approved"


def walked(sitting, *, hour, title, words):
    """Planned, papered, called, published, held and closed by the verbs, from `hour` o'clock."""
    by, starts = {"by": sitting.stella.user, "at": sitting.now}, sitting.meeting.starts_at + timedelta(days=7)
    starts += timedelta(hours=hour - 14)
    meeting = meetings.plan_meeting(
        sitting.essex, starts_at=starts, ends_at=starts + timedelta(hours=2), place="Wren House",
        standing_items=False, **by,
    )  # fmt: skip
    item = agenda.add_item(meeting, kind=Item.Kind.DECISION, function="contracts", title=title, **by)
    paper = papers.change_paper(
        papers.start_paper(item, title=f"Paper: {title}", **by), body=words, answers=WHOLE, **by
    )
    papers.finalise_paper(paper, **by)
    agenda.ready_item(item, **by)
    meetings.publish_agenda(meetings.call_meeting(meeting, **by), **by)
    floor = Floor(sitting, meeting=Meeting.objects.get(pk=meeting.pk))
    floor.open(*D3)
    floor.take("1")
    floor.vote("1", words=words, yes=" ".join(D3))
    floor.close("1")
    floor.finish()
    return floor.meeting


def sections(client, line):
    page = BeautifulSoup(client.get(f"/entry/{line.ref}/").content, "html.parser").main
    return {part.h3.get_text(" ", strip=True): part.get_text(" ", strip=True) for part in page.select("section")}


def test_each_keeps_its_own_papers_and_decisions(sitting, client, settings, tmp_path, time_machine):
    settings.DATA_DIR = tmp_path
    first = walked(sitting, hour=9, title="Rents", words=RENTS)
    second = walked(sitting, hour=14, title="Merger", words=MERGER)
    assert first.held_on == second.held_on
    publishing.republish_committees(at=second.ends_at)
    publishing.republish_meetings(at=second.ends_at)
    line = Line.objects.get(register="committees", body="06T")
    for days, order in ((0, [0, 1]), (1, [1, 0])):
        time_machine.move_to(second.ends_at + timedelta(days=days, minutes=1), tick=False)
        found = sections(client, line)
        assert [list(found)[place].partition(", ")[2] for place in order] == ["09:00 to 11:00", "14:00 to 16:00"]
        morning, afternoon = (list(found.values())[place] for place in order)
        assert RENTS in morning and "Paper: Rents" in morning
        assert MERGER in afternoon and "Paper: Merger" in afternoon
        assert MERGER not in morning and "Paper: Merger" not in morning
        assert RENTS not in afternoon and "Paper: Rents" not in afternoon


def test_the_registers_join_by_the_reference_of_the_meeting(sitting, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    meeting = walked(sitting, hour=9, title="Rents", words=RENTS)
    publishing.republish_meetings(at=meeting.ends_at)
    lines = Line.objects.filter(register__in=["meetings", "papers", "decisions"]).select_related("latest__content")
    assert {(line.register, line.latest.content.row["columns"]["meeting"]) for line in lines} == {
        ("meetings", meeting.ref), ("papers", meeting.ref), ("decisions", meeting.ref)
    }  # fmt: skip
