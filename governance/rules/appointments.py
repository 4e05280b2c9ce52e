"""Who may be put in which post, and when an appointment begins and ends to the instant.

`R-420` (posts and bodies are by period). An appointment starts at the London midnight of its
first day. An ending whose last day is still to come takes effect when that day is over; one
recorded on or after its last day takes effect at once, so that access never outlives the post.

Nobody starts or ends a post of their own (`docs/adr/0003-own-appointments.md`). It follows that a
body never loses its last governance lead by an ending: whoever ends the post still holds one.
"""

from datetime import date, timedelta

from ..permissions import CCG_ROLES, COMMITTEE_ROLES, NATIONAL_ROLES, OFFICE_ROLES, REGION_ROLES

ROLES_BY_KIND = {
    "ccg": CCG_ROLES,
    "region": REGION_ROLES,
    "area_team": OFFICE_ROLES,
    "local_office": OFFICE_ROLES,
    "national": NATIONAL_ROLES,
    "committee": COMMITTEE_ROLES,
}
AHEAD = timedelta(days=366)


def roles_for(kind):
    """The posts a body of this kind has; none for a practice, a supplier and the like."""
    return ROLES_BY_KIND.get(str(kind), ())


def ends_at(last_day, recorded_at, today, start_of):
    """The instant access stops. `start_of(date)` gives the London midnight of a date."""
    return recorded_at if last_day <= today else start_of(last_day + timedelta(days=1))


def problems(first_day, last_day, today):
    """What is wrong with the dates of an ending, as sentences. One still to begin may be withdrawn."""
    found = []
    if last_day < first_day <= today:
        found.append(f"The last day, {spoken(last_day)}, is before the appointment began on {spoken(first_day)}.")
    if last_day > today + AHEAD:
        found.append(f"The last day, {spoken(last_day)}, is more than a year away. Record it nearer the time.")
    return found


def problems_starting(kind, role, starts_on, *, opened_on=None, closed_on=None, today: date | None = None):
    """What stands against a post of this role at a body of this kind from this date, as sentences."""
    found = []
    if role not in roles_for(kind):
        found.append(f"There is no post of {role.label} at a body of this kind.")
    if opened_on and starts_on < opened_on:
        found.append(f"The body opened on {spoken(opened_on)}: nobody held a post there before.")
    if closed_on and starts_on > closed_on:
        found.append(f"The body closed on {spoken(closed_on)}.")
    if today and starts_on > today + AHEAD:
        found.append(f"The first day, {spoken(starts_on)}, is more than a year away. Record it nearer the time.")
    return found


def own(person, by_person, verb):
    """Why somebody may not do this to a post of their own; empty when it is another's."""
    if by_person is None or person != by_person:
        return []
    return [f"You may not {verb} an appointment of your own. Ask another governance lead or director."]


def spoken(day):
    return f"{day.day} {day:%B %Y}"
