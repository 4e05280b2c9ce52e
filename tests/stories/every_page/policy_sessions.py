"""Meetings in session: what there is to look at, and who looks (`sessions.py` builds it)."""

from tests.stories.every_page.policy import NOTHING, Look

SESSIONS = [
    Look("console", args="session", shot="console"),
    Look("console", "lena", "session-tie"),
    Look("console", args="session-ready"),
    Look("console-open", args="session-ready"),
    Look("console-sheet", args="session", printed=True),
    Look("console-projection", args="session"),
    Look("broadcasts", args="session"),
    Look("broadcasts", "gee", "session-ready"),
    Look("broadcast-put", args="session live"),
    Look("broadcast-put", args="session-ready live", wrong=NOTHING),
    Look("broadcast-remove", args="session-broadcast"),
    Look("public-follow", "", "session"),
    Look("public-follow", "", "session-ready"),
    Look("console-guest", args="session", wrong=NOTHING),
    Look("my-vote", "gee", "session", wrong=NOTHING),
    Look("my-vote", "gil", "session"),
    Look("my-vote", "gee", "session-tie"),
    Look("console-ruling", "lena", "session-item", wrong=NOTHING),
    Look("console-motion", args="session-item", wrong={"kind": "refer"}),
    Look("console-put-off", args="session-item", wrong=NOTHING),
    Look("console-deciding-vote", args="session-tied", wrong=NOTHING),
    Look("console-stop", args="session-poll", wrong=NOTHING),
]
