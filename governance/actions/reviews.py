"""Recording that terms of reference were reviewed: by whom, when, and with which outcome (R-211)."""

from django.db import transaction

from jobs.clock import london

from ..access import grants_of
from ..models import TermsOfReference, TermsReview
from ..permissions import Permission
from ..workflow import NotAllowed, who_may
from .workflow import locked


@transaction.atomic
def record_review(terms, *, reviewed_on, reviewer, outcome, words, by, at):
    """Keep a review of terms in force; the next one is counted from it. NotAllowed with every reason."""
    terms = locked(terms)
    permission = Permission.COMMITTEE_EDIT
    reasons = [] if grants_of(by, at).may(permission, terms.committee) else [who_may(permission)]
    if terms.status != TermsOfReference.Status.IN_FORCE:
        reasons.append("Only terms that are adopted are reviewed. A draft is changed as it is.")
    if reviewed_on < terms.from_on:
        reasons.append(f"These terms began on {terms.from_on:%-d %B %Y}: a review before that was of others.")
    if reviewed_on > london(at).date():
        reasons.append("That day is still to come. Record the review once it is done.")
    if not reviewer.strip():
        reasons.append("Say who reviewed them.")
    if outcome not in TermsReview.Outcome.values:
        reasons.append("Say what came of it.")
    if not words.strip():
        reasons.append("Say what was looked at, and why they stand or change.")
    if reasons:
        raise NotAllowed(reasons)
    return TermsReview(
        terms=terms, reviewed_on=reviewed_on, reviewer=reviewer.strip(), outcome=outcome, words=words.strip(),
        noted_at=at, noted_by=by,
    ).save_as(by=by, why="Reviewed")  # fmt: skip
