"""The payload: every word and number on a page, written one way only.

Strings, integers, booleans, null, lists and objects. Money is a string "1234.50", a time
is a string with its offset. Floats are refused, because two machines may print them
differently. The text is RFC 8785 (sorted keys, one spelling of each value); its SHA-256
is the fingerprint, and people sign the fingerprint.
"""

import hashlib
import json

import rfc8785

LARGEST_INTEGER = 2**53 - 1


class NotPlain(ValueError):
    """A value that cannot be frozen; the sentence says where it is."""


def canonical(payload):
    """The one text of this payload."""
    for reason in _reasons_against(payload, "payload"):
        raise NotPlain(reason)
    return rfc8785.dumps(payload).decode()


def fingerprint(payload):
    """SHA-256 of the text, in hexadecimal."""
    return fingerprint_of(canonical(payload))


def fingerprint_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def read(text):
    """A stored text as plain values again."""
    return json.loads(text)


def _reasons_against(value, where):
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                yield f"{where} has the key {key!r}, which is not text"
            yield from _reasons_against(inner, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _reasons_against(inner, f"{where}[{place}]")
    elif isinstance(value, str):
        if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
            yield f"{where} holds half a character"
    elif isinstance(value, float):
        yield f"{where} is a float: write money as text, like '1234.50'"
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            yield f"{where} is too large for a number: write it as text"
    elif value is not None:
        yield f"{where} is a {type(value).__name__}: write it as text"
