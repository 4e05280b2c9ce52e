"""What is kept back when private business becomes public: passages, and how each paper is published."""

import django.db.models.deletion
import jobs.ids
import nhsuk.columns
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from jobs.immutable import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0004_pack_triggers'),
        ('governance', '0015_terms_review'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalPassage',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('ref', jobs.ids.RefField(db_index=True, unique=False)),
                ('words', nhsuk.columns.TidyTextField()),
                ('because', nhsuk.columns.TidyTextField()),
                ('removed', models.BooleanField(default=False)),
                ('marked_at', models.DateTimeField()),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.item')),
                ('marked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical passage',
                'verbose_name_plural': 'historical passages',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalPublicVersion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('choice', models.CharField(choices=[('redacted', 'A redacted version is published'), ('whole', 'Nothing in it needs redacting'), ('withheld', 'It stays withheld')], max_length=10)),
                ('because', nhsuk.columns.TidyTextField(blank=True)),
                ('said_at', models.DateTimeField()),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('file', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='documents.storedfile')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.paper')),
                ('said_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical public version',
                'verbose_name_plural': 'historical public versions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', jobs.ids.RefField()),
                ('words', nhsuk.columns.TidyTextField()),
                ('because', nhsuk.columns.TidyTextField()),
                ('removed', models.BooleanField(default=False)),
                ('marked_at', models.DateTimeField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='governance.item')),
                ('marked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PublicVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('redacted', 'A redacted version is published'), ('whole', 'Nothing in it needs redacting'), ('withheld', 'It stays withheld')], max_length=10)),
                ('because', nhsuk.columns.TidyTextField(blank=True)),
                ('said_at', models.DateTimeField()),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='public_version', to='governance.paper')),
                ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('choice', 'redacted'), ('file__isnull', False)), models.Q(('file', None), models.Q(('choice', 'redacted'), _negated=True)), _connector='OR'), name='redacted_version_is_a_file'), models.CheckConstraint(condition=models.Q(('choice', 'redacted'), models.Q(('because', ''), _negated=True), _connector='OR'), name='public_version_has_reason')],
            },
        ),
        *(AppendOnly(f"governance_historical{name}") for name in ("passage", "publicversion")),
    ]
