"""Meetings of Blackpool's committee being planned: one called, one too near, one with its agenda out."""

from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from governance.actions import agenda, meetings, panels, papers, parties, release, rulings
from governance.actions.privacy import keep_private
from governance.models import Paper
from jobs.clock import LONDON
from tests.documents import reports
from tests.stories.every_page.papers import WHOLE
from tests.stories.every_page.registers import AT

LONG = (
    "Whether the committee goes on meeting in three towns in turn, or in the Stadium alone, and who pays for the coach "
    "until the end of the year after next"
)


def build(stage, committee):
    """Every state of an item: inquorate and to be remedied, ready, private, withheld from one member."""
    by = {"by": stage.world.gil, "at": AT}
    meeting = _plan(stage, committee, 4, 11)
    item = agenda.add_item(meeting, kind="decision", title=LONG, function="own_business", purpose="Choose.", **by)
    party = parties.name_party(item, kind="company", name="Tidewater Coaches Limited", code="08000002", **by)
    for who in ("gee", "cora"):
        _rule_out(stage, item, who)
    ready = agenda.add_item(meeting, kind="information", title="Finance report", presenter="Cora Finch", **by)
    agenda.ready_item(ready, **by)
    private = agenda.add_item(meeting, kind="discussion", title="The offer of the Stadium", **by)
    keep_private(
        private, ground="confidential", reason="Another offer is awaited", public_words="An offer for rooms",
        reviewer=stage.users["anita"].person, review_on=date(2017, 6, 30), **by,
    )  # fmt: skip
    _redacted(stage, private, by)
    _panelled(stage, agenda.add_item(meeting, kind="decision", title="The seal", function="own_business", **by))
    meetings.call_meeting(meeting, **by)
    out = _published(stage, committee, by)
    stage.places |= {
        "sitting-committee": committee.ref, "sitting": meeting.ref, "sitting-item": item.ref,
        "sitting-party": party.ref, "sitting-ready": ready.ref, "sitting-private": private.ref,
        "sitting-soon": _plan(stage, committee, 3, 16).ref, "sitting-walled": out.ref,
        "sitting-out": out.meeting.ref,
    }  # fmt: skip


def _panelled(stage, item):
    """A conflicts panel that waits for its report, with one member."""
    panel = panels.ask_panel(item, ground="significance", because=LONG, by=stage.users["lena"], at=AT)
    member = panels.name_member(panel, person=stage.users["gil"].person, by=stage.users["anita"], at=AT)
    stage.places |= {
        "sitting-panel": panel.ref, "sitting-panel-member": member.ref, "sitting-panelled": item.ref
    }  # fmt: skip


def _redacted(stage, item, by):
    """What the public will read of private business: a passage, a paper redacted, one of which nobody spoke."""
    passage = release.mark_passage(item, words="the Stadium", because="The seller is not to be named yet", **by)
    for name, title in (("sitting-redacted", "The offer"), ("sitting-unsaid", "What the other hall would cost")):
        paper = papers.start_paper(item, title=title, **by)
        papers.change_paper(paper, body="Seats for **400**.", answers=WHOLE, **by)
        stage.places[name] = papers.finalise_paper(paper, **by).ref
        if name == "sitting-redacted":
            upload = SimpleUploadedFile("Redacted.pdf", reports.pdf("Redacted"))
            release.say_version(Paper.objects.get(pk=paper.pk), choice="redacted", because="", upload=upload, **by)
    stage.places["sitting-passage"] = passage.ref


def _plan(stage, committee, month, day):
    starts = datetime(2017, month, day, 16, tzinfo=LONDON)
    return meetings.plan_meeting(
        committee, starts_at=starts, ends_at=starts + timedelta(hours=1), place="Blackpool Stadium",
        standing_items=False, by=stage.world.gil, at=AT,
    )  # fmt: skip


def _rule_out(stage, item, who):
    lena = stage.users["lena"]
    rulings.rule(
        item=item, person=stage.users[who].person, interest="Owns a part of the coach company",
        magnitude="financial", choice="c", reason="They would gain from it", ruled_as="chair", ruler=lena.person,
        by=lena, at=AT,
    )  # fmt: skip


def _published(stage, committee, by):
    meeting = _plan(stage, committee, 4, 25)
    item = agenda.add_item(meeting, kind="discussion", title="Coaches to the meetings", **by)
    agenda.ready_item(item, **by)
    meetings.call_meeting(meeting, **by)
    meetings.publish_agenda(meeting, **by)
    _rule_out(stage, item, "gee")
    return item
