"""Items: added within the remit, changed, moved, numbered for good, readied, withdrawn and deferred."""

from datetime import timedelta

import pytest

from governance.actions import agenda, meetings, parties
from governance.models import Arrangement, Item, ItemParty, Meeting, Model, Paper, StatusChange
from jobs.rounds import in_rounds
from tests.governance.meetings.test_planning import refused

S, K = Item.Status, Item.Kind


def add(sitting, title, *, meeting=None, kind=K.INFORMATION, by=None, **values):
    return agenda.add_item(
        meeting or sitting.meeting, kind=kind, title=title, by=(by or sitting.stella).user, at=sitting.now, **values
    )


def numbers(meeting):
    return [f"{item}" for item in meeting.items.exclude(status__in=agenda.OUT)]


@pytest.mark.parametrize(
    ("function", "said"),
    [
        ("individual_performance", "Mid Essex: Anything about one GP"),
        ("budget", "not among the functions in this committee’s terms"),
        ("", "Choose which function"),
    ],
)
def test_an_item_outside_the_delegation_is_stopped_before_it_is_tabled(sitting, function, said):
    assert said in refused(lambda: add(sitting, "A matter", kind=K.DECISION, function=function))
    assert not Item.objects.filter(title="A matter").exists()
    assert add(sitting, "A matter", kind=K.DISCUSSION).title == "A matter"  # to talk is free


def test_an_item_of_one_ccg_needs_the_arrangement_of_that_one_alone(sitting):
    Arrangement.objects.get(ccg=sitting.north_east).delete()
    mid = sitting.essex.bodies.get(organisation=sitting.mid)
    assert "North East Essex" in refused(lambda: add(sitting, "Both", kind=K.DECISION, function="contracts"))
    assert add(sitting, "Mid only", kind=K.DECISION, function="contracts", only_for=mid).only_for == mid


def test_under_greater_involvement_nothing_is_decided(sitting):
    row = Arrangement.objects.get(ccg=sitting.mid)
    row.model = Model.GREATER
    row.save_as(by=None)
    assert "NHS England decides" in refused(lambda: add(sitting, "Both", kind=K.DECISION, function="contracts"))


def test_while_planned_items_are_numbered_in_order(sitting):
    add(sitting, "Early", after=sitting.items["3"])
    assert numbers(sitting.meeting)[3:6] == [
        "4. Early", "5. Local incentive scheme 2017/18", "6. Premises reimbursement: Fernbank Surgery"
    ]  # fmt: skip
    agenda.withdraw_item(Item.objects.get(title="Early"), because="Not wanted", by=sitting.stella.user, at=sitting.now)
    assert numbers(sitting.meeting)[3] == "4. Local incentive scheme 2017/18"


def test_items_move_while_the_agenda_is_planned(sitting):
    agenda.move_item(sitting.items["7"], after=sitting.items["3"], by=sitting.stella.user, at=sitting.now)
    assert numbers(sitting.meeting)[3:5] == ["4. Finance report", "5. Local incentive scheme 2017/18"]
    agenda.move_item(sitting.items["7"], after=None, by=sitting.stella.user, at=sitting.now)
    assert numbers(sitting.meeting)[0] == "1. Finance report"


def test_once_published_numbers_stand_and_late_items_take_a_suffix(sitting):
    sitting.meeting.status = Meeting.Status.PUBLISHED
    sitting.meeting.save_as(by=None)
    assert "cannot wait" in refused(lambda: add(sitting, "Late"))
    late = add(sitting, "Late", late_because="It came up on Monday.", after=sitting.items["5"])
    also = add(sitting, "At the end", late_because="It came up on Tuesday.")
    assert (late.number, also.number) == ("5A", "7A")
    assert [str(i.number) for i in sitting.meeting.items.all()] == ["1", "2", "3", "4", "5", "5A", "6", "7", "7A"]
    assert StatusChange.objects.about(late).get().note == "It came up on Monday."
    assert "order and its numbers stand" in refused(
        lambda: agenda.move_item(late, after=None, by=sitting.stella.user, at=sitting.now)
    )
    agenda.withdraw_item(sitting.items["6"], because="Not needed", by=sitting.stella.user, at=sitting.now)
    assert Item.objects.get(pk=sitting.items["7"].pk).number == "7"


def test_a_published_item_keeps_its_substance(sitting):
    sitting.meeting.status = Meeting.Status.PUBLISHED
    sitting.meeting.save_as(by=None)
    by, at = sitting.stella.user, sitting.now
    for other in ({"title": "Other"}, {"purpose": "Approve it at once."}):
        said = refused(lambda other=other: agenda.change_item(sitting.items["7"], **other, by=by, at=at))
        assert "stand" in said and "withdraw it and add a late one" in said
    assert agenda.change_item(sitting.items["7"], presenter="Fay Lund", by=by, at=at).presenter == "Fay Lund"


def test_ready_wants_a_final_paper_and_a_lawful_quorum_all_at_once(sitting):
    item, by, at = sitting.items["5"], sitting.stella.user, sitting.now
    draft = sitting.paper(item, "Premises", status=Paper.Status.DRAFT)
    sitting.ruling(item, sitting.omar)
    sitting.ruling(item, sitting.alma)
    said = refused(lambda: agenda.ready_item(item, by=by, at=at))
    assert "there is no final paper" in said and "It will not be quorate: as ruled, Mid Essex: 1 of 2." in said
    draft.status, draft.finalised_at = Paper.Status.FINAL, at
    draft.save_as(by=None)
    agenda.record_remedy(item, remedy="defer", words="The members agreed to defer it if need be.", by=by, at=at)
    assert agenda.ready_item(item, by=by, at=at).status == S.READY


def test_a_later_ruling_makes_a_remedy_stale(sitting):
    item, by, at = sitting.items["5"], sitting.stella.user, sitting.now
    sitting.paper(item, "Premises")
    for who in (sitting.omar, sitting.alma):
        sitting.ruling(item, who)
    agenda.record_remedy(item, remedy="defer", words="Agreed.", by=by, at=at)
    sitting.ruling(item, sitting.noor, at=at + timedelta(minutes=1))
    assert "not be quorate" in refused(lambda: agenda.ready_item(item, by=by, at=at + timedelta(minutes=2)))


@in_rounds
def open_match(items, *, at):
    from governance.checks import Concern
    from governance.models import Person

    yield from ()
    omar = Person.objects.get(name="Omar Dunn")
    return {item: [Concern(omar, "Omar Dunn is a partner in it.", "certain", ruled=False)] for item in items}


def test_an_open_match_keeps_an_item_from_being_ready(sitting, settings):
    settings.AGENDA_ITEM_CHECKS = [f"{__name__}.open_match"]
    item = sitting.items["4"]
    sitting.paper(item, "Scheme")
    said = refused(lambda: agenda.ready_item(item, by=sitting.stella.user, at=sitting.now))
    assert "Rule or dismiss: Omar Dunn is a partner in it." in said


def test_a_match_found_after_it_was_ready_keeps_the_agenda_back(sitting, settings):
    by, at = sitting.stella.user, sitting.now
    sitting.paper(sitting.items["4"], "Scheme")
    agenda.ready_item(sitting.items["4"], by=by, at=at)
    meeting = meetings.call_meeting(sitting.meeting, by=by, at=at)
    settings.AGENDA_ITEM_CHECKS = [f"{__name__}.open_match"]
    assert "Item 4: 1 match to be ruled on" in refused(lambda: meetings.publish_agenda(meeting, by=by, at=at))


def test_changing_a_ready_item_makes_it_not_ready(sitting):
    by, at = sitting.stella.user, sitting.now
    item = agenda.ready_item(sitting.items["7"], by=by, at=at)
    assert agenda.change_item(item, purpose="Note the month.", by=by, at=at).status == S.DRAFT
    item = agenda.ready_item(Item.objects.get(pk=item.pk), by=by, at=at)
    parties.name_party(item, kind="company", code="7123456", name="Wyre Ltd", by=by, at=at)
    assert Item.objects.get(pk=item.pk).status == S.DRAFT


def test_a_practice_is_named_as_it_was_called_on_the_day(sitting):
    by, at = sitting.stella.user, sitting.now
    party = parties.name_party(sitting.items["4"], kind="practice", code="f81001", by=by, at=at)
    assert (party.code, party.name) == ("F81001", "Fernbank Surgery")
    again = parties.name_party(sitting.items["4"], kind="practice", code="F81001", by=by, at=at)
    assert again == party
    assert "We know no body" in refused(
        lambda: parties.name_party(sitting.items["4"], kind="practice", code="F99999", by=by, at=at)
    )
    assert "does not look like" in refused(
        lambda: parties.name_party(sitting.items["4"], kind="company", code="12", name="X", by=by, at=at)
    )


def test_all_practices_is_a_class_and_a_removed_party_stays_in_memory(sitting):
    by, at = sitting.stella.user, sitting.now
    party = parties.name_party(sitting.items["4"], kind="class", by=by, at=at)
    assert party.name == "All practices of Mid and North East Essex joint committee"
    parties.remove_party(party, by=by, at=at)
    assert ItemParty.objects.get(pk=party.pk).removed


def test_who_is_ruled_out_does_nothing_about_the_item_even_with_the_permission(sitting):
    sitting.ruling(sitting.items["5"], sitting.stella)
    by, at = sitting.stella.user, sitting.now
    said = refused(lambda: agenda.change_item(sitting.items["5"], purpose="Look", by=by, at=at))
    assert said == "This item is withheld from you by a ruling."
    sitting.ruling(sitting.items["5"], sitting.stella, choice="none", withhold=False)
    assert agenda.change_item(sitting.items["5"], purpose="Look", by=by, at=at).purpose == "Look"
