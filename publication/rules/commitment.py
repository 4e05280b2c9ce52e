"""What a leaf says about a row without saying the row: SHA-256(salt ‖ canonical row).

The salt is 32 random bytes kept with the row. While both are public anyone can check the
row; when both are erased the leaf stays, and nobody can guess the row back from it.
"""

from hashlib import sha256

from documents.rules.payload import canonical

SALT_BYTES = 32


def sealed(*, register, body, audience, category, valid_from, valid_to, person, counterparty, columns):
    """Everything an entry claims, as one object: what is committed to, and what is shown."""
    return {
        "audience": audience,
        "body": body,
        "category": category,
        "columns": columns,
        "counterparty": counterparty,
        "person": person,
        "register": register,
        "valid_from": valid_from.isoformat() if valid_from else None,
        "valid_to": valid_to.isoformat() if valid_to else None,
    }


def commitment(salt, row):
    """Lower-case hex of SHA-256 over the salt (hex given) and the row as RFC 8785 text."""
    return commitment_of_text(salt, canonical(row))


def commitment_of_text(salt, text):
    raw = bytes.fromhex(salt)
    if len(raw) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes")
    return sha256(raw + text.encode()).hexdigest()


LONGEST = 20_000


def words_of(row):
    """The words a row is found by: names and every column, each once."""
    said = [row["person"][1], row["counterparty"][1], row["counterparty"][0]]
    said += [str(value) for _, value in sorted(row["columns"].items()) if value is not None]
    return " ".join(dict.fromkeys(word for text in said for word in text.split()))[:LONGEST]
