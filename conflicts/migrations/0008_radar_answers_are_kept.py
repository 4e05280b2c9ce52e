"""Answers to the radar keep what was written; their words go only where a disposal names the row."""

from django.db import migrations

from jobs.immutable import AppendOnly, DisposalOnly


class Migration(migrations.Migration):
    dependencies = [("conflicts", "0007_radar"), ("jobs", "0002_triggers")]

    operations = [
        DisposalOnly("conflicts_matchanswer", content=["path", "words"]),
        AppendOnly("conflicts_spokenanswer"),
    ]
