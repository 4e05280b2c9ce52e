"""Titles and texts of private business that is public: marked passages stay out, the rest waits for a word."""

from datetime import timedelta

from governance import redaction
from governance.actions import publishing_meetings as publishing
from governance.actions import release as acts
from governance.actions.deferring import carry_item
from governance.actions.privacy import keep_private, release
from governance.models import Item, Meeting, Paper
from governance.rules.meetings.redaction import UNSPOKEN
from jobs.clock import end_of
from publication.models import Line
from tests.governance.meetings.test_planning import refused
from tests.governance.meetings.test_public import rows

from .private_business import (
    PRICE,
    SECRET,
    C,
    agenda_told,
    everything_said,
    lapsed,
    say,
    speak,
)


def test_on_a_later_agenda_the_same_words_and_papers_stay_withheld(kept):
    """Put off and released, then carried over: it was private once, wherever it is taken."""
    acts.mark_passage(kept.kept, words=SECRET, because="It names the premises", **kept.by)
    later = kept.plan(kept.essex, days=30, status=Meeting.Status.PUBLISHED)
    item = Item.objects.select_related("meeting").get(pk=kept.kept.pk)
    item.status = Item.Status.DEFERRED
    item.save_as(by=None)
    release(item, because="Signed", **kept.by)
    item = Item.objects.select_related("meeting").get(pk=item.pk)
    carry_item(item, to=later, because="Put off", by=kept.stella.user, at=kept.now)
    for paper in Paper.objects.exclude(item=item):
        paper.status, paper.finalised_at = Paper.Status.FINAL, kept.now
        paper.save_as(by=None)
    publishing.republish_meetings(at=kept.now + timedelta(minutes=1))
    agendas = [told["agenda"] for code, told in rows("meetings") if code == "06Q"]
    assert len(agendas) == 2 and all("Rent of [withheld]" in each for each in agendas)
    assert len([code for code, _ in rows("papers") if code == "06Q"]) == 4
    assert SECRET not in everything_said() and PRICE not in everything_said()


def test_renewed_on_a_later_agenda_it_is_kept_on_the_earlier_one_as_long(kept):
    """The word and the papers are the same: the earlier agenda does not lapse under the hands of who renewed it."""
    say(kept, kept.own, C.WHOLE, "Harmless by then.")
    speak(kept)
    to = kept.plan(kept.essex, days=30, status=Meeting.Status.PUBLISHED)
    item = Item.objects.select_related("meeting").get(pk=kept.kept.pk)
    item.status = Item.Status.DEFERRED
    item.save_as(by=None)
    again = carry_item(item, to=to, because="Put off", by=kept.stella.user, at=kept.now)
    later = kept.last + timedelta(days=30)
    keep_private(again, ground="confidential", reason="Not signed yet", public_words="A contract matter",
                 reviewer=kept.lena.person, review_on=later, **kept.by)  # fmt: skip
    publishing.republish_meetings(at=end_of(kept.last) + timedelta(hours=6))
    assert SECRET not in everything_said() and PRICE not in everything_said()
    publishing.republish_meetings(at=end_of(later) + timedelta(hours=6))
    assert [SECRET in told["agenda"] for code, told in rows("meetings") if code == "06Q"] == [True, True]


def test_words_marked_after_a_release_are_no_word_on_a_later_agenda_either(kept):
    """The first mark is not the last: nothing is out before somebody says so, wherever the item goes meanwhile."""
    to = kept.plan(kept.essex, days=30, status=Meeting.Status.PUBLISHED)
    item = Item.objects.select_related("meeting").get(pk=kept.kept.pk)
    item.status = Item.Status.DEFERRED
    item.save_as(by=None)
    release(item, because="Signed", **kept.by)
    at = kept.now + timedelta(days=1)
    acts.mark_passage(item, words="Rent", because="The first of two", by=kept.lena.user, at=at)
    item = Item.objects.select_related("meeting").get(pk=kept.kept.pk)
    carry_item(item, to=to, because="Put off", by=kept.stella.user, at=at + timedelta(hours=1))
    publishing.republish_meetings(at=at + timedelta(hours=2))
    agendas = [told["agenda"] for code, told in rows("meetings") if code == "06Q"]
    assert len(agendas) == 2 and all("A contract matter (taken in private" in each for each in agendas)
    assert SECRET not in everything_said()


def test_a_public_title_that_holds_a_private_one_is_not_said_anew_at_each_look(kept):
    kept.item(kept.kept.meeting, "3", f"{kept.kept.title}, and of Elm House")
    for minute in range(4):
        publishing.republish_meetings(at=kept.now + timedelta(minutes=minute))
    assert {line.version for line in Line.objects.filter(register="meetings")} == {2}


def test_a_title_of_which_nobody_spoke_is_a_neutral_line_and_the_word_brings_it(kept, client):
    assert "2. A contract matter (in private)" in agenda_told()
    told = lapsed(kept)
    assert "2. A contract matter (taken in private: the business is confidential)" in agenda_told()
    assert told["Paper of item 2"]["item"] == "2. A contract matter (taken in private: the business is confidential)"
    assert UNSPOKEN in dict(rows("meetings"))["06Q"]["private"] and SECRET not in everything_said()
    acts.mark_passage(kept.kept, words=SECRET, because="It names the premises", by=kept.lena.user, at=kept.later)
    publishing.republish_meetings(at=kept.later + timedelta(minutes=1))
    assert "Rent of" not in agenda_told(), "marked after the lapse: the rest waits until somebody says so"
    speak(kept, at=kept.later)
    publishing.republish_meetings(at=kept.later + timedelta(minutes=2))
    assert "2. Rent of [withheld]" in agenda_told() and SECRET not in everything_said()
    assert UNSPOKEN not in dict(rows("meetings"))["06Q"]["private"]
    assert acts.TOO_LATE in refused(lambda: acts.unsay_texts(kept.kept, by=kept.lena.user, at=kept.later))


def test_the_word_may_be_given_before_and_taken_back(kept):
    speak(kept)
    gone = acts.unsay_texts(kept.kept, **kept.by)
    assert gone.removed and "Nobody has said" in refused(lambda: acts.unsay_texts(kept.kept, **kept.by))
    lapsed(kept)
    assert "Rent of" not in agenda_told()


def test_the_word_carries_over_with_the_item(kept):
    speak(kept)
    later = kept.plan(kept.essex, days=30, status=Meeting.Status.PUBLISHED)
    item = Item.objects.select_related("meeting").get(pk=kept.kept.pk)
    item.status = Item.Status.DEFERRED
    item.save_as(by=None)
    again = carry_item(item, to=later, because="Put off", by=kept.stella.user, at=kept.now)
    assert again.public_texts.because == "Nothing in it is secret." and not redaction.title_waits(again)


def test_who_may_give_the_word_and_why_not(kept):
    said = refused(lambda: speak(kept, " ", by=kept.omar.user))
    assert "reviewer named" in said and "Say why the public may read them" in said
    never = {"because": "x", "by": kept.stella.user, "at": kept.now}
    assert acts.NEVER in refused(lambda: acts.say_texts(kept.items["4"], **never))
