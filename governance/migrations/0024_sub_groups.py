"""Sub-groups belong to a committee, which receives their minutes (R-068)."""

import django.db.models.deletion
from django.db import migrations, models

from jobs.immutable import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0023_panels_are_kept'),
    ]

    operations = [
        migrations.AddField(
            model_name='committee',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sub_groups', to='governance.committee'),
        ),
        migrations.AddField(
            model_name='historicalcommittee',
            name='parent',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.committee'),
        ),
        migrations.AddField(
            model_name='historicalitem',
            name='minutes_of',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='The approved minutes of a sub-group that this item brings to its committee (R-068).', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.minutes'),
        ),
        migrations.AddField(
            model_name='item',
            name='minutes_of',
            field=models.ForeignKey(blank=True, help_text='The approved minutes of a sub-group that this item brings to its committee (R-068).', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='received_as', to='governance.minutes'),
        ),
        migrations.AlterField(
            model_name='committee',
            name='kind',
            field=models.CharField(choices=[('joint', 'Joint committee'), ('in_common', 'Committee meeting in common'), ('delegated', 'Primary care commissioning committee'), ('gp_free', 'Committee without GPs, with GP advisers'), ('governing_body', 'Governing body'), ('audit', 'Audit committee'), ('sub_group', 'Sub-group that prepares cases')], default='delegated', max_length=20),
        ),
        migrations.AlterField(
            model_name='historicalcommittee',
            name='kind',
            field=models.CharField(choices=[('joint', 'Joint committee'), ('in_common', 'Committee meeting in common'), ('delegated', 'Primary care commissioning committee'), ('gp_free', 'Committee without GPs, with GP advisers'), ('governing_body', 'Governing body'), ('audit', 'Audit committee'), ('sub_group', 'Sub-group that prepares cases')], default='delegated', max_length=20),
        ),
        migrations.AddConstraint(
            model_name='committee',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'sub_group'), ('parent__isnull', False)), models.Q(models.Q(('kind', 'sub_group'), _negated=True), ('parent', None)), _connector='OR'), name='sub_group_has_a_parent_and_nothing_else_has'),
        ),
        *(AppendOnly(f"governance_historical{name}") for name in ("committee", "item")),
    ]
