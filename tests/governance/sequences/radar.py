"""Interests that meet an item, declared, dismissed or ruled on; and what stops while one waits (R-060, R-061)."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from conflicts.actions import answer, record_declarant
from conflicts.actions.radar import cover_match, dismiss_match, rule_on_match
from conflicts.radar import look
from conflicts.rules.interests import Stated
from conflicts.rules.people import Standing
from governance.actions import agenda, meetings
from governance.models import Item

from .committee import DAY, SINCE
from .known import PARTIES
from .outside import Outside

number, party = st.integers(0, 99), st.sampled_from(tuple(PARTIES))
hand = st.sampled_from(("clerk", "clerk", "chair", "hw", "stranger"))
NAMED = {name: key for key, (name, _) in PARTIES.items()}


class Radar(Outside):
    """What the conflict radar finds, and the next meeting's item that is to be made ready."""

    @rule(n=number, about=party)
    def declares(self, n, about):
        """Somebody declares an interest in a company some item is about; or, the second time, in other words."""
        key = self.pick(self.built.seats, n)
        name, code = PARTIES[about]
        stated = Stated(
            category="direct_pecuniary", kind="directorship", counterparty=name, description=f"As on day {self.minute}",
            from_on=DAY - timedelta(days=9), aware_on=DAY - timedelta(days=9),
        )  # fmt: skip
        facts, held = {"with_kind": "company", "counterparty_code": code}, self.interests.get((key, about))
        what = {"changed": {held: stated}} if held else {"added": [stated], "facts": [facts]}
        said = {"typed_name": self.people[key].name, "associates": "no"} | what
        assert self.alone(answer, self.declarant(key), key, [], **said)
        self.interests[key, about] = held or self.declarant(key).interests.latest("pk").ref
        self.books.meets(key, about)
        self.agree_on_matches()

    def declarant(self, key):
        if key not in self.lists:
            self.lists[key] = record_declarant(
                self.people[key], ccg=self.built.home, position="Member", standings=[Standing.GOVERNING_BODY],
                joined_on=SINCE, by=self.built.lead, at=self.now(),
            )  # fmt: skip
        return self.lists[key]

    @precondition(lambda self: self.books.known)
    @rule(n=number, words=st.sampled_from(("Another company", "Another company", "")), by=hand)
    def dismisses(self, n, words, by):
        known = self.pick(self.books.known, n)
        why_not = [] if words else ["no words"]
        if self.answers(dismiss_match, known, by, why_not, words=words):
            known.dismissed = True
            self.agree_on_matches()

    @precondition(lambda self: self.books.known)
    @rule(n=number, by=hand)
    def covers(self, n, by):
        known = self.pick(self.books.known, n)
        if self.answers(cover_match, known, by, [] if self.books.is_ruled(known) else ["no ruling"]):
            known.answered, known.dismissed = True, known.dismissed and self.books.state(known) == "ruled"
            self.agree_on_matches()

    @precondition(lambda self: self.books.known)
    @rule(n=number, said=st.sampled_from("acde"), by=hand, leaves=st.booleans())
    def rules_on_it(self, n, said, by, leaves):
        known = self.pick([each for each in self.books.known if each.item != "next"], n)
        if known is None:
            return
        ruled_as, ruler = self.rulers(known.item, known.who)
        why_not = self.books.why_not_rule(known.item, known.who, ruled_as, ruler)
        done = self.answers(
            rule_on_match, known, by, why_not or None, interest="A directorship", magnitude="financial", choice=said,
            reason="It is their company", ruled_as=ruled_as, ruler=self.people[ruler] if ruler else None,
        )  # fmt: skip
        if done:
            self.books.ruled[known.item][known.who], known.answered = said, True
            self.agree_on_matches()
        if done and leaves and known.who in self.books.room:
            self.moves(known.who, "left", "clerk")

    def answers(self, verb, known, by, why_not, **values):
        """Nobody answers for themselves, nor whoever is ruled out of the item."""
        barred = self.books.barred(known.item) | {known.who} if known.item != "next" else {known.who}
        match = self.found[known.item, known.who, known.party].key
        return self.attempt(verb, self.about(known.item), match=match, by=by, why_not=why_not, barred=barred, **values)

    def dismisses_all(self, what):
        for known in self.books.known:
            if known.item == what and self.books.state(known) == "open":
                assert self.answers(dismiss_match, known, "clerk", [], words="Another company")
                known.dismissed = True

    # The next meeting's item ------------------------------------------------------------------------

    @rule(again=st.booleans())
    def makes_ready(self, again):
        if self.books.ready and again:
            why_not = [] if self.books.next == "called" else ["it is out"]
            if self.attempt(agenda.reopen_item, self.about("next"), because="Look again", why_not=why_not):
                self.books.ready = False
        if self.attempt(agenda.ready_item, self.about("next"), why_not=self.books.why_not_ready()):
            self.books.ready = True

    @precondition(lambda self: self.books.ready)
    @rule()
    def publishes_the_next_agenda(self):
        if self.attempt(meetings.publish_agenda, self.built.next, why_not=self.books.why_not_publish()):
            self.books.next = "published"

    # Is it so? --------------------------------------------------------------------------------------

    def about(self, what):
        pk = (self.built.next_item if what == "next" else self.built.items[what]).pk
        return Item.objects.select_related("meeting").get(pk=pk)

    def agree_on_matches(self):
        """Every interest that meets an item is found, and waits exactly as long as nobody has answered it."""
        keys = {self.built.items[what].pk: what for what in ("budget", "one")} | {self.built.next_item.pk: "next"}
        people = {person.pk: key for key, person in self.people.items()}
        items = Item.objects.select_related("meeting").filter(pk__in=keys)
        self.found = {
            (keys[item.pk], people[hit.person.pk], NAMED[hit.match.party.body.name]): hit
            for item, hits in look(items, at=self.now()).items()
            for hit in hits
        }
        found = {spot: hit.state.value for spot, hit in self.found.items()}
        books = {(each.item, each.who, each.party): self.books.state(each) for each in self.books.known}
        self.hold_that(found == books, f"the radar says {found}, the books say {books}")
