"""Records past their time: listed, kept longer, or proposed, confirmed by a second person, gone and certified."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.urls import reverse

from conflicts import actions
from conflicts.due import due_for
from conflicts.models import (
    Declaration,
    DisposalList,
    Gift,
    Interest,
    KeptLonger,
    Redaction,
)
from conflicts.retention import past, to_be_reviewed
from conflicts.rules import retention as rules
from documents.actions import making
from governance.access import grants_of
from governance.models import StatusChange
from governance.workflow import NotAllowed
from jobs import actions as jobs
from jobs.clock import LONDON, real_time
from jobs.models import Disposal, Message
from publication import actions as publication
from publication.models import EntryContent, Line
from tests.conflicts.conftest import SECRET, later

SIX_YEARS_ON = datetime(2023, 4, 1, 10, tzinfo=LONDON)


@pytest.mark.parametrize("over_on, last", [
    ("2017-03-31", "2023-03-31"), ("2017-08-31", "2023-08-31"), ("2016-02-29", "2022-02-28"),
], ids=["D4-d", "D4-e", "D4-f"])  # fmt: skip
def test_kept_for_six_years_and_the_day_after_it_is_past(over_on, last):
    over_on, last = date.fromisoformat(over_on), date.fromisoformat(last)
    assert rules.kept_until(over_on, years=6) == last
    assert not rules.is_past(over_on, on=last, years=6)
    assert rules.is_past(over_on, on=date.fromordinal(last.toordinal() + 1), years=6)


def test_keeping_longer_gives_all_reasons_at_once():
    assert len(rules.reasons_against_keeping(reason=" ", review_on=date(2023, 4, 1), on=date(2023, 4, 1))) == 2
    assert rules.reasons_against_keeping(reason="A claim", review_on=date(2023, 4, 2), on=date(2023, 4, 1)) == []


def keys(ccg, at=SIX_YEARS_ON):
    return [each.key for each in to_be_reviewed(ccg.small.blackpool, at=at)]


def proposed(ccg, *chosen, at=SIX_YEARS_ON):
    return actions.propose_disposal(ccg.small.blackpool, keys=chosen or keys(ccg, at), by=ccg.small.gil.user, at=at)


def everything_in_the_database():
    """Every text of every table, and where it stands."""
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')
            yield from ((name, str(row)) for row in cursor.fetchall())


def where(secret):
    return sorted({name for name, row in everything_in_the_database() if secret in row})


def test_the_list_follows_the_schedule_of_each_kind(old):
    interest, gift = f"interest:{old.interest.ref}", f"gift:{old.gift.ref}"
    first, second = Declaration.objects.filter(declarant=old.gee).order_by("number").values_list("ref", flat=True)[:2]
    assert keys(old, datetime(2023, 3, 10, 10, tzinfo=LONDON)) == []
    assert keys(old, datetime(2023, 3, 11, 10, tzinfo=LONDON)) == [gift]
    assert keys(old, datetime(2023, 3, 31, 10, tzinfo=LONDON)) == [gift, f"declaration:{first}"]
    assert set(keys(old)) == {gift, f"declaration:{first}", interest}
    assert f"declaration:{second}" in keys(old, datetime(2023, 4, 4, 10, tzinfo=LONDON))


def test_after_disposal_no_word_of_it_is_left_anywhere(old):
    """Every table searched for the words: history, notes, requests, public entries, all of it."""
    old.declare(old.gee, at=later(30))
    at = datetime(2023, 4, 14, 10, tzinfo=LONDON)
    before = where(SECRET)
    assert {"conflicts_interest", "conflicts_historicalinterest", "publication_entrycontent"} <= set(before)
    assert {"governance_statuschange", "conflicts_redaction", "conflicts_gift", "conflicts_declaration"} <= set(before)
    made = actions.confirm_disposal(proposed(old, at=at), by=old.small.lena.user, at=at)
    assert made.status == DisposalList.Status.DONE
    assert where(SECRET) == []
    assert not Interest.objects.exists() and not Gift.objects.exists() and not Redaction.objects.exists()
    assert Interest.history.count() == Redaction.history.count() == Gift.history.count() == 0
    assert StatusChange.objects.filter(workflow="interest").count() == 4, "who moved it when is still known"


def test_leave_was_recorded_for_every_row_that_went(old):
    interest = old.interest
    states = list(Interest.history.values_list("history_id", flat=True))
    words = list(EntryContent.objects.filter(entry__line__origin=interest.origin).values_list("pk", flat=True))
    commitments = set(Line.objects.get(origin=interest.origin).entries.values_list("commitment", flat=True))
    actions.confirm_disposal(proposed(old, f"interest:{interest.ref}"), by=old.small.anita.user, at=SIX_YEARS_ON)

    def named(table):
        return set(Disposal.objects.filter(table_name=table).values_list("row_id", flat=True))

    assert named("conflicts_interest") == {str(interest.pk)}
    assert named("conflicts_historicalinterest") >= {str(pk) for pk in states}
    assert named("publication_entrycontent") == {str(pk) for pk in words}
    left = Disposal.objects.filter(table_name="publication_entrycontent")
    assert set(left.values_list("fingerprint", flat=True)) <= commitments
    one = Disposal.objects.get(table_name="conflicts_interest")
    assert "R-093" in one.authority and one.disposed_at == SIX_YEARS_ON


def test_the_public_address_says_gone_and_the_ledger_still_holds(old, client):
    from django.core.management import call_command

    publication.sequence(at=real_time())
    line = Line.objects.get(origin=old.interest.origin)
    actions.confirm_disposal(proposed(old, f"interest:{old.interest.ref}"), by=old.small.lena.user, at=SIX_YEARS_ON)
    publication.sequence(at=real_time())
    answer = client.get(f"/entry/{line.ref}/")
    assert answer.status_code == 410 and "time for keeping it is over" in answer.content.decode()
    assert SECRET not in answer.content.decode()
    call_command("verify_ledger")


def test_the_certificate_names_what_went_and_never_what_it_said(old):
    actions.confirm_disposal(proposed(old), by=old.small.lena.user, at=SIX_YEARS_ON)
    record = DisposalList.objects.get()
    paper = record.document.content
    assert paper["records"][0][:3] == [old.gift.ref, "Gift or hospitality", "A gift"]
    assert [old.interest.ref, "Interest", "Financial", "31 March 2017", "31 March 2023"] in [
        row[:5] for row in paper["records"]
    ]
    facts = dict(paper["facts"])
    assert "R-093" in facts["Authority"] and "3, over between" in facts["Records"]
    assert "Gil Marsh" in facts["Proposed"] and "Lena Ashworth" in facts["Confirmed"]
    assert sum(int(number) for _, number in paper["counts"]) == int(paper["total"])
    assert sum(int(row[-1]) for row in paper["records"]) == int(paper["total"])
    for hidden in (SECRET, "Gee", "Patel"):
        assert hidden not in record.document.payload


def test_the_certificate_is_made_sealed_and_sent(old, as_, clock):
    clock(SIX_YEARS_ON.date())
    actions.confirm_disposal(proposed(old), by=old.small.lena.user, at=SIX_YEARS_ON)
    record = DisposalList.objects.get()
    client = as_(old.small.gil)
    assert client.get(reverse("disposal-certificate", args=[record.ref])).status_code == 404
    making.make_paper(jobs.claim(record.document.job.ref), now=real_time)
    sent = client.get(reverse("disposal-certificate", args=[record.ref]))
    assert b"".join(sent.streaming_content).startswith(b"%PDF")
    assert "Download Certificate of disposal" in client.get(reverse("disposal", args=[record.ref])).content.decode()
    assert record.ref in client.get(reverse("disposals-of", args=[old.small.blackpool.ref])).content.decode()


def test_two_people_always_and_nobody_for_themselves(old):
    small, record = old.small, proposed(old)
    for someone, reason in (
        (small.gil, "You proposed it"), (small.gee, "Only the Conflicts of Interest Guardian or the Accountable"),
        (small.sol, "Only the Conflicts of Interest Guardian"), (small.nye, "Only the Conflicts"),
    ):  # fmt: skip
        with pytest.raises(NotAllowed, match=reason):
            actions.confirm_disposal(record, by=someone.user, at=SIX_YEARS_ON)
    assert Interest.objects.exists()
    assert "of records" not in str(due_for(grants_of(small.gil.user, SIX_YEARS_ON)))
    for someone in (small.lena, small.anita):
        titles = [d.title for d in due_for(grants_of(someone.user, SIX_YEARS_ON))]
        assert "Confirm that records are disposed of, or not" in titles


def test_the_guardian_does_not_confirm_what_is_about_her(ccg):
    interest = ccg.declared(ccg.lena, to_on=date(2017, 3, 10))
    record = proposed(ccg, f"interest:{interest.ref}")
    with pytest.raises(NotAllowed, match="about you"):
        actions.confirm_disposal(record, by=ccg.small.lena.user, at=SIX_YEARS_ON)
    actions.confirm_disposal(record, by=ccg.small.anita.user, at=SIX_YEARS_ON)


def test_a_second_confirmation_finds_it_done(old):
    record = proposed(old)
    actions.confirm_disposal(record, by=old.small.lena.user, at=SIX_YEARS_ON)
    with pytest.raises(NotAllowed, match="disposed of"):
        actions.confirm_disposal(record, by=old.small.anita.user, at=SIX_YEARS_ON)


def test_not_confirmed_and_taken_back_are_on_the_list_again(old):
    before = keys(old)
    record = proposed(old)
    assert keys(old) == []
    with pytest.raises(NotAllowed, match="not on the list"):
        proposed(old, *before)
    with pytest.raises(NotAllowed, match="Say why"):
        actions.refuse_disposal(record, reason="", by=old.small.lena.user, at=SIX_YEARS_ON)
    actions.refuse_disposal(record, reason="An inquiry is open", by=old.small.lena.user, at=SIX_YEARS_ON)
    assert keys(old) == before
    actions.drop_disposal(proposed(old), by=old.small.gil.user, at=SIX_YEARS_ON)
    assert keys(old) == before


def test_kept_longer_for_a_reason_until_its_day(old):
    key, gil = f"interest:{old.interest.ref}", {"by": old.small.gil.user, "at": SIX_YEARS_ON}
    record = proposed(old)
    with pytest.raises(NotAllowed, match="proposed for disposal"):
        actions.keep_longer(old.small.blackpool, key=key, reason=SECRET, review_on=date(2024, 4, 1), **gil)
    actions.drop_disposal(record, **gil)
    with pytest.raises(NotAllowed) as refusal:
        actions.keep_longer(old.small.blackpool, key="gift:none", reason="", review_on=None, **gil)
    assert len(refusal.value.reasons) == 3
    actions.keep_longer(old.small.blackpool, key=key, reason=SECRET, review_on=date(2024, 4, 1), **gil)
    assert key not in keys(old)
    assert key in keys(old, datetime(2024, 4, 1, 10, tzinfo=LONDON))
    at = datetime(2024, 4, 2, 10, tzinfo=LONDON)
    actions.confirm_disposal(proposed(old, at=at), by=old.small.lena.user, at=at)
    assert not KeptLonger.objects.exists() and not KeptLonger.history.exists()
    assert where(SECRET) == ["conflicts_declaration"], "the last declaration is kept until another replaces it"


def test_kept_longer_between_proposal_and_confirmation_stops_the_confirmation(old):
    record = proposed(old, f"gift:{old.gift.ref}")
    KeptLonger(
        ccg=old.small.blackpool, kind="gift", record_ref=old.gift.ref, reason="x", review_on=date(2030, 1, 1),
        decided_at=SIX_YEARS_ON, decided_by=old.small.gil.user,
    ).save_as(by=None)  # fmt: skip
    with pytest.raises(NotAllowed, match="not on the list any more"):
        actions.confirm_disposal(record, by=old.small.lena.user, at=SIX_YEARS_ON)


def test_through_the_pages(old, as_, clock):
    clock(SIX_YEARS_ON.date())
    small, ref = old.small, old.small.blackpool.ref
    client = as_(small.gil)
    page = client.get(reverse("past-keeping", args=[ref])).content.decode()
    assert SECRET in page and "Keep it longer" in page
    assert "kept inside for 6 years" in page and "the day it ended here, or was withdrawn" in page
    keep = reverse("keep-longer", args=[ref, "gift", old.gift.ref])
    assert client.post(keep, {"reason": "Typed once"}).status_code == 422
    day = {"review_on_day": 1, "review_on_month": 4, "review_on_year": 2024}
    assert client.post(keep, {"reason": "A claim", **day}).status_code == 302
    assert client.get(keep).status_code == 404
    propose = reverse("disposal-propose", args=[ref])
    assert client.post(propose, {}).status_code == 422
    assert client.post(propose, {"keys": [f"interest:{old.interest.ref}"]}).status_code == 302
    record = DisposalList.objects.get()
    decide = reverse("disposal-decide", args=[record.ref])
    refused = client.post(decide, {"decision": "confirm"})
    assert refused.status_code == 422 and "You proposed it" in refused.content.decode()
    client = as_(small.lena)
    assert "Confirm that records" in client.get(reverse("desk")).content.decode()
    assert SECRET in client.get(decide).content.decode()
    assert client.post(decide, {"decision": "refuse"}).status_code == 422
    assert client.post(decide, {"decision": "confirm"}).status_code == 302
    page = client.get(reverse("disposal", args=[record.ref])).content.decode()
    assert "Disposed of" in page and SECRET not in page and old.interest.ref in page
    assert [each.key for each in past(small.blackpool, at=SIX_YEARS_ON) if each.kind == "interest"] == []
    for stranger in (small.sol, small.nye):
        for name in ("disposal", "disposal-decide", "disposal-certificate", "disposal-take-back"):
            assert as_(stranger).get(reverse(name, args=[record.ref])).status_code == 404
    assert Message.objects.filter(body__contains=SECRET).count() == 0
