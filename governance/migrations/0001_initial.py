import django.db.models.deletion
import django.db.models.functions.text
import jobs.ids
import nhsuk.columns
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("documents", "0002_triggers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Committee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("name", nhsuk.columns.TidyCharField(max_length=200)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
            ],
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
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("name", nhsuk.columns.TidyCharField(max_length=200)),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SignedText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("payload", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="email address")),
                ("is_staff", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="governance.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"), name="one_account_per_address"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HeldPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("path", models.CharField(max_length=500)),
                ("fields", models.JSONField(help_text="Pairs of name and value, in the order sent.")),
                ("files", models.JSONField(help_text="Pairs of field name and file name.")),
                ("kept_until", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFigure",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("rule", models.CharField(max_length=60)),
                ("edition", models.CharField(max_length=60)),
                ("field", models.CharField(max_length=60)),
                ("value", nhsuk.columns.TidyCharField(max_length=200)),
                ("source", nhsuk.columns.TidyTextField()),
                ("set_at", models.DateTimeField()),
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
            ],
            options={
                "verbose_name": "historical figure",
                "verbose_name_plural": "historical figures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPerson",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                ("name", nhsuk.columns.TidyCharField(max_length=200)),
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
            ],
            options={
                "verbose_name": "historical person",
                "verbose_name_plural": "historical persons",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ccg", "Clinical Commissioning Group"),
                            ("practice", "GP practice"),
                            ("region", "NHS England region"),
                            ("area_team", "NHS England area team"),
                            ("local_office", "NHS England local office"),
                            ("national", "NHS England, national"),
                            ("local_authority", "Local authority"),
                            ("healthwatch", "Healthwatch"),
                            ("lmc", "Local Medical Committee"),
                            ("supplier", "Supplier"),
                        ],
                        max_length=20,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=12, null=True, verbose_name="ODS code")),
                (
                    "name",
                    nhsuk.columns.TidyCharField(
                        help_text="The latest official name; older ones are in names.", max_length=200
                    ),
                ),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, help_text="The last day it existed.", null=True)),
                ("ons_code", models.CharField(blank=True, max_length=9, verbose_name="ONS code")),
                ("address", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("postcode", nhsuk.columns.TidyCharField(blank=True, max_length=10)),
                (
                    "stated_on",
                    models.DateField(blank=True, help_text="The date of the newest source about it.", null=True),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="governance.organisation",
                    ),
                ),
            ],
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
                ],
                "indexes": [models.Index(fields=["kind", "name"], name="organisation_kind_name")],
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="one_organisation_per_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "ccg",
                                    "practice",
                                    "region",
                                    "area_team",
                                    "local_office",
                                    "national",
                                    "local_authority",
                                    "healthwatch",
                                    "lmc",
                                    "supplier",
                                ],
                            )
                        ),
                        name="organisation_of_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on", None),
                            ("opened_on", None),
                            ("closed_on__gte", models.F("opened_on")),
                            _connector="OR",
                        ),
                        name="organisation_closes_after_it_opens",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOrganisationParent",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("from_on", models.DateField(blank=True, null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                ("first_stated_on", models.DateField(help_text="The first day a source vouches for.")),
                (
                    "last_stated_on",
                    models.DateField(
                        blank=True,
                        help_text="The last such day; empty while open: then the organisation's stated_on.",
                        null=True,
                    ),
                ),
                ("source", nhsuk.columns.TidyCharField(max_length=120)),
                (
                    "withdrawn",
                    models.BooleanField(default=False, help_text="A later source left no day to this period."),
                ),
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
                (
                    "parent",
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
                "verbose_name": "historical organisation parent",
                "verbose_name_plural": "historical organisation parents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisationName",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("from_on", models.DateField(blank=True, null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                ("first_stated_on", models.DateField(help_text="The first day a source vouches for.")),
                (
                    "last_stated_on",
                    models.DateField(
                        blank=True,
                        help_text="The last such day; empty while open: then the organisation's stated_on.",
                        null=True,
                    ),
                ),
                ("source", nhsuk.columns.TidyCharField(max_length=120)),
                (
                    "withdrawn",
                    models.BooleanField(default=False, help_text="A later source left no day to this period."),
                ),
                ("name", nhsuk.columns.TidyCharField(max_length=200)),
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
                "verbose_name": "historical organisation name",
                "verbose_name_plural": "historical organisation names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ccg", "Clinical Commissioning Group"),
                            ("practice", "GP practice"),
                            ("region", "NHS England region"),
                            ("area_team", "NHS England area team"),
                            ("local_office", "NHS England local office"),
                            ("national", "NHS England, national"),
                            ("local_authority", "Local authority"),
                            ("healthwatch", "Healthwatch"),
                            ("lmc", "Local Medical Committee"),
                            ("supplier", "Supplier"),
                        ],
                        max_length=20,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=12, null=True, verbose_name="ODS code")),
                (
                    "name",
                    nhsuk.columns.TidyCharField(
                        help_text="The latest official name; older ones are in names.", max_length=200
                    ),
                ),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, help_text="The last day it existed.", null=True)),
                ("ons_code", models.CharField(blank=True, max_length=9, verbose_name="ONS code")),
                ("address", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("postcode", nhsuk.columns.TidyCharField(blank=True, max_length=10)),
                (
                    "stated_on",
                    models.DateField(blank=True, help_text="The date of the newest source about it.", null=True),
                ),
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
                    "successor",
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
                "verbose_name": "historical organisation",
                "verbose_name_plural": "historical organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvidence",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                ("title", nhsuk.columns.TidyCharField(max_length=200)),
                ("dated_on", models.DateField()),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("record_title", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("record_address", models.CharField(blank=True, max_length=200)),
                ("added_at", models.DateTimeField()),
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
                "verbose_name": "historical evidence",
                "verbose_name_plural": "historical evidence",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommittee",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                ("name", nhsuk.columns.TidyCharField(max_length=200)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
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
                "verbose_name": "historical committee",
                "verbose_name_plural": "historical committees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalArrangement",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "model",
                    models.CharField(
                        choices=[
                            ("greater_involvement", "Greater involvement"),
                            ("joint", "Joint commissioning"),
                            ("delegated", "Delegated commissioning"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("approved", "Approved"), ("lapsed", "Lapsed before it began"), ("ended", "Ended")],
                        default="approved",
                        max_length=20,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("conditions", nhsuk.columns.TidyTextField(blank=True)),
                (
                    "terminates_contracts",
                    models.BooleanField(help_text="None: the agreement is silent (H-4).", null=True),
                ),
                (
                    "handles_complaints",
                    models.BooleanField(help_text="None: the agreement is silent (H-14).", null=True),
                ),
                ("approved_at", models.DateTimeField()),
                ("agreement_signed_on", models.DateField(blank=True, null=True)),
                ("agreement_at", models.DateTimeField(null=True)),
                ("sum_signed_off", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("sum_at", models.DateTimeField(null=True)),
                ("closed_because", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "agreement_by",
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
                    "sum_by",
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
                    "ccg",
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
                "verbose_name": "historical arrangement",
                "verbose_name_plural": "historical arrangements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("title", nhsuk.columns.TidyCharField(max_length=200)),
                ("dated_on", models.DateField()),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("record_title", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("record_address", models.CharField(blank=True, max_length=200)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["-dated_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file__isnull", False), ("record_address", "")),
                            models.Q(("file", None), models.Q(("record_address", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="evidence_is_a_file_or_a_record",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="committee",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="committees", to="governance.organisation"
            ),
        ),
        migrations.CreateModel(
            name="Arrangement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "model",
                    models.CharField(
                        choices=[
                            ("greater_involvement", "Greater involvement"),
                            ("joint", "Joint commissioning"),
                            ("delegated", "Delegated commissioning"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("approved", "Approved"), ("lapsed", "Lapsed before it began"), ("ended", "Ended")],
                        default="approved",
                        max_length=20,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("conditions", nhsuk.columns.TidyTextField(blank=True)),
                (
                    "terminates_contracts",
                    models.BooleanField(help_text="None: the agreement is silent (H-4).", null=True),
                ),
                (
                    "handles_complaints",
                    models.BooleanField(help_text="None: the agreement is silent (H-14).", null=True),
                ),
                ("approved_at", models.DateTimeField()),
                ("agreement_signed_on", models.DateField(blank=True, null=True)),
                ("agreement_at", models.DateTimeField(null=True)),
                ("sum_signed_off", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("sum_at", models.DateTimeField(null=True)),
                ("closed_because", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                (
                    "agreement_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "sum_by",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrangements",
                        to="governance.committee",
                    ),
                ),
                (
                    "ccg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrangements",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["ccg__name", "starts_on"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "approved")), fields=("ccg",), name="one_open_arrangement_per_ccg"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreement_at", None), ("agreement_by", None), ("agreement_signed_on", None)),
                            models.Q(
                                ("agreement_at__isnull", False),
                                ("agreement_by__isnull", False),
                                ("agreement_signed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_recorded_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sum_at", None), ("sum_by", None), ("sum_signed_off", None)),
                            models.Q(
                                ("sum_at__isnull", False), ("sum_by__isnull", False), ("sum_signed_off__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="sum_recorded_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationGroupPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="governance.organisation"),
                ),
                ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.group")),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_on", models.DateField(blank=True, null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                ("first_stated_on", models.DateField(help_text="The first day a source vouches for.")),
                (
                    "last_stated_on",
                    models.DateField(
                        blank=True,
                        help_text="The last such day; empty while open: then the organisation's stated_on.",
                        null=True,
                    ),
                ),
                ("source", nhsuk.columns.TidyCharField(max_length=120)),
                (
                    "withdrawn",
                    models.BooleanField(default=False, help_text="A later source left no day to this period."),
                ),
                ("name", nhsuk.columns.TidyCharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="names", to="governance.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["organisation_id", models.OrderBy(models.F("from_on"), nulls_first=True)],
                "indexes": [models.Index(fields=["organisation", "from_on"], name="name_by_period")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on", None), ("from_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="organisation_name_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("to_on", None), ("withdrawn", False)),
                        fields=("organisation",),
                        name="one_open_organisation_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationParent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_on", models.DateField(blank=True, null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                ("first_stated_on", models.DateField(help_text="The first day a source vouches for.")),
                (
                    "last_stated_on",
                    models.DateField(
                        blank=True,
                        help_text="The last such day; empty while open: then the organisation's stated_on.",
                        null=True,
                    ),
                ),
                ("source", nhsuk.columns.TidyCharField(max_length=120)),
                (
                    "withdrawn",
                    models.BooleanField(default=False, help_text="A later source left no day to this period."),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parents",
                        to="governance.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation_id", models.OrderBy(models.F("from_on"), nulls_first=True)],
                "indexes": [
                    models.Index(fields=["organisation", "from_on"], name="parent_by_period"),
                    models.Index(fields=["parent", "from_on", "to_on"], name="children_by_period"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on", None), ("from_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="organisation_parent_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("to_on", None), ("withdrawn", False)),
                        fields=("organisation",),
                        name="one_open_organisation_parent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("organisation", models.F("parent")), _negated=True),
                        name="nobody_is_its_own_parent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationUserPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="governance.organisation"),
                ),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalAppointment",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "role",
                    models.CharField(
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
                        ],
                        max_length=40,
                    ),
                ),
                ("position", nhsuk.columns.TidyCharField(blank=True, max_length=120)),
                ("in_force_from", models.DateTimeField()),
                ("in_force_until", models.DateTimeField(null=True)),
                ("appointed_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("ended_because", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "appointed_by",
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
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="auth.group",
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
            ],
            options={
                "verbose_name": "historical appointment",
                "verbose_name_plural": "historical appointments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "role",
                    models.CharField(
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
                        ],
                        max_length=40,
                    ),
                ),
                ("position", nhsuk.columns.TidyCharField(blank=True, max_length=120)),
                ("in_force_from", models.DateTimeField()),
                ("in_force_until", models.DateTimeField(null=True)),
                ("appointed_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("ended_because", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                (
                    "appointed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "group",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="auth.group"),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="governance.committee",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="governance.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appointments", to="governance.person"
                    ),
                ),
            ],
            options={
                "ordering": ["in_force_from", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("committee__isnull", False), ("organisation", None)),
                            models.Q(("committee", None), ("organisation__isnull", False)),
                            _connector="OR",
                        ),
                        name="appointment_at_one_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_until", None),
                            ("in_force_until__gte", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="appointment_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("in_force_until", None)),
                            models.Q(("ended_at__isnull", False), ("in_force_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="appointment_end_is_recorded",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force_until", None), ("organisation__isnull", False)),
                        fields=("person", "role", "organisation"),
                        name="one_open_appointment_at_an_organisation",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("committee__isnull", False), ("in_force_until", None)),
                        fields=("person", "role", "committee"),
                        name="one_open_appointment_at_a_committee",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("object_id", models.PositiveBigIntegerField()),
                ("ref", jobs.ids.RefField()),
                (
                    "post",
                    models.CharField(
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
                        ],
                        max_length=40,
                    ),
                ),
                ("typed_name", nhsuk.columns.TidyCharField(max_length=200)),
                ("position", nhsuk.columns.TidyCharField(max_length=120)),
                ("statement", nhsuk.columns.TidyTextField()),
                ("method", models.CharField(max_length=60)),
                ("signed_at", models.DateTimeField()),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contenttypes.contenttype"
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="governance.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="governance.person"
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="governance.signedtext",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["content_type", "object_id"], name="governance__content_ac5a9b_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("content_type", "object_id", "text", "post"), name="one_signature_per_post_and_text"
                    ),
                    models.UniqueConstraint(
                        fields=("content_type", "object_id", "text", "person"), name="one_signature_per_person_and_text"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.CharField(blank=True, max_length=254)),
                ("outcome", models.CharField(max_length=40)),
                ("method", models.CharField(blank=True, max_length=60)),
                ("address", models.GenericIPAddressField(null=True)),
                ("agent", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("happened_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["user", "-id"], name="governance__user_id_2f86c7_idx"),
                    models.Index(fields=["email", "-id"], name="governance__email_b007b4_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("object_id", models.PositiveBigIntegerField()),
                ("workflow", models.CharField(max_length=40)),
                ("transition", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=40)),
                ("target", models.CharField(max_length=40)),
                ("note", nhsuk.columns.TidyTextField(blank=True)),
                ("post", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("moved_at", models.DateTimeField()),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contenttypes.contenttype"
                    ),
                ),
                (
                    "moved_by",
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
                "abstract": False,
                "indexes": [models.Index(fields=["content_type", "object_id"], name="governance__content_d3bc20_idx")],
            },
        ),
        migrations.CreateModel(
            name="CommitteeGroupPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="governance.committee"),
                ),
                ("group", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.group")),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
            ],
            options={
                "abstract": False,
                "unique_together": {("group", "permission", "content_object")},
            },
        ),
        migrations.CreateModel(
            name="CommitteeUserPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="governance.committee"),
                ),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "abstract": False,
                "unique_together": {("user", "permission", "content_object")},
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=60)),
                ("edition", models.CharField(max_length=60)),
                ("field", models.CharField(max_length=60)),
                ("value", nhsuk.columns.TidyCharField(max_length=200)),
                ("source", nhsuk.columns.TidyTextField()),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["rule", "edition", "field"],
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "edition", "field"), name="one_figure_per_field")
                ],
            },
        ),
        migrations.AlterUniqueTogether(
            name="organisationgrouppermission",
            unique_together={("group", "permission", "content_object")},
        ),
        migrations.AlterUniqueTogether(
            name="organisationuserpermission",
            unique_together={("user", "permission", "content_object")},
        ),
    ]
