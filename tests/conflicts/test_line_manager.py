"""A line manager reviews what their people declare (R-020): by being the manager, and in no other way."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.urls import reverse

from conflicts import actions
from conflicts.due import due_for_person
from conflicts.models import Interest
from governance.access import grants_of
from governance.models import StatusChange
from governance.permissions import Role
from governance.workflow import NotAllowed
from tests.conflicts.conftest import AT, ON, later, stated
from tests.conflicts.conftest import S as Standing
from tests.governance.bodies import someone

PAGES = ["theirs", "theirs-agree", "theirs-send-back"]


@pytest.fixture(autouse=True)
def today(clock):
    clock(ON)


@pytest.fixture
def maya(ccg):
    """Maya Lunt, a lay member without any permission over declarations, manages Gee."""
    maya = someone("Maya Lunt", Role.LAY_MEMBER, ccg.small.blackpool)
    actions.name_manager(ccg.gee, manager_name="maya lunt", by=ccg.small.gil.user, at=AT)
    ccg.gee.refresh_from_db()
    return maya


def status(client, page, interest):
    return client.get(reverse(page, args=[interest.ref])).status_code


def on_the_desk(someone, at=AT):
    return [d.title for d in due_for_person(someone.person.pk, at=at, grants=grants_of(someone.user, at))]


def test_the_manager_finds_it_on_the_desk_agrees_and_it_leaves_the_desk(ccg, maya, as_):
    interest = ccg.declared(ccg.gee, aware_on=date(2017, 2, 1), from_on=date(2017, 2, 1))
    client = as_(maya)
    desk = client.get(reverse("desk")).content.decode()
    assert "Review what one of your people declared: Tidewater Health Ltd" in desk
    assert "Gee Patel declared it on 14 March 2017. It was declared 13 days late." in desk
    assert "Tidewater" in client.get(reverse("my-people")).content.decode()
    assert "Send back with a question" in client.get(reverse("theirs", args=[interest.ref])).content.decode()
    answer = client.post(reverse("theirs-agree", args=[interest.ref]), {"mitigation": ""})
    assert answer.status_code == 422
    client.post(reverse("theirs-agree", args=[interest.ref]), {"mitigation": "Leaves the room"})
    interest.refresh_from_db()
    assert (interest.status, interest.mitigation) == (Interest.Status.AGREED, "Leaves the room")
    assert interest.reviewed_by == maya.user
    assert "Tidewater" not in client.get(reverse("desk")).content.decode()
    act = StatusChange.objects.about(interest).get()
    assert (act.transition, act.post) == ("agree", "Line manager")
    assert "Maya Lunt, Line manager" in client.get(reverse("theirs", args=[interest.ref])).content.decode()
    assert actions.publish_interest(interest, by=ccg.small.gil.user, at=AT).status == "published"


def test_the_manager_sends_back_and_the_declarant_answers(ccg, maya, as_):
    interest = ccg.declared(ccg.gee)
    as_(maya).post(reverse("theirs-send-back", args=[interest.ref]), {"words": "Since when?"})
    interest.refresh_from_db()
    assert interest.status == Interest.Status.RETURNED
    assert on_the_desk(maya) == []
    ccg.declare(ccg.gee, changed={interest.ref: stated(description="Director since 2016")})
    assert on_the_desk(maya) == ["Review what one of your people declared: Tidewater Health Ltd"]
    page = as_(maya).get(reverse("theirs", args=[interest.ref])).content.decode()
    assert "Since when?" in page and "changed by the declarant" in page


def test_a_manager_may_agree_and_ask_and_nothing_else(ccg, maya):
    interest = ccg.declared(ccg.gee)
    with pytest.raises(NotAllowed, match="Only the Governance lead"):
        actions.consult(interest, question="?", by=maya.user, at=AT)
    with pytest.raises(NotAllowed, match="Only the Governance lead"):
        actions.withdraw(interest, because="No", by=maya.user, at=AT)
    agreed = actions.agree(interest, mitigation="None needed", by=maya.user, at=AT)
    with pytest.raises(NotAllowed, match="Only the Governance lead may"):
        actions.publish_interest(agreed, by=maya.user, at=AT)


def test_a_manager_reads_no_private_note_no_request_to_withhold_no_reason_for_silence(ccg, maya, as_):
    interest = ccg.declared(ccg.gee, publish=False, why_not="SECRET why")
    actions.ask_redaction(
        interest, ground="harm", fields=["person"], request="SECRET threat", by=ccg.small.gee.user, at=AT
    )
    actions.consult(interest, question="SECRET question", by=ccg.small.anita.user, at=AT)
    actions.advise(interest, advice="SECRET advice", by=ccg.small.lena.user, at=AT)
    actions.agree(interest, mitigation="Open", private_note="SECRET note", by=ccg.small.anita.user, at=AT)
    client = as_(maya)
    for page in ("theirs", "theirs-agree"):
        words = client.get(reverse(page, args=[interest.ref])).content.decode()
        assert "Tidewater" in words and "SECRET" not in words, page


@pytest.mark.parametrize("who", ["gil", "anita", "lena", "gee", "nye", "sol"])
def test_nobody_else_gets_in_by_the_managers_door(ccg, maya, as_, who):
    """Not the declarant, not those who may review, not a stranger: the same 404 as for what never was."""
    interest = ccg.declared(ccg.gee)
    client = as_(getattr(ccg.small, who))
    for page in PAGES:
        real = client.get(reverse(page, args=[interest.ref]))
        invented = client.get(reverse(page, args=["zzzzzzzzzzzz"]))
        assert (real.status_code, real.content) == (404, invented.content)
        assert client.post(reverse(page, args=[interest.ref]), {"mitigation": "x", "words": "x"}).status_code == 404
    assert "Tidewater" not in client.get(reverse("my-people")).content.decode()
    interest.refresh_from_db()
    assert interest.status == Interest.Status.DECLARED


def test_a_manager_of_one_sees_nothing_of_another(ccg, maya, as_):
    others = ccg.declared(ccg.lena)
    client = as_(maya)
    assert {status(client, page, others) for page in PAGES} == {404}
    assert client.get(reverse("interest", args=[others.ref])).status_code == 403
    with pytest.raises(NotAllowed, match="or the line manager may do this"):
        actions.agree(others, mitigation="x", by=maya.user, at=AT)


def test_the_database_refuses_somebody_as_their_own_manager(ccg):
    ccg.gil.manager = ccg.small.gil.person
    with pytest.raises(IntegrityError, match="declarant_not_their_own_manager"):
        ccg.gil.save_as(by=None, why="Test")


def test_never_their_own(ccg, as_):
    interest = ccg.declared(ccg.gil)
    assert {status(as_(ccg.small.gil), page, interest) for page in PAGES} == {404}
    with pytest.raises(NotAllowed, match="about you"):
        actions.agree(interest, mitigation="x", by=ccg.small.gil.user, at=AT)


def test_a_manager_who_left_sees_nothing_any_more(ccg, as_):
    """Listed without a post: the last day on the list is the last day as a manager."""
    gone = someone("Moss Hale", None, None)
    row = ccg.on_the_list(gone, Standing.EMPLOYEE, position="Head of Quality")
    actions.name_manager(ccg.gee, manager_name="Moss Hale", by=ccg.small.gil.user, at=AT)
    interest = ccg.declared(ccg.gee)
    assert status(as_(gone), "theirs", interest) == 200
    actions.leave(row, left_on=date(2017, 3, 13), by=ccg.small.gil.user, at=AT)
    assert status(as_(gone), "theirs", interest) == 404
    assert on_the_desk(gone) == []


def test_somebody_who_left_is_reviewed_by_the_governance_lead(ccg, maya, as_):
    interest = ccg.declared(ccg.gee)
    actions.leave(ccg.gee, left_on=date(2017, 3, 13), by=ccg.small.gil.user, at=AT)
    assert status(as_(maya), "theirs", interest) == 404
    assert on_the_desk(maya) == []


def test_the_post_of_a_manager_ending_ends_it(ccg, maya):
    from governance.actions import end_appointment

    ccg.declared(ccg.gee)
    end_appointment(maya.post, last_day=date(2017, 3, 20), by=ccg.small.gil.user, at=AT, reason="Moved on")
    assert on_the_desk(maya, later(6)) and not on_the_desk(maya, later(7))


def test_one_who_may_review_anyway_is_told_once(ccg):
    actions.name_manager(ccg.gee, manager_name="Anita Rao", by=ccg.small.gil.user, at=AT)
    ccg.declared(ccg.gee)
    assert on_the_desk(ccg.small.anita) == []


def test_naming_a_manager_and_all_that_speaks_against_it(ccg, as_):
    gil = {"by": ccg.small.gil.user, "at": AT}
    for name, reason in (("Gee Patel", "own line manager"), ("Sol Winter", "Nobody called Sol Winter is at")):
        with pytest.raises(NotAllowed, match=reason):
            actions.name_manager(ccg.gee, manager_name=name, **gil)
    with pytest.raises(NotAllowed, match="Only the Governance lead"):
        actions.name_manager(ccg.gee, manager_name="Anita Rao", by=ccg.small.gee.user, at=AT)
    with pytest.raises(NotAllowed, match="own line manager"):
        actions.record_declarant(
            ccg.small.anita.person, ccg=ccg.small.blackpool, position="Accountable Officer",
            standings=[Standing.SENIOR], joined_on=ON, manager=ccg.small.anita.person, **gil,
        )  # fmt: skip
    client = as_(ccg.small.gil)
    address = reverse("declarant-manager", args=[ccg.gee.ref])
    wrong = client.post(address, {"manager_name": "Nobody Known"})
    assert wrong.status_code == 422 and "Nobody Known" in wrong.content.decode()
    client.post(address, {"manager_name": "Anita Rao"})
    assert "Line manager: Anita Rao" in client.get(reverse("declarant", args=[ccg.gee.ref])).content.decode()
    client.post(address, {"manager_name": ""})
    ccg.gee.refresh_from_db()
    assert ccg.gee.manager is None


def test_the_desk_asks_no_more_queries_for_many_people(ccg, maya, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked():
        with CaptureQueriesContext(connection) as captured:
            on_the_desk(maya)
        return len(captured)

    ccg.declared(ccg.gee)
    one = asked()
    for number in range(5):
        ccg.declared(ccg.gee, counterparty=f"Body {number}")
    assert asked() == one
