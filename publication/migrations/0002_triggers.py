from django.db import migrations

from jobs.immutable import AppendOnly, DisposalOnly


class Migration(migrations.Migration):
    dependencies = [("publication", "0001_initial"), ("jobs", "0002_triggers")]
    operations = [
        AppendOnly("publication_entry"),
        DisposalOnly("publication_entrycontent"),
        AppendOnly("publication_leaf"),
        AppendOnly("publication_node"),
        AppendOnly("publication_ledgerhead"),
    ]
