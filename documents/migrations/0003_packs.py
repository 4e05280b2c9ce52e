import django.db.models.deletion
import jobs.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0002_triggers'),
        ('jobs', '0002_triggers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', jobs.ids.RefField()),
                ('subject', models.CharField(db_index=True, max_length=200)),
                ('title', models.CharField(max_length=300)),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('plan', models.TextField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('composed_at', models.DateTimeField()),
                ('composed_by', models.CharField(max_length=200)),
                ('follows', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='documents.pack')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('edition', 1), ('follows', None)), models.Q(('edition__gt', 1), ('follows__isnull', False)), _connector='OR'), name='pack_edition_follows_one')],
            },
        ),
        migrations.CreateModel(
            name='PackVariant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', jobs.ids.RefField()),
                ('side', models.CharField(choices=[('public', 'public'), ('private', 'private')], max_length=10)),
                ('withheld', models.JSONField(default=list)),
                ('key', models.CharField(max_length=64)),
                ('asked_at', models.DateTimeField()),
                ('file', models.CharField(blank=True, max_length=200)),
                ('size', models.PositiveIntegerField(blank=True, null=True)),
                ('pages', models.PositiveIntegerField(blank=True, null=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('job', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pack_variant', to='jobs.job')),
                ('pack', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='variants', to='documents.pack')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('pack', 'key'), name='one_pack_variant_for_one_set'), models.CheckConstraint(condition=models.Q(models.Q(('file', ''), ('pages__isnull', True), ('sha256', ''), ('size__isnull', True)), models.Q(models.Q(('file', ''), _negated=True), models.Q(('sha256', ''), _negated=True), ('pages__gt', 0), ('size__gt', 0)), _connector='OR'), name='pack_variant_file_is_whole')],
            },
        ),
    ]
