"""The public asks a question of a meeting from its public page: taken until the day, private until it is accepted."""

import re
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.urls import reverse

from governance import due_papers
from governance.access import grants_of
from governance.actions import asking as acts
from governance.actions import publishing_meetings as publishing
from governance.actions import questions as register
from governance.actions.forgetting import forget_askers
from governance.models import Meeting, PublicQuestion, SentQuestion
from governance.rules.meetings.notice import asker_until, held_before
from jobs.clock import end_of
from jobs.models import Disposal, Message
from publication.models import Entry, Line
from tests.governance.meetings.test_planning import refused
from tests.governance.meetings.test_public import decide

WORDS, NAME, MAIL = "zqwordsqz: why is it closed?", "zqnameqz", "zqmail@example.org"


@pytest.fixture
def open_(sitting, settings, tmp_path, time_machine):
    """A meeting in four weeks, called, its agenda out; item 2 in private."""
    cache.clear()
    settings.DATA_DIR, settings.PUBLIC_HOST = tmp_path, "registers.example.org"
    time_machine.move_to(sitting.now, tick=False)
    sitting.soon = sitting.plan(sitting.essex, days=28, status=Meeting.Status.PUBLISHED)
    sitting.one = sitting.item(sitting.soon, "1", "Local incentive scheme", function="incentive_schemes")
    sitting.two = sitting.item(sitting.soon, "2", "Kestrel dispute", private=True)
    decide(sitting, sitting.two, ground="confidential")
    sitting.address = reverse("public-ask", args=[sitting.soon.ref])
    return sitting


def ask(client, room, **more):
    return client.post(room.address, {"question": WORDS, "name": NAME, "email": MAIL, "item": "", **more})


def settle(client, room, name, **words):
    client.force_login(room.stella.user)
    answer = client.post(reverse(name, args=[SentQuestion.objects.get().ref]), words)
    client.logout()
    return answer


def said(client, address):
    return " ".join(BeautifulSoup(client.get(address).content, "html.parser").main.get_text(" ").split())


def told(room, client):
    publishing.republish_committees(at=room.now + timedelta(minutes=1))
    publishing.republish_meetings(at=room.now + timedelta(minutes=1))
    line = Line.objects.get(register="meetings", body="06T", origin__contains=room.soon.ref)
    return f"/entry/{line.ref}/"


def letters():
    return list(Message.objects.filter(to=MAIL).order_by("pk"))


def test_anybody_asks_and_the_secretary_puts_it_on_the_register_without_the_name(open_, client):
    page = client.get(open_.address)
    assert page.status_code == 200 and "1. Local incentive scheme" in page.text and "Kestrel" not in page.text
    assert "sessionid" not in client.cookies
    answer = ask(client, open_, item=open_.one.ref)
    assert answer.status_code == 302 and "has been sent" in said(client, answer["Location"])
    assert [each.key.split(":")[-1] for each in letters()] == ["came"]
    assert not PublicQuestion.objects.exists() and WORDS not in told_of(open_, client)
    (due,) = [each for each in desk(open_) if "question" in each.title.lower()]
    assert due.address == reverse("public-questions", args=[open_.soon.ref])
    client.force_login(open_.stella.user)
    inside = said(client, due.address)
    assert WORDS in inside and NAME in inside and MAIL in inside
    client.logout()
    assert settle(client, open_, "sent-question-accept").status_code == 302
    row = PublicQuestion.objects.get()
    assert (row.question, row.asked_by_name, row.item) == (WORDS, "", open_.one)
    assert WORDS in told_of(open_, client) and "About item 1. Local incentive scheme" in told_of(open_, client)
    register.answer_question(row, answer="Because of the roof.", by=open_.stella.user, at=open_.now)
    assert [each.key.split(":")[-1] for each in letters()] == ["came", "accepted", "answered"]
    assert not any(WORDS in each.body or NAME in each.body for each in letters())
    public = told_of(open_, client) + "".join(str(each.content.row) for each in Entry.objects.select_related("content"))
    assert "Because of the roof." in public and NAME not in public and MAIL not in public
    assert desk(open_) == []


def told_of(room, client):
    return said(client, told(room, client))


def desk(room, who="stella"):
    user = getattr(room, who).user
    found = due_papers.due_for_person(user.person.pk, at=room.now, grants=grants_of(user, room.now))
    return [each for each in found if "question" in each.title.lower()]


def test_a_refused_one_stays_private_and_its_asker_is_told_why(open_, client):
    ask(client, open_)
    assert settle(client, open_, "sent-question-refuse", because="").status_code == 422
    assert settle(client, open_, "sent-question-refuse", because="It names a patient.").status_code == 302
    assert "It names a patient." in letters()[-1].body and not PublicQuestion.objects.exists()
    assert WORDS not in told_of(open_, client)
    sent = SentQuestion.objects.get()
    assert refused(lambda: acts.accept_question(sent, by=open_.stella.user, at=open_.now)) == (
        "It has been settled already."
    )
    client.force_login(open_.omar.user)
    assert client.get(reverse("sent-question-accept", args=[sent.ref])).status_code == 403


def test_it_is_taken_until_the_day_the_terms_give_and_says_so_afterwards(open_, client, time_machine):
    last = acts.deadline(open_.soon).on
    assert f"{last.day} {last:%B}" in said(client, open_.address)
    gap = last - open_.now.date()
    time_machine.move_to(open_.now + gap, tick=False)
    assert ask(client, open_).status_code == 302
    time_machine.move_to(open_.now + gap + timedelta(days=1), tick=False)
    assert ask(client, open_).status_code == 409 and "The day for questions is past." in said(client, open_.address)
    assert "<form" not in str(BeautifulSoup(client.get(open_.address).content, "html.parser").main)
    assert SentQuestion.objects.count() == 1


def test_a_machine_and_a_flood_leave_nothing(open_, client):
    assert ask(client, open_, website="http://spam.example").status_code == 302
    assert not SentQuestion.objects.exists() and not letters()
    for _ in range(5):
        assert ask(client, open_).status_code == 302
    answer = ask(client, open_)
    assert answer.status_code == 429 and "Try again in an hour" in answer.text and WORDS in answer.text
    assert ask(client, open_, question="").status_code == 422
    assert client.post(open_.address, {"question": WORDS}, REMOTE_ADDR="192.0.2.77").status_code == 302
    assert SentQuestion.objects.count() == 6
    assert not re.search(r"192\.0\.2\.77|127\.0\.0\.1", str(list(SentQuestion.objects.values())))


def test_nobody_asks_about_a_private_item_or_a_meeting_not_called(open_, client):
    assert ask(client, open_, item=open_.two.ref).status_code == 422
    draft = reverse("public-ask", args=[open_.meeting.ref])
    assert client.get(draft).status_code == 404 and client.post(draft, {"question": WORDS}).status_code == 404
    over = open_.plan(open_.essex, days=-9, status=Meeting.Status.CLOSED)
    closed = reverse("public-ask", args=[over.ref])
    assert client.post(closed, {"question": WORDS}).status_code == 409
    assert not SentQuestion.objects.exists()


def test_the_page_of_the_meeting_leads_to_the_form_and_a_reason_prints_as_one(open_, client):
    row = register.record_question(
        open_.soon, question="May I?", received_on=open_.now.date(), by=open_.stella.user, at=open_.now
    )
    register.decline_question(row, because="It is about one patient.", by=open_.stella.user, at=open_.now)
    address = told(open_, client)
    page = BeautifulSoup(client.get(address).content, "html.parser").main
    assert open_.address in {a["href"] for a in page.select("a[href]")}
    words = " ".join(page.get_text(" ").split())
    assert "Not taken, because: It is about one patient." in words and "Answer:" not in words


def test_after_its_last_day_the_link_is_gone_and_the_day_is_said(open_, client, time_machine):
    last = acts.deadline(open_.soon).on
    address, day = told(open_, client), f"{last.day} {last:%B %Y}"
    time_machine.move_to(open_.now + (last - open_.now.date()), tick=False)
    assert open_.address in client.get(address).text and f", until {day}" in said(client, address)
    time_machine.move_to(open_.now + (last - open_.now.date()) + timedelta(days=1), tick=False)
    assert open_.address not in client.get(address).text
    assert f"Questions to this meeting were taken until {day}." in said(client, address)


def test_who_asked_is_forgotten_six_months_after_the_meeting(open_, client):
    ask(client, open_)
    settle(client, open_, "sent-question-accept")
    until = asker_until(open_.soon.held_on)
    assert f"deleted after {until.day} {until:%B %Y}" in said(client, open_.address)
    assert letters() and forget_askers(at=end_of(until)) == 0
    (sent,) = SentQuestion.objects.all()
    assert (sent.name, sent.email) == (NAME, MAIL)
    assert forget_askers(at=end_of(until) + timedelta(hours=1)) == 1
    sent.refresh_from_db()
    assert (sent.name, sent.email, sent.question) == ("", "", WORDS) and sent.became
    assert not letters() and not Message.objects.filter(body__contains=MAIL).exists()
    assert Disposal.objects.filter(table_name="governance_sentquestion", row_id=str(sent.pk)).count() == 1
    assert Disposal.objects.filter(table_name="jobs_message").count() == 2
    assert forget_askers(at=end_of(until) + timedelta(days=1)) == 0


@pytest.mark.parametrize(
    "held", [date(2017, 8, 31), date(2017, 8, 28), date(2016, 8, 29), date(2017, 3, 14), date(2017, 12, 31)]
)
def test_the_first_day_still_kept_agrees_with_the_last(held):
    """Months clamp: several days of a meeting may share one last day."""
    until = asker_until(held)
    assert held_before(until) <= held < held_before(until + timedelta(days=1))
    assert asker_until(date(2017, 8, 31)) == date(2018, 2, 28)


def test_the_page_leads_back_to_the_meeting_also_when_the_day_is_past(open_, client, time_machine):
    publishing.republish_meetings(at=open_.now)
    lines = Line.objects.filter(register="meetings", origin__startswith=f"meeting:{open_.soon.ref}:")
    line = lines.order_by("origin")[0]
    back = f'href="{reverse("entry", args=[line.ref])}"'
    assert back in client.get(open_.address).content.decode()
    time_machine.move_to(open_.soon.starts_at, tick=False)
    shown = client.get(open_.address).content.decode()
    assert back in shown and "The day for questions is past." in shown
