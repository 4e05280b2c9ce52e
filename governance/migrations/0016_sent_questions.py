"""Questions as the public sends them, before the secretary has looked."""

import django.db.models.deletion
import jobs.ids
import nhsuk.columns
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0013_redacted_release'),
    ]

    operations = [
        migrations.CreateModel(
            name='SentQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', jobs.ids.RefField()),
                ('question', nhsuk.columns.TidyTextField()),
                ('name', nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('accepted', 'On the register'), ('refused', 'Refused')], default='waiting', max_length=10)),
                ('refused_because', nhsuk.columns.TidyTextField(blank=True)),
                ('sent_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('became', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sent_as', to='governance.publicquestion')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.item')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent_questions', to='governance.meeting')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['meeting'], name='sent_question_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('became', None), ('refused_because', ''), ('settled_at', None), ('state', 'waiting')), models.Q(('became__isnull', False), ('refused_because', ''), ('settled_at__isnull', False), ('state', 'accepted')), models.Q(('became', None), ('settled_at__isnull', False), ('state', 'refused'), models.Q(('refused_because', ''), _negated=True)), _connector='OR'), name='sent_question_is_settled_one_way')],
            },
        ),
    ]
