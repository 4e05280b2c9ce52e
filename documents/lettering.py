"""Which letters our own face can print. A letter it lacks is printed as its code, [U+6F22].

A face borrowed from the machine would make other bytes on the next machine, and a letter
that no face has is forbidden in an archival file. The letter itself stays in the data
attached to the paper. Marks that turn the direction of reading are always shown as codes.
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont

FACES = ("Regular", "Bold", "Italic")
TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}


def printable(text):
    """The text with every letter our face lacks written as its code."""
    lacking = {ord(letter) for letter in set(text) if letter > "~"} - letters()
    return text.translate({code: f"[U+{code:04X}]" for code in lacking}) if lacking else text


@lru_cache(maxsize=1)
def letters():
    """What all our faces have, as code points."""
    folder = Path(settings.STATICFILES_DIRS[0]) / "fonts"
    faces = [TTFont(folder / f"LiberationSans-{face}.ttf", lazy=True).getBestCmap() for face in FACES]
    return set.intersection(*map(set, faces)) - TURNING
