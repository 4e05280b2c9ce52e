"""Bodies and people by identifier, and the ties between them (features, open ground 1).

An identifier is kept in one spelling, so that what is the same body is found as such.
"""

import re

from governance.rules.periods import spoken

CODES = {
    "practice": (r"[A-Z]\d{5}|[A-Z\d]{3,5}", "an ODS code, like P81001 or 00R"),
    "company": (r"(?:[A-Z]{2}|R\d|\d{2})\d{6}", "a company number, like 07123456 or OC300001"),
    "charity": (r"\d{6,7}(?:-\d+)?", "a charity number, like 1074655"),
}
FROM_PEOPLE = ("director", "close")
TO_BODIES = ("director", "member", "owner", "partner", "employed", "parent")


def code_as_kept(kind, typed):
    """An identifier in its one spelling: capitals, no spaces, a company number with its noughts."""
    code = re.sub(r"[\s.]", "", typed.upper())
    code = re.sub(r"^(COMPANY|CHARITY)?(NUMBER|NO)?[:#]?", "", code) if kind in ("company", "charity") else code
    return code.zfill(8) if kind == "company" and re.fullmatch(r"\d{6,8}", code) else code


def code_faults(kind, code):
    """Why this is no identifier of its kind; an empty code is none (a name alone is weaker, not wrong)."""
    if not code:
        return []
    if kind not in CODES:
        return ["Only a practice or NHS body, a company or a charity has a code here."]
    pattern, like = CODES[kind]
    return [] if re.fullmatch(pattern, code) else [f"“{code}” does not look like {like}."]


def faults(kind, one, other, *, from_on, to_on, source, on):
    """Everything wrong with a link between two ends `(kind, code, name)` from a day, to a day or open."""
    found = [f"{end[2] or end[1]}: {fault}" for end in (one, other) for fault in code_faults(end[0], end[1])]
    if not one[2].strip() or not other[2].strip():
        found.append("Name both ends of the link.")
    same = (one[1] and one[:2] == other[:2]) or one[2].casefold().split() == other[2].casefold().split()
    if same and one[2].strip():
        found.append("A link is between two different bodies or people.")
    if kind in FROM_PEOPLE and one[0] != "person":
        found.append("Only a person is a director of a body, or close to somebody.")
    if kind in TO_BODIES and other[0] == "person":
        found.append("This kind of link leads to a body, not to a person.")
    if kind == "close" and other[0] != "person":
        found.append("Somebody is close to a person, not to a body.")
    if kind in ("member", "parent") and one[0] == "person":
        found.append("Bodies are members of bodies. For a person choose director, owner, partner or employed.")
    if not source.strip():
        found.append("Say where it is known from, with the date of that source.")
    if from_on > on:
        found.append(f"It begins on {spoken(from_on)}, which is in the future. Record it when it has begun.")
    if to_on and to_on < from_on:
        found.append(f"It cannot end before it began on {spoken(from_on)}.")
    return found
