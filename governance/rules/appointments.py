"""When an appointment begins and ends to the instant.

`R-420` (posts and bodies are by period). An appointment starts at the London midnight of its
first day. An ending whose last day is still to come takes effect when that day is over; one
recorded on or after its last day takes effect at once, so that access never outlives the post.
"""

from datetime import timedelta


def ends_at(last_day, recorded_at, today, start_of):
    """The instant access stops. `start_of(date)` gives the London midnight of a date."""
    return recorded_at if last_day <= today else start_of(last_day + timedelta(days=1))


def problems(first_day, last_day, today):
    """What is wrong with an ending, as sentences."""
    found = []
    if last_day < first_day:
        found.append(
            f"The last day, {spoken(last_day)}, is before the appointment began on {spoken(first_day)}."
        )
    return found


def spoken(day):
    return f"{day.day} {day:%B %Y}"
