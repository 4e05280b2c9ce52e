"""What changed of a meeting after it was called: when, and what was before; for pages, registers and calendars."""

from datetime import date

from jobs.clock import london

from .rules.meetings.moved import sentence, time_in_words


def changes(meeting):
    """As the public register has it; of a meeting read `with_changes`."""
    place_at, time_at = meeting.place_changed_at, meeting.time_changed_at
    return {
        "place_changed": place_at and london(place_at).date(),
        "place_was": meeting.former_place if place_at else "",
        "time_changed": time_at and london(time_at).date(),
        "time_was": time_in_words(london(meeting.former_starts), london(meeting.former_ends)) if time_at else "",
    }


def in_words(told):
    """`changes`, or the same columns of a public row, which may have been written before these were kept."""
    days = {what: told.get(f"{what}_changed") for what in ("time", "place")}
    return [
        sentence(what, on=on if isinstance(on, date) else date.fromisoformat(on), was=told.get(f"{what}_was", ""))
        for what, on in days.items()
        if on
    ]
