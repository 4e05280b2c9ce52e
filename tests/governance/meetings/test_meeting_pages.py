"""The pages of meetings and items: who may, what they show, how many questions they ask; forms keep what was typed."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.actions import agenda, meetings
from governance.actions.privacy import keep_private
from governance.models import Item, ItemParty, Meeting, Paper
from jobs.clock import london

BESIDE = 2  # session with user, grants


@pytest.fixture
def secretary(sitting, as_):
    return as_(sitting.stella)


def page(client, name, *args, status=200, query=""):
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def send(client, name, *args, **data):
    return client.post(reverse(name, args=args), data)


def test_a_meeting_is_planned_called_and_its_agenda_published_by_its_pages(sitting, secretary):
    on = london(sitting.now).date() + timedelta(days=20)
    day = {"on_day": on.day, "on_month": on.month, "on_year": on.year}
    answer = send(secretary, "meeting-plan", sitting.essex.ref, starts="2pm", ends="16:00", place="Town Hall", **day)
    made = Meeting.objects.get(place="Town Hall")
    assert answer.url == reverse("meeting", args=[made.ref]) and f"{london(made.starts_at):%H:%M}" == "14:00"
    for item in made.items.all():
        assert send(secretary, "agenda-item-ready", item.ref).status_code == 302
    assert send(secretary, "meeting-call", made.ref, urgent_because="").status_code == 302
    assert send(secretary, "meeting-publish", made.ref).status_code == 302
    made.refresh_from_db()
    assert made.status == Meeting.Status.PUBLISHED
    shown = page(secretary, "meeting", made.ref)
    assert "Agenda published" in shown and "1. Welcome and apologies" in shown


def test_a_form_keeps_what_was_typed_and_names_every_fault(sitting, secretary):
    answer = send(secretary, "meeting-plan", sitting.essex.ref, starts="half past", ends="16:00", place="Town Hall")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Enter a time like 14:00 or 2pm" in shown and 'value="half past"' in shown and 'value="Town Hall"' in shown


def test_an_item_outside_the_remit_is_refused_on_the_page_with_reasons(sitting, secretary):
    answer = send(
        secretary, "agenda-item-add", sitting.meeting.ref, kind="decision", title="A GP’s fitness",
        function="individual_performance",
    )  # fmt: skip
    shown = answer.content.decode()
    assert answer.status_code == 422 and "reserved to NHS England" in shown and "A GP’s fitness" in shown


def test_items_are_added_changed_moved_and_given_parties(sitting, secretary):
    data = {"kind": "decision", "title": "Rent review", "function": "contracts", "after": sitting.items["3"].ref}
    assert send(secretary, "agenda-item-add", sitting.meeting.ref, **data).status_code == 302
    item = Item.objects.get(title="Rent review")
    assert item.number == "4"
    assert send(secretary, "agenda-item-change", item.ref, **data | {"presenter": "Fay Lund"}).status_code == 302
    assert send(secretary, "agenda-item-move", item.ref, after="").status_code == 302
    item.refresh_from_db()
    assert (item.number, item.presenter) == ("1", "Fay Lund")
    assert send(secretary, "party-add", item.ref, kind="practice", code="f81001").status_code == 302
    party = ItemParty.objects.get(item=item)
    assert party.name == "Fernbank Surgery"
    assert send(secretary, "party-remove", party.ref).status_code == 302
    assert "Nobody is named." in page(secretary, "agenda-item", item.ref)


def test_a_ready_page_says_what_stands_in_the_way_before_anything_is_pressed(sitting, secretary):
    shown = page(secretary, "agenda-item-ready", sitting.items["5"].ref)
    assert "What stands in the way" in shown and "there is no final paper" in shown


def test_the_item_page_shows_the_forecast_with_remedies(sitting, secretary):
    for who in (sitting.omar, sitting.alma):
        sitting.ruling(sitting.items["5"], who)
    shown = page(secretary, "agenda-item", sitting.items["5"].ref)
    assert "Mid Essex: 1 of 2" in shown and "Lawful ways on" in shown and "Record a remedy" in shown
    send(secretary, "agenda-item-remedy", sitting.items["5"].ref, remedy="defer", words="Asked for 4 May.")
    assert "Asked for 4 May." in page(secretary, "agenda-item", sitting.items["5"].ref)
    assert "Mid Essex: 1 of 2" in page(secretary, "meeting-outlook", sitting.meeting.ref)


def test_a_member_reads_and_does_not_edit_or_look_ahead(sitting, as_):
    omar = as_(sitting.omar)
    shown = page(omar, "agenda-item", sitting.items["4"].ref)
    assert "Quorum forecast" not in shown and "Change the item" not in shown
    for name in (
        "meeting-change",
        "meeting-call",
        "meeting-publish",
        "meeting-cancel",
        "agenda-item-add",
        "meeting-outlook",
    ):
        page(omar, name, sitting.meeting.ref, status=403)
    for name in ("change", "move", "ready", "reopen", "remedy", "withdraw", "defer", "private", "release"):
        page(omar, f"agenda-item-{name}", sitting.items["4"].ref, status=403)
    page(omar, "party-add", sitting.items["4"].ref, status=403)


def test_a_stranger_finds_nothing(sitting, as_):
    sol = as_(sitting.sol)
    page(sol, "meeting", sitting.meeting.ref, status=404)
    page(sol, "agenda-item", sitting.items["4"].ref, status=404)
    page(sol, "party-remove", sitting.items["5"].parties.get().ref, status=404)
    page(sol, "meeting-plan", sitting.essex.ref, status=404)
    assert "Essex" not in page(sol, "meetings")


def test_the_list_and_the_calendar_show_the_meetings_one_may_see(sitting, secretary):
    sitting.plan(sitting.essex, days=-30, status=Meeting.Status.CLOSED)
    assert page(secretary, "meetings").count("Mid and North East Essex") == 2  # the row and “Plan a meeting of”
    assert "Closed" in page(secretary, "meetings", query="?past")
    month = f"?month={sitting.meeting.held_on:%Y-%m}"
    assert reverse("meeting", args=[sitting.meeting.ref]) in page(secretary, "meetings-calendar", query=month)
    assert "Monday" in page(secretary, "meetings-calendar", query="?month=nonsense")


def test_every_deadline_of_the_meeting_explains_itself(sitting, secretary):
    shown = page(secretary, "meeting", sitting.meeting.ref)
    assert "3 clear days before the meeting" in shown and "Send the papers by" in shown and "paragraph 13" in shown


def test_the_agenda_asks_at_most_eight_questions_at_any_length(sitting, secretary):
    page(secretary, "meeting", sitting.meeting.ref)
    counts = []
    for more in (0, 25):
        for n in range(more):
            item = sitting.item(sitting.meeting, f"2{n}", f"Item {n}")
            sitting.paper(item, f"Paper {n}")
            sitting.ruling(item, sitting.omar)
        with CaptureQueriesContext(connection) as asked:
            page(secretary, "meeting", sitting.meeting.ref)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8 + BESIDE, [q["sql"][:150] for q in asked]


def test_the_outlook_folds_what_has_nothing_to_say_and_keeps_every_warning(sitting, secretary):
    """Item 4 decides, item 5 is about a member's practice, item 6 will be inquorate: these keep their own words."""
    for who in (sitting.omar, sitting.alma):
        sitting.ruling(sitting.items["6"], who)
    shown = BeautifulSoup(page(secretary, "meeting-outlook", sitting.meeting.ref), "html.parser").main
    assert [head.get_text(strip=True)[:2] for head in shown.select("h2")] == ["4.", "5.", "6."]
    (line,) = [part for part in shown.select("p") if "nobody concerned" in part.text]
    assert " ".join(line.text.split()) == (
        "4 items with nobody concerned and nothing to decide: 1 Welcome and apologies, 2 Declarations of interest, "
        "3 Minutes of the last meeting, 7 Finance report."
    )
    assert len(line.select("a")) == 4 and "Nothing is decided under this item" not in shown.text
    assert shown.text.count("Mid Essex: 1 of 2") >= 1 and "Will be inquorate" in shown.text


def test_the_outlook_of_standing_items_alone_is_one_line(sitting, secretary):
    by = {"by": sitting.stella.user, "at": sitting.now}
    starts = sitting.meeting.starts_at + timedelta(days=7)
    planned = meetings.plan_meeting(sitting.essex, starts_at=starts, ends_at=starts + timedelta(hours=1), **by)
    shown = BeautifulSoup(page(secretary, "meeting-outlook", planned.ref), "html.parser").main
    assert "5 items with nobody concerned" in shown.text and not shown.select("h2")
    assert "nothing on the agenda yet" not in shown.text


def test_the_outlook_asks_a_constant_number(sitting, secretary):
    page(secretary, "meeting-outlook", sitting.meeting.ref)
    counts = []
    for more in (0, 10):
        for n in range(more):
            item = sitting.item(sitting.meeting, f"2{n}", f"Item {n}")
            sitting.party(item)
            sitting.ruling(item, sitting.omar)
        with CaptureQueriesContext(connection) as asked:
            page(secretary, "meeting-outlook", sitting.meeting.ref)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_reviewer_renews_and_releases_by_the_pages(sitting, as_):
    on = london(sitting.now).date() + timedelta(days=60)
    item = keep_private(
        sitting.items["6"], ground="confidential", reason="Prices", public_words="A tender", by=sitting.stella.user,
        reviewer=sitting.alma.person, review_on=on - timedelta(days=30), at=sitting.now,
    )  # fmt: skip
    alma = as_(sitting.alma)
    assert "Renew" in page(alma, "agenda-item", item.ref)
    data = {"ground": "confidential", "reason": "Still open", "public_words": "A tender",
            "reviewer": sitting.alma.person.ref, "review_on_day": on.day, "review_on_month": on.month,
            "review_on_year": on.year}  # fmt: skip
    assert send(alma, "agenda-item-private", item.ref, **data).status_code == 302
    assert item.privacy.last().reason == "Still open"
    assert send(alma, "agenda-item-release", item.ref, because="Signed").status_code == 302
    assert Item.objects.get(pk=item.pk).private is False


def test_an_observer_reads_of_a_private_item_what_the_public_is_told(sitting, as_):
    item = keep_private(
        sitting.items["6"], ground="confidential", reason="Prices", public_words="A tender", by=sitting.stella.user,
        reviewer=sitting.alma.person, review_on=sitting.meeting.held_on, at=sitting.now,
    )  # fmt: skip
    helen = as_(sitting.helen)
    shown = page(helen, "meeting", sitting.meeting.ref)
    assert "6. A tender" in shown and "Colchester" not in shown
    assert "Colchester" not in page(helen, "agenda-item", item.ref, status=403)
    assert "Colchester" in page(as_(sitting.omar), "agenda-item", item.ref)


def test_withdrawing_deferring_and_cancelling_by_the_pages(sitting, secretary):
    later = sitting.plan(sitting.essex, days=40)
    assert send(secretary, "agenda-item-withdraw", sitting.items["7"].ref, because="Not ready").status_code == 302
    assert send(secretary, "agenda-item-defer", sitting.items["6"].ref, because="Late", to=later.ref).status_code == 302
    assert later.items.get().title == "Merger of two practices in Colchester"
    assert "Deferred to" in page(secretary, "agenda-item", sitting.items["6"].ref)
    assert send(secretary, "meeting-cancel", sitting.meeting.ref, because="Purdah").status_code == 302
    assert "Purdah" in page(secretary, "meeting", sitting.meeting.ref)


def test_a_ready_item_is_taken_back_by_its_page(sitting, secretary):
    sitting.paper(sitting.items["4"], "Scheme", status=Paper.Status.FINAL)
    agenda.ready_item(sitting.items["4"], by=sitting.stella.user, at=sitting.now)
    assert send(secretary, "agenda-item-reopen", sitting.items["4"].ref, because="A figure is wrong").status_code == 302
    assert "A figure is wrong" in page(secretary, "agenda-item", sitting.items["4"].ref)
    meetings.call_meeting(sitting.meeting, by=sitting.stella.user, at=sitting.now)
