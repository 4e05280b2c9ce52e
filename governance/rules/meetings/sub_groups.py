"""Sub-groups of a primary care commissioning committee: they prepare cases and decide none (R-068).

Their minutes go to the committee, with the conflicts of interest and how each was handled; its lay chair is told.
"""

SUB_GROUP = "sub_group"
PARENTS = ("joint", "in_common", "delegated", "gp_free")
"""Kinds of committee that commission primary care, and so may have sub-groups."""


def reasons_against_parent(kind, *, name="", parent="", shares_a_body=False):
    """Why a committee of this kind cannot belong to that one; `parent` is the other's kind, `name` its name (R-068)."""
    if kind != SUB_GROUP:
        return ["Only a sub-group belongs to another committee."] if parent else []
    if not parent:
        return ["Say for which committee the sub-group prepares cases."]
    found = []
    if parent not in PARENTS:
        found.append(f"{name} does not commission primary care: choose a committee that does.")
    if not shares_a_body:
        found.append(f"The body that keeps the sub-group has no seats in the {name}.")
    return found


def reasons_against_deciding(parent):
    """Why a sub-group decides nothing on primary medical services, and the way on (R-068)."""
    return [
        f"A sub-group prepares cases and takes no decision on primary medical services. "
        f"Discuss the case here, then put it on an agenda of the {parent}."
    ]


def reports_of(kind, kinds, *, summary):
    """Of these kinds of report, those a committee of this kind writes (R-068, R-210).

    A sub-group answers to its committee, in its minutes; to governing bodies only where its own terms ask for a
    `summary`.
    """
    return [each for each in kinds if kind != SUB_GROUP or (each == "monthly" and summary)]


def reasons_against_report(parent):
    """Why a sub-group writes no report of its own that its terms do not ask for (R-068)."""
    return [f"No such report is owed: a sub-group answers to the {parent}, which has its approved minutes."]


def told_of_minutes(name, held_on, conflicts):
    """What the lay chair of the committee is told of a sub-group's approved minutes (R-068)."""
    if not conflicts:
        return f"The {name} met on {held_on}. No conflict of interest was ruled on."
    many = f"{conflicts} conflicts of interest were" if conflicts > 1 else "1 conflict of interest was"
    return f"The {name} met on {held_on}. {many} ruled on: read how each was handled."
