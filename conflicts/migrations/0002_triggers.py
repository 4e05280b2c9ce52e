"""Declarations, the origin of imported rows and every history table keep what was written.

A row goes only where a disposal names it: six years after an interest has ended (R-093).
"""

from django.db import migrations

from jobs.immutable import DisposalOnly

ACTS = ["declaration", "importedrow"]
HISTORIES = [
    "ask",
    "breach",
    "declarant",
    "earning",
    "gift",
    "interest",
    "redaction",
    "sheetimport",
    "sponsorship",
    "training",
]


class Migration(migrations.Migration):
    dependencies = [("conflicts", "0001_initial"), ("jobs", "0001_initial")]

    operations = [
        *(DisposalOnly(f"conflicts_{name}") for name in ACTS),
        *(DisposalOnly(f"conflicts_historical{name}") for name in HISTORIES),
    ]
