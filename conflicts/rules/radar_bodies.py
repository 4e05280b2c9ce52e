"""When two records mean the same body: by identifier, by name and address, or by name alone.

Nothing is guessed: two bodies whose identifiers of one kind differ are never the same, however
alike their names; a surname alone is never a person.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

LEGAL = {"ltd", "limited", "plc", "llp", "cic", "inc"}
TITLES = {"dr", "drs", "doctor", "mr", "mrs", "ms", "miss", "prof", "professor", "sir", "dame"}
PRACTICE = (
    ("family", "medical", "practice"), ("medical", "centre"), ("medical", "center"), ("medical", "practice"),
    ("medical", "group"), ("health", "centre"), ("health", "center"), ("family", "practice"), ("group", "practice"),
    ("gp", "practice"), ("gp", "surgery"), ("surgery",), ("practice",), ("and", "partners"), ("and", "partner"),
)  # fmt: skip
GENERIC = {"health", "medical", "primary care", "nhs", "gp", "gps", "family", "new", "old", "care", "group"}
POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b")
GOES_ON_WITH = {
    *("and", "or", "in", "at", "of", "to", "from", "for", "which", "who", "where", "as", "on", "with", "is", "was"),
    *("since", "until", "a", "the", "its", "via", "through", "by", "|", *LEGAL),
}  # fmt: skip


class Strength(IntEnum):
    """How sure a match is; the weakest part of a path speaks for all of it."""

    NAME = 1
    ADDRESS = 2
    OFFICER = 3
    IDENTIFIER = 4

    @property
    def label(self):
        return ("By name only", "By address", "By a shared officer", "By identifier")[self - 1]


@dataclass(frozen=True)
class Body:
    """A body or a person as somebody wrote it down. `codes` are `scheme:value`."""

    name: str
    codes: frozenset = field(default_factory=frozenset)
    address: str = ""
    person: bool = False
    practice: bool = False

    def __hash__(self):
        return hash((self.name, self.codes))


@lru_cache(maxsize=20_000)
def code_of(text, *, charity=False):
    """The identifier in what somebody typed, as `scheme:value`, or nothing (R-003: bodies are named by code)."""
    said = "".join(text.upper().split())
    if found := re.search(r"\b([A-Z]) ?(\d{2}) ?(\d{3})\b", text.upper()):
        return "ods:" + "".join(found.groups())
    if charity and (found := re.search(r"(?<!\d)(\d{6,7})(?!\d)", said)):
        return f"charity:{found[1]}"
    if found := re.search(r"(?:^|[^A-Z]|NUMBER|NO\.?)((?:SC|NI|OC|SO|IP|RS|NC|CE|FC|R)\d{6})(?!\d)", said):
        return f"company:{found[1]}"
    if found := re.search(r"(?<!\d)(\d{7,8})(?!\d)", said):
        return f"company:{found[1].zfill(8)}"
    return f"ods:{said}" if re.fullmatch(r"(?=.*\d)(?=.*[A-Z])[A-Z\d]{3,5}", said) else ""


@lru_cache(maxsize=20_000)
def words_of(text):
    """Lower-case words without accents; other punctuation than ’ and . becomes a bar."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    plain = re.sub(r"['’‘`]", "", plain).replace("&", " and ").replace("+", " and ")
    plain = re.sub(r"\b((?:[a-z]\.)+)", lambda found: found[1].replace(".", ""), plain)
    return re.sub(r"[^\w\s]|_", " | ", plain.replace(".", " ")).split()


def name_of(text):
    """A name without its title, legal form and leading “the”, in one spelling."""
    words = [w for w in words_of(text) if w != "|"]
    kept = [w for w in words if w not in LEGAL and w not in TITLES] or words
    return " ".join(kept[1:] if kept[0] == "the" and len(kept) > 1 else kept) if kept else ""


def practice_name(text, *, practice=False):
    """What remains of a practice’s name without “Surgery” and the like; nothing when it is no practice."""
    words = name_of(text).split()
    for ending in PRACTICE:
        if len(words) > len(ending) and tuple(words[-len(ending) :]) == ending:
            words, practice = words[: -len(ending)], True
            break
    core = " ".join(words)
    return core if practice and core not in GENERIC and len(core) > 2 else ""


def place_of(address):
    """An address as a key: postcode and house number; without a postcode all its words."""
    said = " ".join(w for w in words_of(address) if w != "|")
    if found := POSTCODE.search(said):
        number = re.search(r"\b\d+[a-z]?\b", said[: found.start()])
        return f"{found[1]}{found[2]} {number[0] if number else ' '.join(said.split()[:2])}"
    return said if len(said.split()) > 2 else ""


@lru_cache(maxsize=20_000)
def keys(body):
    """Everything under which a body may be found: (kind, value)."""
    found = [("code", code) for code in sorted(body.codes)]
    if name := name_of(body.name):
        found.append(("person" if body.person else "name", name))
    if not body.person and (core := practice_name(body.name, practice=body.practice)):
        found.append(("practice", core))
    if place := place_of(body.address):
        found.append(("address", place))
    return tuple(found)


@dataclass(frozen=True)
class Meeting:
    """Two records meet: they are the `same` body, or only share an address."""

    strength: Strength
    same: bool


def meeting(one, other):
    """How two records meet, or None."""
    if one.codes & other.codes:
        return Meeting(Strength.IDENTIFIER, True)
    mine, theirs = set(keys(one)), set(keys(other))
    shared = {kind for kind, _ in mine & theirs}
    if shared & {"name", "practice", "person"} and not _known_apart(one, other):
        return Meeting(Strength.ADDRESS if "address" in shared else Strength.NAME, True)
    if "address" in shared and not (one.person or other.person):
        return Meeting(Strength.ADDRESS, False)
    return None


def _known_apart(one, other):
    """Identifiers of one kind that differ."""
    schemes = {c.split(":")[0] for c in one.codes} & {c.split(":")[0] for c in other.codes}
    return bool(schemes)


class Index:
    """Things found by the bodies they are about, without looking at all of them."""

    def __init__(self, pairs=()):
        self.held, self.met = {}, {}
        for body, thing in pairs:
            for key in keys(body):
                self.held.setdefault(key, []).append((body, thing))

    def near(self, body):
        """[(thing, meeting)], each thing once under each body; a body asked for again is not looked up again."""
        found = self.met.get(body)
        if found is None:
            found = self.met[body] = list(self._near(body))
        return found

    def _near(self, body):
        seen = set()
        for key in keys(body):
            for other, thing in self.held.get(key, ()):
                mark = (id(thing), id(other))
                if mark not in seen:
                    seen.add(mark)
                    if met := meeting(body, other):
                        yield thing, met


class Names:
    """The bodies that free texts may name, found word by word."""

    def __init__(self, pairs):
        self.by_first = {}
        for body, thing in pairs:
            words = tuple(name_of(body.name).split())
            legal = any(w in LEGAL for w in words_of(body.name))
            if len(words) > 1 or (words and legal):
                self.by_first.setdefault(words[0], []).append((words, thing))

    def in_text(self, text):
        """Things whose body the text names; not when its words go on to another name."""
        said = words_of(text)
        for start, word in enumerate(said):
            for words, thing in self.by_first.get(word, ()):
                end = start + len(words)
                if tuple(said[start:end]) == words and _stands_alone(words, said[end : end + 1]):
                    yield thing


def _stands_alone(words, after):
    """One word is a name only with its legal form; more words are, unless the name goes on."""
    if len(words) == 1:
        return bool(after) and after[0] in LEGAL
    return not after or after[0] in GOES_ON_WITH
