"""Two people at the same moment: one winner, nothing lost, nothing twice; careless twins where they are cheap."""

import itertools
import re
import threading
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client

from applications import actions, papers
from applications.actions import answers
from applications.models import Answer, Application
from cocomm.world import blackpool
from documents.models import Document
from governance.models import Signature, StatusChange
from governance.workflow import NotAllowed
from tests.databases import until_set_or_barred
from tests.jobs.test_races import at_once

from . import acts
from .acts import london

pytestmark = [pytest.mark.slow, pytest.mark.postgres]
AT = london(2015, 1, 8, 10)


@pytest.fixture(autouse=True)
def database_open(committed_db, django_db_blocker):
    with django_db_blocker.unblock():
        yield


def outcome(act, *arguments, **more):
    """What the act gave, or the reasons it was refused for."""
    try:
        return act(*arguments, **more)
    except NotAllowed as refusal:
        return refusal


def refused(results):
    return [r for r in results if isinstance(r, NotAllowed)]


@pytest.fixture
def meeting(monkeypatch):
    """Both come to the same point, if the lock lets them: who is alone goes on when the other is barred."""
    here, both = itertools.count(1), threading.Event()

    def pause_after(place, name):
        real = getattr(place, name)

        def paused(*arguments, **more):
            seen = real(*arguments, **more)
            if next(here) == 2:
                both.set()
            until_set_or_barred(both)
            return seen

        monkeypatch.setattr(place, name, paused)

    return pause_after


def fresh(world):
    return Application.objects.get(pk=world.application.pk)


def test_two_saves_of_one_answer_have_one_winner_and_one_clash(world, meeting):
    meeting(answers, "_untouched")
    seen = {"contract_method": 1}

    def save(n):
        return acts.answer(fresh(world), (world.gil, world.cora)[n], AT, seen=seen, contract_method=f"Words {n}")

    results = at_once(save, 2)
    (clash,) = [clash for clashes in results for clash in clashes]
    row = Answer.objects.get(application=world.application, question="contract_method")
    assert (row.version, row.value) == (2, clash.theirs) and clash.yours != clash.theirs
    assert row.history.count() == 2


def test_a_careless_save_would_lose_one(world):
    both_have_read = threading.Barrier(2)

    def save(n):
        with transaction.atomic():
            row = Answer.objects.get(application=world.application, question="contract_method")
            both_have_read.wait(60)
            row.value, row.version = f"Words {n}", row.version + 1
            row.save_as(by=world.gil, why="careless")

    at_once(save, 2)
    row = Answer.objects.get(application=world.application, question="contract_method")
    assert row.version == 2 and row.history.count() == 3, "both believed they were version 2"


def test_a_first_answer_given_twice_is_one_row(world):
    def save(n):
        return acts.answer(fresh(world), world.gil, AT, seen={}, premises_method=f"Words {n}")

    assert sum(len(clashes) for clashes in at_once(save, 4)) == 3


@pytest.fixture
def nearly_signed(world):
    """All but two have signed."""
    acts.fill(world.application, world, london(2015, 1, 7, 11))
    for post in ("accountable-officer", "audit-committee-chair"):
        acts.sign(world.application, post, world.users[blackpool.SIGNERS[post]], london(2015, 1, 7, 12))
    return acts.mark(world.application, AT)


LAST_TWO = (("chief-finance-officer", "cora"), ("nhs-england-director", "nye"))


def papers_of(world):
    return Document.objects.filter(kind="pro_forma", subject=f"application:{world.application.ref}")


def test_the_last_two_signatures_at_once_issue_one_paper(world, nearly_signed, meeting):
    meeting(papers, "missing_signatures")

    def sign(n):
        post, who = LAST_TWO[n]
        return outcome(acts.sign, fresh(world), post, world.users[who], AT, fingerprint=nearly_signed)

    assert refused(at_once(sign, 2)) == []
    (paper,) = papers_of(world)
    assert fresh(world).document == paper and len(paper.content["signatures"]) == 4


def test_without_the_lock_nobody_would_see_the_last_signature(world, nearly_signed):
    """The careless twin: each looks for the other's signature before it is committed."""
    looked = []
    together = threading.Barrier(2)

    def careless(n):
        post, who = LAST_TWO[n]
        with transaction.atomic():
            before = Signature.objects.about(world.application).last()
            text = before.text
            Signature.objects.create(
                subject=world.application, post=post, organisation=world.blackpool, person=world.users[who].person,
                typed_name="x", position="x", statement="x", text=text, method="x", signed_at=AT,
                signed_by=world.users[who],
            )  # fmt: skip
            together.wait(60)
            looked.append(Signature.objects.about(world.application).count())
            together.wait(60)

    at_once(careless, 2)
    assert looked == [3, 3], "neither was the last, so no paper would ever be made"


def test_the_same_signature_twice_at_once_counts_once(world, nearly_signed):
    def sign(_):
        return outcome(acts.sign, fresh(world), "chief-finance-officer", world.cora, AT, fingerprint=nearly_signed)

    assert len(refused(at_once(sign, 4))) == 3
    assert Signature.objects.about(world.application).filter(post="chief-finance-officer").count() == 1


def test_signing_against_an_edit(world, nearly_signed):
    """Whoever comes first: a signature never stands on words that were not shown."""

    def act(n):
        if n:
            return outcome(acts.answer, fresh(world), world.gil, AT, contract_method="Changed")
        return outcome(acts.sign, fresh(world), *LAST_TWO[0][:1], world.cora, AT, fingerprint=nearly_signed)

    at_once(act, 2)
    assert acts.said(world.application, "contract_method")[0] == "Changed"
    given = Signature.objects.about(world.application).select_related("text")
    assert {s.text.fingerprint for s in given} == {nearly_signed} != {acts.mark(world.application, AT)}


def test_the_last_signature_against_an_edit_leaves_no_current_paper_with_old_words(world, nearly_signed, meeting):
    post, who = LAST_TWO[0]
    acts.sign(fresh(world), post, world.users[who], AT, fingerprint=nearly_signed)
    meeting(papers, "missing_signatures")
    meeting(answers, "_untouched")

    def act(n):
        if n:
            return outcome(acts.answer, fresh(world), world.gil, AT, contract_method="Changed")
        return outcome(acts.sign, fresh(world), LAST_TWO[1][0], world.nye, AT, fingerprint=nearly_signed)

    at_once(act, 2)
    assert not papers_of(world).filter(superseded_at=None).exists()


def test_submitting_twice_at_once(world):
    acts.ready(world.application, world, AT)
    results = at_once(lambda n: outcome(actions.submit, fresh(world), by=(world.gil, world.anita)[n % 2], at=AT), 4)
    assert len(refused(results)) == 3
    assert Document.objects.filter(kind="receipt").count() == 1
    assert StatusChange.objects.about(world.application).count() == 1


def test_submitting_against_an_edit(world):
    """Either the edit comes first and stops it, or it went in and cannot be edited."""
    acts.ready(world.application, world, AT)

    def act(n):
        if n:
            return outcome(acts.answer, fresh(world), world.gil, AT, contract_method="Changed")
        return outcome(actions.submit, fresh(world), by=world.gil, at=AT)

    assert len(refused(at_once(act, 2))) == 1
    gone = fresh(world)
    assert gone.is_draft == (acts.said(gone, "contract_method")[0] == "Changed")


def test_two_openings_at_once(world):
    start = {"model": "delegated", "form": "delegated_2016_17", "cycle": "2016/17", "starts_on": date(2016, 4, 1)}

    def begin(_):
        return outcome(actions.open_application, ccg=world.mid_essex, by=world.mia, at=london(2015, 10, 1), **start)

    results = at_once(begin, 4)
    assert len(refused(results)) == 3
    assert Application.objects.filter(ccg=world.mid_essex).count() == 1
    assert all("already has an application open" in str(r) for r in refused(results))


def test_two_outcomes_at_once(world):
    done = acts.submitted(world.application, world, AT)
    given = [("approve", world.nye, {}), ("not_recommend", world.nadia, {"reason": "Thin"})]

    def decide(n):
        name, who, more = given[n]
        return outcome(actions.decide, Application.objects.get(pk=done.pk), outcome=name, by=who, at=AT, **more)

    assert len(refused(at_once(decide, 2))) == 1
    assert StatusChange.objects.about(done).count() == 2


def test_a_form_sent_twice_by_double_click_is_done_once(world, clock):
    clock(AT)
    acts.ready(world.application, world, AT)
    address = f"/applications/{world.application.ref}/submit/"
    gil = Client()
    gil.force_login(world.gil)
    key = re.search(r'name="submission_key" value="([^"]+)"', gil.get(address).content.decode())[1]
    cookies = gil.cookies

    def press(_):
        click = Client()
        click.cookies = cookies
        answer = click.post(address, {"submission_key": key})
        return answer.status_code, answer.get("Location")

    receipt = f"/applications/{world.application.ref}/receipt/"
    assert at_once(press, 4) == [(302, receipt)] * 4
    assert Document.objects.filter(kind="receipt").count() == 1
    assert connection.vendor == "postgresql"
