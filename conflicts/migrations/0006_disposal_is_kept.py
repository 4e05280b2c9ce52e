"""Lists of disposals keep what was written; notes of moves go only where a disposal names the move.

The notes of `governance_statuschange` are about the records of upper floors, so they go with them: who
moved what, when and in which post stays.
"""

from django.db import migrations

from jobs.immutable import AppendOnly, DisposalOnly


class Migration(migrations.Migration):
    dependencies = [
        ("conflicts", "0005_disposal"),
        ("governance", "0004_controlled_history"),
        ("jobs", "0002_triggers"),
    ]

    operations = [
        AppendOnly("conflicts_disposalitem"),
        AppendOnly("conflicts_historicaldisposallist"),
        DisposalOnly("conflicts_historicalkeptlonger"),
        DisposalOnly("governance_statuschange", content=["note"]),
    ]
