from django.db import migrations

from jobs.immutable import DisposalOnly


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_packs"), ("jobs", "0002_triggers")]
    operations = [DisposalOnly("documents_pack", content=["plan", "title"])]
