"""A process that takes a sheet in and stands still half-way, so that a test can kill it there.

    python -m tests.conflicts.importer <sheet> <user> <row>

It says “row 3” once three rows are written and not committed, and then waits to be killed; row 0 is the
moment when all is written and the commit comes next.
"""

import signal
import sys

import django


def stand_still(words):
    print(words, flush=True)
    signal.pause()


def main(ref, user, row):
    django.setup()
    from django.db import transaction

    from conflicts import actions
    from conflicts.actions import importing
    from conflicts.models import SheetImport
    from governance.models import User
    from tests.conflicts.conftest import AT

    whole, taken = importing._take, []

    def take(*values):
        whole(*values)
        taken.append(values)
        if len(taken) == row:
            stand_still(f"row {row}")

    importing._take = take
    sheet, by = SheetImport.objects.get(ref=ref), User.objects.get(pk=user)
    if row:
        actions.take_in(sheet, by=by, at=AT)
        return
    with transaction.atomic():
        actions.take_in(sheet, by=by, at=AT)
        stand_still("row 0")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
