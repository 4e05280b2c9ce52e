"""The history of conflicts panels and their members is appended and never changed."""

from django.db import migrations

from jobs.immutable import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("governance", "0022_conflicts_panels")]

    operations = [AppendOnly("governance_historicalpanel"), AppendOnly("governance_historicalpanelmember")]
