"""The public registers of this floor: which columns, and what a record says in them.

What is not named here cannot be published: private notes, why-nots, reporters, accounts, mail.
"""

from .gifts import GIFTS, SPONSORSHIP
from .interests import INTERESTS
from .others import BREACHES, EARNINGS

__all__ = ["BREACHES", "EARNINGS", "GIFTS", "INTERESTS", "SPONSORSHIP"]
