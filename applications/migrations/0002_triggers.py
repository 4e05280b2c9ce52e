"""The history of applications keeps what was written."""

from django.db import migrations

from jobs.immutable import AppendOnly

HISTORIES = ["answer", "application", "decision", "evidenceuse", "waiver"]


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_initial")]

    operations = [AppendOnly(f"applications_historical{name}") for name in HISTORIES]
