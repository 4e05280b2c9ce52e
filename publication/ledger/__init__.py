"""The ledger as strangers meet it: its key, its tree read from rows, its proofs, its files."""
