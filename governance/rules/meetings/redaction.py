"""What is kept back when private business becomes public: passages taken out, papers redacted or withheld (row 115).

Only what need not stay private is published: a passage somebody marked is left out wherever it stands, and
a paper of private business is published only as somebody has said. Where nobody has, it is withheld.
"""

import re

MARK = "[withheld]"
SHORTEST = 3
"""An owner's choice: fewer letters would blot out words all over the text."""
ALIKE = {letter: f"[{letters}]" for letters in ("'’‘", '"“”', "-‐‑–—") for letter in letters}
"""Letters that people type for one another; the hyphen stands first, so that it is itself among the others."""
BOLD = "**"
UNSAID = "Withheld until redacted: nobody has said yet how this paper of private business is published."

UNSPOKEN = "Its words are withheld until somebody says what the public may read of them."


def in_private(words, ground):
    """What stands in the place of a title of which nobody has spoken: that it was taken in private, and why."""
    why = f": {ground[0].lower()}{ground[1:]}" if ground else ""
    return f"{words.rstrip('.') or 'An item'} (taken in private{why})"


def waits(*, said_at, marks, public_from, written=()):
    """Do texts taken in private still wait for somebody's word? (row 115).

    The word is that they may be read, or passages marked while they were private; it speaks of what was
    `written` by then. One who marks words afterwards is not done before they say so: nothing is out yet.
    """
    words = [at for at in marks if public_from is None or at <= public_from]
    last = max([*words, *([said_at] if said_at else [])], default=None)
    return last is None or any(at is not None and at > last for at in written)


def redact(words, passages):
    """The words without these passages, whatever their case and line breaks; each leaves a mark."""
    if not words or not passages:
        return words
    either = "|".join(_pattern(passage) for passage in sorted(passages, key=len, reverse=True))
    return re.sub(either, _mark, words, flags=re.IGNORECASE)


def _mark(found):
    """Bold words that begin or end within the passage go on, or end, after it."""
    return MARK + BOLD * (found[0].count(BOLD) % 2)


def stands_in(words, passage):
    """Is the passage to be found in these words?"""
    return bool(words and re.search(_pattern(passage), words, flags=re.IGNORECASE))


def _pattern(passage):
    """As somebody else may have typed it: line breaks, the stars of bold words, other quotation marks and hyphens."""
    parts = passage.replace("*", " ").split()
    return r"[\s*]+".join("".join(ALIKE.get(letter) or re.escape(letter) for letter in part) for part in parts)


def faults_of_passage(passage, *, because, texts, marked=()):
    """Why these words may not be marked as a passage to be withheld, all reasons at once."""
    found = []
    if len(passage.replace("*", "").strip()) < SHORTEST:
        found.append(f"Give the words to be withheld: {SHORTEST} letters at least.")
    elif not any(stands_in(words, passage) for words in texts):
        found.append("These words are in none of the texts. Copy them as they stand.")
    if passage.casefold() in {each.casefold() for each in marked}:
        found.append("This passage is marked already.")
    if not because.strip():
        found.append("Say why these words have to be withheld.")
    return found


def faults_of_version(choice, *, because, has_file):
    """Why a paper may not be published like this, all reasons at once."""
    found = []
    if choice not in ("redacted", "whole", "withheld"):
        found.append("Say how the paper is published.")
    if choice == "redacted" and not has_file:
        found.append("Upload the redacted version, as a PDF.")
    if choice == "whole" and not because.strip():
        found.append("Say why nothing in it needs redacting.")
    if choice == "withheld" and not because.strip():
        found.append("Say on which ground it stays withheld. The public reads it.")
    return found


def slip(choice, because):
    """What the public reads in the place of a paper that is withheld."""
    return f"Withheld: {because}" if choice == "withheld" else UNSAID
