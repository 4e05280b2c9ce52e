"""The chair's screen: one meeting now, in words. Read from the proceedings; it decides nothing.

Whatever the screen offers, the verbs judge again: a button that is not there is refused as well.
"""

from .screen import Screen

__all__ = ["Screen"]
