import django.db.models.deletion
import jobs.ids
import nhsuk.columns
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0002_triggers"),
        ("governance", "0002_triggers"),
        ("governance", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Declarant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("position", nhsuk.columns.TidyCharField(max_length=200)),
                ("standings", models.JSONField(default=list)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("joined_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
                ("left_at", models.DateTimeField(null=True)),
                (
                    "ccg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declarants",
                        to="governance.organisation",
                    ),
                ),
                (
                    "left_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="declarants", to="governance.person"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["person__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_on", None)), fields=("person", "ccg"), name="declarant_once_at_a_ccg"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_on", None), ("left_on__gte", models.F("joined_on")), _connector="OR"),
                        name="declarant_leaves_after_joining",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("left_at", None), ("left_on", None)),
                            models.Q(("left_at__isnull", False), ("left_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="declarant_leaving_is_recorded",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("joined", "On joining"),
                            ("refresh", "Regular confirmation"),
                            ("change", "Change of role"),
                        ],
                        max_length=20,
                    ),
                ),
                ("due_on", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("notice_at", models.DateTimeField(null=True)),
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
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notice_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "declarant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asks", to="conflicts.declarant"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)), fields=("declarant",), name="ask_one_open_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("number", models.PositiveIntegerField()),
                ("edition", models.CharField(max_length=10)),
                ("book", models.CharField(max_length=64)),
                ("nil", models.BooleanField()),
                (
                    "associates",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no", "No: nobody close to me has one"),
                            ("none_known", "None known: I have asked, or cannot ask"),
                            ("declared", "Yes, and I have declared it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("payload", models.TextField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("typed_name", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                (
                    "source",
                    nhsuk.columns.TidyCharField(
                        blank=True, help_text="Empty: signed here. Else where it came from.", max_length=200
                    ),
                ),
                ("declared_on", models.DateField()),
                ("declared_at", models.DateTimeField()),
                (
                    "ask",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declaration",
                        to="conflicts.ask",
                    ),
                ),
                (
                    "declarant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declarations",
                        to="conflicts.declarant",
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["declarant", models.OrderBy(models.F("number"), descending=True)],
                "constraints": [
                    models.UniqueConstraint(fields=("declarant", "number"), name="declaration_one_of_each_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), models.Q(("typed_name", ""), _negated=True)),
                            models.Q(("source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="declaration_signed_or_imported",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Earning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("year", models.PositiveSmallIntegerField()),
                ("mean", models.DecimalField(decimal_places=2, max_digits=14)),
                ("full_time", models.PositiveSmallIntegerField()),
                ("part_time", models.PositiveSmallIntegerField()),
                ("page", models.URLField(blank=True, max_length=300)),
                ("published_by_practice_on", models.DateField(blank=True, null=True)),
                ("consent", models.BooleanField(default=False, help_text="The one GP has agreed in writing.")),
                ("recorded_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "ccg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="governance.organisation"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="earnings",
                        to="governance.organisation",
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
                "ordering": ["-year", "practice__name"],
                "constraints": [
                    models.UniqueConstraint(fields=("practice", "year"), name="earning_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("full_time__gt", 0), ("part_time__gt", 0), _connector="OR"),
                        name="earning_over_at_least_one_gp",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("recorded", "Recorded"),
                            ("approval", "Waits for approval"),
                            ("approved", "Approved"),
                            ("refused", "Not approved"),
                            ("published", "Published"),
                        ],
                        default="recorded",
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("gift", "A gift"),
                            ("cash", "Cash or vouchers"),
                            ("hospitality", "A meal, drinks or other hospitality"),
                            ("travel", "Travel or accommodation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("giver", nhsuk.columns.TidyCharField(max_length=300)),
                ("giver_code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("giver_business", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("supplier", models.BooleanField(default=False)),
                ("lavish", models.BooleanField(default=False)),
                ("description", nhsuk.columns.TidyTextField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                ("offered_on", models.DateField()),
                ("received_on", models.DateField(blank=True, null=True)),
                ("accepted", models.BooleanField()),
                ("for_organisation", models.BooleanField(default=False)),
                ("reason", nhsuk.columns.TidyTextField(blank=True)),
                ("edition", models.CharField(max_length=10)),
                ("book", models.CharField(max_length=64)),
                (
                    "advised",
                    models.CharField(
                        choices=[
                            ("accept", "You may accept"),
                            ("organisation", "Accept only on behalf of the organisation, not for yourself"),
                            ("decline", "Decline"),
                            ("approval", "Decline, unless a senior manager approves first"),
                            ("local", "Follow your CCG’s own policy"),
                        ],
                        max_length=20,
                    ),
                ),
                ("advice", nhsuk.columns.TidyTextField()),
                ("must_declare", models.BooleanField()),
                ("together", models.DecimalField(decimal_places=2, max_digits=14)),
                ("recorded_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
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
                    "ccg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gifts", to="governance.organisation"
                    ),
                ),
                (
                    "declarant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gifts",
                        to="conflicts.declarant",
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
                "ordering": ["-offered_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="gift_value_not_negative"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["approved", "refused"]), _negated=True),
                            ("approved_at__isnull", False),
                            _connector="OR",
                        ),
                        name="gift_approval_is_recorded",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAsk",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("joined", "On joining"),
                            ("refresh", "Regular confirmation"),
                            ("change", "Change of role"),
                        ],
                        max_length=20,
                    ),
                ),
                ("due_on", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("notice_at", models.DateTimeField(null=True)),
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
                    "declarant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="conflicts.declarant",
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
                    "notice_by",
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
                "verbose_name": "historical ask",
                "verbose_name_plural": "historical asks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDeclarant",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                ("position", nhsuk.columns.TidyCharField(max_length=200)),
                ("standings", models.JSONField(default=list)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("joined_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
                ("left_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "left_by",
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
                    "manager",
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
                    "practice",
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
                "verbose_name": "historical declarant",
                "verbose_name_plural": "historical declarants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEarning",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                ("year", models.PositiveSmallIntegerField()),
                ("mean", models.DecimalField(decimal_places=2, max_digits=14)),
                ("full_time", models.PositiveSmallIntegerField()),
                ("part_time", models.PositiveSmallIntegerField()),
                ("page", models.URLField(blank=True, max_length=300)),
                ("published_by_practice_on", models.DateField(blank=True, null=True)),
                ("consent", models.BooleanField(default=False, help_text="The one GP has agreed in writing.")),
                ("recorded_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "practice",
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
            ],
            options={
                "verbose_name": "historical earning",
                "verbose_name_plural": "historical earnings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGift",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("recorded", "Recorded"),
                            ("approval", "Waits for approval"),
                            ("approved", "Approved"),
                            ("refused", "Not approved"),
                            ("published", "Published"),
                        ],
                        default="recorded",
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("gift", "A gift"),
                            ("cash", "Cash or vouchers"),
                            ("hospitality", "A meal, drinks or other hospitality"),
                            ("travel", "Travel or accommodation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("giver", nhsuk.columns.TidyCharField(max_length=300)),
                ("giver_code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("giver_business", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("supplier", models.BooleanField(default=False)),
                ("lavish", models.BooleanField(default=False)),
                ("description", nhsuk.columns.TidyTextField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                ("offered_on", models.DateField()),
                ("received_on", models.DateField(blank=True, null=True)),
                ("accepted", models.BooleanField()),
                ("for_organisation", models.BooleanField(default=False)),
                ("reason", nhsuk.columns.TidyTextField(blank=True)),
                ("edition", models.CharField(max_length=10)),
                ("book", models.CharField(max_length=64)),
                (
                    "advised",
                    models.CharField(
                        choices=[
                            ("accept", "You may accept"),
                            ("organisation", "Accept only on behalf of the organisation, not for yourself"),
                            ("decline", "Decline"),
                            ("approval", "Decline, unless a senior manager approves first"),
                            ("local", "Follow your CCG’s own policy"),
                        ],
                        max_length=20,
                    ),
                ),
                ("advice", nhsuk.columns.TidyTextField()),
                ("must_declare", models.BooleanField()),
                ("together", models.DecimalField(decimal_places=2, max_digits=14)),
                ("recorded_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
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
                (
                    "declarant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="conflicts.declarant",
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
            ],
            options={
                "verbose_name": "historical gift",
                "verbose_name_plural": "historical gifts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInterest",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("declared", "To be reviewed"),
                            ("guardian", "With the guardian"),
                            ("returned", "Sent back with a question"),
                            ("agreed", "Reviewed"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="declared",
                        max_length=20,
                    ),
                ),
                ("edition", models.CharField(max_length=10)),
                ("book", models.CharField(max_length=64)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("direct_pecuniary", "Direct financial (pecuniary)"),
                            ("indirect_pecuniary", "Indirect financial (pecuniary)"),
                            ("non_pecuniary", "Non-financial"),
                            ("close_relationship", "Through a close relationship"),
                            ("financial", "Financial"),
                            ("professional", "Non-financial professional"),
                            ("personal", "Non-financial personal"),
                            ("indirect", "Indirect, through someone close"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("practice_role", "A role or partnership in a GP practice"),
                            ("directorship", "A directorship, paid or not"),
                            ("ownership", "Owning all or part of a business"),
                            ("shareholding", "Shares in a company that might do business with the NHS"),
                            ("charity", "A position of authority in a charity or voluntary body"),
                            ("nhs_contractor", "A connection with a body that contracts for NHS services"),
                            ("research", "Research funding or grants"),
                            ("outside_work", "Outside employment or consultancy"),
                            ("patent", "A patent or other intellectual property"),
                            ("sponsorship", "Sponsored posts, events or research"),
                            ("loyalty", "A loyalty to a person, group or cause"),
                            ("gp_class", "The interest all GPs share in matters that affect every practice"),
                            ("other", "Something else the public could think matters"),
                        ],
                        default="other",
                        max_length=30,
                    ),
                ),
                (
                    "with_kind",
                    models.CharField(
                        choices=[
                            ("practice", "A GP practice"),
                            ("company", "A company"),
                            ("charity", "A charity"),
                            ("public", "A public body"),
                            ("person", "A person"),
                            ("other", "Something else"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                ("counterparty", nhsuk.columns.TidyCharField(max_length=300)),
                ("counterparty_code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("description", nhsuk.columns.TidyTextField()),
                ("relationship", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("share_percent", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("from_on", models.DateField(null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                ("arose_on", models.DateField(blank=True, null=True)),
                ("aware_on", models.DateField(blank=True, null=True)),
                ("publish", models.BooleanField(default=True)),
                ("why_not", nhsuk.columns.TidyTextField(blank=True)),
                ("days_late", models.PositiveIntegerField(default=0)),
                ("declared_on", models.DateField()),
                (
                    "first_declared_on",
                    models.DateField(blank=True, help_text="To this CCG, before it was declared here.", null=True),
                ),
                ("declared_at", models.DateTimeField()),
                ("mitigation", nhsuk.columns.TidyTextField(blank=True)),
                ("private_note", nhsuk.columns.TidyTextField(blank=True)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "declarant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="conflicts.declarant",
                    ),
                ),
                (
                    "declared_by",
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
                    "reviewed_by",
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
                "verbose_name": "historical interest",
                "verbose_name_plural": "historical interests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSheetImport",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                ("name", nhsuk.columns.TidyCharField(max_length=200)),
                ("sheet", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("table", models.JSONField(help_text="The cells as they were read, row by row.")),
                ("columns", models.JSONField(default=dict)),
                ("header_rows", models.PositiveSmallIntegerField(default=0)),
                ("as_at", models.DateField(help_text="The date of the register.")),
                (
                    "status",
                    models.CharField(
                        choices=[("read", "Read, not taken in"), ("done", "Taken in"), ("dropped", "Dropped")],
                        default="read",
                        max_length=20,
                    ),
                ),
                ("read_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                (
                    "done_by",
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
            ],
            options={
                "verbose_name": "historical sheet import",
                "verbose_name_plural": "historical sheet imports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSponsorship",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "status",
                    models.CharField(
                        choices=[("recorded", "Recorded"), ("published", "Published")],
                        default="recorded",
                        max_length=20,
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("event", "An event"),
                            ("post", "A post"),
                            ("research", "Research"),
                            ("donation", "A donation"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sponsor", nhsuk.columns.TidyCharField(max_length=300)),
                ("sponsor_code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("description", nhsuk.columns.TidyTextField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "arranged_by",
                    nhsuk.columns.TidyCharField(
                        blank=True, help_text="Somebody else who arranged it, if any.", max_length=200
                    ),
                ),
                (
                    "involvement",
                    nhsuk.columns.TidyTextField(help_text="What the sponsor had a say in. “None” is an answer."),
                ),
                ("recorded_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                (
                    "declarant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="conflicts.declarant",
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
            ],
            options={
                "verbose_name": "historical sponsorship",
                "verbose_name_plural": "historical sponsorships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTraining",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "module",
                    models.CharField(
                        choices=[
                            ("module-1", "Conflicts of interest, module 1: introduction"),
                            ("module-2", "Conflicts of interest, module 2: procurement and contracts"),
                            ("module-3", "Conflicts of interest, module 3: breaches and case studies"),
                            ("lay-member", "National training for lay members"),
                            ("local", "A course of the CCG’s own"),
                        ],
                        max_length=20,
                    ),
                ),
                ("completed_on", models.DateField()),
                ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("certificate", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("recorded_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "declarant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="conflicts.declarant",
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
            ],
            options={
                "verbose_name": "historical training",
                "verbose_name_plural": "historical trainings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("declared", "To be reviewed"),
                            ("guardian", "With the guardian"),
                            ("returned", "Sent back with a question"),
                            ("agreed", "Reviewed"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="declared",
                        max_length=20,
                    ),
                ),
                ("edition", models.CharField(max_length=10)),
                ("book", models.CharField(max_length=64)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("direct_pecuniary", "Direct financial (pecuniary)"),
                            ("indirect_pecuniary", "Indirect financial (pecuniary)"),
                            ("non_pecuniary", "Non-financial"),
                            ("close_relationship", "Through a close relationship"),
                            ("financial", "Financial"),
                            ("professional", "Non-financial professional"),
                            ("personal", "Non-financial personal"),
                            ("indirect", "Indirect, through someone close"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("practice_role", "A role or partnership in a GP practice"),
                            ("directorship", "A directorship, paid or not"),
                            ("ownership", "Owning all or part of a business"),
                            ("shareholding", "Shares in a company that might do business with the NHS"),
                            ("charity", "A position of authority in a charity or voluntary body"),
                            ("nhs_contractor", "A connection with a body that contracts for NHS services"),
                            ("research", "Research funding or grants"),
                            ("outside_work", "Outside employment or consultancy"),
                            ("patent", "A patent or other intellectual property"),
                            ("sponsorship", "Sponsored posts, events or research"),
                            ("loyalty", "A loyalty to a person, group or cause"),
                            ("gp_class", "The interest all GPs share in matters that affect every practice"),
                            ("other", "Something else the public could think matters"),
                        ],
                        default="other",
                        max_length=30,
                    ),
                ),
                (
                    "with_kind",
                    models.CharField(
                        choices=[
                            ("practice", "A GP practice"),
                            ("company", "A company"),
                            ("charity", "A charity"),
                            ("public", "A public body"),
                            ("person", "A person"),
                            ("other", "Something else"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                ("counterparty", nhsuk.columns.TidyCharField(max_length=300)),
                ("counterparty_code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("description", nhsuk.columns.TidyTextField()),
                ("relationship", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("share_percent", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("from_on", models.DateField(null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                ("arose_on", models.DateField(blank=True, null=True)),
                ("aware_on", models.DateField(blank=True, null=True)),
                ("publish", models.BooleanField(default=True)),
                ("why_not", nhsuk.columns.TidyTextField(blank=True)),
                ("days_late", models.PositiveIntegerField(default=0)),
                ("declared_on", models.DateField()),
                (
                    "first_declared_on",
                    models.DateField(blank=True, help_text="To this CCG, before it was declared here.", null=True),
                ),
                ("declared_at", models.DateTimeField()),
                ("mitigation", nhsuk.columns.TidyTextField(blank=True)),
                ("private_note", nhsuk.columns.TidyTextField(blank=True)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "declarant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="interests", to="conflicts.declarant"
                    ),
                ),
                (
                    "declared_by",
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
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["declarant", "pk"],
                "indexes": [models.Index(fields=["status"], name="interest_by_status")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on", None), ("from_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="interest_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_declared_on", None),
                            ("first_declared_on__lte", models.F("declared_on")),
                            _connector="OR",
                        ),
                        name="interest_first_declared_before",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("category__in", ["close_relationship", "indirect"]), _negated=True),
                            models.Q(("relationship", ""), _negated=True),
                            models.Q(("private_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="interest_through_another_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRedaction",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("asked", "To be decided"),
                            ("granted", "Withheld"),
                            ("refused", "Refused"),
                            ("lifted", "No longer withheld"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[("harm", "Real risk of harm to a person"), ("law", "The law forbids publishing it")],
                        max_length=10,
                    ),
                ),
                ("fields", models.JSONField(default=list)),
                ("request", nhsuk.columns.TidyTextField()),
                ("asked_at", models.DateTimeField()),
                ("advice", nhsuk.columns.TidyTextField(blank=True)),
                ("reason", nhsuk.columns.TidyTextField(blank=True)),
                ("review_on", models.DateField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "decided_by",
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
                    "interest",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="conflicts.interest",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical redaction",
                "verbose_name_plural": "historical redactions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBreach",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("ref", jobs.ids.RefField(db_index=True, unique=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reported", "Reported"),
                            ("investigating", "Being looked into"),
                            ("concluded", "Concluded"),
                            ("unfounded", "Not a breach"),
                            ("published", "Published without names"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                "not_spoken",
                                "An interest on the register was not declared when the matter was discussed",
                            ),
                            ("late", "An interest was declared late"),
                            ("not_declared", "An interest was not declared"),
                            ("not_managed", "A declared interest was not managed as agreed"),
                            (
                                "gift",
                                "A gift, hospitality or sponsorship was not declared or should have been declined",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("account", nhsuk.columns.TidyTextField()),
                (
                    "item",
                    nhsuk.columns.TidyCharField(
                        blank=True, help_text="Title of the agenda item, if it was at a meeting.", max_length=300
                    ),
                ),
                ("keep_reporter_secret", models.BooleanField(default=True)),
                ("reported_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("taken_up_at", models.DateTimeField(null=True)),
                ("findings", nhsuk.columns.TidyTextField(blank=True)),
                ("nature", nhsuk.columns.TidyTextField(blank=True)),
                ("outcome", nhsuk.columns.TidyTextField(blank=True)),
                ("lesson", nhsuk.columns.TidyTextField(blank=True)),
                ("actions", nhsuk.columns.TidyTextField(blank=True)),
                ("concluded_at", models.DateTimeField(null=True)),
                ("told_nhs_england_on", models.DateField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                (
                    "concerns",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="conflicts.declarant",
                    ),
                ),
                (
                    "concluded_by",
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
                    "reported_by",
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
                    "taken_up_by",
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
                    "told_by",
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
                    "interest",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="conflicts.interest",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical breach",
                "verbose_name_plural": "historical breaches",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Breach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reported", "Reported"),
                            ("investigating", "Being looked into"),
                            ("concluded", "Concluded"),
                            ("unfounded", "Not a breach"),
                            ("published", "Published without names"),
                        ],
                        default="reported",
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                "not_spoken",
                                "An interest on the register was not declared when the matter was discussed",
                            ),
                            ("late", "An interest was declared late"),
                            ("not_declared", "An interest was not declared"),
                            ("not_managed", "A declared interest was not managed as agreed"),
                            (
                                "gift",
                                "A gift, hospitality or sponsorship was not declared or should have been declined",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("account", nhsuk.columns.TidyTextField()),
                (
                    "item",
                    nhsuk.columns.TidyCharField(
                        blank=True, help_text="Title of the agenda item, if it was at a meeting.", max_length=300
                    ),
                ),
                ("keep_reporter_secret", models.BooleanField(default=True)),
                ("reported_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("taken_up_at", models.DateTimeField(null=True)),
                ("findings", nhsuk.columns.TidyTextField(blank=True)),
                ("nature", nhsuk.columns.TidyTextField(blank=True)),
                ("outcome", nhsuk.columns.TidyTextField(blank=True)),
                ("lesson", nhsuk.columns.TidyTextField(blank=True)),
                ("actions", nhsuk.columns.TidyTextField(blank=True)),
                ("concluded_at", models.DateTimeField(null=True)),
                ("told_nhs_england_on", models.DateField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "ccg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="governance.organisation",
                    ),
                ),
                (
                    "concluded_by",
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
                    "reported_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_up_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "concerns",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="conflicts.declarant",
                    ),
                ),
                (
                    "interest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="conflicts.interest",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "breaches",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="breach_publication_is_recorded",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("asked", "To be decided"),
                            ("granted", "Withheld"),
                            ("refused", "Refused"),
                            ("lifted", "No longer withheld"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[("harm", "Real risk of harm to a person"), ("law", "The law forbids publishing it")],
                        max_length=10,
                    ),
                ),
                ("fields", models.JSONField(default=list)),
                ("request", nhsuk.columns.TidyTextField()),
                ("asked_at", models.DateTimeField()),
                ("advice", nhsuk.columns.TidyTextField(blank=True)),
                ("reason", nhsuk.columns.TidyTextField(blank=True)),
                ("review_on", models.DateField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
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
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "interest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="redactions", to="conflicts.interest"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["asked", "granted"])),
                        fields=("interest",),
                        name="redaction_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "granted"), _negated=True),
                            ("review_on__isnull", False),
                            _connector="OR",
                        ),
                        name="redaction_is_looked_at_again",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("name", nhsuk.columns.TidyCharField(max_length=200)),
                ("sheet", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("table", models.JSONField(help_text="The cells as they were read, row by row.")),
                ("columns", models.JSONField(default=dict)),
                ("header_rows", models.PositiveSmallIntegerField(default=0)),
                ("as_at", models.DateField(help_text="The date of the register.")),
                (
                    "status",
                    models.CharField(
                        choices=[("read", "Read, not taken in"), ("done", "Taken in"), ("dropped", "Dropped")],
                        default="read",
                        max_length=20,
                    ),
                ),
                ("read_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "ccg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="governance.organisation"
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "done"), _negated=True), ("done_at__isnull", False), _connector="OR"
                        ),
                        name="import_done_is_recorded",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.PositiveIntegerField()),
                ("part", models.PositiveSmallIntegerField(default=1)),
                ("cells", models.JSONField()),
                ("notes", nhsuk.columns.TidyTextField(blank=True)),
                (
                    "declaration",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="provenance",
                        to="conflicts.declaration",
                    ),
                ),
                (
                    "interest",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="provenance",
                        to="conflicts.interest",
                    ),
                ),
                (
                    "sheet_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="conflicts.sheetimport"
                    ),
                ),
            ],
            options={
                "ordering": ["sheet_import", "line", "part"],
                "constraints": [
                    models.UniqueConstraint(fields=("sheet_import", "line", "part"), name="imported_row_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("interest__isnull", False), ("declaration__isnull", False), _connector="OR"
                        ),
                        name="imported_row_made_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sponsorship",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "status",
                    models.CharField(
                        choices=[("recorded", "Recorded"), ("published", "Published")],
                        default="recorded",
                        max_length=20,
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("event", "An event"),
                            ("post", "A post"),
                            ("research", "Research"),
                            ("donation", "A donation"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sponsor", nhsuk.columns.TidyCharField(max_length=300)),
                ("sponsor_code", nhsuk.columns.TidyCharField(blank=True, max_length=40)),
                ("description", nhsuk.columns.TidyTextField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "arranged_by",
                    nhsuk.columns.TidyCharField(
                        blank=True, help_text="Somebody else who arranged it, if any.", max_length=200
                    ),
                ),
                (
                    "involvement",
                    nhsuk.columns.TidyTextField(help_text="What the sponsor had a say in. “None” is an answer."),
                ),
                ("recorded_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "ccg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sponsorships",
                        to="governance.organisation",
                    ),
                ),
                (
                    "declarant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sponsorships",
                        to="conflicts.declarant",
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
                "ordering": ["-from_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="sponsorship_value_not_negative")
                ],
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                (
                    "module",
                    models.CharField(
                        choices=[
                            ("module-1", "Conflicts of interest, module 1: introduction"),
                            ("module-2", "Conflicts of interest, module 2: procurement and contracts"),
                            ("module-3", "Conflicts of interest, module 3: breaches and case studies"),
                            ("lay-member", "National training for lay members"),
                            ("local", "A course of the CCG’s own"),
                        ],
                        max_length=20,
                    ),
                ),
                ("completed_on", models.DateField()),
                ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("certificate", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("recorded_at", models.DateTimeField()),
                (
                    "declarant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="training", to="conflicts.declarant"
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
                "ordering": ["-completed_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("declarant", "module", "completed_on"), name="training_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("score", None), ("score__lte", 100), _connector="OR"),
                        name="training_score_percent",
                    ),
                ],
            },
        ),
    ]
