"""A form taken over from another round: the same keys, other words, another basis.

Used where a source names a form without showing it (2015/16 and 2017/18): the 2016/17 questions
stand in, and say that they are not verified.
"""

from dataclasses import replace

from governance.rules.figures import Basis


def taken_over(section, *, source, basis=Basis.UNVERIFIED, changes=None, also=()):
    """The section with every question marked with this basis and source, some changed, some added."""
    changes = changes or {}
    questions = tuple(
        replace(q, **{"source": f"{source}; as {q.source}", "basis": basis} | changes.get(q.key, {}))
        for q in section.questions
    )
    return replace(section, questions=(*questions, *also), source=source, basis=basis)


def signer(of, *, source, basis=Basis.UNVERIFIED, **changes):
    return replace(of, source=source, basis=basis, **changes)
