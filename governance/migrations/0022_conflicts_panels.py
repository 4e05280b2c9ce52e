"""Conflicts panels: asked for, convened, heard; the four posts that convene (R-067)."""

import django.db.models.deletion
import jobs.ids
import nhsuk.columns
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0021_motions_chosen'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='committee',
            options={'ordering': ['name'], 'permissions': [('appointment_view', 'Appointment view'), ('appointment_edit', 'Appointment edit'), ('application_view', 'Application view'), ('application_start', 'Application start'), ('application_edit', 'Application edit'), ('application_answer_ccg', 'Application answer ccg'), ('application_answer_nhse', 'Application answer nhse'), ('application_sign', 'Application sign'), ('application_sign_off_sum', 'Application sign off sum'), ('application_submit', 'Application submit'), ('application_accept_late', 'Application accept late'), ('application_decide', 'Application decide'), ('arrangement_view', 'Arrangement view'), ('arrangement_edit', 'Arrangement edit'), ('application_lift_concern', 'Application lift concern'), ('figure_edit', 'Figure edit'), ('conflict_view', 'Conflict view'), ('conflict_edit', 'Conflict edit'), ('conflict_review', 'Conflict review'), ('conflict_publish', 'Conflict publish'), ('gift_approve', 'Gift approve'), ('breach_view', 'Breach view'), ('breach_investigate', 'Breach investigate'), ('breach_publish', 'Breach publish'), ('redaction_decide', 'Redaction decide'), ('document_edit', 'Document edit'), ('year_end_sign', 'Year end sign'), ('committee_view', 'Committee view'), ('committee_edit', 'Committee edit'), ('meeting_view', 'Meeting view'), ('meeting_edit', 'Meeting edit'), ('meeting_run', 'Meeting run'), ('ruling_make', 'Ruling make'), ('radar_view', 'Radar view'), ('panel_convene', 'Panel convene'), ('paper_edit', 'Paper edit'), ('minutes_edit', 'Minutes edit'), ('minutes_approve', 'Minutes approve'), ('link_edit', 'Link edit'), ('organisation_edit', 'Organisation edit')]},
        ),
        migrations.AlterModelOptions(
            name='organisation',
            options={'ordering': ['name', 'pk'], 'permissions': [('appointment_view', 'Appointment view'), ('appointment_edit', 'Appointment edit'), ('application_view', 'Application view'), ('application_start', 'Application start'), ('application_edit', 'Application edit'), ('application_answer_ccg', 'Application answer ccg'), ('application_answer_nhse', 'Application answer nhse'), ('application_sign', 'Application sign'), ('application_sign_off_sum', 'Application sign off sum'), ('application_submit', 'Application submit'), ('application_accept_late', 'Application accept late'), ('application_decide', 'Application decide'), ('arrangement_view', 'Arrangement view'), ('arrangement_edit', 'Arrangement edit'), ('application_lift_concern', 'Application lift concern'), ('figure_edit', 'Figure edit'), ('conflict_view', 'Conflict view'), ('conflict_edit', 'Conflict edit'), ('conflict_review', 'Conflict review'), ('conflict_publish', 'Conflict publish'), ('gift_approve', 'Gift approve'), ('breach_view', 'Breach view'), ('breach_investigate', 'Breach investigate'), ('breach_publish', 'Breach publish'), ('redaction_decide', 'Redaction decide'), ('document_edit', 'Document edit'), ('year_end_sign', 'Year end sign'), ('committee_view', 'Committee view'), ('committee_edit', 'Committee edit'), ('meeting_view', 'Meeting view'), ('meeting_edit', 'Meeting edit'), ('meeting_run', 'Meeting run'), ('ruling_make', 'Ruling make'), ('radar_view', 'Radar view'), ('panel_convene', 'Panel convene'), ('paper_edit', 'Paper edit'), ('minutes_edit', 'Minutes edit'), ('minutes_approve', 'Minutes approve'), ('link_edit', 'Link edit'), ('organisation_edit', 'Organisation edit')]},
        ),
        migrations.AlterField(
            model_name='appointment',
            name='role',
            field=models.CharField(choices=[('accountable-officer', 'Accountable Officer'), ('chief-finance-officer', 'Chief Finance Officer'), ('governance-lead', 'Governance lead'), ('audit-committee-chair', 'Audit Committee Chair'), ('lay-member', 'Lay member'), ('gp-member', 'GP member'), ('conflicts-guardian', 'Conflicts of Interest Guardian'), ('director-of-governance', 'Director of Governance'), ('director-of-commissioning', 'Director of Commissioning'), ('nhs-england-director', 'NHS England director'), ('nhs-england-case-officer', 'NHS England primary care lead'), ('nhs-england-regional-director', 'NHS England regional director'), ('nhs-england-national-officer', 'NHS England national officer'), ('committee-chair', 'Chair'), ('committee-vice-chair', 'Vice-chair'), ('committee-secretary', 'Secretary'), ('committee-member', 'Member'), ('committee-attendee', 'Attendee without a vote')], max_length=40),
        ),
        migrations.AlterField(
            model_name='historicalappointment',
            name='role',
            field=models.CharField(choices=[('accountable-officer', 'Accountable Officer'), ('chief-finance-officer', 'Chief Finance Officer'), ('governance-lead', 'Governance lead'), ('audit-committee-chair', 'Audit Committee Chair'), ('lay-member', 'Lay member'), ('gp-member', 'GP member'), ('conflicts-guardian', 'Conflicts of Interest Guardian'), ('director-of-governance', 'Director of Governance'), ('director-of-commissioning', 'Director of Commissioning'), ('nhs-england-director', 'NHS England director'), ('nhs-england-case-officer', 'NHS England primary care lead'), ('nhs-england-regional-director', 'NHS England regional director'), ('nhs-england-national-officer', 'NHS England national officer'), ('committee-chair', 'Chair'), ('committee-vice-chair', 'Vice-chair'), ('committee-secretary', 'Secretary'), ('committee-member', 'Member'), ('committee-attendee', 'Attendee without a vote')], max_length=40),
        ),
        migrations.AlterField(
            model_name='signature',
            name='post',
            field=models.CharField(choices=[('accountable-officer', 'Accountable Officer'), ('chief-finance-officer', 'Chief Finance Officer'), ('governance-lead', 'Governance lead'), ('audit-committee-chair', 'Audit Committee Chair'), ('lay-member', 'Lay member'), ('gp-member', 'GP member'), ('conflicts-guardian', 'Conflicts of Interest Guardian'), ('director-of-governance', 'Director of Governance'), ('director-of-commissioning', 'Director of Commissioning'), ('nhs-england-director', 'NHS England director'), ('nhs-england-case-officer', 'NHS England primary care lead'), ('nhs-england-regional-director', 'NHS England regional director'), ('nhs-england-national-officer', 'NHS England national officer'), ('committee-chair', 'Chair'), ('committee-vice-chair', 'Vice-chair'), ('committee-secretary', 'Secretary'), ('committee-member', 'Member'), ('committee-attendee', 'Attendee without a vote')], max_length=40),
        ),
        migrations.CreateModel(
            name='Panel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', jobs.ids.RefField()),
                ('status', models.CharField(choices=[('asked', 'Asked for'), ('reported', 'Reported'), ('withdrawn', 'Request withdrawn')], default='asked', max_length=10)),
                ('ground', models.CharField(choices=[('inquorate', 'The committee would not be quorate'), ('significance', 'The matter is of great significance')], max_length=12)),
                ('because', nhsuk.columns.TidyTextField()),
                ('asked_place', models.PositiveIntegerField()),
                ('asked_at', models.DateTimeField()),
                ('convener_post', nhsuk.columns.TidyCharField(blank=True, max_length=120)),
                ('passed', nhsuk.columns.TidyTextField(blank=True)),
                ('recommendation', models.CharField(blank=True, choices=[('accept', 'Accept: no undue influence was found'), ('reject', 'Reject, on grounds of undue influence')], max_length=10)),
                ('grounds', nhsuk.columns.TidyTextField(blank=True)),
                ('instructions', nhsuk.columns.TidyTextField(blank=True)),
                ('reported_place', models.PositiveIntegerField(null=True)),
                ('reported_at', models.DateTimeField(null=True)),
                ('withdrawn_because', nhsuk.columns.TidyTextField(blank=True)),
                ('withdrawn_place', models.PositiveIntegerField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('carried_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='governance.panel')),
                ('convener', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.person')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panels', to='governance.item')),
                ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalPanelMember',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('ref', jobs.ids.RefField(db_index=True, unique=False)),
                ('removed', models.BooleanField(default=False)),
                ('named_at', models.DateTimeField()),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('named_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.person')),
                ('panel', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.panel')),
            ],
            options={
                'verbose_name': 'historical panel member',
                'verbose_name_plural': 'historical panel members',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalPanel',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('ref', jobs.ids.RefField(db_index=True, unique=False)),
                ('status', models.CharField(choices=[('asked', 'Asked for'), ('reported', 'Reported'), ('withdrawn', 'Request withdrawn')], default='asked', max_length=10)),
                ('ground', models.CharField(choices=[('inquorate', 'The committee would not be quorate'), ('significance', 'The matter is of great significance')], max_length=12)),
                ('because', nhsuk.columns.TidyTextField()),
                ('asked_place', models.PositiveIntegerField()),
                ('asked_at', models.DateTimeField()),
                ('convener_post', nhsuk.columns.TidyCharField(blank=True, max_length=120)),
                ('passed', nhsuk.columns.TidyTextField(blank=True)),
                ('recommendation', models.CharField(blank=True, choices=[('accept', 'Accept: no undue influence was found'), ('reject', 'Reject, on grounds of undue influence')], max_length=10)),
                ('grounds', nhsuk.columns.TidyTextField(blank=True)),
                ('instructions', nhsuk.columns.TidyTextField(blank=True)),
                ('reported_place', models.PositiveIntegerField(null=True)),
                ('reported_at', models.DateTimeField(null=True)),
                ('withdrawn_because', nhsuk.columns.TidyTextField(blank=True)),
                ('withdrawn_place', models.PositiveIntegerField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('asked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('convener', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.person')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.item')),
                ('reported_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('carried_from', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='governance.panel')),
            ],
            options={
                'verbose_name': 'historical panel',
                'verbose_name_plural': 'historical panels',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='PanelMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', jobs.ids.RefField()),
                ('removed', models.BooleanField(default=False)),
                ('named_at', models.DateTimeField()),
                ('named_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='governance.panel')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panels', to='governance.person')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='panel',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'asked')), fields=('item',), name='one_panel_waits_for_an_item'),
        ),
        migrations.AddConstraint(
            model_name='panel',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'reported'), _negated=True), models.Q(('convener__isnull', False), ('reported_at__isnull', False), ('reported_place__isnull', False), models.Q(('recommendation', ''), _negated=True), models.Q(('grounds', ''), _negated=True), models.Q(('instructions', ''), _negated=True)), _connector='OR'), name='panel_that_reported_said_it_all'),
        ),
        migrations.AddConstraint(
            model_name='panel',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(('withdrawn_place__isnull', False), models.Q(('withdrawn_because', ''), _negated=True)), _connector='OR'), name='panel_is_withdrawn_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='panelmember',
            constraint=models.UniqueConstraint(condition=models.Q(('removed', False)), fields=('panel', 'person'), name='person_sits_once_in_a_panel'),
        ),
    ]
