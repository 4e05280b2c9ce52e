"""Every address × every role × own and other CCG × reading and sending, held against `policy.py`."""

import inspect
from datetime import date
from unittest import mock

import pytest
from django.db import transaction
from django.urls import reverse

from applications import actions
from documents import press, sealing
from documents.actions import making
from governance.models import Appointment, Arrangement
from jobs import actions as jobs
from jobs.clock import real_time
from tests.house.test_doors import addresses
from tests.prepared import kept
from tests.walks import on_postgres

from . import acts, policy
from .acts import london

AT = london(2015, 1, 8, 10)
NOW = london(2015, 3, 2, 9)
SENT_WELL = {200, 302, 422}


def _recorded(world):
    """One application decided, its copy being filled in: the references that addresses are made of."""
    gone = acts.submitted(world.application, world, AT)
    with (
        mock.patch.object(press, "unsealed", lambda document: b"%PDF-1.7 " + document.ref.encode()),
        mock.patch.object(sealing, "seal", lambda plain: plain),
    ):
        making.make_paper(jobs.claim(gone.document.job.ref), now=real_time)
    actions.decide(gone, outcome="approve", by=world.nye, at=AT)
    draft = actions.copy_application(
        gone, form="delegated_2016_17", cycle="2016/17", model="delegated", starts_on=date(2016, 4, 1),
        by=world.gil, at=NOW,
    )  # fmt: skip
    use = acts.prove(draft, "objectives", world.gil, NOW, record_address="", file=acts.stored())
    made = Arrangement.objects.get(ccg=world.blackpool)
    post = Appointment.objects.get(person=world.anita.person)
    more = {
        "application-file": [use.ref],
        "application-remove": [use.ref],
        "application-paper": [gone.document.ref],
        "application-pdf": [gone.document.ref],
        "person": [],
    }
    base = {"": draft.ref, "gone in": gone.ref, "made": made.ref, "blackpool": world.blackpool.ref}
    return base, more, post.ref


recorded = kept(_recorded, on="world")


@pytest.fixture
def places(recorded, world, clock):
    """Each address of `policy.RECORDS`: one application decided, its copy being filled in."""
    clock(NOW)
    base, more, post = recorded

    def place(name, variant, ref=None):
        if variant == "anita":
            own = post if name == "end-appointment" else world.anita.person.ref
            return reverse(name, args=[ref or own])
        last = more.get(name, [variant] if variant and variant not in base else [])
        return reverse(name, args=[ref or base.get(variant, base[""]), *last])

    return place


def test_every_address_has_a_policy():
    known = {name for name, _ in policy.RECORDS} | set(policy.LISTS) | set(policy.ELSEWHERE)
    missing = [
        f"/{path} ({name})"
        for path, name, view in addresses()
        if str(getattr(view, "door", "")) not in ("", "public")
        and name not in known
        and inspect.unwrap(view).__module__.partition(".")[0] not in policy.ELSEWHERE_BY_FLOOR
    ]
    assert missing == [], "write down in tests/applications/policy.py who may open these"


def is_stranger(who, name):
    return who in policy.STRANGERS or (name in policy.OF_THE_CCG_ALONE and who in policy.OFFICE | policy.ABOVE)


def expected(who, name, allowed):
    if is_stranger(who, name):
        return {404}
    return {200} if who in allowed else {403}


@pytest.mark.parametrize("who", on_postgres(sorted(policy.EVERYBODY), and_on_sqlite="gil"))
def test_who_may_read_and_send(world, as_, places, clock, who):
    client, wrong = as_(world.users[who]), []
    clock(NOW)
    for (name, variant), (readers, senders) in policy.RECORDS.items():
        address = places(name, variant)
        answers = [("GET", client.get(address).status_code, expected(who, name, readers))]
        with transaction.atomic():
            sent = client.post(address, {}).status_code
            transaction.set_rollback(True)
        may_send = who in (senders or readers) and not is_stranger(who, name)
        answers.append(("POST", sent, SENT_WELL if may_send else expected(who, name, set())))
        wrong += [f"{method} {name} {variant}: {got}, not {want}" for method, got, want in answers if got not in want]
    assert wrong == []


@pytest.mark.parametrize("who", sorted(policy.EVERYBODY))
def test_who_may_open_the_lists(world, as_, who):
    client = as_(world.users[who])
    wrong = []
    for name, readers in policy.LISTS.items():
        got = client.get(reverse(name)).status_code
        if got not in ({200, 302} if who in readers else {403}):  # appoint-where leads to the only body
            wrong.append(f"{name}: {got}")
    assert wrong == []


@pytest.mark.parametrize("who", on_postgres(["sol", "mia"], and_on_sqlite="sol"))
def test_a_stranger_cannot_tell_what_is_there_from_what_is_not(world, as_, places, clock, who):
    """The same 404, byte for byte and header for header, as for an address that never was."""
    client = as_(world.users[who])
    clock(NOW)
    for name, variant in policy.RECORDS:
        real, invented = client.get(places(name, variant)), client.get(places(name, variant, ref="zzzzzzzzzzzz"))
        assert (real.status_code, invented.status_code) == (404, 404), name
        assert real.content == invented.content, name
        assert dict(real.headers) == dict(invented.headers), name


@pytest.mark.parametrize("who", on_postgres(["sol", "mia"], and_on_sqlite="sol"))
def test_a_strangers_own_pages_say_nothing_of_blackpool(world, as_, places, clock, who):
    client = as_(world.users[who])
    clock(NOW)
    for name in ("desk", "applications", "arrangements", "people", "appoint-where"):
        words = client.get(reverse(name)).content.decode()
        assert "Blackpool" not in words and "Gil Marsh" not in words, name


def test_gee_sees_nothing_of_it_on_the_desk(world, as_, places, clock):
    client = as_(world.gee)
    clock(NOW)
    assert "delegated" not in client.get(reverse("desk")).content.decode()


def test_nobody_signed_in_is_sent_to_sign_in(world, as_, places):
    client = as_(None)
    for name, variant in policy.RECORDS:
        for address in (places(name, variant), places(name, variant, ref="zzzzzzzzzzzz")):
            for answer in (client.get(address), client.post(address, {})):
                assert answer.status_code == 302 and answer["Location"].startswith("/account/login/"), address
    for name in policy.LISTS:
        assert client.get(reverse(name)).status_code == 302


def test_an_own_application_opens_no_other(world, as_, clock):
    """Sol's own application leads nowhere in Blackpool's: files, papers and evidence go by their record."""
    theirs = actions.open_application(
        ccg=world.leicester, model="delegated", form="delegated_2015_16", cycle="2015/16",
        starts_on=date(2015, 4, 1), by=world.sol, at=world.at,
    )  # fmt: skip
    gone = acts.submitted(world.application, world, AT)
    use = world.application.evidence_uses.filter(evidence__file__isnull=False).first()
    sol = as_(world.sol)
    assert sol.get(reverse("application", args=[theirs.ref])).status_code == 200
    for name, inner in (
        ("application-file", use.ref),
        ("application-remove", use.ref),
        ("application-paper", gone.document.ref),
        ("application-pdf", gone.document.ref),
    ):
        assert sol.get(reverse(name, args=[theirs.ref, inner])).status_code == 404, name
        assert sol.post(reverse(name, args=[theirs.ref, inner])).status_code == 404, name
