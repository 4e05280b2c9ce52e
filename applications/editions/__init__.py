"""The forms, one file an edition, and which one goes with which cycle and model.

A form is data (`form.py`): sections, questions, signing posts. One declaration gives the web form,
its checks, the review page, the progress list, the PDF and the JSON; the functions that do so are
in `applications.rules.answers`. A used edition is never edited: a change is a new file, and
`tests/applications/rules/test_editions.py` keeps each edition's fingerprint.

Knows: words, keys, sources, how sure we are of each. Refuses to know: answers, people, the clock.
"""

from applications.editions import (
    delegated_2015_16,
    delegated_2016_17,
    delegated_2017_18,
    joint_2015_16,
    joint_2016_17,
)

EDITIONS = {
    module.EDITION.key: module.EDITION
    for module in (delegated_2015_16, joint_2015_16, delegated_2016_17, joint_2016_17, delegated_2017_18)
}


def edition(key):
    """The form with this key; KeyError if there is none."""
    return EDITIONS[key]


def for_cycle(cycle, model):
    """The form for this cycle ("2015/16") and model, or None (R-137)."""
    return next((e for e in EDITIONS.values() if e.cycle == cycle and e.model == model), None)
