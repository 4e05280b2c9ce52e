"""Who may vote on an item, with how many votes, and who holds the deciding one (R-201, R-203 to R-207; D2-g, H-18)."""

from fractions import Fraction

from governance.rules.meetings.seats import counted


def refusals(terms, seat, *, single_body="", in_room=True, ruled_out=False):
    """Why this seat may not vote on this item, all reasons at once (R-203, R-206, R-062; D2-e)."""
    reasons = []
    if seat.late:
        reasons.append(
            f"{seat.name} was named as a deputy after this meeting was opened, and counts from the next: a deputy is "
            f"named in advance{terms.cite('bodies')}."
        )
    elif not seat.votes:
        reasons.append(f"{seat.name} attends without a vote{terms.cite('attendees')}.")
    if single_body and not _takes_part(terms, seat, single_body):
        about, own = terms.name(single_body), terms.name(seat.body)
        reasons.append(f"{own} abstains: this decision is about {about} alone{terms.cite('single_allowed')}.")
    if ruled_out:
        reasons.append(f"{seat.name} is ruled out of this item because of a conflict of interest.")
    if not in_room:
        reasons.append(f"{seat.name} is not in the room.")
    return reasons


def entitled(terms, seats, *, single_body=""):
    """The seats that may vote, deputies only for members who are away (R-201, R-206)."""
    return tuple(s for s in counted(seats) if not single_body or _takes_part(terms, s, single_body))


def weights(terms, electorate, *, single_body=""):
    """Votes of each seat: one each, or the share of its body’s total under the signed reading (R-204, R-207, H-18)."""
    electorate, found = entitled(terms, electorate, single_body=single_body), {}
    for seat in electorate:
        body = terms.body(seat.body)
        total = total_of(terms, body, single_body)
        if total is None:
            found[seat.key] = Fraction(1)
            continue
        mates = sum(other.body == seat.body for other in electorate)
        shares = mates if terms.weighting == "bloc" else max(body.voters, mates)
        found[seat.key] = Fraction(total, shares)
    return found


def holders(terms, electorate, *, single_body="", presiding=""):
    """Seats that may give the deciding vote: the offices named, in person or by deputy as signed (R-205, D2-g)."""
    seats = entitled(terms, electorate, single_body=single_body)
    if single_body:  # para 15: NHS England has the casting vote
        return tuple(s.key for s in seats if _side(terms, s.body) == "nhs_england")
    return tuple(
        s.key
        for s in seats
        if ("chair" in terms.deciding_offices and s.key == presiding)
        or (s.office and s.office in terms.deciding_offices and (terms.deputy_decides or not s.deputy_for))
    )


def total_of(terms, body, single_body):
    """The votes of a body in total, where it has a fixed number; in one CCG’s own matter as the reading says (H-18)."""
    if body is None or body.total is None:
        return None
    about = terms.body(single_body) if single_body else None
    if about and terms.single_casting == "level":
        return about.voters
    return body.total


def _side(terms, key):
    body = terms.body(key)
    return body.side if body else ""


def _takes_part(terms, seat, single_body):
    return seat.body == single_body or _side(terms, seat.body) == "nhs_england"
