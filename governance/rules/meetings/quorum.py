"""Is the committee quorate for this item? Counted from the voting seats in the room and not barred (R-215, R-065).

R-065: whoever is ruled out is not among `present`, so the count is made again for each item.
"""

from governance.rules.meetings.seats import counted


def shortfalls(terms, present, *, chair="", vice="", bodies=None, electing=False):
    """Everything the quorum lacks, as sentences; empty means quorate (R-215, R-216, R-222; S4 App 6 para 16).

    `present`: seats in the room and not barred from this item, deputies among them. `bodies` names
    the bodies that decide this item (R-206): only theirs count, but the Chair or Vice Chair is
    looked for in the whole room. `electing` waives the officers: the item elects them (R-202).
    """
    here = counted(present)
    deciding = [seat for seat in here if bodies is None or seat.body in bodies]
    reasons = _bodies(terms, deciding, bodies) + _total(terms, deciding) + _needs(terms, deciding)
    if terms.quorum_officer and not electing:
        reasons += _officers(terms, here, {key for key in (chair, vice) if key}, bodies)
    return reasons + majority_shortfalls(terms, deciding)


def majority_shortfalls(terms, deciding):
    """Lay and executive members must be more than half of those deciding (R-220, D3-d: 2 of 4 is not)."""
    if not terms.lay_executive or not deciding:
        return []
    have = sum(seat.klass in terms.majority_classes for seat in deciding)
    if have * 2 > len(deciding):
        return []
    return [f"Lay and executive members: {have} of {len(deciding)}, more than half are needed"]


def _bodies(terms, deciding, bodies):
    found = []
    for body in terms.bodies:
        have = sum(seat.body == body.key for seat in deciding)
        if have < body.quorum and (bodies is None or body.key in bodies):
            found.append(f"{body.name}: {have} of {body.quorum}")
    return found


def _total(terms, deciding):
    short = len(deciding) < terms.quorum_total
    return [f"Voting members: {len(deciding)} of {terms.quorum_total}"] if short else []


def _needs(terms, deciding):
    found = []
    for need in terms.needs:
        have = sum(need.met_by(seat) for seat in deciding)
        if have < need.at_least:
            found.append(f"{need.words}: {have} of {need.at_least}")
    return found


def _officers(terms, here, officers, bodies):
    if not officers:
        return ["No Chair or Vice Chair has been elected"]
    seats = [seat for seat in here if seat.key in officers]
    if terms.one_of_whom == "overall":
        return [] if seats else ["Neither the Chair nor the Vice Chair is present"]
    return [
        f"{body.name}: neither the Chair nor the Vice Chair is among its members"
        for body in terms.bodies
        if body.side == "ccg"
        and body.quorum
        and (bodies is None or body.key in bodies)
        and not any(seat.body == body.key for seat in seats)
    ]


def needed(terms):
    """What a quorum takes, with nobody counted yet, as sentences (R-215, R-216, R-220)."""
    found = [f"{name}: at least {need}" for name, _, need in lines(terms, [])]
    if terms.quorum_officer:
        where = "" if terms.one_of_whom == "overall" else ", among the members of each CCG"
        found.append(f"The Chair or the Vice Chair{where}{terms.cite('quorum_officer')}")
    if terms.lay_executive:
        found.append(f"More lay and executive members than others{terms.cite('lay_executive')}")
    return found


def lines(terms, present, *, bodies=None):
    """The count as a table: body, how many are in, how many are needed (R-215)."""
    deciding = [seat for seat in counted(present) if bodies is None or seat.body in bodies]
    rows = [
        (body.name, sum(seat.body == body.key for seat in deciding), body.quorum)
        for body in terms.bodies
        if body.quorum and (bodies is None or body.key in bodies)
    ]
    if terms.quorum_total:
        rows.append(("Voting members", len(deciding), terms.quorum_total))
    rows += [(n.words, sum(n.met_by(s) for s in deciding), n.at_least) for n in terms.needs]
    return rows
