"""Acts in any order through the verbs and the database: no motion is carried that the terms forbid (R-065, R-201 on).

The suite takes a few sequences under each shipped set of terms, the same each time; `python -m bench
sequences` many, from a seed it prints. SEED and EXAMPLES in the environment say otherwise.
"""

import os
import random
import time
from collections import Counter

from hypothesis import seed, settings
from hypothesis.stateful import run_state_machine_as_test

from bench.ratio import tell

EXAMPLES = 100


def run():
    from django.db import transaction

    from tests.governance.sequences.committee import Built
    from tests.governance.sequences.machine import Sequence
    from tests.governance.sequences.test_sequences import CASES, STEADY

    number = int(os.environ.get("SEED") or random.randrange(2**32))
    examples = int(os.environ.get("EXAMPLES") or EXAMPLES)
    for case, (key, readings, name) in enumerate(CASES):
        seen, begun = Counter(), time.process_time()
        with transaction.atomic():
            machine = seed(number + case)(type("Meeting", (Sequence,), {"built": Built(key, readings), "seen": seen}))
            run_state_machine_as_test(machine, settings=settings(STEADY, max_examples=examples))
            transaction.set_rollback(True)
        recorded = {act: many for act, many in seen.items() if " " not in act}
        tell(
            f"acts in any order: {name}", seed=number, examples=examples, recorded=sum(recorded.values()),
            refused=sum(many for act, many in seen.items() if act.endswith(" refused")),
            carried=sum(many for act, many in seen.items() if act.endswith(" carried")) + seen["deciding vote for"],
            wrong=0, processor_s=round(time.process_time() - begun, 1),
        )  # fmt: skip
