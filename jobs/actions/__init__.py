"""Verbs of the ground floor."""

from .disposals import dispose
from .messages import cancel_messages, deliver, post_message
from .sweeping import oldest_wait, prune, sweep
from .work import Failed, LostClaim, claim, drain, enqueue, fail, finish, perform, progress, retry

__all__ = [
    "Failed",
    "LostClaim",
    "cancel_messages",
    "claim",
    "deliver",
    "dispose",
    "drain",
    "enqueue",
    "fail",
    "finish",
    "oldest_wait",
    "perform",
    "post_message",
    "progress",
    "prune",
    "retry",
    "sweep",
]
