"""Recording that terms of reference were reviewed."""

from django.shortcuts import redirect

from ..access import needs
from ..actions.reviews import record_review
from ..forms.terms import ReviewForm
from ..models import TermsOfReference
from ..permissions import Permission
from .committees import asked, back_to


@needs(Permission.COMMITTEE_EDIT, TermsOfReference)
def review(request, record):
    form = ReviewForm(request.POST if request.method == "POST" else None)
    return asked(
        request, form, lambda v: record_review(record, **v, by=request.user, at=request.now),
        lambda made: redirect("terms", record.ref), said="The review is kept. The next one is counted from it.",
        title="Record a review", caption=f"{record.committee}, version {record.version}", button="Keep the review",
        back=back_to(record),
    )  # fmt: skip
