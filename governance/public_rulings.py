"""Before the public reads proceedings: what may not be said of somebody's interest is taken out of them.

What may be said is known on the floor that keeps the registers (`PUBLIC_RULING_CHECKS`); asked on every
reading, so that what is withheld, or may be said again, never waits for somebody to write it down here.
"""

from dataclasses import replace

from . import checks
from .models import Ruling
from .rules.meetings.handled import UNPUBLISHED


def keep_back(proceedings):
    """{item ref: seats that are not named}; rulings whose interest is withheld lose its words, whoever wrote them."""
    last = {(ruling.item.ref, ruling.person_id): ruling for ruling in proceedings.rulings}
    kept = checks.kept_from_public(last.values())
    unnamed = {}
    for (item, person), ruling in last.items():
        if ruling.pk not in kept or proceedings.state is None:
            continue
        told = proceedings.state.items[item].rulings
        keys = [key for key in proceedings.keys_of(person) if key in told]
        for key in keys:
            told[key] = replace(told[key], public_words=UNPUBLISHED)
        if keys and kept[ruling.pk] == checks.Kept.NAME:
            unnamed.setdefault(item, set()).update(keys)
    return unnamed


def any_kept(meeting):
    """Is anything of a ruling in this meeting withheld from the public now?"""
    return bool(checks.kept_from_public(Ruling.objects.in_force().filter(item__meeting=meeting)))
