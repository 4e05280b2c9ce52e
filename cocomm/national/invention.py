"""Random names and salts that follow from a number, so that the same seed gives the same rows."""

from random import Random

from jobs.ids import ALPHABET
from publication.rules.commitment import SALT_BYTES


class Names:
    def __init__(self, seed):
        self.random = Random(f"names:{seed}")

    def ref(self):
        """As `jobs.ids.new_ref`: twelve letters out of thirty-two."""
        bits = self.random.getrandbits(60)
        return "".join([ALPHABET[bits >> place & 31] for place in range(0, 60, 5)])

    def salt(self):
        return self.random.randbytes(SALT_BYTES).hex()

    def no_password(self):
        """No password opens this account, as Django marks it."""
        return "!" + "".join(self.random.choices(ALPHABET, k=40))
