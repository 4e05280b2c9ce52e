from django.db import migrations

from jobs.immutable import AppendOnly, DisposalOnly


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]
    operations = [
        AppendOnly("jobs_disposal"),
        DisposalOnly(
            "jobs_message",
            content=["body", "html"],
            free=["state", "attempts", "claim", "lease_until", "woken_at", "settled_at", "error"],
        ),
    ]
