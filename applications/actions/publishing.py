"""The public register of applications follows each act; at night all are compared."""

from publication.actions import bring_up_to_date
from publication.registers import by_key

from ..models import Application
from ..registers import APPLICATIONS


def republish(*, at, applications=None):
    """What the facts now give, of these applications or of all. Never a draft."""
    if by_key(APPLICATIONS.key) is None:
        return []
    found = Application.objects.all() if applications is None else applications
    found = found.exclude(submitted_at=None).exclude(ccg__code=None)
    found = found.select_related("ccg", "decision").prefetch_related("ccg__names").order_by("pk")
    rows = [(f"application:{each.ref}", APPLICATIONS.row(each)) for each in found]
    return bring_up_to_date(APPLICATIONS.key, rows=rows, at=at)


def republish_one(application, *, at):
    republish(applications=Application.objects.filter(pk=application.pk), at=at)
    return application
