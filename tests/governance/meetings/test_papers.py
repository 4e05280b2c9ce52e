"""Papers: begun, filled in, made final only when whole, late only with the chair's reason; advice and questions."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.models import Document
from governance import due_papers
from governance.access import grants_of
from governance.actions import advice as advising
from governance.actions import papers as acts
from governance.actions import questions
from governance.models import Item, Meeting, Paper, PublicQuestion, StatusChange
from jobs import actions as jobs
from jobs.clock import london
from tests.documents import corpus, reports
from tests.governance.meetings.test_cover import COUNCIL, WHOLE
from tests.governance.meetings.test_planning import refused

S, M = Paper.Status, Meeting.Status


def asked_of_fay(room):
    return due_papers.due_for_person(room.fay.person.pk, at=room.now, grants=grants_of(room.fay.user, room.now))


@pytest.fixture
def room(sitting, settings, tmp_path, time_machine):
    settings.DATA_DIR, settings.PUBLIC_HOST = tmp_path, "registers.example.org"
    time_machine.move_to(sitting.now, tick=False)
    sitting.item_4 = sitting.items["4"]
    return sitting


def begun(room, title="Incentive scheme: options", **answers):
    by = {"by": room.stella.user, "at": room.now}
    paper = acts.start_paper(room.item_4, title=title, author="Fay Lund", **by)
    return acts.change_paper(paper, body="# Options\n\n- one\n- two", answers={**WHOLE, **answers}, **by)


def final(room, **late):
    return acts.finalise_paper(begun(room), by=room.stella.user, at=room.now, **late)


def published(room):
    room.meeting.status, room.meeting.published_at = M.PUBLISHED, room.now
    room.meeting.save_as(by=None)
    room.item_4.refresh_from_db()


def test_a_blank_cover_sheet_stops_the_paper_with_every_reason(room):
    by = {"by": room.stella.user, "at": room.now}
    paper = acts.start_paper(room.item_4, title="Options", **by)
    said = refused(lambda: acts.finalise_paper(paper, **by))
    assert "Write the paper, or upload it as a PDF." in said
    for name in ("Strategic objectives", "Chief Finance Officer", "Risks", "Recommendations"):
        assert name.lower() in said.lower()
    paper.refresh_from_db()
    assert paper.status == S.DRAFT


def test_a_whole_paper_becomes_final_and_is_printed_with_its_cover_sheet(room):
    paper = final(room)
    assert paper.status == S.FINAL and StatusChange.objects.about(paper).get().transition == "finalise"
    jobs.drain()
    document = Document.objects.get(subject=f"paper:{paper.ref}")
    rows = dict(document.content["cover"])
    assert document.ready and rows["Privacy impact assessment"] == "Not applicable: No personal data is used."
    assert "Only a" not in refused(lambda: acts.change_paper(paper, body="x", by=room.stella.user, at=room.now))


def test_a_final_paper_is_not_edited_and_its_next_version_replaces_it(room):
    first, by = final(room), {"by": room.stella.user, "at": room.now}
    assert "begin its next version" in refused(lambda: acts.change_paper(first, body="x", **by))
    second = acts.new_version(first, **by)
    assert [second.version, second.cover, second.status] == [2, first.cover, S.DRAFT]
    assert "begun already" in refused(lambda: acts.new_version(first, **by))
    acts.finalise_paper(second, **by)
    first.refresh_from_db()
    assert first.status == S.REPLACED
    assert not Document.objects.get(subject=f"paper:{first.ref}").current


def test_after_publication_a_paper_needs_the_chairs_reason(room):
    paper, by = begun(room), {"by": room.stella.user, "at": room.now}
    published(room)
    said = refused(lambda: acts.finalise_paper(paper, **by))
    assert "agenda is published" in said and "chair or the vice-chair allowed it" in said
    late = acts.finalise_paper(paper, late_because="The valuer wrote.", late_allowed_by=room.lena.person, **by)
    assert [late.late_because, late.late_allowed_by] == ["The valuer wrote.", room.lena.person]


def test_after_the_day_for_papers_it_is_late_as_well(room):
    at = room.meeting.starts_at - timedelta(days=1)
    paper = begun(room)
    said = refused(lambda: acts.finalise_paper(paper, by=room.stella.user, at=at))
    assert "This paper is late. Send the papers by" in said


def test_who_may_and_who_is_walled_off(room):
    paper = begun(room)
    assert refused(lambda: acts.change_paper(paper, body="x", by=room.omar.user, at=room.now))
    room.ruling(room.item_4, room.stella)
    said = refused(lambda: acts.finalise_paper(paper, by=room.stella.user, at=room.now))
    assert "withheld from you" in said


def test_an_item_that_was_ready_waits_for_a_new_paper(room):
    room.item_4.status = Item.Status.READY
    room.item_4.ready_at = room.now
    room.item_4.save_as(by=None)
    begun(room)
    assert Item.objects.get(pk=room.item_4.pk).status == Item.Status.DRAFT


def test_overdue_advice_is_on_the_item_and_on_the_secretarys_desk(room, client):
    by, due = {"by": room.stella.user, "at": room.now}, london(room.now).date() + timedelta(days=2)
    for asked_of, adviser in (("Finance", room.fay.person), ("Estates", None)):
        advising.ask_advice(room.item_4, asked_of=asked_of, question="Can we?", due_on=due, adviser=adviser, **by)

    def chased(at, who=room.stella):
        found = due_papers.due_for_person(who.person.pk, at=at, grants=grants_of(who.user, at))
        return [(each.title, london(each.at).date()) for each in found if each.title.startswith("Chase")]

    assert chased(room.now) == [] and chased(room.now + timedelta(days=2)) == []
    late = room.now + timedelta(days=3)
    number = room.item_4.number
    assert chased(late) == [(f"Chase the advice of {who} on item {number}", due) for who in ("Finance", "Estates")]
    assert chased(late, room.fay) == chased(late, room.lena) == []
    client.force_login(room.stella.user)
    shown = client.get(reverse("agenda-item", args=[room.item_4.ref])).content.decode()
    assert "Finance</a> (Fay Lund): due by" in shown and "Overdue" not in shown
    advising.give_advice(room.item_4.advice.get(asked_of="Estates"), answer="Yes.", **by)
    room.ruling(room.item_4, room.alma)
    assert len(chased(late)) == 1 and chased(late, room.alma) == []
    client.force_login(room.alma.user)
    assert b"Finance" not in client.get(reverse("agenda-item", args=[room.item_4.ref])).content
    room.ruling(room.item_4, room.stella)
    assert chased(late) == []


def test_the_item_page_says_what_is_overdue(room, client, time_machine):
    due = london(room.now).date() + timedelta(days=2)
    advising.ask_advice(
        room.item_4, asked_of="Finance", question="Can we?", due_on=due, by=room.stella.user, at=room.now
    )
    time_machine.move_to(room.now + timedelta(days=3), tick=False)
    client.force_login(room.stella.user)
    shown = client.get(reverse("agenda-item", args=[room.item_4.ref])).content.decode()
    assert "was due by" in shown and "Overdue" in shown


def test_advice_has_a_clock_and_stands_once_used(room):
    by, due = {"by": room.stella.user, "at": room.now}, london(room.now).date() + timedelta(days=5)
    ask = {"asked_of": "Finance", "question": "Can we pay?", "due_on": due}
    said = refused(lambda: advising.ask_advice(room.item_4, **ask | {"due_on": due + timedelta(days=90)}, **by))
    assert "before the meeting" in said
    row = advising.ask_advice(room.item_4, adviser=room.fay.person, **ask, **by)
    (waiting,) = asked_of_fay(room)
    assert london(waiting.at).date() == due and row.ref in waiting.address
    assert refused(lambda: advising.give_advice(row, answer="Yes", by=room.omar.user, at=room.now))
    advising.give_advice(row, answer="Yes, from reserves.", by=room.fay.user, at=room.now)
    paper = final(room)
    row.refresh_from_db()
    assert row.frozen_at and asked_of_fay(room) == []
    assert "stands as it is" in refused(lambda: advising.give_advice(row, answer="No", by=room.fay.user, at=room.now))
    printed = Document.objects.get(subject=f"paper:{paper.ref}").content["advice"]
    assert printed[0][0] == "Finance" and printed[0][3] == "Yes, from reserves."


def test_the_council_reads_the_same_paper(room):
    paper, by = final(room), {"by": room.stella.user, "at": room.now}
    assert "Legal considerations" in refused(lambda: acts.council_paper(paper, **by))
    second = acts.change_paper(acts.new_version(paper, **by), answers=COUNCIL, **by)
    second = acts.finalise_paper(second, **by)
    made = acts.council_paper(second, **by)
    assert made == acts.council_paper(second, **by) and made.content["exempt"] == "No"
    jobs.drain()
    made.refresh_from_db()
    assert made.ready


def test_questions_are_kept_answered_and_not_taken_with_a_reason(room):
    by, today = {"by": room.stella.user, "at": room.now}, london(room.now).date()
    ask = {"question": "Why close the branch?", "received_on": today}
    assert "being planned" in refused(lambda: questions.record_question(room.meeting, **ask, **by))
    room.meeting.status = M.CALLED
    room.meeting.called_at = room.now
    room.meeting.save_as(by=None)
    row = questions.record_question(room.meeting, **ask, **by)
    other = questions.record_question(room.meeting, **ask, asked_by_name="Ida Moss", **by)
    assert refused(lambda: questions.answer_question(row, answer="Because.", by=room.omar.user, at=room.now))
    questions.answer_question(row, answer="The lease ends.", **by)
    questions.decline_question(other, because="It names a patient.", **by)
    assert "settled already" in refused(lambda: questions.answer_question(row, answer="x", **by))
    assert list(PublicQuestion.objects.values_list("status", flat=True)) == ["answered", "declined"]


def post(client, name, record, *args, **data):
    return client.post(reverse(name, args=[record.ref, *args]), data)


def test_a_secretary_writes_a_paper_in_the_pages(room, client):
    client.force_login(room.stella.user)
    answer = post(client, "paper-add", room.item_4, title="Options", author="Fay Lund")
    paper = Paper.objects.get()
    assert answer.url == reverse("paper", args=[paper.ref])
    page = client.get(answer.url).text
    assert "Before it can be final" in page and "Strategic objectives: answer it" in page
    post(client, "paper-write", paper, title="Options", author="Fay", body="# Why\n\n<script>x</script>")
    values = {k: v for key, a in WHOLE.items() for k, v in
              ((key, a.words), (f"{key}_tick", a.tick), (f"{key}_na", a.not_applicable))}  # fmt: skip
    assert post(client, "paper-cover", paper, **values).status_code == 302
    bad = post(client, "paper-upload", paper, file=SimpleUploadedFile("a.pdf", corpus.pdf(password="x")))
    assert bad.status_code == 422 and "locked with a password" in bad.text
    good = SimpleUploadedFile("Figures.pdf", reports.pdf("Figures", 2, change=corpus.script))
    assert post(client, "paper-upload", paper, file=good).status_code == 302
    assert "We took scripts out of the PDF" in client.get(reverse("paper", args=[paper.ref])).text
    assert post(client, "paper-final", paper).status_code == 302
    jobs.drain()
    page = client.get(reverse("paper", args=[paper.ref])).text
    assert "<h3>Why</h3>" in page and "&lt;script&gt;" in page and "Download" in page
    assert client.get(reverse("paper-pdf", args=[paper.ref, "report"]))["Content-Type"] == "application/pdf"
    assert client.get(reverse("paper-file", args=[paper.ref])).status_code == 200


def test_drafts_private_papers_and_withheld_ones_are_not_read(room, client):
    paper = begun(room)
    address = reverse("paper", args=[paper.ref])
    client.force_login(room.omar.user)
    assert client.get(address).status_code == 404  # a draft
    acts.finalise_paper(paper, by=room.stella.user, at=room.now)
    assert client.get(address).status_code == 200
    room.ruling(room.item_4, room.omar)
    for name, *more in (("paper",), ("paper-council",), ("paper-pdf", "report"), ("paper-file",)):
        answer = client.get(reverse(name, args=[paper.ref, *more]))
        assert answer.status_code == 404 and "Incentive" not in answer.text  # the agenda is not public yet
    client.force_login(room.sol.user)
    assert client.get(address).status_code == 404
    client.force_login(room.alma.user)
    assert client.get(reverse("paper-write", args=[paper.ref])).status_code == 403


def test_the_questions_page_says_until_when(room, client):
    room.meeting.status, room.meeting.called_at = M.CALLED, room.now
    room.meeting.save_as(by=None)
    client.force_login(room.stella.user)
    today = london(room.now).date()
    day = {"received_on_day": today.day, "received_on_month": today.month, "received_on_year": today.year}
    assert post(client, "public-question-add", room.meeting, question="Why?", **day).status_code == 302
    page = client.get(reverse("public-questions", args=[room.meeting.ref])).text
    assert "Why?" in page and "Questions from the public are taken by" in page and "R-226" in page
    row = PublicQuestion.objects.get()
    assert post(client, "public-question-answer", row, answer="").status_code == 422
    assert post(client, "public-question-answer", row, answer="So.").status_code == 302
    assert "So." in client.get(reverse("public-questions", args=[room.meeting.ref])).text
