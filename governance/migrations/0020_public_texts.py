"""Somebody's word that the texts of business taken in private may be read by the public."""

import django.db.models.deletion
import nhsuk.columns
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from jobs.immutable import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0019_broadcasts'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalPublicTexts',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('because', nhsuk.columns.TidyTextField()),
                ('removed', models.BooleanField(default=False)),
                ('said_at', models.DateTimeField()),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.item')),
                ('said_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical public texts',
                'verbose_name_plural': 'historical public texts',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='PublicTexts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('because', nhsuk.columns.TidyTextField()),
                ('removed', models.BooleanField(default=False)),
                ('said_at', models.DateTimeField()),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='public_texts', to='governance.item')),
                ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'public texts',
                'ordering': ['pk'],
            },
        ),
        AppendOnly("governance_historicalpublictexts"),
    ]
