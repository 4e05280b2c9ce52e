"""Declaring: whole, dated, signed, once; late ones say by how much; an answer stops the letters."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from conflicts import actions
from conflicts.models import Declaration, Interest
from governance.workflow import NotAllowed
from jobs.models import Message
from tests.conflicts.conftest import AT, ON, later, stated

S = Interest.Status


def test_an_interest_is_declared_and_signed(ccg):
    declaration = ccg.declare(ccg.gee, stated())
    interest = ccg.gee.interests.get()
    assert (interest.status, interest.edition, interest.days_late) == (S.DECLARED, "E2016", 0)
    assert not declaration.nil
    assert declaration.said["interests"][0]["counterparty"] == "Tidewater Health Ltd"
    assert declaration.declared_on == ON


def test_a_nil_return_needs_a_word_about_close_associates(ccg):
    with pytest.raises(NotAllowed, match="somebody close to you"):
        ccg.declare(ccg.gee, associates="")
    assert ccg.declare(ccg.gee, associates="none_known").nil


def test_only_the_person_declares_and_under_their_own_name(ccg):
    with pytest.raises(NotAllowed) as refusal:
        actions.answer(ccg.gee, typed_name="G Patel", associates="no", by=ccg.small.gil.user, at=AT)
    assert len(refusal.value.reasons) == 2


def test_every_reason_at_once(ccg):
    with pytest.raises(NotAllowed) as refusal:
        ccg.declare(ccg.gee, stated(counterparty="", description="", category="indirect"))
    assert len(refusal.value.reasons) == 3
    assert not ccg.gee.interests.exists()


def test_lateness_is_reckoned_from_awareness_and_kept(ccg):
    late = ccg.declared(ccg.gee, aware_on=date(2017, 2, 1))
    assert (late.days_late, late.lateness) == (13, "declared 13 days late")
    on_day = ccg.declared(ccg.gee, counterparty="Other", aware_on=date(2017, 2, 14))
    assert on_day.days_late == 0


def test_the_same_form_twice_is_one_declaration(ccg):
    first = ccg.declare(ccg.gee, stated())
    assert ccg.declare(ccg.gee, stated()) == first
    assert ccg.declare(ccg.gee) == first
    assert (ccg.gee.interests.count(), ccg.gee.declarations.count()) == (1, 1)


def test_an_ending_sent_twice_is_one_ending(ccg):
    interest = ccg.declared(ccg.gee)
    first = ccg.declare(ccg.gee, ended={interest.ref: date(2017, 3, 10)})
    assert ccg.declare(ccg.gee, ended={interest.ref: date(2017, 3, 10)}) == first
    assert first.nil


def test_confirm_change_and_end_in_one_answer(ccg):
    kept = ccg.declared(ccg.gee)
    changed = ccg.declared(ccg.gee, counterparty="A hospice", kind="charity")
    ended = ccg.declared(ccg.gee, counterparty="A school")
    new = stated(counterparty="A hospice", description="Chair of trustees", kind="charity")
    at = later(200)
    ccg.declare(ccg.gee, changed={changed.ref: new}, ended={ended.ref: date(2017, 9, 1)}, at=at)
    for interest in (kept, changed, ended):
        interest.refresh_from_db()
    assert (changed.description, changed.status, changed.edition) == ("Chair of trustees", S.DECLARED, "E2017")
    assert ended.to_on == date(2017, 9, 1)
    assert kept.edition == "E2016"
    said = ccg.gee.declarations.first().said
    assert [i["counterparty"] for i in said["interests"]] == ["A hospice", "Tidewater Health Ltd"]


def test_what_changed_meanwhile_is_not_lost(ccg):
    interest = ccg.declared(ccg.gee)
    actions.withdraw(interest, because="By mistake", by=ccg.small.gil.user, at=AT)
    with pytest.raises(NotAllowed, match="changed meanwhile"):
        ccg.declare(ccg.gee, changed={interest.ref: stated(description="Chair")})


def test_asking_writes_once_and_an_answer_stops_the_letters(ccg):
    ask = ccg.ask(ccg.gee)
    assert ccg.ask(ccg.gee) == ask
    assert Message.objects.filter(key__startswith=ask.key).count() == 1
    assert actions.remind(at=later(20)) == 0
    assert actions.remind(at=later(21)) == 1
    assert actions.remind(at=later(22)) == 0
    ccg.declare(ccg.gee, at=later(23))
    assert actions.remind(at=later(40)) == 0
    ask.refresh_from_db()
    assert ask.answered_by == ccg.small.gee.user
    assert ask.declaration.nil
    assert set(Message.objects.filter(key__startswith=ask.key).values_list("state", flat=True)) == {"cancelled"}


def test_everybody_whose_answer_is_missing_or_old_is_asked(ccg):
    ccg.declare(ccg.lena)
    asked = actions.ask_everybody(ccg.small.blackpool, by=ccg.small.gil.user, at=AT)
    assert {a.declarant for a in asked} == {ccg.gee, ccg.gil}
    ccg.declare(ccg.gee)
    again = actions.ask_everybody(ccg.small.blackpool, by=ccg.small.gil.user, at=later(190))
    assert {a.declarant for a in again} == {ccg.gil}, "under E2017 half a year is in date"


def test_a_stranger_asks_nobody(ccg):
    with pytest.raises(NotAllowed):
        actions.ask(ccg.gee, reason="refresh", by=ccg.small.sol.user, at=AT)


def test_notice_comes_after_the_day_and_once(ccg):
    ask = ccg.ask(ccg.gee)
    with pytest.raises(NotAllowed, match="time to answer"):
        actions.give_notice(ask, by=ccg.small.gil.user, at=later(28))
    actions.give_notice(ask, by=ccg.small.gil.user, at=later(29))
    with pytest.raises(NotAllowed, match="told already"):
        actions.give_notice(ask, by=ccg.small.gil.user, at=later(30))


def test_a_declaration_cannot_be_edited_or_removed(ccg):
    declaration = ccg.declare(ccg.gee)
    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.filter(pk=declaration.pk).update(nil=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.filter(pk=declaration.pk).delete()


def test_leaving_ends_the_asking(ccg):
    ask = ccg.ask(ccg.gee)
    actions.leave(ccg.gee, left_on=ON, by=ccg.small.gil.user, at=AT)
    assert Message.objects.get(key=ask.key + "asked").state == "cancelled"
    assert actions.remind(at=later(25)) == 0
    with pytest.raises(NotAllowed, match="left on"):
        ccg.ask(ccg.gee, at=later(26))


def test_somebody_on_the_list_is_not_put_there_twice(ccg):
    with pytest.raises(NotAllowed, match="already on the list"):
        ccg.on_the_list(ccg.small.gee, "member")


def test_what_was_declared_before_on_paper_is_not_late(ccg):
    old = stated(from_on=date(2014, 1, 1), aware_on=date(2014, 1, 1))
    ccg.declare(ccg.gee, old, facts=[{"first_declared_on": date(2014, 1, 20)}])
    interest = ccg.gee.interests.get()
    assert (interest.days_late, interest.declared_on) == (0, ON)
    with pytest.raises(NotAllowed, match="future"):
        ccg.declare(ccg.gee, stated(counterparty="B"), facts=[{"first_declared_on": date(2018, 1, 1)}])


def test_a_change_never_makes_an_interest_less_late(ccg):
    interest = ccg.declared(ccg.gee, aware_on=date(2017, 2, 1))
    ccg.declare(ccg.gee, changed={interest.ref: stated(aware_on=date(2017, 3, 1))})
    interest.refresh_from_db()
    assert interest.days_late == 13
    ccg.declare(ccg.gee, changed={interest.ref: stated(aware_on=date(2017, 1, 1))})
    interest.refresh_from_db()
    assert interest.days_late == 44


def test_facts_beside_the_words_change_too(ccg):
    interest = ccg.declared(ccg.gee)
    ccg.declare(ccg.gee, changed={interest.ref: stated()}, changed_facts={interest.ref: {"counterparty_code": "07"}})
    interest.refresh_from_db()
    assert interest.counterparty_code == "07"
