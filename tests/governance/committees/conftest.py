"""The sitting world of the meeting tests serves the set-up screens too."""

from tests.governance.meetings.conftest import sitting

__all__ = ["sitting"]
