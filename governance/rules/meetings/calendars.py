"""A month laid out in weeks from Monday to Sunday, as a calendar shows it."""

from datetime import timedelta


def weeks_of(first):
    """The weeks that a month touches, each of seven days; days of its neighbours are None."""
    day = first - timedelta(days=first.weekday())
    weeks = []
    while day < first or day.month == first.month:
        week = [day + timedelta(days=n) for n in range(7)]
        weeks.append([each if each.month == first.month else None for each in week])
        day += timedelta(days=7)
    return weeks
