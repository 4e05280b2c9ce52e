"""Names in official files are capitals; people read them in letters of both sizes.

The stored name stays as the source wrote it. Only a name without any small letter is
changed for show: a name somebody typed with care is left as it is.
"""

import re
from functools import lru_cache

KEPT = {"NHS", "CCG", "GP", "PMS", "APMS", "GMS", "CIC", "LLP", "PLC", "UK", "LMC", "HMP", "RAF", "PCT"} | {
    *("SSP", "DMC", "LCD", "ATC", "FMC", "WCHC", "NEMS", "II", "III", "IV")
}
SMALL = {"and", "of", "the", "for", "at", "in", "on", "by", "with", "upon", "under", "le", "cum", "to", "de", "la"}
SHORT = ("DR", "DRS", "ST", "RD", "MR", "MRS", "NG", "LTD", "CTR", "GRP", "HTH", "WLK", "MT", "SQ", "STN")
SPELT = {"GPS": "GPs", **{word: word.capitalize() for word in SHORT}}
AFTER_INITIALS = {"SURGERY", "PRACTICE", "PRACT", "HEALTH", "MEDICAL", "CENTRE", "CLINIC", "FAMILY", "S"} | {
    *("AND", "PARTNERS", "PARTNER")
}
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@lru_cache(maxsize=20_000)
def display_name(name):
    """The name as a page shows it: decent capitals, nothing else changed."""
    if any(letter.islower() for letter in name):
        return name
    return WORD.sub(lambda found: _word(found, name), name)


def same_name(one, other):
    """Do two sources mean the same name, whatever their capitals and spaces?"""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _word(found, name):
    word, before, after = found.group(), name[: found.start()], name[found.end() :]
    if word in SPELT:
        return SPELT[word]
    if word in KEPT or any(c.isdigit() for c in word) or _initials(word, before, after):
        return word
    first = not before.strip() or before.rstrip()[-1] in "(/,.@"
    if word.lower() in SMALL and not first:
        return word.lower()
    return _capital(word)


def _initials(word, before, after):
    """Letters of first names: short and without a vowel, or between DR and a surname."""
    if len(word) > 3:
        return False
    following = WORD.match(after.lstrip(". "))
    titled = re.search(r"\bDRS?\.? $", before)
    surname = following and len(following.group()) > 1 and after[:1] in " ." and following.group() not in AFTER_INITIALS
    return not re.search("[AEIOUY]", word) or bool(titled and surname)


def _capital(word):
    """O'HORAN → O'Horan, JOHN'S → John's, MCGREGOR → McGregor."""
    parts = re.split(r"(['’])", word)
    shown = [part.capitalize() for part in parts]
    if len(parts) > 2 and len(parts[0]) > 1:
        shown[2:] = [part.lower() for part in parts[2:]]
    text = "".join(shown)
    if text.startswith("Mc") and len(text) > 3:
        text = "Mc" + text[2:].capitalize()
    return text
