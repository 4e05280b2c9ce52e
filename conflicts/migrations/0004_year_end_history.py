"""The history of year-end extracts keeps what was written."""

from django.db import migrations

from jobs.immutable import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("conflicts", "0003_year_end")]

    operations = [AppendOnly("conflicts_historicalyearend")]
