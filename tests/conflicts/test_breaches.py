"""Breaches: reporters protected, own breaches out of reach, the public text names nobody."""

from datetime import date

import pytest

from conflicts import actions
from conflicts.models import Breach
from governance.workflow import NotAllowed
from publication.models import EntryContent, Line
from tests.conflicts.conftest import AT, ON, later

HONEST = {
    "nature": "A member did not declare an interest that was on the register when the item was discussed.",
    "outcome": "The member was reminded.", "lesson": "Ask before each item.", "actions": "The agenda was changed.",
}  # fmt: skip


def reported(ccg, **changes):
    facts = {
        "kind": "not_spoken", "happened_on": date(2017, 3, 7), "account": "Dr Gee Patel said nothing",
        "concerns": ccg.gee, "item": "Award of the spirometry contract", "by": ccg.small.lena.user, "at": AT,
    }  # fmt: skip
    return actions.report_breach(ccg=ccg.small.blackpool, **{**facts, **changes})


def concluded(ccg, **texts):
    breach = actions.take_up(reported(ccg), by=ccg.small.gil.user, at=AT)
    return actions.conclude(breach, findings="Gee Patel forgot", **{**HONEST, **texts}, by=ccg.small.gil.user, at=AT)


def test_the_clock_starts_with_the_report(ccg):
    assert reported(ccg).due_on == date(2017, 3, 16)


def test_the_reporter_is_not_even_in_the_history(ccg):
    breach = reported(ccg)
    assert breach.history.first().history_user is None
    assert "lena" not in str(breach).lower()


def test_a_stranger_may_not_report_and_nobody_before_it_happened(ccg):
    with pytest.raises(NotAllowed) as refusal:
        reported(ccg, by=ccg.small.sol.user, happened_on=date(2018, 1, 1), account="")
    assert len(refusal.value.reasons) == 3


def test_nobody_looks_into_their_own(ccg):
    breach = reported(ccg, concerns=ccg.gil)
    with pytest.raises(NotAllowed, match="about you"):
        actions.take_up(breach, by=ccg.small.gil.user, at=AT)
    assert actions.take_up(breach, by=ccg.small.lena.user, at=AT).status == Breach.Status.INVESTIGATING


@pytest.mark.parametrize(
    "said",
    [
        "Dr Patel did not declare.", "Gee did not declare.", "G.P. did not declare.", "The GP member did not declare.",
        "It was the award of the spirometry contract.", "The Head of Governance did not declare.",
    ],
)  # fmt: skip
def test_a_text_that_says_who_is_refused(ccg, said):
    breach = concluded(ccg, nature=said)
    actions.tell_nhs_england(breach, told_on=ON, by=ccg.small.gil.user, at=AT)
    with pytest.raises(NotAllowed):
        actions.publish_breach(breach, by=ccg.small.lena.user, at=AT)
    assert not Line.objects.filter(register="breaches").exists()


def test_published_after_rewording_and_after_telling(ccg):
    breach = concluded(ccg, nature="Patel did not declare.")
    with pytest.raises(NotAllowed, match="NHS England"):
        actions.publish_breach(breach, by=ccg.small.lena.user, at=AT)
    actions.tell_nhs_england(breach, told_on=ON, by=ccg.small.gil.user, at=AT)
    actions.reword_breach(breach, **HONEST, by=ccg.small.gil.user, at=AT)
    actions.publish_breach(breach, by=ccg.small.lena.user, at=later(1))
    said = " ".join(c.sealed for c in EntryContent.objects.filter(entry__register="breaches"))
    assert "A member did not declare" in said
    for hidden in ("Patel", "Gee", "Lena", "spirometry", breach.ref, "forgot", "2017-03-07"):
        assert hidden not in said


def test_a_breach_under_the_old_guidance_is_not_asked_to_be_published(ccg):
    breach = concluded(ccg)
    actions.tell_nhs_england(breach, told_on=ON, by=ccg.small.gil.user, at=AT)
    breach.refresh_from_db()
    assert actions.publish_breach(breach, by=ccg.small.gil.user, at=AT).status == Breach.Status.PUBLISHED


def test_not_a_breach(ccg):
    breach = reported(ccg)
    with pytest.raises(NotAllowed):
        actions.dismiss(breach, because=" ", by=ccg.small.gil.user, at=AT)
    breach = actions.dismiss(breach, because="It was declared at item 2", by=ccg.small.gil.user, at=AT)
    assert breach.status == Breach.Status.UNFOUNDED
