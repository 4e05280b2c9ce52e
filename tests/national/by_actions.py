"""The same invented people through the verbs themselves, one act at a time."""

from conflicts import actions
from conflicts.guidance import guidance_on
from conflicts.models import Interest
from governance.actions import record_person
from governance.models import User
from jobs.clock import london, real_time
from publication import actions as publication


def build(bodies, people):
    """`people` are those of each body, in order. Round by round, as the ledger has them."""
    known = [(body, one, *_listed(body, one)) for body, some in zip(bodies, people, strict=True) for one in some]
    for number in range(5):
        for body, one, user, declarant in known:
            _round(body, one, user, declarant, number=number)
        publication.sequence(at=real_time())
    for body, one, user, declarant in known:
        for offer in one.offers:
            _offered(body, offer, user, declarant)
    publication.sequence(at=real_time())


def _listed(body, one):
    person = record_person(name=one.name, email=one.email, by=None)
    declarant = actions.record_declarant(
        person, ccg=body.ccg, position=one.position, standings=one.standings, joined_on=one.joined_on,
        practice=body.practices.get(one.practice), by=body.lead, at=one.listed_at,
    )  # fmt: skip
    return User.objects.get(person=person), declarant


def _round(body, one, user, declarant, *, number):
    answered, published = one.rounds[number]
    book = guidance_on(london(answered).date())
    interests = list(declarant.interests.order_by("pk"))
    stated = [held.said(number, book) for held in one.held]
    ended = {i.ref: h.ended_on for i, h in zip(interests, one.held, strict=False) if h.ended_on and number == 4}
    actions.answer(
        declarant, typed_name=one.name, associates="no", by=user, at=answered, ended=ended,
        added=[] if interests else stated,
        facts=[{"with_kind": held.with_kind, "counterparty_code": held.code} for held in one.held],
        changed={i.ref: s for i, s in zip(interests, stated, strict=False) if i.ref not in ended},
    )  # fmt: skip
    for interest, held in zip(declarant.interests.order_by("pk"), one.held, strict=True):
        if interest.status == Interest.Status.DECLARED:
            actions.agree(interest, mitigation=held.mitigations[number], by=body.lead, at=published)
            actions.publish_interest(interest, by=body.lead, at=published)


def _offered(body, offer, user, declarant):
    gift = actions.record_gift(
        ccg=body.ccg, declarant=declarant, kind=offer.kind, giver=offer.giver, value=offer.value, supplier=True,
        giver_business=offer.business, description=offer.description, accepted=offer.accepted,
        offered_on=offer.offered_on, by=user, at=offer.recorded_at,
    )  # fmt: skip
    actions.publish_gift(gift, by=body.lead, at=offer.published_at)
