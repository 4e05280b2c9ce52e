"""When an interest was last changed, and its history kept as written with the new columns too."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from jobs.immutable import DisposalOnly


class Migration(migrations.Migration):

    dependencies = [
        ('conflicts', '0008_radar_answers_are_kept'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalinterest',
            name='changed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='historicalinterest',
            name='changed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='interest',
            name='changed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='interest',
            name='changed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        DisposalOnly("conflicts_historicalinterest"),
    ]
