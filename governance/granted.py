"""What the posts of somebody let them do, at an instant: rows on their own, or one value beside their account."""

from jobs.beside import beside
from jobs.prepared import prepared

from .models import Appointment

# A row for each permission of each post: the role, where it is held, and the permission by either kind of scope.
COLUMNS = (
    "role",
    "organisation_id",
    "committee_id",
    "group__organisationgrouppermission__permission__codename",
    "group__committeegrouppermission__permission__codename",
)


@prepared
def granted(person, at):
    return Appointment.objects.in_force(at).filter(person_id=person).order_by().values_list(*COLUMNS)


def granted_beside(at):
    """The same rows, as one text beside each account of a question; `jobs.beside.rows_of` reads it."""
    return beside(Appointment.objects.in_force(at), "person_id", to="person_id", columns=COLUMNS)
