from . import beginning, case, evidence, outcome, sections, signing, submission

__all__ = ["beginning", "case", "evidence", "outcome", "sections", "signing", "submission"]
