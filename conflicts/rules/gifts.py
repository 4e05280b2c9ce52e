"""What to do with an offer, in the words of the guidance in force on the day it was made.

R-030 to R-039. Value is the estimated value when offered. The answer says what to do, whether to
put it on the register, who must approve, and why; the person still decides and is recorded.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from conflicts.rules.dates import add_months

POUNDS = Decimal("0.01")


class Kind(StrEnum):
    GIFT = "gift"
    CASH = "cash"
    HOSPITALITY = "hospitality"
    TRAVEL = "travel"

    @property
    def label(self):
        return KIND_LABELS[self]


KIND_LABELS = {
    Kind.GIFT: "A gift",
    Kind.CASH: "Cash or vouchers",
    Kind.HOSPITALITY: "A meal, drinks or other hospitality",
    Kind.TRAVEL: "Travel or accommodation",
}


class Do(StrEnum):
    """What the guidance tells the person to do with the offer."""

    ACCEPT = "accept"
    ORGANISATION = "organisation"
    DECLINE = "decline"
    APPROVAL = "approval"
    LOCAL = "local"

    @property
    def label(self):
        return DO_LABELS[self]


DO_LABELS = {
    Do.ACCEPT: "You may accept",
    Do.ORGANISATION: "Accept only on behalf of the organisation, not for yourself",
    Do.DECLINE: "Decline",
    Do.APPROVAL: "Decline, unless a senior manager approves first",
    Do.LOCAL: "Follow your CCG’s own policy",
}


@dataclass(frozen=True)
class Offer:
    """One offer: what, worth how much, by whom, when."""

    kind: Kind
    value: Decimal
    on: date
    supplier: bool = False
    lavish: bool = False


@dataclass(frozen=True)
class Advice:
    """`do`, whether to declare it, the sentences that say why, and the rules they rest on."""

    do: Do
    declare: bool
    why: tuple[str, ...]
    rules: tuple[str, ...]
    edition: str
    book: str

    @property
    def headline(self):
        """“Decline, and declare the offer.”"""
        rest = ", and declare the offer" if self.declare else "; there is no need to declare it"
        return f"{self.do.label}{rest}."

    @property
    def needs_approval(self):
        return self.do == Do.APPROVAL


def advice(offer, *, book, earlier=()):
    """The advice on an offer; `earlier` are (date, value) of what the same giver gave this person before."""
    if offer.kind == Kind.CASH:
        do, declare, why, rules = _cash(book)
    elif book.supplier_gift_to is None:
        do, declare, why, rules = _local(offer, book)
    elif offer.kind == Kind.GIFT:
        do, declare, why, rules = _gift(offer, book, earlier)
    elif offer.kind == Kind.HOSPITALITY:
        do, declare, why, rules = _meal(offer, book)
    else:
        do, declare, why, rules = _travel(offer, book)
    return Advice(do, declare, tuple(why), tuple(rules), book.key, book.fingerprint)


def _cash(book):
    why = ["Cash and vouchers to a person are always declined, whatever the amount. Never ask for gifts."]
    if book.decline_cash != "yes":
        return Do.LOCAL, True, ["Your CCG’s policy decides on cash and vouchers."], ["R-033"]
    return Do.DECLINE, True, why, ["R-033"]


def _local(offer, book):
    limit = pounds(book.local_policy_under)
    if offer.value < book.local_policy_under:
        return Do.LOCAL, False, [f"This guidance sets no figure. Under {limit} some CCGs did not ask."], ["R-039"]
    why = [f"This guidance sets no figure. Your CCG’s policy decides; from {limit} record the offer."]
    return Do.LOCAL, True, why, ["R-039"]


def _gift(offer, book, earlier):
    if offer.supplier:
        return _from_supplier(offer, book)
    limit = book.other_gift_under
    together = given_lately(earlier, on=offer.on, months=book.gifts_together_months) + offer.value
    if book.gifts_together_to is not None and offer.value < limit and together > book.gifts_together_to:
        why = [
            f"With what the same giver gave before, this makes {pounds(together)} in"
            f" {book.gifts_together_months} months: over {pounds(book.gifts_together_to)} it counts as one"
            " larger gift."
        ]
        return Do.ORGANISATION, True, why, ["R-034", "R-031"]
    if offer.value < limit:
        return Do.ACCEPT, False, [f"Gifts under {pounds(limit)} from others than suppliers may be accepted."], ["R-031"]
    if book.gifts_together_to is None:
        why = [f"From {pounds(limit)} a gift is declared. Decline if accepting could look like bias."]
        return Do.ACCEPT, True, why, ["R-031"]
    why = [f"Gifts of {pounds(limit)} or more are accepted for the organisation only, never personally."]
    return Do.ORGANISATION, True, why, ["R-031", "R-032"] if offer.value == limit else ["R-031"]


def _from_supplier(offer, book):
    if 0 < book.supplier_gift_to >= offer.value:
        why = [f"Promotional items up to {pounds(book.supplier_gift_to)} from suppliers may be accepted."]
        return Do.ACCEPT, False, why, ["R-030"]
    if book.supplier_gift_to:
        why = [f"Gifts over {pounds(book.supplier_gift_to)} from a supplier or contractor are declined."]
    else:
        why = ["Gifts from a supplier or contractor are declined, whatever their value."]
    return Do.DECLINE, bool(book.declare_declined), why, ["R-030"]


def _meal(offer, book):
    free, most = pounds(book.meal_under), pounds(book.meal_to)
    if offer.value < book.meal_under:
        return Do.ACCEPT, False, [f"Modest meals and refreshments under {free} may be accepted."], ["R-035"]
    if offer.value > book.meal_to:
        why = [f"Over {most} hospitality is refused unless a senior manager approves; give the reason."]
        return Do.APPROVAL, True, why, ["R-037"]
    if book.only_decision_makers:
        why = [f"From {free} to {most} hospitality may be accepted and must be declared."]
        return Do.ACCEPT, True, why, ["R-036"]
    why = [f"From {free} hospitality is presumed refused unless a senior manager approves."]
    return Do.APPROVAL, True, why, ["R-035", "R-036"]


def _travel(offer, book):
    if offer.lavish:
        why = ["Foreign or more than modest travel, such as business class, needs senior approval beforehand."]
        if not book.only_decision_makers:
            why = ["Foreign travel and accommodation are presumed refused."]
        return Do.APPROVAL, True, why, ["R-038"]
    why = ["Modest travel and accommodation related to your work may be accepted and must be declared."]
    return Do.ACCEPT, True, why, ["R-038"]


def given_lately(earlier, *, on, months):
    """What was given before in the months up to this day (R-034). A gift exactly so long ago no longer counts."""
    since = add_months(on, -months)
    return sum((value for day, value in earlier if since < day <= on), Decimal(0))


def problems(*, advice, accepted, for_organisation, approved, reason):
    """What speaks against recording this outcome as it stands, given the advice."""
    if not accepted:
        return []
    found = []
    if advice.do == Do.DECLINE and not reason.strip():
        found.append("The guidance says to decline. Say why it was accepted all the same.")
    if advice.do == Do.ORGANISATION and not for_organisation:
        found.append("This may be accepted only on behalf of the organisation.")
    if advice.needs_approval and not approved:
        found.append("A senior manager must approve this before it is accepted.")
    if advice.needs_approval and not reason.strip():
        found.append("Give the reason for accepting: it is published with the entry.")
    return found


def pounds(value):
    """`£25`, `£24.99`."""
    return f"£{Decimal(value).quantize(POUNDS):,}".removesuffix(".00")
