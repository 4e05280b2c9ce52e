"""The same rows as actions write, written in bulk: people, declarations, interests, gifts.

Each function says which verb it stands for. `tests/national` holds every table against what
the verbs themselves make of the same people.
"""

from datetime import date
from decimal import Decimal

from allauth.account.models import EmailAddress

from conflicts.flows import GIFT, INTEREST
from conflicts.guidance import guidance_on
from conflicts.models import Declarant, Declaration, Gift, Interest
from conflicts.papers import payload_of
from conflicts.registers.gifts import gift_row
from conflicts.registers.interests import row_of
from conflicts.rules import gifts as gift_rules
from conflicts.rules import interests as rules
from conflicts.rules.editions import edition_on
from documents.rules.payload import fingerprint_of
from governance.models import Person, StatusChange, User
from jobs.clock import london

from .entries import Entries, spelt
from .invention import Names
from .writing import Writer

RECORDS = (Person, Declarant, Interest, Gift)
PLAIN = (User, EmailAddress, Declaration, StatusChange)
ASSOCIATES, NOTHING = "no", Decimal("0.00")


def models():
    return [*RECORDS, *PLAIN, *(record.history.model for record in RECORDS), *Entries.MODELS]


class Mass(Writer):
    """Writes everything that follows from invented people, CCG after CCG."""

    WORKFLOWS = {Interest: INTEREST, Gift: GIFT}

    def __init__(self, size, *, seed):
        super().__init__(records=RECORDS, plain=PLAIN)
        self.entries = Entries(size)
        self.books, self.seed = {}, seed

    def write(self, body, people):
        """Everybody at one CCG."""
        self.body, self.names = body, Names(f"{self.seed}:{body.place.code}")
        for one in people:
            user, declarant = self._listed(one)
            interests = []
            for number, (answered, published) in enumerate(one.rounds):
                self._answer(one, declarant, user, interests, number=number, at=answered)
                for interest, held in zip(interests, one.held, strict=True):
                    if interest.to_on is None:
                        self._review(interest, held.mitigations[number], number=number, at=published)
            for offer in one.offers:
                self._offered(offer, declarant, user)

    def flush(self):
        super().flush()
        self.entries.flush()

    def _book(self, on):
        edition = edition_on(on)
        if edition not in self.books:
            self.books[edition] = guidance_on(on)
        return self.books[edition]

    # --- people: record_person, record_declarant ---------------------------------------
    def _listed(self, one):
        person = self.new(Person, name=one.name)
        self.tables[Person].add(person)
        self.keep(person, "Recorded", at=one.listed_at, kind="+")
        user = self.new(User, email=one.email, person=person, password=self.names.no_password())
        user.joined_at = one.listed_at
        self.tables[User].add(user)
        self.tables[EmailAddress].add(self.new(EmailAddress, user=user, email=one.email, primary=True, verified=True))
        declarant = self.new(
            Declarant, person=person, ccg=self.body.ccg, position=one.position, joined_on=one.joined_on,
            standings=[standing.value for standing in one.standings], practice=self.body.practices.get(one.practice),
        )  # fmt: skip
        self.tables[Declarant].add(declarant)
        why = "Put on the list of those who declare"
        self.keep(declarant, why, by=self.body.lead, at=one.listed_at, kind="+")
        return user, declarant

    # --- answer -------------------------------------------------------------------------
    def _answer(self, one, declarant, user, interests, *, number, at):
        on = london(at).date()
        book = self._book(on)
        stated = [held.said(number, book) for held in one.held]
        ended = {}
        if number == len(one.rounds) - 1:
            ended = {i.ref: h.ended_on for i, h in zip(interests, one.held, strict=True) if h.ended_on}
        standing = {interest.ref: interest for interest in interests}
        added = [] if interests else stated
        changed = {i.ref: s for i, s in zip(interests, stated, strict=False) if i.ref not in ended}
        payload = payload_of(declarant, standing, changed, ended, added, ASSOCIATES, on, book)
        for interest in interests:
            if interest.ref in ended:
                self._end(interest, ended[interest.ref], user, number=number, at=at)
            else:
                self._change(interest, changed[interest.ref], declarant, user, book=book, at=at)
        for held, each in zip(one.held, added, strict=False):
            interests.append(self._add(declarant, held, each, user, book=book, on=on, at=at))
        self._sign(one, declarant, user, payload, number=number, on=on, at=at)

    def _sign(self, one, declarant, user, payload, *, number, on, at):
        text = spelt(payload)
        table = self.tables[Declaration]
        table.put(
            id=table.number(), ref=self.names.ref(), declarant_id=declarant.pk, number=number + 1,
            edition=payload["edition"], book=payload["book"], nil=not payload["interests"], associates=ASSOCIATES,
            payload=text, fingerprint=fingerprint_of(text), typed_name=one.name, declared_on=on, declared_at=at,
            declared_by_id=user.pk,
        )  # fmt: skip

    def _add(self, declarant, held, stated, user, *, book, on, at):
        interest = self.new(
            Interest, declarant=declarant, edition=book.key, book=book.fingerprint, arose_on=stated.from_on,
            days_late=_late(stated, declarant, declared_on=on, book=book), declared_on=on, declared_at=at,
            declared_by=user, with_kind=held.with_kind, counterparty_code=held.code, **vars(stated),
        )  # fmt: skip
        self.keep(interest, "Declared", by=user, at=at, kind="+")
        return interest

    def _change(self, interest, stated, declarant, user, *, book, at):
        for name, value in vars(stated).items():
            setattr(interest, name, value)
        late = _late(stated, declarant, declared_on=interest.declared_on, book=book)
        interest.days_late = max(interest.days_late, late)
        interest.edition, interest.book = book.key, book.fingerprint
        interest.changed_at, interest.changed_by = at, user
        self.moved(interest, "change", "declared", by=user, at=at, note="Changed by the declarant", post="")
        self.keep(interest, "Changed by the declarant", by=user, at=at)

    def _end(self, interest, to_on, user, *, number, at):
        interest.to_on, interest.changed_at, interest.changed_by = to_on, at, user
        self.keep(interest, f"Ended on {to_on}", by=user, at=at)
        self._publish(interest, number=number, at=at)

    # --- agree, publish_interest ---------------------------------------------------------
    def _review(self, interest, mitigation, *, number, at):
        lead = self.body.lead
        interest.mitigation, interest.reviewed_at, interest.reviewed_by_id = mitigation, at, lead.pk
        self.done(interest, "agree", by=lead, post=self.body.post, at=at)
        interest.published_at, interest.published_by_id = at, lead.pk
        self.done(interest, "publish", by=lead, post=self.body.post, at=at)
        self._publish(interest, number=number, at=at)

    def _publish(self, interest, *, number, at):
        self.entries.say("interests", interest.origin, row_of(interest), version=number + 1, at=at, names=self.names)
        if number == 4:
            self.tables[Interest].add(interest)

    # --- record_gift, publish_gift --------------------------------------------------------
    def _offered(self, offer, declarant, user):
        kind = gift_rules.Kind(offer.kind)
        advice = gift_rules.advice(
            gift_rules.Offer(kind=kind, value=offer.value, on=offer.offered_on, supplier=True),
            book=self._book(offer.offered_on),
        )
        gift = self.new(
            Gift, ccg=self.body.ccg, declarant=declarant, kind=offer.kind, giver=offer.giver, value=offer.value,
            giver_business=offer.business, supplier=True, description=offer.description, accepted=offer.accepted,
            offered_on=offer.offered_on, edition=advice.edition, book=advice.book, advised=advice.do.value,
            advice=" ".join((advice.headline, *advice.why)), must_declare=advice.declare,
            together=offer.value if offer.accepted else NOTHING, recorded_at=offer.recorded_at,
            recorded_by=user,
        )  # fmt: skip
        self.keep(gift, "Recorded", by=user, at=offer.recorded_at, kind="+")
        gift.published_at, gift.published_by = offer.published_at, self.body.lead
        self.done(gift, "publish", by=self.body.lead, post=self.body.post, at=offer.published_at)
        self.entries.say("gifts", gift.origin, gift_row(gift), version=1, at=offer.published_at, names=self.names)
        self.tables[Gift].add(gift)


def _late(stated, declarant, *, declared_on: date, book):
    return rules.clock(
        declared_on=declared_on, arose_on=stated.from_on, aware_on=None, joined_on=declarant.joined_on,
        ccg_opened_on=declarant.ccg.opened_on, book=book,
    ).late  # fmt: skip
