"""Terms of reference are reviewed; what came of it is kept as written."""

import django.db.models.deletion
import jobs.ids
import nhsuk.columns
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from jobs.immutable import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0014_imprint'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalTermsReview',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('ref', jobs.ids.RefField(db_index=True, unique=False)),
                ('reviewed_on', models.DateField()),
                ('reviewer', nhsuk.columns.TidyCharField(help_text='The committee at its meeting of …, the governing bodies, …', max_length=200)),
                ('outcome', models.CharField(choices=[('stand', 'They stand as they are'), ('change', 'They are to be changed: a new version follows')], max_length=10)),
                ('words', nhsuk.columns.TidyTextField()),
                ('noted_at', models.DateTimeField()),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('terms', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.termsofreference')),
            ],
            options={
                'verbose_name': 'historical terms review',
                'verbose_name_plural': 'historical terms reviews',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='TermsReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', jobs.ids.RefField()),
                ('reviewed_on', models.DateField()),
                ('reviewer', nhsuk.columns.TidyCharField(help_text='The committee at its meeting of …, the governing bodies, …', max_length=200)),
                ('outcome', models.CharField(choices=[('stand', 'They stand as they are'), ('change', 'They are to be changed: a new version follows')], max_length=10)),
                ('words', nhsuk.columns.TidyTextField()),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('terms', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='governance.termsofreference')),
            ],
            options={
                'ordering': ['-reviewed_on', '-pk'],
            },
        ),
        AppendOnly("governance_historicaltermsreview"),
        AppendOnly("governance_termsreview"),
    ]
