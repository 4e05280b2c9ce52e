"""Does a text say who? Refuses names, initials, practices, companies, unique posts, one-person items (R-090).

It errs towards refusing: a person may always reword. It knows the people and bodies it is told of,
and beyond them the shapes names take: a title before a capital, dotted initials, “Surgery”, “Ltd”,
practice codes, addresses of mail.
"""

import re
import unicodedata
from dataclasses import dataclass, field

# Posts only one person holds in a CCG, whoever it is (R-401; S4 App 6).
UNIQUE_POSTS = (
    "accountable officer", "chief officer", "chief executive", "chief finance officer", "finance director",
    "director of finance", "chief nurse", "executive nurse", "lead nurse", "governing body nurse",
    "secondary care doctor", "secondary care consultant", "secondary care specialist", "medical director",
    "clinical chair", "clinical leader", "vice chair", "deputy chair", "lay chair", "audit chair",
    "audit committee chair", "chair of the audit committee", "chair of the governing body", "ccg chair",
    "committee chair", "chair", "chairman", "chairwoman", "chairperson", "governance lead", "head of governance",
    "company secretary", "director of commissioning", "director of primary care", "head of primary care",
    "head of medicines management", "registered nurse member", "practice manager member", "caldicott guardian",
)  # fmt: skip
# Offices that act on a breach and may be named as acting, unless a person concerned holds them.
ACTING = {"conflicts of interest guardian", "coi guardian", "guardian"}
# Abbreviations of the field that look like initials.
FIELD_WORDS = {
    "GP", "GPS", "NHS", "CCG", "PCCC", "COI", "GB", "LMC", "HWB", "AO", "CFO", "MP", "UK", "IT", "HR", "PMS",
    "GMS", "APMS", "QOF", "LES", "DES", "LIS", "PCN", "ICB", "AQP", "OOH", "CQC", "NICE", "FOI", "IG", "A", "I",
}  # fmt: skip
# Names that are also words: refused only where they are written as a name.
ORDINARY = {
    "may", "will", "mark", "grant", "hope", "rose", "bill", "day", "young", "long", "short", "best", "good",
    "wise", "rich", "brown", "white", "green", "black", "gray", "grey", "king", "bishop", "price", "field",
    "hill", "wood", "lake", "ford", "park", "church", "march", "april", "june", "august", "summer", "page",
    "cook", "baker", "banks", "bond", "case", "chance", "cross", "drew", "faith", "frank", "gene", "grace",
    "joy", "law", "little", "love", "major", "noble", "norm", "pat", "ray", "rob", "sharp", "stone", "street",
    "sue", "tan", "ward", "water", "waters", "west", "north", "an", "in", "so", "do", "to", "on", "no",
}  # fmt: skip
TITLES = r"(?:Dr|Drs|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd|Reverend|Cllr|Councillor)"
MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
PREMISES = (
    r"(?:Surgery|Surgeries|Medical Cent(?:re|er)|Health Centre|Medical Practice|Group Practice|Medical Group"
    r"|Family Practice|Partnership|Clinic|Pharmacy|Practice|Federation|Hospital|Walk-in Centre|Care Home)"
)
COMPANY = r"(?:Ltd|Limited|LLP|PLC|plc|CIC|C\.I\.C\.|Inc|LLC|GmbH|& Sons|& Partners|& Co)"
STARTS = {"the", "a", "an", "this", "that", "one", "another", "each", "every", "no", "our", "their", "his",
          "her", "its", "any", "some", "member", "local", "gp", "in", "at", "of"}  # fmt: skip

SHAPES = (
    (re.compile(rf"\b{TITLES}\b\.?\s*(?:[A-Z][\w’'.-]*\s*)+"), "is a person’s name"),
    (re.compile(r"(?<![A-Za-z.])(?:[A-Z]\.\s?){2,}"), "looks like initials"),
    (re.compile(r"\b[A-Z]\.\s?[A-Z][a-z]{2,}"), "looks like an initial and a surname"),
    (re.compile(r"[\w.+-]+@[\w-]+\.\w+"), "is an e-mail address"),
    (re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE), "is an address that may lead to a name"),
    (re.compile(r"(?<!\d)(?:\+44|0)\d[\d ]{7,12}\d"), "looks like a telephone number"),
    (re.compile(r"\b[A-HJ-NPVWY]\d{5}\b", re.IGNORECASE), "is a practice’s code"),
    (re.compile(r"\b(?:\d{8}|(?:SC|NI|OC)\d{6})\b"), "looks like a company or registration number"),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"), "is a postcode"),
    (re.compile(rf"(?:[A-Z][\w’'&-]*\s+)+{COMPANY}(?!\w)"), "names a company"),
)
NAMED_PREMISES = re.compile(rf"((?:[A-Z][\w’'-]*\s+(?:(?:and|of|the|&)\s+)*)+){PREMISES}\b")


@dataclass(frozen=True)
class Someone:
    """A person and the posts they hold, as words."""

    name: str
    posts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What the text is held against: those concerned, everybody else, bodies, items, posts held by one."""

    concerned: tuple[Someone, ...] = ()
    others: tuple[Someone, ...] = ()
    bodies: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    unique_posts: tuple[str, ...] = field(default=UNIQUE_POSTS)


def reasons_against(text, known=None):
    """Why this text may not be published; every reason at once, in the order found; empty: it may."""
    known = known or Known()
    text = _readable(text)
    found = {}
    for someone in (*known.concerned, *known.others):
        found |= _names(text, someone.name)
    for someone in known.concerned:
        found |= _initials(text, someone.name)
        found |= _phrases(text, someone.posts, "is the post of somebody concerned")
    for pattern, why in SHAPES:
        found |= {match.group().strip(): why for match in pattern.finditer(text)}
    found |= _premises(text)
    found |= _phrases(text, known.bodies, "names a practice or company")
    found |= _phrases(text, _lonely(known), "is a post only one person holds")
    found |= _phrases(text, known.items, "is the title of an item that points to one person")
    return [f"“{said}” {why}." for said, why in found.items()]


def _lonely(known):
    concerned = {_plain(p) for s in known.concerned for p in s.posts}
    return [p for p in known.unique_posts if _plain(p) not in ACTING or _plain(p) in concerned]


def _readable(text):
    """Compatibility forms folded, invisible letters gone, s p a c e d words closed."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return re.sub(r"\b(?:\w[ ·*_.]){3,}\w\b", lambda m: re.sub(r"[ ·*_.]", "", m.group()), text)


def _plain(text):
    """Lower case without accents, punctuation as spaces: what names are compared in."""
    text = unicodedata.normalize("NFKD", text.casefold().translate(LOOKALIKES))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.sub(r"[’']s\b|[^\w]+|_", " ", text).split())


# Cyrillic and Greek letters that pass for Latin ones.
LOOKALIKES = str.maketrans("аеорсухікмтвнѕјԁαορικνετυχ", "aeopcyxikmtbhsjdaopikvetyx")


def _names(text, name):
    """The whole name in any order, or any part of it."""
    found = {}
    plainly = f" {_plain(text)} "
    for part in re.split(r"[\s,-]+", name):
        plain = _plain(part)
        if len(plain) < 2 or re.fullmatch(TITLES, part.strip(".")):
            continue
        if plain in ORDINARY or len(plain) < 3:
            found |= _written_as_name(text, part)
        elif f" {plain} " in plainly or f" {plain.replace(' ', '')} " in plainly:
            found[part] = "is part of a person’s name"
    return found


def _written_as_name(text, part):
    """A name that is also a word counts when capitalised inside a sentence, and not as a month."""
    for match in re.finditer(rf"(?<![.!?]\s)(?<!^)\b{re.escape(part.capitalize())}\b", text):
        around = text[max(0, match.start() - 6) : match.end() + 6]
        if not (re.fullmatch(MONTHS, part.capitalize()) and re.search(r"\d", around)):
            return {part: "is part of a person’s name"}
    return {}


def _initials(text, name):
    """Bare initials of a person concerned: `AR`, `A R`, not a word of the field such as GP."""
    letters = "".join(p[0] for p in re.split(r"[\s,-]+", name) if p and not re.fullmatch(TITLES, p.strip(".")))
    letters = letters.upper()
    if len(letters) < 2:
        return {}
    spaced = rf"(?<![A-Za-z]){r'[ .]+'.join(letters)}\.?(?![A-Za-z])"
    found = {m.group(): "looks like initials" for m in re.finditer(spaced, text)}
    if letters not in FIELD_WORDS:
        found |= {m.group(): "looks like initials" for m in re.finditer(rf"\b{letters}\b", text)}
    return found


def _phrases(text, phrases, why):
    plain = f" {_plain(text)} "
    return {p: why for p in phrases if len(_plain(p)) > 2 and f" {_plain(p)} " in plain}


def _premises(text):
    """`Fern House Surgery` is a name, `The practice` and `A GP practice` are not."""
    found = {}
    for match in NAMED_PREMISES.finditer(text):
        before = [w for w in match.group(1).split() if w[0].isupper()]
        if any(_plain(w) not in STARTS for w in before):
            found[match.group()] = "names a practice, company or place"
    return found
