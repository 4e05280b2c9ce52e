"""Who presides over an item, and so who rules: Chair, else Vice Chair, else whom the members choose (R-061, D3-e)."""

from dataclasses import dataclass

from governance.rules.meetings.seats import counted


@dataclass(frozen=True)
class Presiding:
    """`seat` presides, because of `sentence`; an empty seat means the members choose from `choose_from`."""

    seat: str
    sentence: str
    choose_from: tuple[str, ...] = ()


def presides(terms, present, *, chair="", vice="", conflicted=(), chosen=""):
    """Who presides (R-061). `present` are seats in the room, `conflicted` keys of those with a conflict in the item."""
    free = {seat.key: seat for seat in counted(present) if seat.key not in set(conflicted)}
    here = {seat.key for seat in present}
    if chair in free:
        return Presiding(chair, f"{free[chair].name} presides as Chair.")
    why = [_away("Chair", chair, here, conflicted)]
    if vice in free:
        return Presiding(vice, f"{' '.join(why)} {free[vice].name} presides as Vice Chair.")
    why.append(_away("Vice Chair", vice, here, conflicted))
    if chosen in free:
        return Presiding(chosen, f"{' '.join(why)} The members chose {free[chosen].name} to preside.")
    lay = [key for key, seat in free.items() if seat.klass in terms.officers_from]
    first = tuple(lay or free)
    words = "The remaining members choose who presides." if first else "Nobody is left who could preside."
    return Presiding("", f"{' '.join(why)} {words}", first)


def _away(office, key, here, conflicted):
    if not key:
        return f"No {office} has been elected."
    if key in set(conflicted):
        return f"The {office} has a conflict of interest in this item."
    return f"The {office} is not in the room." if key not in here else f"The {office} has no seat that votes."


def reasons_against_ruler(terms, ruler, *, present, chair="", vice="", conflicted=(), chosen="", subject=""):
    """Why this seat may not rule on this item: only whoever presides may, and never on themselves (R-061)."""
    found = presides(terms, present, chair=chair, vice=vice, conflicted={*conflicted, subject} - {""}, chosen=chosen)
    if ruler == found.seat and ruler:
        return []
    return [found.sentence]
