"""The life of an interest, a redaction, a gift, a breach and a disposal: one table each."""

from governance.access import grants_of
from governance.permissions import Permission, Role
from governance.workflow import Other, Transition, Workflow

from .models import Breach, Declarant, DisposalList, Gift, Interest, Redaction
from .retention import still_there
from .rules import people
from .rules.breaches import reasons_against_publishing as breach_says_too_much
from .standing import books_of, known_for

IN, R, G, B, D = Interest.Status, Redaction.Status, Gift.Status, Breach.Status, DisposalList.Status
P = Permission


def not_ones_own(record, by, at):
    """Nobody reviews, approves or decides what is theirs."""
    declarant = getattr(record, "declarant", None) or getattr(record, "concerns", None)
    if by and by.person_id and declarant and declarant.person_id == by.person_id:
        return "This is about you. Somebody else must do it."
    return None


def manages(record, by, at):
    """Is it somebody of theirs? The declaration may be reviewed by the line manager (R-020)."""
    if not by or not by.person_id:
        return False
    return Declarant.objects.managed_by(by.person_id, at=at).filter(pk=record.declarant_id).exists()


LINE_MANAGER = Other("line manager", manages)


def may_be_public(interest, by, at):
    """Consent, or the guardian's decision; and a class of people that some edition publishes."""
    reasons = []
    if interest.redactions.filter(status=R.ASKED).exists():
        reasons.append("A request to withhold details of it is still to be decided.")
    elif not interest.publish and not interest.redactions.exists():
        reasons.append("The declarant has not agreed to publication. The guardian decides first.")
    standings = interest.declarant.standings
    if not any(people.grounds_for_publishing(standings, book=book) for book in books_of(interest, at)):
        reasons.append("It is recorded, not published: no edition of the guidance publishes this person’s interests.")
    return reasons


INTEREST = Workflow(
    "interest",
    IN,
    (
        Transition("consult", (IN.DECLARED,), IN.GUARDIAN, P.CONFLICT_REVIEW, (not_ones_own,),
                   label="Ask the guardian", said="The guardian was asked"),
        Transition("advise", (IN.GUARDIAN,), IN.DECLARED, P.REDACTION_DECIDE, (not_ones_own,),
                   label="Give advice", said="The guardian advised"),
        Transition("send back", (IN.DECLARED,), IN.RETURNED, P.CONFLICT_REVIEW, (not_ones_own,),
                   label="Send back with a question", said="It was sent back with a question", other=LINE_MANAGER),
        Transition("agree", (IN.DECLARED,), IN.AGREED, P.CONFLICT_REVIEW, (not_ones_own,),
                   label="Agree", said="It was reviewed and the mitigation agreed", other=LINE_MANAGER),
        Transition("publish", (IN.AGREED,), IN.PUBLISHED, P.CONFLICT_PUBLISH, (may_be_public,),
                   label="Publish", said="It was published"),
        Transition("withdraw", (IN.DECLARED, IN.GUARDIAN, IN.RETURNED, IN.AGREED, IN.PUBLISHED), IN.WITHDRAWN,
                   P.CONFLICT_EDIT, (not_ones_own,),
                   label="Withdraw: declared by mistake", said="It was withdrawn"),
    ),
)  # fmt: skip

REDACTION = Workflow(
    "redaction",
    R,
    (
        Transition("grant", (R.ASKED,), R.GRANTED, P.REDACTION_DECIDE, (),
                   label="Withhold", said="The guardian withheld the details"),
        Transition("refuse", (R.ASKED,), R.REFUSED, P.REDACTION_DECIDE, (),
                   label="Refuse", said="The guardian refused"),
        Transition("lift", (R.GRANTED,), R.LIFTED, P.REDACTION_DECIDE, (),
                   label="Lift", said="The details are no longer withheld"),
    ),
)  # fmt: skip


def register_is_public(gift, by, at):
    """Gifts are published from 2016 on; declined offers too, when the advice was to declare (R-041)."""
    book = books_of(gift, at)[0]
    if not book.public_gifts:
        return f"Under the guidance of the day ({book.edition.title}) the register of gifts is not published."
    if not gift.must_declare:
        return "There was no need to declare this offer. It is recorded, not published."
    return None


GIFT = Workflow(
    "gift",
    G,
    (
        Transition("approve", (G.APPROVAL,), G.APPROVED, P.GIFT_APPROVE, (not_ones_own,),
                   label="Approve", said="It was approved"),
        Transition("refuse", (G.APPROVAL,), G.REFUSED, P.GIFT_APPROVE, (not_ones_own,),
                   label="Do not approve", said="It was not approved"),
        Transition("publish", (G.RECORDED, G.APPROVED, G.REFUSED), G.PUBLISHED, P.CONFLICT_PUBLISH,
                   (register_is_public,), label="Publish", said="It was published"),
    ),
)  # fmt: skip


def says_nothing_about_who(breach, by, at):
    """Every sentence that would name somebody, and every text that is missing (R-090)."""
    found = breach_says_too_much(breach.told, known_for(breach))
    return [sentence for sentences in found.values() for sentence in sentences]


def nhs_england_told(breach, by, at):
    return None if breach.told_nhs_england_on else "Record first when NHS England was told."


def breaches_are_public(breach, by, at):
    book = books_of(breach, at)[-1]
    return None if book.public_breaches else "The guidance in force does not ask for breaches to be published."


BREACH = Workflow(
    "breach",
    B,
    (
        Transition("take up", (B.REPORTED,), B.INVESTIGATING, P.BREACH_INVESTIGATE, (not_ones_own,),
                   label="Take it up", said="Somebody began to look into it"),
        Transition("conclude", (B.INVESTIGATING,), B.CONCLUDED, P.BREACH_INVESTIGATE, (not_ones_own,),
                   label="Conclude", said="The findings were recorded"),
        Transition("dismiss", (B.REPORTED, B.INVESTIGATING), B.UNFOUNDED, P.BREACH_INVESTIGATE, (not_ones_own,),
                   label="It was not a breach", said="It was found not to be a breach"),
        Transition("publish", (B.CONCLUDED,), B.PUBLISHED, P.BREACH_PUBLISH,
                   (not_ones_own, nhs_england_told, breaches_are_public, says_nothing_about_who),
                   label="Publish without names", said="What was learned was published"),
    ),
)  # fmt: skip


def answers_for_it(record, by, at):
    """Is it the Accountable Officer of the CCG? One of the two who may confirm a disposal."""
    return bool(by) and any((Role.ACCOUNTABLE_OFFICER, scope) in grants_of(by, at).posts for scope in record.scopes)


ACCOUNTABLE = Other("Accountable Officer", answers_for_it)


def another_person(disposal, by, at):
    """Two people let records go, never one."""
    if by and disposal.proposed_by_id == by.pk:
        return "You proposed it. Somebody else must confirm it."
    return None


def nothing_of_ones_own(disposal, by, at):
    """Nobody confirms that records about themselves go."""
    if not by or not by.person_id:
        return None
    now_past = still_there(disposal, at=at)
    own = [item for item in disposal.items.all() if item.key in now_past]
    if any(now_past[item.key].person_id == by.person_id for item in own):
        return "One of these records is about you. Somebody else must confirm it."
    return None


DISPOSAL = Workflow(
    "disposal",
    D,
    (
        Transition("confirm", (D.PROPOSED,), D.DONE, P.REDACTION_DECIDE, (another_person, nothing_of_ones_own),
                   label="Confirm and dispose", said="It was confirmed and disposed of", other=ACCOUNTABLE),
        Transition("refuse", (D.PROPOSED,), D.REFUSED, P.REDACTION_DECIDE, (another_person,),
                   label="Do not confirm", said="It was not confirmed", other=ACCOUNTABLE),
        Transition("take back", (D.PROPOSED,), D.DROPPED, P.CONFLICT_EDIT, (),
                   label="Take the proposal back", said="The proposal was taken back"),
    ),
)  # fmt: skip
