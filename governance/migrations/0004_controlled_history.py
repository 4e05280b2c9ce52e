"""The history of controlled documents keeps what was written."""

from django.db import migrations

from jobs.immutable import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("governance", "0003_controlled")]

    operations = [AppendOnly("governance_historicalcontrolleddocument")]
