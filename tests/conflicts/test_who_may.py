"""Every private address of the floor × everybody × reading and sending, held against `policy.py`."""

import inspect
from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import reverse

from conflicts import actions
from conflicts.models import Declaration
from documents.actions import store
from governance.actions import organisations
from governance.models import Kind, StatusChange
from governance.permissions import Role
from jobs.clock import real_time
from publication import actions as publication
from tests.conflicts import policy
from tests.conflicts.conftest import AT, ON
from tests.governance.bodies import someone
from tests.house.test_doors import addresses
from tests.walks import on_postgres

SENT_WELL = {200, 302, 422}
CASES = sorted(policy.LINES)


@pytest.fixture
def places(ccg, clock):
    """One record for each line of the policy, and everybody it names."""
    clock(ON)
    small, blackpool = ccg.small, ccg.small.blackpool
    small.cora = someone("Cora Finch", Role.CHIEF_FINANCE_OFFICER, blackpool)
    small.ada = someone("Ada Chair", Role.AUDIT_CHAIR, blackpool)
    small.maya = someone("Maya Lunt", Role.LAY_MEMBER, blackpool)
    small.pat = someone("Pat Moor", Role.GP_MEMBER, blackpool)
    gil = {"by": small.gil.user, "at": AT}
    actions.name_manager(ccg.gee, manager_name="Maya Lunt", **gil)
    found = {"ccg": blackpool, "gee": ccg.gee, **declared(ccg, gil), **kept(ccg, gil)}
    publication.sequence(at=real_time())
    found["extract"] = actions.prepare_year_end(blackpool, year=2015, **gil)
    refs = {name: record.ref for name, record in found.items()}

    def place(case, ref=None):
        first, *more = policy.LINES[case].args.split()
        more = [word[1:] if word.startswith("=") else refs[word] for word in more]
        return reverse(case.split()[0], args=[ref or refs[first], *more])

    place.refs = refs
    return place


def declared(ccg, gil):
    """A new interest, one with the guardian, one published and asked to be withheld, two past their time."""
    ended = {"from_on": date(2009, 1, 1), "aware_on": date(2009, 1, 1), "to_on": date(2010, 1, 1)}
    new, asked = ccg.declared(ccg.gee), ccg.declared(ccg.gee, counterparty="A company")
    actions.consult(asked, question="Enough?", **gil)
    public = ccg.published(ccg.gil, counterparty="A charity")
    redaction = actions.ask_redaction(public, ground="harm", fields=["person"], request="A threat", **gil)
    old, over = (ccg.declared(ccg.gil, counterparty=f"Old {n}", **ended) for n in "ab")
    disposal = actions.propose_disposal(ccg.small.blackpool, keys=[f"interest:{over.ref}"], **gil)
    return {"new": new, "asked": asked, "redaction": redaction, "old": old, "disposal": disposal}


def kept(ccg, gil):
    small, blackpool = ccg.small, ccg.small.blackpool
    gift = actions.record_gift(
        ccg=blackpool, declarant=ccg.gee, kind="hospitality", giver="A", value=Decimal(80), offered_on=ON,
        description="Dinner", accepted=True, reason="To speak", by=small.gee.user, at=AT,
    )  # fmt: skip
    sponsorship = actions.record_sponsorship(
        ccg=blackpool, what="event", sponsor="B", description="Stand", value=Decimal(5), from_on=ON,
        involvement="None", **gil,
    )  # fmt: skip
    practice = organisations.register(
        kind=Kind.PRACTICE, name="Fernbank", code="P81999", parent=blackpool, opened_on=ON, by=None, at=AT
    )
    earning = actions.record_earning(
        ccg=blackpool, practice=practice, year=2015, mean=Decimal(9), full_time=2, part_time=2, **gil
    )
    breach = actions.report_breach(ccg=blackpool, kind="late", happened_on=ON, account="x", by=small.gee.user, at=AT)
    sheet = actions.read_sheet(
        ccg=blackpool, file=store(SimpleUploadedFile("r.csv", b"Name,Interest\nNed,Two\n"), at=AT), name="r.csv",
        as_at=ON, table=[["Name", "Interest"], ["Ned", "Two"]], **gil,
    )  # fmt: skip
    return {"gift": gift, "sponsorship": sponsorship, "earning": earning, "breach": breach, "sheet": sheet}


def own_addresses():
    for path, name, view in addresses():
        module = inspect.unwrap(view).__module__
        if module.startswith("conflicts.") and module not in policy.ELSEWHERE:
            yield path, name


def test_every_address_of_the_floor_has_a_line():
    known = {case.split()[0] for case in policy.LINES} | policy.LISTS
    missing = [f"/{path} ({name})" for path, name in own_addresses() if name not in known]
    assert missing == [], "write down in tests/conflicts/policy.py who may open these"
    assert known == {name for _, name in own_addresses()}, "policy.py names what is there no more"


def test_a_new_address_without_a_line_is_found(monkeypatch):
    monkeypatch.delitem(policy.LINES, "interest")
    with pytest.raises(AssertionError, match=r"interests/<ref>/ .interest."):
        test_every_address_of_the_floor_has_a_line()


def expected(who, line, *, sending=False):
    if who in policy.STRANGERS or (line.own and who not in line.readers):
        return {404}
    if who not in line.readers:
        return {403}
    return SENT_WELL | {line.answer} if sending else {line.answer}


@pytest.mark.parametrize("who", on_postgres(sorted(policy.EVERYBODY), and_on_sqlite="gil"))
def test_who_may_read_and_send(ccg, places, as_, who):
    client, wrong = as_(getattr(ccg.small, who)), []
    for case in CASES:
        line, address = policy.LINES[case], places(case)
        got, want = client.get(address).status_code, expected(who, line)
        wrong += [] if got in want else [f"GET {case}: {got}, not {want}"]
        before = written()
        with transaction.atomic():
            got, want = client.post(address, sent(case, places.refs)).status_code, expected(who, line, sending=True)
            changed = written() != before
            transaction.set_rollback(True)
        wrong += [] if got in want else [f"POST {case}: {got}, not {want}"]
        if changed and who not in line.senders:
            wrong.append(f"POST {case}: it was done")
        if case in policy.SENT and not changed and who in line.senders and case not in NEEDS_MORE:
            wrong.append(f"POST {case}: it was not done, so the test would prove nothing")
    assert wrong == []


# Sent whole, and still refused to one who may: for a reason of the record, which other tests name.
NEEDS_MORE = {"breach-conclude", "breach-told"}


def sent(case, refs):
    """What is typed, with the references in it."""
    body = policy.SENT.get(case, {})

    def filled(value):
        return value.format(**refs) if isinstance(value, str) else value

    return {filled(k): [filled(v) for v in value] if isinstance(value, list) else filled(value)
            for k, value in body.items()}  # fmt: skip


def written():
    """How much has been written down: every act leaves a state in the history, a move or a declaration."""
    states = [model for model in apps.get_models() if model.__name__.startswith("Historical")]
    states = [model for model in states if model._meta.app_label == "conflicts"]
    assert len(states) > 10
    tables = [model._meta.db_table for model in (StatusChange, Declaration, *states)]
    with connection.cursor() as cursor:  # one question, because it is asked a thousand times
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return dict(cursor.fetchall())


@pytest.mark.parametrize("who", sorted(policy.STRANGERS | {"pat"}))
def test_who_may_not_know_cannot_tell_what_is_there_from_what_is_not(ccg, places, as_, who):
    """The same 404, byte for byte and header for header, as for an address that never was."""
    client = as_(getattr(ccg.small, who))
    for case in CASES:
        if who in policy.STRANGERS or policy.LINES[case].own:
            real, invented = client.get(places(case)), client.get(places(case, ref="zzzzzzzzzzzz"))
            assert (real.status_code, invented.status_code) == (404, 404), case
            assert real.content == invented.content, case
            assert dict(real.headers) == dict(invented.headers), case


def test_nobody_signed_in_is_sent_to_sign_in(ccg, places, client):
    for case in CASES:
        for address in (places(case), places(case, ref="zzzzzzzzzzzz")):
            for answer in (client.get(address), client.post(address, {})):
                assert answer.status_code == 302 and answer["Location"].startswith("/account/login/"), case
    for name in policy.LISTS:
        assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("who", sorted(policy.EVERYBODY))
def test_a_list_shows_what_is_ones_own(ccg, places, as_, who):
    client = as_(getattr(ccg.small, who))
    for name in policy.LISTS:
        answer = client.get(reverse(name))
        assert answer.status_code in {200, 302}, name
        words = answer.content.decode()
        may = {"my-interests": policy.OWNER, "my-people": policy.MANAGER}.get(name, set())
        assert ("Tidewater" in words) == (who in may), name
        if who in policy.STRANGERS:
            assert "Blackpool" not in words, name
