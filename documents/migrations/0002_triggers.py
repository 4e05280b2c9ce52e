from django.db import migrations

from jobs.immutable import DisposalOnly


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("jobs", "0002_triggers")]
    operations = [
        DisposalOnly(
            "documents_document",
            content=["payload"],
            free=[
                "file",
                "size",
                "sha256_unsealed",
                "sha256_sealed",
                "sealed_at",
                "superseded_at",
                "superseded_because",
            ],
        ),
        DisposalOnly(
            "documents_storedfile",
            content=["name"],
            free=["scan_state", "scan_note", "scanned_at", "job_id"],
        ),
    ]
