"""Which words changed between two texts of a form, so that a voided signature says why.

Features row 10. Two payloads are walked side by side: anything with a key and a label is compared
as a field, in the words that were printed; everything else by its place.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s]+")
NOTHING = "nothing"


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, went, or came."""

    kind: str  # "same", "gone", "new"
    text: str


@dataclass(frozen=True)
class Change:
    """One field whose words differ between the signed text and the present one."""

    key: str
    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...]

    @property
    def sentence(self):
        return f"{self.label}: “{self.before or NOTHING}” became “{self.after or NOTHING}”"


def changes(before, after):
    """Every field that changed, in the order of the newer text, then what is gone."""
    old, new = dict(fields(before)), dict(fields(after))
    keys = [*new, *(key for key in old if key not in new)]
    found = []
    for key in keys:
        label, was = old.get(key, (new.get(key, ("", ""))[0], ""))
        label, now = new.get(key, (label, ""))
        if was != now:
            found.append(Change(key, label, was, now, tuple(pieces(was, now))))
    return found


def fields(node, place="", label=""):
    """All printed fields of a payload as (key, (label, words)).

    A row of the form gives its answer and one line for each piece of evidence; any other plain
    value is known by its place, such as `covering.subject`.
    """
    if isinstance(node, dict):
        if "label" in node and "spoken" in node:
            yield from form_row(node, place)
            return
        for name, value in node.items():
            yield from fields(value, f"{place}.{name}" if place else name, name.replace("_", " ").capitalize())
    elif isinstance(node, list | tuple):
        for number, value in enumerate(node):
            mark = value.get("key") if isinstance(value, dict) else None
            yield from fields(value, f"{place}.{mark or number}", label)
    else:
        yield place, (label, "" if node is None else str(node))


def form_row(node, place):
    said = node["spoken"]
    if node.get("words"):
        said = f"{node['words']} {said}"
    yield place, (node["label"], said)
    proofs = "; ".join(proof_words(proof) for proof in node.get("evidence", ()))
    yield f"{place}.evidence", (f"{node['label']}: evidence", proofs)


def proof_words(proof):
    """A proof with the start of its file's hash, so that another file under the same name shows."""
    mark = (proof.get("sha256") or "")[:8]
    return f"{proof['words']} (file {mark})" if mark else proof["words"]


def pieces(before, after):
    """The two texts word by word: what stayed, what went, what came."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[i:j]))
            continue
        if j > i:
            yield Piece("gone", "".join(old[i:j]))
        if m > k:
            yield Piece("new", "".join(new[k:m]))
