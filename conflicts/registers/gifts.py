"""Gifts and hospitality, declined ones too (R-040, R-041); sponsorship in a sister register (R-042)."""

from publication.registers import Column, Register, Row

from ..standing import BOTH, audience_of
from .shared import code_of, edition_of_people, iso


def gift_row(gift):
    columns = {
        "recipient": gift.recipient,
        "position": gift.declarant.position if gift.declarant_id else "",
        "giver": gift.giver,
        "business": gift.giver_business,
        "kind": gift.get_kind_display(),
        "description": gift.description,
        "value": str(gift.value),
        "offered_on": iso(gift.offered_on),
        "received_on": iso(gift.received_on),
        "outcome": "Not approved, declined" if gift.approved_at and not gift.accepted else gift.outcome,
        "reason": gift.reason,
        "approved": "Approved by a senior manager" if gift.approved_at and gift.accepted else "",
        "earlier": str(gift.together),
    }
    return Row(
        columns=columns,
        body=code_of(gift.ccg),
        person=gift.declarant.ref if gift.declarant_id else "",
        person_name=gift.recipient,
        counterparty=gift.giver_code,
        counterparty_name=gift.giver,
        category=gift.kind,
        audience=audience_of(gift.declarant) if gift.declarant_id else BOTH,
        valid_from=gift.offered_on,
    )


GIFTS = Register(
    key="gifts",
    title="Register of gifts and hospitality",
    about="What was offered, by whom, and whether it was accepted; offers that were declined too.",
    columns=(
        Column("recipient", "Offered to", kind="person"),
        Column("position", "Position", listed=False),
        Column("giver", "Offered by", kind="counterparty"),
        Column("business", "Their business", listed=False),
        Column("kind", "Kind", listed=False),
        Column("description", "What was offered"),
        Column("value", "Estimated value", kind="money"),
        Column("offered_on", "Offered", kind="date"),
        Column("received_on", "Received", kind="date", listed=False),
        Column("outcome", "Accepted or declined"),
        Column("reason", "Reason"),
        Column("approved", "Approval", listed=False),
        Column("earlier", "From the same giver in 12 months", kind="money", listed=False),
    ),
    row=gift_row,
    heading=("recipient", "giver"),
    categories={"gift": "Gifts", "cash": "Cash or vouchers", "hospitality": "Hospitality", "travel": "Travel"},
    edition=edition_of_people,
    historic="Entries stay on this register.",
)


def sponsorship_row(sponsorship):
    recipient = sponsorship.declarant.person.name if sponsorship.declarant_id else sponsorship.ccg.name
    columns = {
        "recipient": recipient,
        "sponsor": sponsorship.sponsor,
        "what": sponsorship.get_what_display(),
        "description": sponsorship.description,
        "value": str(sponsorship.value),
        "from_on": iso(sponsorship.from_on),
        "to_on": iso(sponsorship.to_on),
        "arranged_by": sponsorship.arranged_by,
        "involvement": sponsorship.involvement,
    }
    return Row(
        columns=columns,
        body=code_of(sponsorship.ccg),
        person_name=recipient,
        counterparty=sponsorship.sponsor_code,
        counterparty_name=sponsorship.sponsor,
        category=sponsorship.what,
        audience=audience_of(sponsorship.declarant) if sponsorship.declarant_id else BOTH,
        valid_from=sponsorship.from_on,
    )


SPONSORSHIP = Register(
    key="sponsorship",
    title="Register of sponsorship",
    about="Events, posts and research paid for by others, to people or to the CCG itself.",
    columns=(
        Column("recipient", "Received by"),
        Column("sponsor", "Sponsor", kind="counterparty"),
        Column("what", "What was sponsored"),
        Column("description", "Description"),
        Column("value", "Value", kind="money"),
        Column("from_on", "From", kind="date"),
        Column("to_on", "To", kind="date", listed=False),
        Column("arranged_by", "Arranged by", listed=False),
        Column("involvement", "What the sponsor had a say in"),
    ),
    row=sponsorship_row,
    heading=("sponsor", "what"),
    edition=edition_of_people,
    historic="Entries stay on this register.",
)
