"""What is put as procedure is chosen, and its sentence made."""

import nhsuk.columns
from django.db import migrations, models

from jobs.immutable import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0020_public_texts'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalmotion',
            name='because',
            field=nhsuk.columns.TidyTextField(blank=True, help_text='Why it is put as other procedure.'),
        ),
        migrations.AddField(
            model_name='historicalmotion',
            name='procedure',
            field=models.CharField(blank=True, choices=[('note', 'Receive and note what is before the committee'), ('defer', 'Defer the item'), ('refer', 'Refer the item'), ('adjourn', 'Adjourn the meeting'), ('other', 'Other procedure')], max_length=10),
        ),
        migrations.AddField(
            model_name='historicalmotion',
            name='refer_to',
            field=nhsuk.columns.TidyCharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='motion',
            name='because',
            field=nhsuk.columns.TidyTextField(blank=True, help_text='Why it is put as other procedure.'),
        ),
        migrations.AddField(
            model_name='motion',
            name='procedure',
            field=models.CharField(blank=True, choices=[('note', 'Receive and note what is before the committee'), ('defer', 'Defer the item'), ('refer', 'Refer the item'), ('adjourn', 'Adjourn the meeting'), ('other', 'Other procedure')], max_length=10),
        ),
        migrations.AddField(
            model_name='motion',
            name='refer_to',
            field=nhsuk.columns.TidyCharField(blank=True, max_length=200),
        ),
        migrations.AddConstraint(
            model_name='motion',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'procedure'), ('procedure', ''), _connector='OR'), name='only_procedure_is_procedure'),
        ),
        migrations.AddConstraint(
            model_name='motion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('procedure', 'other'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='other_procedure_has_a_reason'),
        ),
        AppendOnly("governance_historicalmotion"),
    ]
