"""Minutes of private business: closed to who may attend without a vote, and to the public while it is private."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.urls import reverse

from documents.models import Document
from governance import closed, redaction
from governance.access import grants_of
from governance.actions import action_points, minutes, privacy
from governance.actions import publishing_meetings as publishing
from governance.actions import release as acts
from governance.models import Privacy
from governance.rules.meetings.redaction import UNSPOKEN
from jobs import actions as jobs
from jobs.clock import london
from tests.prepared import kept

from .floor import Floor
from .test_minutes import approve, later, reasons
from .test_public_decisions import decisions, walked

SAID, ACTION = "zqsaidqz", "zqactionqz"


def _circulated(sitting):
    """Item 6 is taken in private and looked at again sixty days after the meeting. Its minutes are circulated."""
    closed = floor = Floor(sitting)
    item = floor.item("6")
    item.private = True
    item.save_as(by=None)
    Privacy.objects.create(
        item=item, ground="confidential", reason="Prices", public_words="A contract matter",
        reviewer=closed.world.lena.person, review_on=closed.meeting.held_on + timedelta(days=60),
        decided_at=closed.world.now, decided_by=closed.world.gil.user,
    )  # fmt: skip
    closed.after = walked(floor, in_private=[item])
    closed.meeting.refresh_from_db()
    item = closed.item("6")
    closed.record = minutes.begin_minutes(closed.meeting, by=closed.by, at=closed.after)
    minutes.write_discussion(item, words=SAID, version=0, by=closed.by, at=closed.after)
    due = london(closed.after).date() + timedelta(days=9)
    closed.action = action_points.set_action(
        item, words=ACTION, due_on=due, owner_name="Fay Lund", by=closed.by, at=closed.after
    )
    closed.record.refresh_from_db()
    closed.record = minutes.circulate_minutes(closed.record, by=closed.by, at=closed.after)
    return closed


circulated = kept(_circulated, on="sitting_world")


@pytest.fixture
def secret(circulated, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return circulated


def taken_back(secret):
    minutes.take_back_minutes(secret.record, corrections="An action is missing", by=secret.by, at=secret.after)


@pytest.fixture
def page(client, secret, monkeypatch):
    monkeypatch.setattr("jobs.clock.now", lambda: secret.after)

    def opened(who, name, record):
        client.force_login(getattr(secret.world, who).user)
        return client.get(reverse(name, args=[record.ref]))

    return opened


def test_an_observer_reads_of_it_what_the_public_reads(page, secret):
    said = page("helen", "minutes", secret.meeting).content.decode()
    assert "Taken in private. A contract matter." in said and "Item 6" in said
    assert SAID not in said and ACTION not in said and "Merger" not in said
    assert "Local incentive scheme" in said, "the rest is hers to read"
    assert ACTION not in page("helen", "actions", secret.world.essex).content.decode()
    for who in ("noor", "stella"):
        said = page(who, "minutes", secret.meeting).content.decode()
        assert SAID in said and "Merger" in said, who


def test_an_observer_gets_the_public_paper_once_there_is_one(page, secret, quick):
    jobs.drain()
    assert page("helen", "minutes-paper", secret.meeting).status_code == 404
    assert page("noor", "minutes-paper", secret.meeting).status_code == 200
    approve(secret, secret.record, meeting=later(secret))
    jobs.drain()
    secret.record.refresh_from_db()
    public = Document.objects.get(subject=minutes.public_subject(secret.record))
    assert "public reads them" in page("helen", "minutes", secret.meeting).content.decode()
    sent = b"".join(page("helen", "minutes-paper", secret.meeting).streaming_content)
    assert sha256(sent).hexdigest() == public.sha256_sealed
    assert "public reads them" not in page("noor", "minutes", secret.meeting).content.decode()


def public_words(secret):
    """What the public's paper says now of item 6, and how many papers there are that stand."""
    standing = Document.objects.filter(subject=minutes.public_subject(secret.record), superseded_at=None)
    return str(standing.get().content)


def republished(secret, at):
    return publishing.republish_meetings(at=at)


def let_go(secret, at):
    privacy.release(secret.item("6"), because="The contract is signed", by=secret.world.lena.user, at=at)


def speak(secret, at):
    acts.say_texts(secret.item("6"), because="Nothing in it is secret", by=secret.world.lena.user, at=at)
    publishing.republish_meetings([secret.meeting.pk], at=at)


def test_words_written_after_the_word_wait_for_another(secret, settings):
    settings.PUBLIC_HOST = "registers.example.org"
    acts.say_texts(secret.item("6"), because="The title is harmless", by=secret.world.lena.user,
                   at=secret.meeting.starts_at)  # fmt: skip
    approve(secret, secret.record, meeting=later(secret))
    then = secret.after + timedelta(days=61)
    republished(secret, then)
    assert SAID not in public_words(secret)
    (told,) = {(row["item"], row["decision"], row["votes"]) for _, row in decisions() if row["item"].startswith("6.")}
    assert told == ("6. Merger of two practices in Colchester", UNSPOKEN, "")
    speak(secret, then)
    assert SAID in public_words(secret)
    (told,) = {row["decision"] for _, row in decisions() if row["item"].startswith("6.")}
    assert told != UNSPOKEN


def test_an_action_agreed_after_the_word_waits_inside_too(secret):
    """An observer reads no more than the public: as long as anything of it waits, the item stays closed to her."""
    helen, at = secret.world.helen, secret.after + timedelta(days=61)

    def closed_to_her():
        return closed.is_closed(secret.item("6"), grants_of(helen.user, at), helen.person.pk)

    acts.say_texts(secret.item("6"), because="Harmless", by=secret.world.lena.user, at=secret.after)
    assert not closed_to_her()
    taken_back(secret)
    due = london(at).date() + timedelta(days=9)
    action_points.set_action(
        secret.item("6"), words="Ring them", due_on=due, owner_name="Fay Lund", by=secret.by,
        at=secret.after + timedelta(days=1),
    )  # fmt: skip
    assert redaction.unspoken([secret.item("6").pk]) and closed_to_her()


def test_a_word_given_early_opens_nothing_before_its_day(secret, settings):
    """Somebody may read the texts long before they are due; until then the item is private all the same."""
    settings.PUBLIC_HOST = "registers.example.org"
    speak(secret, secret.after)
    approve(secret, secret.record, meeting=later(secret))
    republished(secret, secret.after + timedelta(days=31))
    assert "Taken in private" in public_words(secret) and SAID not in public_words(secret)
    republished(secret, secret.after + timedelta(days=61))
    assert "Taken in private" not in public_words(secret) and SAID in public_words(secret)


@pytest.mark.parametrize(("days", "how"), [(61, republished), (30, let_go)], ids=["it lapses", "it is released"])
def test_the_public_minutes_tell_it_from_then_on(secret, settings, days, how):
    settings.PUBLIC_HOST = "registers.example.org"
    approve(secret, secret.record, meeting=later(secret))
    publishing.republish_meetings(at=secret.after + timedelta(days=31 if how is republished else 29))
    assert "Taken in private" in public_words(secret) and SAID not in public_words(secret)
    how(secret, secret.after + timedelta(days=days))
    assert "Taken in private" in public_words(secret) and SAID not in public_words(secret), "nobody has spoken yet"
    speak(secret, secret.after + timedelta(days=days))
    assert "Taken in private" not in public_words(secret) and SAID in public_words(secret)
    old = Document.objects.filter(subject=minutes.public_subject(secret.record)).exclude(superseded_at=None)
    assert [each.superseded_because for each in old] == ["Business taken in private is public now."]
    publishing.republish_meetings(at=secret.after + timedelta(days=99))
    assert Document.objects.filter(subject=minutes.public_subject(secret.record)).count() == 2, "once is enough"


def test_marked_words_stay_out_of_the_public_minutes_and_decisions(secret, settings):
    settings.PUBLIC_HOST = "registers.example.org"
    for words in (SAID, "the merger"):
        by = {"by": secret.world.lena.user, "at": secret.after}
        acts.mark_passage(secret.item("6"), words=words, because="Names", **by)
    approve(secret, secret.record, meeting=later(secret))
    republished(secret, secret.after + timedelta(days=61))
    told = public_words(secret)
    assert SAID not in told and "Taken in private" not in told and ACTION in told
    assert "That [withheld] be approved" in told and "he merger" not in told
    (decision,) = {row["decision"] for _, row in decisions() if row["item"].startswith("6.")}
    assert decision == "That [withheld] be approved"
    whole = Document.objects.get(ref=secret.record.document)
    assert SAID in str(whole.content), "the committee's own minutes are whole"


def test_nothing_private_is_asked_of_who_may_not_read_it(secret):
    """An action on private business would not be on her desk; the others have no such trouble."""
    due = london(secret.after).date() + timedelta(days=9)

    taken_back(secret)

    def agreed(owner):
        item = secret.item("6")
        return action_points.set_action(item, words="Ring", due_on=due, owner=owner, by=secret.by, at=secret.after)

    said = reasons(agreed, secret.world.helen.person)
    assert said == ["Helen Frost may not read private business, so this would not reach them. Name somebody who may."]
    assert agreed(secret.world.noor.person).owner == secret.world.noor.person
