import django.db.models.deletion
import jobs.ids
import nhsuk.columns
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_triggers"),
        ("governance", "0004_controlled_history"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="committee",
            options={
                "ordering": ["name"],
                "permissions": [
                    ("appointment_view", "Appointment view"),
                    ("appointment_edit", "Appointment edit"),
                    ("application_view", "Application view"),
                    ("application_start", "Application start"),
                    ("application_edit", "Application edit"),
                    ("application_answer_ccg", "Application answer ccg"),
                    ("application_answer_nhse", "Application answer nhse"),
                    ("application_sign", "Application sign"),
                    ("application_sign_off_sum", "Application sign off sum"),
                    ("application_submit", "Application submit"),
                    ("application_accept_late", "Application accept late"),
                    ("application_decide", "Application decide"),
                    ("arrangement_view", "Arrangement view"),
                    ("arrangement_edit", "Arrangement edit"),
                    ("application_lift_concern", "Application lift concern"),
                    ("figure_edit", "Figure edit"),
                    ("conflict_view", "Conflict view"),
                    ("conflict_edit", "Conflict edit"),
                    ("conflict_review", "Conflict review"),
                    ("conflict_publish", "Conflict publish"),
                    ("gift_approve", "Gift approve"),
                    ("breach_view", "Breach view"),
                    ("breach_investigate", "Breach investigate"),
                    ("breach_publish", "Breach publish"),
                    ("redaction_decide", "Redaction decide"),
                    ("document_edit", "Document edit"),
                    ("year_end_sign", "Year end sign"),
                    ("committee_view", "Committee view"),
                    ("committee_edit", "Committee edit"),
                    ("meeting_view", "Meeting view"),
                    ("meeting_edit", "Meeting edit"),
                    ("meeting_run", "Meeting run"),
                    ("ruling_make", "Ruling make"),
                    ("radar_view", "Radar view"),
                    ("paper_edit", "Paper edit"),
                    ("minutes_edit", "Minutes edit"),
                    ("minutes_approve", "Minutes approve"),
                    ("link_edit", "Link edit"),
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="organisation",
            options={
                "ordering": ["name", "pk"],
                "permissions": [
                    ("appointment_view", "Appointment view"),
                    ("appointment_edit", "Appointment edit"),
                    ("application_view", "Application view"),
                    ("application_start", "Application start"),
                    ("application_edit", "Application edit"),
                    ("application_answer_ccg", "Application answer ccg"),
                    ("application_answer_nhse", "Application answer nhse"),
                    ("application_sign", "Application sign"),
                    ("application_sign_off_sum", "Application sign off sum"),
                    ("application_submit", "Application submit"),
                    ("application_accept_late", "Application accept late"),
                    ("application_decide", "Application decide"),
                    ("arrangement_view", "Arrangement view"),
                    ("arrangement_edit", "Arrangement edit"),
                    ("application_lift_concern", "Application lift concern"),
                    ("figure_edit", "Figure edit"),
                    ("conflict_view", "Conflict view"),
                    ("conflict_edit", "Conflict edit"),
                    ("conflict_review", "Conflict review"),
                    ("conflict_publish", "Conflict publish"),
                    ("gift_approve", "Gift approve"),
                    ("breach_view", "Breach view"),
                    ("breach_investigate", "Breach investigate"),
                    ("breach_publish", "Breach publish"),
                    ("redaction_decide", "Redaction decide"),
                    ("document_edit", "Document edit"),
                    ("year_end_sign", "Year end sign"),
                    ("committee_view", "Committee view"),
                    ("committee_edit", "Committee edit"),
                    ("meeting_view", "Meeting view"),
                    ("meeting_edit", "Meeting edit"),
                    ("meeting_run", "Meeting run"),
                    ("ruling_make", "Ruling make"),
                    ("radar_view", "Radar view"),
                    ("paper_edit", "Paper edit"),
                    ("minutes_edit", "Minutes edit"),
                    ("minutes_approve", "Minutes approve"),
                    ("link_edit", "Link edit"),
                ],
            },
        ),
        migrations.AddField(
            model_name="committee",
            name="kind",
            field=models.CharField(
                choices=[
                    ("joint", "Joint committee"),
                    ("in_common", "Committee meeting in common"),
                    ("delegated", "Primary care commissioning committee"),
                    ("gp_free", "Committee without GPs, with GP advisers"),
                    ("governing_body", "Governing body"),
                    ("audit", "Audit committee"),
                ],
                default="delegated",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="historicalcommittee",
            name="kind",
            field=models.CharField(
                choices=[
                    ("joint", "Joint committee"),
                    ("in_common", "Committee meeting in common"),
                    ("delegated", "Primary care commissioning committee"),
                    ("gp_free", "Committee without GPs, with GP advisers"),
                    ("governing_body", "Governing body"),
                    ("audit", "Audit committee"),
                ],
                default="delegated",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="appointment",
            name="role",
            field=models.CharField(
                choices=[
                    ("accountable-officer", "Accountable Officer"),
                    ("chief-finance-officer", "Chief Finance Officer"),
                    ("governance-lead", "Governance lead"),
                    ("audit-committee-chair", "Audit Committee Chair"),
                    ("lay-member", "Lay member"),
                    ("gp-member", "GP member"),
                    ("conflicts-guardian", "Conflicts of Interest Guardian"),
                    ("nhs-england-director", "NHS England director"),
                    ("nhs-england-case-officer", "NHS England primary care lead"),
                    ("nhs-england-regional-director", "NHS England regional director"),
                    ("nhs-england-national-officer", "NHS England national officer"),
                    ("committee-chair", "Chair"),
                    ("committee-vice-chair", "Vice-chair"),
                    ("committee-secretary", "Secretary"),
                    ("committee-member", "Member"),
                    ("committee-attendee", "Attendee without a vote"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="historicalappointment",
            name="role",
            field=models.CharField(
                choices=[
                    ("accountable-officer", "Accountable Officer"),
                    ("chief-finance-officer", "Chief Finance Officer"),
                    ("governance-lead", "Governance lead"),
                    ("audit-committee-chair", "Audit Committee Chair"),
                    ("lay-member", "Lay member"),
                    ("gp-member", "GP member"),
                    ("conflicts-guardian", "Conflicts of Interest Guardian"),
                    ("nhs-england-director", "NHS England director"),
                    ("nhs-england-case-officer", "NHS England primary care lead"),
                    ("nhs-england-regional-director", "NHS England regional director"),
                    ("nhs-england-national-officer", "NHS England national officer"),
                    ("committee-chair", "Chair"),
                    ("committee-vice-chair", "Vice-chair"),
                    ("committee-secretary", "Secretary"),
                    ("committee-member", "Member"),
                    ("committee-attendee", "Attendee without a vote"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="signature",
            name="post",
            field=models.CharField(
                choices=[
                    ("accountable-officer", "Accountable Officer"),
                    ("chief-finance-officer", "Chief Finance Officer"),
                    ("governance-lead", "Governance lead"),
                    ("audit-committee-chair", "Audit Committee Chair"),
                    ("lay-member", "Lay member"),
                    ("gp-member", "GP member"),
                    ("conflicts-guardian", "Conflicts of Interest Guardian"),
                    ("nhs-england-director", "NHS England director"),
                    ("nhs-england-case-officer", "NHS England primary care lead"),
                    ("nhs-england-regional-director", "NHS England regional director"),
                    ("nhs-england-national-officer", "NHS England national officer"),
                    ("committee-chair", "Chair"),
                    ("committee-vice-chair", "Vice-chair"),
                    ("committee-secretary", "Secretary"),
                    ("committee-member", "Member"),
                    ("committee-attendee", "Attendee without a vote"),
                ],
                max_length=40,
            ),
        ),
        migrations.CreateModel(
            name="CommitteeBody",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "name",
                    nhsuk.columns.TidyCharField(
                        help_text="As the committee calls it: Mid Essex, NHS England.", max_length=80
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bodies", to="governance.committee"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sits_in",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_on", None)),
                        fields=("committee", "organisation"),
                        name="body_sits_once_in_a_committee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                        name="committee_body_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommitteeBody",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "name",
                    nhsuk.columns.TidyCharField(
                        help_text="As the committee calls it: Mid Essex, NHS England.", max_length=80
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.committee",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical committee body",
                "verbose_name_plural": "historical committee bodys",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLink",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("member", "is a member of"),
                            ("director", "is a director of"),
                            ("owner", "owns or part-owns"),
                            ("partner", "is a partner in"),
                            ("employed", "is employed by"),
                            ("close", "is a close associate of"),
                            ("parent", "belongs to"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "from_kind",
                    models.CharField(
                        choices=[
                            ("practice", "GP practice or other NHS body"),
                            ("company", "Company"),
                            ("charity", "Charity"),
                            ("person", "Person"),
                            ("class", "All practices of the area"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("from_code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("from_name", nhsuk.columns.TidyCharField(max_length=300)),
                (
                    "to_kind",
                    models.CharField(
                        choices=[
                            ("practice", "GP practice or other NHS body"),
                            ("company", "Company"),
                            ("charity", "Charity"),
                            ("person", "Person"),
                            ("class", "All practices of the area"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("to_code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("to_name", nhsuk.columns.TidyCharField(max_length=300)),
                (
                    "source",
                    nhsuk.columns.TidyCharField(help_text="Where it is known from, with its date.", max_length=300),
                ),
                ("kept_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "from_person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kept_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical link",
                "verbose_name_plural": "historical links",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReport",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("monthly", "Monthly executive summary"),
                            ("quarterly", "Quarterly report of the chair"),
                            ("annual", "Annual report"),
                        ],
                        max_length=12,
                    ),
                ),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("words", nhsuk.columns.TidyTextField(blank=True)),
                ("document", models.CharField(blank=True, max_length=12)),
                ("drafted_at", models.DateTimeField()),
                ("issued_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.committee",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical report",
                "verbose_name_plural": "historical reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTermsOfReference",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                ("version", nhsuk.columns.TidyCharField(max_length=40)),
                ("pattern", models.SlugField(blank=True, max_length=40)),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Being drafted"), ("in_force", "Adopted"), ("dropped", "Dropped")],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("clauses", models.JSONField(default=list)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "agreed_by",
                    nhsuk.columns.TidyCharField(
                        blank=True, help_text="Who adopted it: the governing bodies, …", max_length=200
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("drafted_at", models.DateTimeField()),
                ("activated_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "activated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.committee",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical terms of reference",
                "verbose_name_plural": "historical terms of references",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("welcome", "Welcome and apologies"),
                            ("declarations", "Declarations of interest"),
                            ("minutes", "Minutes of the last meeting"),
                            ("actions", "Action log"),
                            ("questions", "Questions from the public"),
                            ("election", "Election of chair or vice-chair"),
                            ("decision", "For decision"),
                            ("discussion", "For discussion"),
                            ("information", "For information"),
                            ("exclusion", "Resolution to exclude the public"),
                            ("other", "Any other business"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Not ready"),
                            ("ready", "Ready"),
                            ("open", "Being taken"),
                            ("done", "Taken"),
                            ("deferred", "Deferred"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=8)),
                ("title", nhsuk.columns.TidyCharField(max_length=300)),
                ("purpose", nhsuk.columns.TidyTextField(blank=True, help_text="What the committee is asked to do.")),
                (
                    "function",
                    models.SlugField(
                        blank=True, help_text="Key of rules.functions; decisions must have one.", max_length=40
                    ),
                ),
                (
                    "for_body",
                    nhsuk.columns.TidyCharField(blank=True, help_text="Where it goes if referred.", max_length=200),
                ),
                ("presenter", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("minutes_allowed", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("private", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
                ("ready_at", models.DateTimeField(null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deferred_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="came_from",
                        to="governance.item",
                    ),
                ),
                (
                    "only_for",
                    models.ForeignKey(
                        blank=True,
                        help_text="The one body whose matter it is; the others abstain (row 42).",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.committeebody",
                    ),
                ),
                (
                    "ready_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalItemParty",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("practice", "GP practice or other NHS body"),
                            ("company", "Company"),
                            ("charity", "Charity"),
                            ("person", "Person"),
                            ("class", "All practices of the area"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("name", nhsuk.columns.TidyCharField(max_length=300)),
                ("address", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("removed", models.BooleanField(default=False)),
                ("named_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.item",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical item party",
                "verbose_name_plural": "historical item partys",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDiscussion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("words", nhsuk.columns.TidyTextField(blank=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("written_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.item",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical discussion",
                "verbose_name_plural": "historical discussions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAdvice",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "asked_of",
                    nhsuk.columns.TidyCharField(help_text="Finance, quality, estates, legal …", max_length=200),
                ),
                ("question", nhsuk.columns.TidyTextField()),
                ("due_on", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("answer", nhsuk.columns.TidyTextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("frozen_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "adviser",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.item",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical advice",
                "verbose_name_plural": "historical advice",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalActionPoint",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Done"), ("dropped", "No longer needed")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("words", nhsuk.columns.TidyTextField()),
                ("owner_name", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("due_on", models.DateField()),
                ("outcome", nhsuk.columns.TidyTextField(blank=True)),
                ("set_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.committee",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.evidence",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.item",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical action point",
                "verbose_name_plural": "historical action points",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Discussion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", nhsuk.columns.TidyTextField(blank=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="discussion", to="governance.item"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Advice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "asked_of",
                    nhsuk.columns.TidyCharField(help_text="Finance, quality, estates, legal …", max_length=200),
                ),
                ("question", nhsuk.columns.TidyTextField()),
                ("due_on", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("answer", nhsuk.columns.TidyTextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("frozen_at", models.DateTimeField(null=True)),
                (
                    "adviser",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="advice", to="governance.item"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "advice",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("frozen_at", None),
                            models.Q(("answered_at__isnull", False), ("frozen_at__gte", models.F("answered_at"))),
                            _connector="OR",
                        ),
                        name="advice_is_frozen_after_it_is_given",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Done"), ("dropped", "No longer needed")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("words", nhsuk.columns.TidyTextField()),
                ("owner_name", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("due_on", models.DateField()),
                ("outcome", nhsuk.columns.TidyTextField(blank=True)),
                ("set_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="governance.committee"
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.evidence",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="governance.person",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="governance.item"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owner__isnull", False), models.Q(("owner_name", ""), _negated=True), _connector="OR"
                        ),
                        name="action_has_an_owner",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("practice", "GP practice or other NHS body"),
                            ("company", "Company"),
                            ("charity", "Charity"),
                            ("person", "Person"),
                            ("class", "All practices of the area"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("name", nhsuk.columns.TidyCharField(max_length=300)),
                ("address", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("removed", models.BooleanField(default=False)),
                ("named_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="governance.item"
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("code", ""), _negated=True), fields=["code"], name="item_party_code"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                ("ref", jobs.ids.RefField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("member", "is a member of"),
                            ("director", "is a director of"),
                            ("owner", "owns or part-owns"),
                            ("partner", "is a partner in"),
                            ("employed", "is employed by"),
                            ("close", "is a close associate of"),
                            ("parent", "belongs to"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "from_kind",
                    models.CharField(
                        choices=[
                            ("practice", "GP practice or other NHS body"),
                            ("company", "Company"),
                            ("charity", "Charity"),
                            ("person", "Person"),
                            ("class", "All practices of the area"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("from_code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("from_name", nhsuk.columns.TidyCharField(max_length=300)),
                (
                    "to_kind",
                    models.CharField(
                        choices=[
                            ("practice", "GP practice or other NHS body"),
                            ("company", "Company"),
                            ("charity", "Charity"),
                            ("person", "Person"),
                            ("class", "All practices of the area"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("to_code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("to_name", nhsuk.columns.TidyCharField(max_length=300)),
                (
                    "source",
                    nhsuk.columns.TidyCharField(help_text="Where it is known from, with its date.", max_length=300),
                ),
                ("kept_at", models.DateTimeField()),
                (
                    "from_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kept_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="governance.organisation"
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
            ],
            options={
                "ordering": ["from_name", "to_name", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("from_code", ""), _negated=True),
                        fields=["from_code"],
                        name="link_from_code",
                    ),
                    models.Index(
                        condition=models.Q(("to_code", ""), _negated=True), fields=["to_code"], name="link_to_code"
                    ),
                    models.Index(fields=["kept_for"], name="link_kept_for"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                        name="link_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being planned"),
                            ("called", "Called"),
                            ("published", "Agenda published"),
                            ("sitting", "In session"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("title", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("joining", nhsuk.columns.TidyTextField(blank=True, help_text="How the public may come or follow.")),
                (
                    "sequence",
                    models.PositiveIntegerField(
                        default=0, help_text="Grows with each change a calendar must learn of."
                    ),
                ),
                ("planned_at", models.DateTimeField()),
                ("called_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("cancelled_because", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("secretary_note", nhsuk.columns.TidyTextField(blank=True)),
                (
                    "called_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="governance.committee"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "together_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alongside",
                        to="governance.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_at", "-pk"],
                "indexes": [models.Index(fields=["committee", "starts_at"], name="meeting_by_committee")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="meeting_ends_after_it_starts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["sitting", "closed"]), _negated=True),
                            ("opened_at__isnull", False),
                            _connector="OR",
                        ),
                        name="meeting_in_session_was_opened",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="item",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="governance.meeting"
            ),
        ),
        migrations.CreateModel(
            name="HistoricalPublicQuestion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "status",
                    models.CharField(
                        choices=[("received", "Received"), ("answered", "Answered"), ("declined", "Not taken")],
                        default="received",
                        max_length=20,
                    ),
                ),
                (
                    "asked_by_name",
                    nhsuk.columns.TidyCharField(
                        blank=True, help_text="Empty: name withheld or not given.", max_length=200
                    ),
                ),
                ("question", nhsuk.columns.TidyTextField()),
                ("received_on", models.DateField()),
                ("answer", nhsuk.columns.TidyTextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.item",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical public question",
                "verbose_name_plural": "historical public questions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMinutes",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Being written"), ("circulated", "Circulated"), ("approved", "Approved")],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("document", models.CharField(blank=True, max_length=12)),
                ("corrections", nhsuk.columns.TidyTextField(blank=True)),
                ("begun_at", models.DateTimeField()),
                ("circulated_at", models.DateTimeField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "circulated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "approved_at_meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.meeting",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical minutes",
                "verbose_name_plural": "historical minutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeeting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being planned"),
                            ("called", "Called"),
                            ("published", "Agenda published"),
                            ("sitting", "In session"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("title", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("joining", nhsuk.columns.TidyTextField(blank=True, help_text="How the public may come or follow.")),
                (
                    "sequence",
                    models.PositiveIntegerField(
                        default=0, help_text="Grows with each change a calendar must learn of."
                    ),
                ),
                ("planned_at", models.DateTimeField()),
                ("called_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("cancelled_because", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("secretary_note", nhsuk.columns.TidyTextField(blank=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "called_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.committee",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "together_with",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical meeting",
                "verbose_name_plural": "historical meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalItem",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("welcome", "Welcome and apologies"),
                            ("declarations", "Declarations of interest"),
                            ("minutes", "Minutes of the last meeting"),
                            ("actions", "Action log"),
                            ("questions", "Questions from the public"),
                            ("election", "Election of chair or vice-chair"),
                            ("decision", "For decision"),
                            ("discussion", "For discussion"),
                            ("information", "For information"),
                            ("exclusion", "Resolution to exclude the public"),
                            ("other", "Any other business"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Not ready"),
                            ("ready", "Ready"),
                            ("open", "Being taken"),
                            ("done", "Taken"),
                            ("deferred", "Deferred"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=8)),
                ("title", nhsuk.columns.TidyCharField(max_length=300)),
                ("purpose", nhsuk.columns.TidyTextField(blank=True, help_text="What the committee is asked to do.")),
                (
                    "function",
                    models.SlugField(
                        blank=True, help_text="Key of rules.functions; decisions must have one.", max_length=40
                    ),
                ),
                (
                    "for_body",
                    nhsuk.columns.TidyCharField(blank=True, help_text="Where it goes if referred.", max_length=200),
                ),
                ("presenter", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("minutes_allowed", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("private", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
                ("ready_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "only_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The one body whose matter it is; the others abstain (row 42).",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.committeebody",
                    ),
                ),
                (
                    "ready_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deferred_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.item",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical item",
                "verbose_name_plural": "historical items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGuest",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                ("name", nhsuk.columns.TidyCharField(max_length=200)),
                ("position", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("purpose", nhsuk.columns.TidyCharField(max_length=300)),
                ("admitted_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "admitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.item",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical guest",
                "verbose_name_plural": "historical guests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Guest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("name", nhsuk.columns.TidyCharField(max_length=200)),
                ("position", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("purpose", nhsuk.columns.TidyCharField(max_length=300)),
                ("admitted_at", models.DateTimeField()),
                (
                    "admitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guests",
                        to="governance.item",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guests", to="governance.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Being written"), ("circulated", "Circulated"), ("approved", "Approved")],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("document", models.CharField(blank=True, max_length=12)),
                ("corrections", nhsuk.columns.TidyTextField(blank=True)),
                ("begun_at", models.DateTimeField()),
                ("circulated_at", models.DateTimeField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                (
                    "approved_at_meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.meeting",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "circulated_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="minutes", to="governance.meeting"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "minutes",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "approved"), _negated=True),
                            models.Q(("approved_at__isnull", False), ("approved_at_meeting__isnull", False)),
                            _connector="OR",
                        ),
                        name="approved_minutes_name_the_meeting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Motion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("decision", "Decision"),
                            ("exclude", "Exclude the public"),
                            ("election", "Election"),
                            ("procedure", "Procedure"),
                        ],
                        default="decision",
                        max_length=12,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("put", "Put"),
                            ("polling", "Being voted on"),
                            ("carried", "Carried"),
                            ("rejected", "Rejected"),
                            ("tied", "Tied, waiting for the deciding vote"),
                            ("not_decided", "Not decided"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="put",
                        max_length=12,
                    ),
                ),
                ("words", nhsuk.columns.TidyTextField()),
                (
                    "ground",
                    models.CharField(
                        blank=True, help_text="To exclude the public: the ground of the 1960 Act.", max_length=40
                    ),
                ),
                (
                    "election_to",
                    models.CharField(blank=True, choices=[("chair", "Chair"), ("vice", "Vice-chair")], max_length=10),
                ),
                ("put_at", models.DateTimeField()),
                (
                    "covers",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Items taken in private.",
                        related_name="excluded_by",
                        to="governance.item",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="motions", to="governance.item"
                    ),
                ),
                (
                    "put_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPoll",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "method",
                    models.CharField(
                        choices=[("vote", "By vote"), ("assent", "Agreed without a vote")],
                        default="vote",
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("counted", "Counted"), ("stopped", "Stopped without a count")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("stopped_because", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "motion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.motion",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical poll",
                "verbose_name_plural": "historical polls",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("final", "Final"),
                            ("replaced", "Replaced by a later version"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("title", nhsuk.columns.TidyCharField(max_length=300)),
                ("author", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("cover", models.JSONField(default=dict)),
                (
                    "body",
                    nhsuk.columns.TidyTextField(
                        blank=True, help_text="Plain text with light marks: headings, lists, bold."
                    ),
                ),
                ("late_because", nhsuk.columns.TidyTextField(blank=True)),
                ("written_at", models.DateTimeField()),
                ("finalised_at", models.DateTimeField(null=True)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "finalised_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "follows",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="governance.paper",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="governance.item"
                    ),
                ),
                (
                    "late_allowed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["item", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "final"), _negated=True),
                            ("finalised_at__isnull", False),
                            _connector="OR",
                        ),
                        name="final_paper_was_finalised",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("late_because", ""), ("late_allowed_by__isnull", False), _connector="OR"),
                        name="late_paper_was_allowed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPaper",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("final", "Final"),
                            ("replaced", "Replaced by a later version"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("title", nhsuk.columns.TidyCharField(max_length=300)),
                ("author", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("cover", models.JSONField(default=dict)),
                (
                    "body",
                    nhsuk.columns.TidyTextField(
                        blank=True, help_text="Plain text with light marks: headings, lists, bold."
                    ),
                ),
                ("late_because", nhsuk.columns.TidyTextField(blank=True)),
                ("written_at", models.DateTimeField()),
                ("finalised_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "finalised_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "late_allowed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.item",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical paper",
                "verbose_name_plural": "historical papers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Poll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "method",
                    models.CharField(
                        choices=[("vote", "By vote"), ("assent", "Agreed without a vote")],
                        default="vote",
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("counted", "Counted"), ("stopped", "Stopped without a count")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("stopped_because", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "motion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="polls", to="governance.motion"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")), fields=("motion",), name="one_open_poll_per_motion"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Privacy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ground", models.CharField(blank=True, max_length=40)),
                ("reason", nhsuk.columns.TidyTextField()),
                (
                    "public_words",
                    nhsuk.columns.TidyCharField(
                        blank=True, help_text="What the public is told the item is about.", max_length=300
                    ),
                ),
                ("review_on", models.DateField(null=True)),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="privacy", to="governance.item"
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="governance.person"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ground", ""),
                            models.Q(("review_on__isnull", False), ("reviewer__isnull", False)),
                            _connector="OR",
                        ),
                        name="private_item_has_ground_reviewer_and_date",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "status",
                    models.CharField(
                        choices=[("received", "Received"), ("answered", "Answered"), ("declined", "Not taken")],
                        default="received",
                        max_length=20,
                    ),
                ),
                (
                    "asked_by_name",
                    nhsuk.columns.TidyCharField(
                        blank=True, help_text="Empty: name withheld or not given.", max_length=200
                    ),
                ),
                ("question", nhsuk.columns.TidyTextField()),
                ("received_on", models.DateField()),
                ("answer", nhsuk.columns.TidyTextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.item",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="governance.meeting"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("monthly", "Monthly executive summary"),
                            ("quarterly", "Quarterly report of the chair"),
                            ("annual", "Annual report"),
                        ],
                        max_length=12,
                    ),
                ),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("words", nhsuk.columns.TidyTextField(blank=True)),
                ("document", models.CharField(blank=True, max_length=12)),
                ("drafted_at", models.DateTimeField()),
                ("issued_at", models.DateTimeField(null=True)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="governance.committee"
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-from_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("committee", "kind", "from_on"), name="one_report_of_a_kind_per_period"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("received_on", models.DateField()),
                ("noted_at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="governance.organisation"
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="governance.minutes",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="governance.report",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("minutes", None), ("report__isnull", False)),
                            models.Q(("minutes__isnull", False), ("report", None)),
                            _connector="OR",
                        ),
                        name="receipt_of_a_report_or_minutes",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("report__isnull", False)),
                        fields=("body", "report"),
                        name="one_receipt_per_report",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("minutes__isnull", False)),
                        fields=("body", "minutes"),
                        name="one_receipt_per_minutes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReceipt",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("received_on", models.DateField()),
                ("noted_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.minutes",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical receipt",
                "verbose_name_plural": "historical receipts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("interest", nhsuk.columns.TidyTextField(help_text="As it was said.")),
                (
                    "public_words",
                    nhsuk.columns.TidyTextField(
                        blank=True, help_text="As it may be said in public; empty: the same words."
                    ),
                ),
                ("interest_ref", models.CharField(blank=True, db_index=True, max_length=40)),
                ("matched", models.CharField(blank=True, max_length=64)),
                (
                    "magnitude",
                    models.CharField(
                        choices=[
                            ("financial", "A financial interest in the item"),
                            ("class", "A wide interest shared by a class, such as all GPs"),
                            ("other", "A professional, personal or indirect interest"),
                            ("trivial", "Trivial"),
                        ],
                        max_length=12,
                    ),
                ),
                ("choice", models.CharField(max_length=20)),
                ("default", models.CharField(help_text="What the rule would have had (R-063).", max_length=20)),
                ("reason", nhsuk.columns.TidyTextField()),
                ("withhold", models.BooleanField(default=False)),
                (
                    "declared_by_person",
                    models.BooleanField(default=True, help_text="Said by the person, not found by the radar."),
                ),
                (
                    "ruled_as",
                    models.CharField(
                        choices=[
                            ("chair", "Chair"),
                            ("vice", "Vice-chair presiding"),
                            ("members", "The members present, chair and vice-chair being conflicted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ruled_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rulings", to="governance.item"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rulings", to="governance.person"
                    ),
                ),
                (
                    "ruled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ruler",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="governance.person"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["item", "person", "id"], name="ruling_by_item_and_person")],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                ("ref", jobs.ids.RefField()),
                (
                    "klass",
                    models.CharField(
                        choices=[
                            ("lay", "Lay member"),
                            ("executive", "Executive"),
                            ("gp", "GP"),
                            ("clinical", "Other clinician"),
                            ("nhs_england", "NHS England"),
                            ("attendee", "Attends without a vote"),
                        ],
                        max_length=20,
                    ),
                ),
                ("office", models.SlugField(blank=True, max_length=40)),
                (
                    "title",
                    nhsuk.columns.TidyCharField(
                        help_text="As the minutes name it: lay member, GP, Medical Director.", max_length=120
                    ),
                ),
                ("voting", models.BooleanField(default=True)),
                (
                    "right_to_attend",
                    models.BooleanField(default=False, help_text="Healthwatch, Health and Wellbeing Board, LMC."),
                ),
                ("seated_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "appointment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.appointment",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="governance.committeebody",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="governance.committee"
                    ),
                ),
                (
                    "deputy_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputies",
                        to="governance.seat",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="governance.person"
                    ),
                ),
                (
                    "seated_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("deputy_for", None), ("to_on", None)),
                        fields=("committee", "person"),
                        name="person_sits_once_in_a_committee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("klass", "attendee"), _negated=True), ("voting", False), _connector="OR"
                        ),
                        name="seat_attendees_do_not_vote",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("voting", False), ("body__isnull", False), _connector="OR"),
                        name="seat_that_votes_belongs_to_a_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                        name="seat_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("arrived", "Arrived"),
                            ("left", "Left the room"),
                            ("returned", "Returned"),
                            ("departed", "Went home"),
                            ("apologies", "Sent apologies"),
                        ],
                        max_length=12,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                (
                    "guest",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participation",
                        to="governance.guest",
                    ),
                ),
                (
                    "happened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participation",
                        to="governance.item",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participation",
                        to="governance.meeting",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participation",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["meeting", "id"], name="participation_by_meeting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("guest", None), ("seat__isnull", False)),
                            models.Q(("guest__isnull", False), ("seat", None)),
                            _connector="OR",
                        ),
                        name="participation_of_a_seat_or_a_guest",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Officer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                ("post", models.CharField(choices=[("chair", "Chair"), ("vice", "Vice-chair")], max_length=10)),
                (
                    "because",
                    nhsuk.columns.TidyCharField(
                        help_text="Elected at the meeting of …, appointed by …", max_length=300
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "appointment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.appointment",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="officers", to="governance.committee"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offices", to="governance.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_on", None)),
                        fields=("committee", "post"),
                        name="one_chair_and_one_vice_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                        name="officer_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="motion",
            name="candidate",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="governance.seat",
            ),
        ),
        migrations.AddField(
            model_name="motion",
            name="moved_by_seat",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="governance.seat",
            ),
        ),
        migrations.AddField(
            model_name="motion",
            name="seconded_by_seat",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="governance.seat",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalSeat",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "klass",
                    models.CharField(
                        choices=[
                            ("lay", "Lay member"),
                            ("executive", "Executive"),
                            ("gp", "GP"),
                            ("clinical", "Other clinician"),
                            ("nhs_england", "NHS England"),
                            ("attendee", "Attends without a vote"),
                        ],
                        max_length=20,
                    ),
                ),
                ("office", models.SlugField(blank=True, max_length=40)),
                (
                    "title",
                    nhsuk.columns.TidyCharField(
                        help_text="As the minutes name it: lay member, GP, Medical Director.", max_length=120
                    ),
                ),
                ("voting", models.BooleanField(default=True)),
                (
                    "right_to_attend",
                    models.BooleanField(default=False, help_text="Healthwatch, Health and Wellbeing Board, LMC."),
                ),
                ("seated_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.appointment",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.committeebody",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.committee",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
                (
                    "seated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deputy_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical seat",
                "verbose_name_plural": "historical seats",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOfficer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                ("post", models.CharField(choices=[("chair", "Chair"), ("vice", "Vice-chair")], max_length=10)),
                (
                    "because",
                    nhsuk.columns.TidyCharField(
                        help_text="Elected at the meeting of …, appointed by …", max_length=300
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.appointment",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.committee",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical officer",
                "verbose_name_plural": "historical officers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMotion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("decision", "Decision"),
                            ("exclude", "Exclude the public"),
                            ("election", "Election"),
                            ("procedure", "Procedure"),
                        ],
                        default="decision",
                        max_length=12,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("put", "Put"),
                            ("polling", "Being voted on"),
                            ("carried", "Carried"),
                            ("rejected", "Rejected"),
                            ("tied", "Tied, waiting for the deciding vote"),
                            ("not_decided", "Not decided"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="put",
                        max_length=12,
                    ),
                ),
                ("words", nhsuk.columns.TidyTextField()),
                (
                    "ground",
                    models.CharField(
                        blank=True, help_text="To exclude the public: the ground of the 1960 Act.", max_length=40
                    ),
                ),
                (
                    "election_to",
                    models.CharField(blank=True, choices=[("chair", "Chair"), ("vice", "Vice-chair")], max_length=10),
                ),
                ("put_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "put_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.item",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seat",
                    ),
                ),
                (
                    "moved_by_seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seat",
                    ),
                ),
                (
                    "seconded_by_seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical motion",
                "verbose_name_plural": "historical motions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CastingVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("choice", models.CharField(choices=[("for", "For"), ("against", "Against")], max_length=10)),
                (
                    "authority",
                    nhsuk.columns.TidyCharField(
                        help_text="The paragraph, and the reading where one was signed.", max_length=300
                    ),
                ),
                ("cast_at", models.DateTimeField()),
                (
                    "cast_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "poll",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="casting", to="governance.poll"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="governance.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="TermsOfReference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("version", nhsuk.columns.TidyCharField(max_length=40)),
                ("pattern", models.SlugField(blank=True, max_length=40)),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Being drafted"), ("in_force", "Adopted"), ("dropped", "Dropped")],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("clauses", models.JSONField(default=list)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "agreed_by",
                    nhsuk.columns.TidyCharField(
                        blank=True, help_text="Who adopted it: the governing bodies, …", max_length=200
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("drafted_at", models.DateTimeField()),
                ("activated_at", models.DateTimeField(null=True)),
                (
                    "activated_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="governance.committee"
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["committee", "-from_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("committee", "version"), name="terms_one_of_each_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "in_force"), ("to_on", None)),
                        fields=("committee",),
                        name="terms_one_open_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                        name="terms_end_after_they_begin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("activated_at__isnull", False), ("status", "in_force")),
                            models.Q(("status", "in_force"), _negated=True),
                            _connector="OR",
                        ),
                        name="terms_in_force_were_activated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("clause", models.SlugField(max_length=40)),
                ("choice", models.SlugField(max_length=40)),
                ("because", nhsuk.columns.TidyTextField()),
                ("read_at", models.DateTimeField()),
                (
                    "read_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.signature",
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="governance.termsofreference",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("terms", "clause"), name="one_reading_per_clause")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReading",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                ("clause", models.SlugField(max_length=40)),
                ("choice", models.SlugField(max_length=40)),
                ("because", nhsuk.columns.TidyTextField()),
                ("read_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.signature",
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.termsofreference",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical reading",
                "verbose_name_plural": "historical readings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Count",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("electorate", models.JSONField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("put", "Put"),
                            ("polling", "Being voted on"),
                            ("carried", "Carried"),
                            ("rejected", "Rejected"),
                            ("tied", "Tied, waiting for the deciding vote"),
                            ("not_decided", "Not decided"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=12,
                    ),
                ),
                ("lines", models.JSONField(help_text="Totals by body as the terms weigh them.")),
                ("sentences", models.JSONField(help_text="The result and its reading in words.")),
                ("book", models.CharField(help_text="Fingerprint of the terms and readings applied.", max_length=64)),
                ("counted_at", models.DateTimeField()),
                (
                    "counted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="governance.poll"
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="governance.termsofreference"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[("opened", "Opened"), ("closed", "Closed"), ("deferred", "Deferred")], max_length=10
                    ),
                ),
                ("chosen_by_members", models.BooleanField(default=False)),
                ("note", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("happened_at", models.DateTimeField()),
                (
                    "happened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="governance.item"
                    ),
                ),
                (
                    "presiding",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="governance.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "choice",
                    models.CharField(
                        choices=[("for", "For"), ("against", "Against"), ("abstain", "Abstains")], max_length=10
                    ),
                ),
                ("cast_at", models.DateTimeField()),
                (
                    "cast_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="governance.poll"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="governance.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["poll", "seat", "id"], name="vote_by_poll_and_seat")],
            },
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["meeting", "position"], name="item_by_position"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(fields=("meeting", "number"), name="item_number_once_in_a_meeting"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "decision"), _negated=True),
                    models.Q(("function", ""), _negated=True),
                    _connector="OR",
                ),
                name="item_for_decision_names_its_function",
            ),
        ),
        migrations.AddConstraint(
            model_name="motion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "election"), _negated=True),
                    models.Q(("candidate__isnull", False), models.Q(("election_to", ""), _negated=True)),
                    _connector="OR",
                ),
                name="election_has_a_post_and_a_candidate",
            ),
        ),
        migrations.AddConstraint(
            model_name="motion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "exclude"), _negated=True),
                    models.Q(("ground", ""), _negated=True),
                    _connector="OR",
                ),
                name="exclusion_of_the_public_has_a_ground",
            ),
        ),
    ]
