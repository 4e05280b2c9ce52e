"""Public names of rows. Primary keys never leave the house; a `ref` may."""

import secrets

from django.db import models

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def new_ref():
    """Twelve random base32 characters: sixty bits, easy to read aloud."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


class RefField(models.CharField):
    """The name a row bears in addresses: random, unique, never edited.

    A history table keeps the name once for each version, so there it is not unique.
    """

    def __init__(self, *args, unique=True, **kwargs):
        kwargs.update(max_length=12, unique=unique, default=new_ref, editable=False)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for given in ("max_length", "unique", "default", "editable"):
            kwargs.pop(given, None)
        if not self._unique:
            kwargs["unique"] = False
        return name, path, args, kwargs
