"""Papers of Blackpool's committee in March 2017: a draft, a final one with a file, a pack, advice, questions."""

from datetime import date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from documents.tasks import pack as make_file
from documents.tasks import render
from governance.actions import advice, agenda, asking, meetings, packs, questions
from governance.actions import papers as acts
from governance.rules.meetings.cover import SHEET, Answer
from jobs.clock import LONDON
from tests.documents import reports
from tests.stories.every_page.registers import AT

WHOLE = {each.key: Answer("yes" if each.ticked else "", f"{each.short}: as agreed in February.") for each in SHEET}
LONG = "Costs of the move, in all their parts, year by year until the end of the lease"
BODY = "# Why now\n\nThe lease ends in June.\n\n- Renew it\n- Move, at **£120,000** a year"


def build(stage, committee):
    """A meeting of its own, so that nothing here changes what others look at."""
    by = {"by": stage.world.gil, "at": AT}
    starts = datetime(2017, 4, 27, 14, tzinfo=LONDON)
    meeting = meetings.plan_meeting(
        committee, starts_at=starts, ends_at=starts.replace(hour=16), place="Blackpool Stadium", **by
    )
    item = agenda.add_item(meeting, kind="discussion", title="Where the practice of the north shore goes", **by)
    asked = advice.ask_advice(
        item, asked_of="Estates", question="Is the lease on the open market?", due_on=date(2017, 3, 31), **by
    )
    final = _final(stage, item, by)
    draft = acts.start_paper(
        item, title="Costs of the move, in all their parts, year by year", author="Cora Finch", **by
    )
    stage.places |= {
        "paper-item": item.ref, "paper-draft": draft.ref, "paper-final": final.ref, "paper-advice": asked.ref,
        "pack-meeting": meeting.ref, "pack-side": "public",
    }  # fmt: skip
    _pack(stage, meeting, by)
    meetings.call_meeting(meeting, **by)
    row = questions.record_question(meeting, question="Why move at all?", received_on=date(2017, 3, 10), **by)
    done = questions.record_question(meeting, question="Who decides?", received_on=date(2017, 3, 10), **by)
    questions.answer_question(done, answer="This committee, in public.", **by)
    sent = asking.send_question(meeting, question="Where will the bus stop?", name="Mo", at=by["at"])
    stage.places |= {"public-question": row.ref, "sent-question": sent.ref}


def _final(stage, item, by):
    paper = acts.start_paper(item, title="Renew or move", author="Anita Rao", **by)
    acts.change_paper(paper, body=BODY, answers=WHOLE, **by)
    acts.attach_file(paper, upload=SimpleUploadedFile("Plans.pdf", reports.pdf("Plans", 2)), **by)
    paper = acts.finalise_paper(paper, **by)
    render(acts.documents_of(paper).get().job.ref)
    return paper


def _pack(stage, meeting, by):
    made = packs.make_pack(meeting, **by)
    make_file(packs.pack_for(made, meeting, **by).job.ref)
