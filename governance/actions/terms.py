"""Drafting terms of reference, reading their ambiguous words under signature, and putting them in force.

Features rows 24 and 105; R-205, R-207, R-216, H-18. What is in force is never edited: a new version follows.
"""

from datetime import timedelta

from django.db import transaction

from documents.rules.payload import canonical, fingerprint
from jobs.clock import london

from ..access import grants_of
from ..models import CommitteeBody, Organisation, Reading, TermsOfReference
from ..permissions import Permission, Role
from ..rules.meetings.adapting import adapted
from ..rules.meetings.clauses import KINDS, QUESTIONS, Clause, open_questions
from ..rules.meetings.kinds import PATTERNS
from ..rules.meetings.terms import ambiguities, faults
from ..seating import clauses_of, reasons_judged
from ..workflow import NotAllowed, who_may
from .committees import side_of
from .signatures import sign
from .workflow import locked

S = TermsOfReference.Status
SIGNERS = {
    Role.GOVERNANCE_LEAD.value: Role.GOVERNANCE_LEAD.label,
    Role.ACCOUNTABLE_OFFICER.value: Role.ACCOUNTABLE_OFFICER.label,
    Role.NHSE_DIRECTOR.value: Role.NHSE_DIRECTOR.label,
}
STATEMENT = "I sign this reading of the clause. Meetings are judged by it until other terms are in force."


@transaction.atomic
def draft_terms(committee, *, version, from_on, by, at, pattern="", follows=None):
    """A draft from a worked example, fitted to the committee's bodies, or from an earlier version."""
    committee = locked(committee)
    reasons = _may_not(committee, by, at)
    if TermsOfReference.objects.filter(committee=committee, version__iexact=version).exists():
        reasons.append(f"There is a version {version} already.")
    if follows is None and pattern not in PATTERNS:
        reasons.append("Choose what to begin from.")
    if reasons:
        raise NotAllowed(reasons)
    if follows:
        clauses, pattern = follows.clauses, follows.pattern
    else:
        rows = CommitteeBody.objects.filter(committee=committee).on(from_on).select_related("organisation")
        bodies = [(row.key, row.name, side_of(row.organisation)) for row in rows]
        clauses = [_row(clause) for clause in adapted(PATTERNS[pattern].clauses, bodies)]
    return TermsOfReference(
        committee=committee, version=version, pattern=pattern, clauses=clauses, from_on=from_on, drafted_at=at,
        drafted_by=by,
    ).save_as(by=by, why="Drafted")  # fmt: skip


@transaction.atomic
def write_clause(terms, *, key, paragraph, value, by, at):
    """Put one clause in the draft, in place of what stood there. A reading signed on other words no longer counts."""
    terms = _draft(terms, by, at)
    if key not in KINDS:
        raise NotAllowed([f"We know no clause called {key}."])
    row = {"key": key, "paragraph": paragraph.strip(), "value": value}
    kept = [row if each["key"] == key else each for each in terms.clauses]
    terms.clauses = kept if row in kept else [*kept, row]
    return terms.save_as(by=by, why=f"Clause: {KINDS[key].title}")


@transaction.atomic
def strike_clause(terms, *, key, by, at):
    """Take a clause out of the draft."""
    terms = _draft(terms, by, at)
    terms.clauses = [each for each in terms.clauses if each["key"] != key]
    return terms.save_as(by=by, why=f"Clause struck out: {key}")


@transaction.atomic
def sign_reading(terms, *, question, choice, because, post, organisation, typed_name, method, by, at):
    """Say how ambiguous words are read, and sign it: on the words of the clause as they stand now."""
    terms = locked(terms)
    reasons = [] if terms.status == S.DRAFT else ["These terms are no longer a draft."]
    asked = QUESTIONS.get(question)
    if asked is None or asked not in open_questions(clauses_of(terms)):
        raise NotAllowed([*reasons, "The words of that clause are plain: there is nothing to read."])
    if choice not in asked.choices:
        reasons.append("Choose one reading.")
    if not because.strip():
        reasons.append("Say why it is read so.")
    if post not in SIGNERS or organisation not in signing_bodies(terms, at=at):
        reasons.append("A reading is signed by a governance lead, Accountable Officer or director of a body in it.")
    if reasons:
        raise NotAllowed(reasons)
    reading = Reading.objects.filter(terms=terms, clause=question).first() or Reading(terms=terms, clause=question)
    reading.choice, reading.because, reading.read_at, reading.read_by = choice, because, at, by
    reading.save_as(by=by, why=f"Read as {choice}")
    payload = payload_of(terms, reading)
    reading.signature = sign(
        subject=reading, post=post, posts=SIGNERS, organisation=organisation, payload=canonical(payload),
        fingerprint=fingerprint(payload), statement=STATEMENT, typed_name=typed_name, method=method, by=by, at=at,
    )  # fmt: skip
    return reading.save_as(by=by, why="Signed")


def payload_of(terms, reading):
    """What is signed: committee, version, the clause in full, the question and the reading with its reason."""
    asked = QUESTIONS[reading.clause]
    clause = next((row for row in terms.clauses if row["key"] == asked.clause), None)
    return {
        "committee": terms.committee.name,
        "version": terms.version,
        "clause": clause,
        "question": asked.sentence,
        "choice": reading.choice,
        "reading": asked.sentence_for(reading.choice),
        "because": reading.because,
    }


def standing_readings(terms):
    """Signed readings whose words still stand: question → choice."""
    found = {}
    for reading in Reading.objects.filter(terms=terms).select_related("signature__text"):
        signed = reading.signature and reading.signature.text.fingerprint
        if signed == fingerprint(payload_of(terms, reading)):
            found[reading.clause] = reading.choice
    return found


def reasons_against_activation(terms, *, agreed_by="", agreed_on=None, on=None):
    """Everything that stands against putting a draft in force, all at once (trap 4)."""
    clauses = clauses_of(terms)
    reasons = [] if terms.status == S.DRAFT else ["These terms are no longer a draft."]
    reasons += faults(clauses) + ambiguities(clauses, standing_readings(terms))
    sitting = {row.key for row in CommitteeBody.objects.filter(committee=terms.committee).on(terms.from_on)}
    named = {b["key"]: b["name"] for c in clauses if c.key == "members" for b in c.value.get("bodies", ())}
    reasons += [
        f"{name} is named in the clauses and has no seats that day."
        for key, name in named.items()
        if key not in sitting
    ]
    before = TermsOfReference.objects.filter(committee=terms.committee, status=S.IN_FORCE, to_on=None).first()
    if before and before.from_on >= terms.from_on:
        reasons.append(
            f"Version {before.version} is in force from {before.from_on:%-d %B %Y}; a new one must begin after that."
        )
    reasons += reasons_judged(terms.committee, terms.from_on)
    if agreed_on and on and agreed_on > on:
        reasons.append("It cannot have been agreed in the future.")
    if agreed_on and agreed_on > terms.from_on:
        reasons.append("It cannot be in force before it was agreed.")
    return reasons


@transaction.atomic
def activate_terms(terms, *, agreed_by, agreed_on, by, at):
    """Put a draft in force from its first day; the version before ends the day before. NotAllowed with every reason."""
    locked(terms.committee)
    terms = _draft(terms, by, at)
    reasons = reasons_against_activation(terms, agreed_by=agreed_by, agreed_on=agreed_on, on=london(at).date())
    if not agreed_by.strip():
        reasons.append("Say who agreed these terms.")
    if reasons:
        raise NotAllowed(reasons)
    before = TermsOfReference.objects.filter(committee=terms.committee, status=S.IN_FORCE, to_on=None).first()
    if before:
        before.to_on = terms.from_on - timedelta(days=1)
        before.save_as(by=by, why=f"Followed by version {terms.version}")
    terms.status, terms.agreed_by, terms.agreed_on = S.IN_FORCE, agreed_by, agreed_on
    terms.activated_at, terms.activated_by = at, by
    return terms.save_as(by=by, why="In force")


@transaction.atomic
def drop_terms(terms, *, by, at):
    """Give up a draft; it stays on record."""
    terms = _draft(terms, by, at)
    terms.status = S.DROPPED
    return terms.save_as(by=by, why="Dropped")


def signing_bodies(terms, *, at):
    """Bodies one of whose officers may sign a reading: the home, and every body with seats."""
    rows = CommitteeBody.objects.filter(committee=terms.committee).on(max(terms.from_on, london(at).date()))
    return list(
        Organisation.objects.filter(
            pk__in=[terms.committee.organisation_id, *rows.values_list("organisation", flat=True)]
        )
    )


def _draft(terms, by, at):
    terms = locked(terms)
    reasons = _may_not(terms.committee, by, at)
    if terms.status != S.DRAFT:
        reasons.append("These terms are no longer a draft. Make a new version.")
    if reasons:
        raise NotAllowed(reasons)
    return terms


def _may_not(committee, by, at):
    permission = Permission.COMMITTEE_EDIT
    return [] if grants_of(by, at).may(permission, committee) else [who_may(permission)]


def _row(clause: Clause):
    return {"key": clause.key, "paragraph": clause.paragraph, "value": dict(clause.value)}
