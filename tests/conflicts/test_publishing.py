"""Review, publish, end, leave, withhold: what the public register says, and what it never says."""

from datetime import date

import pytest

from conflicts import actions
from conflicts.models import Interest, Redaction
from governance.workflow import NotAllowed
from publication.models import Entry, EntryContent, Line
from tests.conflicts.conftest import AT, ON, later, stated

SECRET = "nobody-may-read-this"


def line_of(interest):
    return Line.objects.get(origin=interest.origin)


def said(interest):
    return line_of(interest).latest.content.row["columns"]


def on_show(on, at=None):
    return {e.line_id for e in Entry.objects.on_show(as_at=on, known_at=on, today=on) if e.register == "interests"}


def test_declare_review_publish(ccg):
    interest = ccg.published(ccg.gee)
    row = said(interest)
    assert (row["person"], row["mitigation"]) == ("Gee Patel", "Leaves the room")
    assert row["type"] == "Financial"
    assert line_of(interest).ref in on_show(ON)


def test_nobody_reviews_their_own(ccg):
    interest = ccg.declared(ccg.gil)
    with pytest.raises(NotAllowed, match="about you"):
        actions.agree(interest, mitigation="None needed", by=ccg.small.gil.user, at=AT)


def test_review_needs_a_mitigation_and_a_reviewer(ccg):
    interest = ccg.declared(ccg.gee)
    with pytest.raises(NotAllowed) as refusal:
        actions.agree(interest, mitigation="", by=ccg.small.sol.user, at=AT)
    assert len(refusal.value.reasons) == 2


def test_a_question_goes_back_and_the_next_declaration_answers_it(ccg):
    interest = ccg.declared(ccg.gee)
    actions.send_back(interest, question="Since when?", by=ccg.small.anita.user, at=AT)
    ccg.declare(ccg.gee, changed={interest.ref: stated(from_on=date(2016, 1, 1))})
    interest.refresh_from_db()
    assert interest.status == Interest.Status.DECLARED


def test_the_guardian_is_asked_and_advises(ccg):
    interest = ccg.declared(ccg.gee)
    actions.consult(interest, question="Is this enough?", by=ccg.small.anita.user, at=AT)
    with pytest.raises(NotAllowed):
        actions.advise(interest, advice="Yes", by=ccg.small.gil.user, at=AT)
    assert actions.advise(interest, advice="Yes", by=ccg.small.lena.user, at=AT).status == Interest.Status.DECLARED


def test_changed_words_stay_off_the_register_until_reviewed_again(ccg):
    interest = ccg.published(ccg.gee)
    ccg.declare(ccg.gee, changed={interest.ref: stated(description="Chair, paid")}, at=later(1))
    assert said(interest)["description"] == "Director, unpaid"
    interest.refresh_from_db()
    actions.agree(interest, mitigation="Leaves the room", by=ccg.small.anita.user, at=later(2))
    actions.publish_interest(interest, by=ccg.small.gil.user, at=later(2))
    assert said(interest)["description"] == "Chair, paid"
    assert line_of(interest).version == 2


def test_an_end_goes_public_at_once_and_the_line_leaves_after_six_months(ccg):
    interest = ccg.published(ccg.gee)
    ccg.declare(ccg.gee, ended={interest.ref: date(2017, 3, 31)}, at=later(30))
    line = line_of(interest)
    assert (line.valid_to, line.show_until) == (date(2017, 3, 31), date(2017, 9, 30))
    assert line.ref in on_show(date(2017, 9, 30))
    assert line.ref not in on_show(date(2017, 10, 1))


def test_leaving_ends_it_here(ccg):
    interest = ccg.published(ccg.gee)
    actions.leave(ccg.gee, left_on=date(2018, 1, 15), by=ccg.small.gil.user, at=later(310))
    assert line_of(interest).show_until == date(2018, 7, 15)
    interest.refresh_from_db()
    assert interest.to_on is None, "elsewhere it goes on"


def test_staff_who_do_not_decide_leave_the_page_with_the_edition(ccg):
    interest = ccg.published(ccg.gil)
    ref = line_of(interest).ref
    assert ref in on_show(date(2017, 6, 15))
    assert ref not in on_show(date(2017, 6, 16))


def test_staff_who_join_under_the_new_edition_are_recorded_not_published(ccg):
    joiner = ccg.on_the_list(
        ccg.small.appoint("Ned Novak", "lay-member", ccg.small.blackpool), "employee",
        position="Officer", joined_on=date(2017, 8, 1),
    )  # fmt: skip
    interest = ccg.declared(joiner, at=later(150))
    interest = actions.agree(interest, mitigation="None needed", by=ccg.small.anita.user, at=later(150))
    with pytest.raises(NotAllowed, match="recorded, not published"):
        actions.publish_interest(interest, by=ccg.small.gil.user, at=later(150))


def test_without_consent_the_guardian_decides_first(ccg):
    interest = ccg.declared(ccg.gee, publish=False, why_not="A threat was made")
    interest = actions.agree(interest, mitigation="None needed", by=ccg.small.anita.user, at=AT)
    with pytest.raises(NotAllowed, match="guardian decides"):
        actions.publish_interest(interest, by=ccg.small.gil.user, at=AT)
    asked = actions.ask_redaction(
        interest, ground="harm", fields=["counterparty"], request="A threat was made", by=ccg.small.gee.user, at=AT
    )
    with pytest.raises(NotAllowed, match="still to be decided"):
        actions.publish_interest(interest, by=ccg.small.gil.user, at=AT)
    actions.decide_redaction(
        asked, grant=True, advice="Solicitor", reason="Credible threat", by=ccg.small.lena.user, at=AT
    )
    interest = actions.publish_interest(interest, by=ccg.small.gil.user, at=AT)
    assert said(interest)["counterparty"] == "[Withheld: real risk of harm]"
    assert "14 March 2018" in said(interest)["redaction"]


def test_withholding_reaches_back_over_every_version(ccg):
    interest = ccg.published(ccg.gee, description=f"Adviser {SECRET}")
    asked = actions.ask_redaction(
        interest, ground="harm", fields=["description", "person"], request="Threat", by=ccg.small.gee.user,
        at=later(1),
    )  # fmt: skip
    actions.decide_redaction(
        asked, grant=True, advice="Solicitor", reason="Credible", by=ccg.small.lena.user, at=later(1)
    )
    line = line_of(interest)
    assert line.veil_id == line.latest_id
    assert SECRET not in line.words
    assert "Patel" not in f"{line.words} {line.person_name} {line.sort}"
    lifted = actions.lift_redaction(
        Redaction.objects.get(), reason="The risk is over", by=ccg.small.lena.user, at=later(9)
    )
    assert lifted.status == Redaction.Status.LIFTED
    assert SECRET in said(interest)["description"]


def test_only_the_guardian_decides_and_not_for_themselves(ccg):
    interest = ccg.declared(ccg.lena)
    asked = actions.ask_redaction(
        interest, ground="law", fields=["description"], request="Court order", by=ccg.small.lena.user, at=AT
    )
    for someone in (ccg.small.gil, ccg.small.lena):
        with pytest.raises(NotAllowed):
            actions.decide_redaction(asked, grant=True, advice="a", reason="b", by=someone.user, at=AT)


def test_withdrawn_leaves_every_page(ccg):
    interest = ccg.published(ccg.gee)
    actions.withdraw(interest, because="The wrong person", by=ccg.small.gil.user, at=later(1))
    assert line_of(interest).state == Line.State.WITHDRAWN
    assert not on_show(ON)


def test_a_nil_return_is_public_and_ends_with_the_next_interest(ccg):
    ccg.declare(ccg.gee)
    nil = Line.objects.get(origin__startswith=f"nothing:{ccg.gee.ref}:nil:")
    assert nil.latest.content.row["columns"]["description"] == "Nothing to declare"
    ccg.published(ccg.gee, at=later(3))
    nil.refresh_from_db()
    assert nil.state == Line.State.WITHDRAWN


def test_silence_is_public_only_after_fair_notice_and_goes_with_the_answer(ccg):
    ask = ccg.ask(ccg.gee)
    actions.give_notice(ask, by=ccg.small.gil.user, at=later(29))
    actions.list_the_silent(at=later(43))
    assert not Line.objects.filter(register="interests").exists()
    actions.list_the_silent(at=later(44))
    actions.list_the_silent(at=later(45))
    silent = Line.objects.get(register="interests")
    assert silent.latest.content.row["columns"]["description"].startswith("Asked to declare; no answer")
    ccg.declare(ccg.gee, at=later(46))
    silent.refresh_from_db()
    assert silent.state == Line.State.WITHDRAWN


def test_nothing_private_is_in_any_published_word(ccg):
    interest = ccg.declared(ccg.gee, why_not=SECRET)
    interest = actions.agree(
        interest, mitigation="Leaves the room", private_note=SECRET, by=ccg.small.anita.user, at=AT
    )
    actions.publish_interest(interest, by=ccg.small.gil.user, at=AT)
    everything = " ".join(f"{c.sealed} {c.words} {c.sort}" for c in EntryContent.objects.all())
    assert "Tidewater" in everything
    for hidden in (SECRET, "@example.org", interest.ref):
        assert hidden not in everything


def test_a_changed_name_is_put_right_at_night_and_only_once(ccg):
    interest = ccg.published(ccg.gee)
    person = ccg.gee.person
    person.name = "Dr Gee Patel"
    person.save_as(by=None, why="Title added")
    assert actions.keep_up(at=later(1)) == 1
    assert said(interest)["person"] == "Dr Gee Patel"
    assert actions.keep_up(at=later(2)) == 0


def test_what_is_withheld_stays_withheld_at_night(ccg):
    interest = ccg.published(ccg.gee, description=SECRET)
    asked = actions.ask_redaction(
        interest, ground="harm", fields=["description"], request="Threat", by=ccg.small.gee.user, at=AT
    )
    actions.decide_redaction(asked, grant=True, advice="a", reason="b", by=ccg.small.lena.user, at=AT)
    assert actions.keep_up(at=later(1)) == 0
    assert SECRET not in line_of(interest).words
