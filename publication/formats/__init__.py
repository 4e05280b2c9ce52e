"""The same rows as files: CSV, JSON, Atom, the data about the data, and paper."""
