"""Typed text: tidied in one place, whichever door it comes through.

`tidy` is the rule, pure. The model fields (`nhsuk.columns`) apply it on every save and the
form fields (`nhsuk.fields`) on every submission, so that importers and seeds cannot miss it.
"""

import re
import unicodedata

MARKS = 30  # combining marks kept on one letter; more only slows every renderer down
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ufff9-\ufffb\U000e0000-\U000e007f]")
BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f]")
INVISIBLE = re.compile(r"[\u00ad\u200b\u2060-\u2064\u206a-\u206f\u180e]")


def tidy(text, *, lines=True):
    """Return the text in NFC, without controls or direction marks, line ends as newlines.

    With `lines=False` (names, titles, references) every run of white space is one space.
    Tidying twice changes nothing more.
    """
    text = unicodedata.normalize("NFC", _without_surrogates(str(text)))
    text = BREAKS.sub("\n", text)
    for unwanted in (CONTROLS, DIRECTIONS, INVISIBLE):
        text = unwanted.sub("", text)
    text = unicodedata.normalize("NFC", _fewer_marks(text))
    if not lines:
        return " ".join(text.split())
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def _without_surrogates(text):
    return text.encode("utf-8", "ignore").decode("utf-8")


def _fewer_marks(text):
    if text.isascii():
        return text
    kept, marks = [], 0
    for letter in unicodedata.normalize("NFD", text):
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= MARKS:
            kept.append(letter)
    return "".join(kept)
