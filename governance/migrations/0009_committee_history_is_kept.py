"""SQLite rebuilt this table when committees got their new columns, and dropped its triggers with it."""

from django.db import migrations

from jobs.immutable import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("governance", "0008_calendar_keys")]

    operations = [AppendOnly("governance_historicalcommittee")]
