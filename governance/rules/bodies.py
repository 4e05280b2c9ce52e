"""Bodies kept by hand: what may follow what on their lines of names and parents (R-417 to R-421).

A line is told forwards. What lies before its latest change is settled: to mend it, the change is
taken back first, so that nothing said later is lost without a word.
"""

from .names import same_name
from .periods import spoken

OFFICES = ("area_team", "local_office")
ABOVE = {"ccg": OFFICES, "practice": ("ccg",), "area_team": ("region",), "local_office": ("region",),
         "region": ("national",)}  # fmt: skip


def lifetime_faults(on, *, opened, closed):
    """Why nothing can begin for the body on that day."""
    found = []
    if opened and on < opened:
        found.append(f"It opened on {spoken(opened)}. Give that day or a later one.")
    if closed and on > closed:
        found.append(f"Its last day was {spoken(closed)}. Give that day or an earlier one.")
    return found


def line_faults(on, *, changed):
    """`changed`: the day of the latest change on the line, if it is known."""
    if changed and on <= changed:
        return [f"The last change on record is from {spoken(changed)}. Give a later day, or take that change back."]
    return []


def name_faults(name, on, *, now, today):
    """`now`: the name on record for that day."""
    found = []
    if same_name(name, now):
        found.append(f"It is called {now} on that day already.")
    if on > today:
        found.append(f"{spoken(on)} is still to come. Record the new name on that day.")
    return found


def parent_faults(kind, parent, on, *, same, opened, closed, is_self):
    """`parent` is the kind of the body above, `opened` and `closed` its days; `same`: it stands there already."""
    if is_self:
        return ["A body cannot stand under itself."]
    found = []
    if kind in ABOVE and parent not in ABOVE[kind]:
        found.append("A body of this kind stands under another kind of body.")
    if kind not in ABOVE:
        found.append("A body of this kind stands under no other.")
    if same:
        found.append("It stands under that body on that day already.")
    if (opened and on < opened) or (closed and on > closed):
        found.append(f"The body above is not open on {spoken(on)}.")
    return found


def closing_faults(on, *, opened, closed, changed):
    """`changed`: the day of the latest change on any line."""
    found = []
    if closed:
        found.append(f"Its last day is on record already: {spoken(closed)}. Correct it if it is wrong.")
    if opened and on < opened:
        found.append(f"It opened on {spoken(opened)}. Its last day cannot be earlier.")
    if changed and on < changed:
        found.append(f"A change is on record from {spoken(changed)}. Its last day cannot be earlier.")
    return found


def dates_faults(opened, closed, *, today, first_end, changed):
    """Days corrected: `first_end` ends the first name or parent, `changed` is the latest change."""
    found = []
    if opened and closed and closed < opened:
        found.append("A body cannot close before it opened.")
    if opened and opened > today:
        found.append(f"{spoken(opened)} is still to come. A body is put on record once it has opened.")
    if opened and first_end and opened > first_end:
        found.append(f"A name or a parent is on record until {spoken(first_end)}. It opened before that.")
    if closed and changed and closed < changed:
        found.append(f"A change is on record from {spoken(changed)}. Its last day cannot be earlier.")
    return found
