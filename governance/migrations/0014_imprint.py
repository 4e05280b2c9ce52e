"""An imprint of the acts of each meeting, taken at its closing and kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from jobs.immutable import AppendOnly


def kept(to, **options):
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=to, **options)


class Migration(migrations.Migration):
    dependencies = [("governance", "0012_guests_on_record")]

    operations = [
        migrations.CreateModel(
            name="Imprint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said", models.JSONField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField()),
                ("taken_by", kept(settings.AUTH_USER_MODEL, null=True, related_name="+")),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imprint", to="governance.meeting"
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        AppendOnly("governance_imprint"),
    ]
