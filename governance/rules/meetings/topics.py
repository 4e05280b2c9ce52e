"""What a meeting or a decision may be followed by: its function, or a practice by ODS code (row 61)."""

from governance.rules.functions import FUNCTIONS
from governance.rules.links import code_as_kept, code_faults


def key_of(function):
    """The word by which a function is followed; it stands in no sentence, so that it finds that function alone."""
    return f"function-{function.replace('_', '-')}"


KEYS = {key_of(function): function for function in FUNCTIONS}


def subject(kind, key):
    """(the key to look for, what it is called) of a topic or a practice; None where there can be no such thing.

    A practice is called by its code until something is published about it (row 61).
    """
    if kind == "topic":
        function = KEYS.get(key)
        return (key, FUNCTIONS[function].title) if function else None
    code = code_as_kept(kind, key)
    return (code, code) if code and not code_faults(kind, code) else None
