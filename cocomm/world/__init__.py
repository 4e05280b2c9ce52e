"""The demonstration world: the cast and the cases, built only through actions.

Bodies are real, people are invented (example.org addresses), and every act of a real body that
no source states says so on screen and on paper.
"""

from .blackpool import begin_blackpool, carry_blackpool
from .build import build
from .cast import PASSWORD, PEOPLE
from .essex_pack import put_pack_together

__all__ = ["PASSWORD", "PEOPLE", "begin_blackpool", "build", "carry_blackpool", "put_pack_together"]
