import django.db.models.deletion
import jobs.ids
import nhsuk.columns
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0002_triggers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.SlugField(db_index=False, max_length=60)),
                ("body", models.CharField(blank=True, max_length=20)),
                ("version", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("add", "add"),
                            ("correct", "correct"),
                            ("withdraw", "withdraw"),
                            ("expire", "expire"),
                            ("redact", "redact"),
                            ("erase", "erase"),
                        ],
                        max_length=10,
                    ),
                ),
                ("audience", models.CharField(blank=True, max_length=30)),
                ("category", models.CharField(blank=True, max_length=60)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("show_until", models.DateField(blank=True, null=True)),
                ("known_from", models.DateTimeField()),
                ("commitment", models.CharField(max_length=64)),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="publication.entry",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "entries",
            },
        ),
        migrations.CreateModel(
            name="LedgerHead",
            fields=[
                ("size", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("root", models.BinaryField(max_length=32)),
                ("frontier", models.BinaryField()),
                ("note", models.TextField()),
                ("signed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="EntryContent",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="publication.entry",
                    ),
                ),
                ("sealed", models.TextField()),
                ("salt", models.CharField(max_length=64)),
                ("person", models.CharField(blank=True, max_length=40)),
                ("counterparty", models.CharField(blank=True, max_length=40)),
                ("counterparty_name", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("sort", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("words", nhsuk.columns.TidyTextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="waiting",
                        serialize=False,
                        to="publication.entry",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("index", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("hash", models.BinaryField(max_length=32)),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leaf", to="publication.entry"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "leaves",
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("origin", models.CharField(blank=True, max_length=120, null=True, unique=True)),
                ("register", models.SlugField(db_index=False, max_length=60)),
                ("body", models.CharField(blank=True, max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("live", "On show"),
                            ("withdraw", "Withdrawn"),
                            ("expire", "No longer shown"),
                            ("erase", "Erased"),
                        ],
                        default="live",
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField()),
                ("audience", models.CharField(blank=True, max_length=30)),
                ("category", models.CharField(blank=True, max_length=60)),
                ("person", models.CharField(blank=True, max_length=40)),
                ("person_name", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("counterparty", models.CharField(blank=True, max_length=40)),
                ("counterparty_name", nhsuk.columns.TidyCharField(blank=True, max_length=300)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("show_until", models.DateField(blank=True, null=True)),
                ("sort", nhsuk.columns.TidyCharField(blank=True, max_length=200)),
                ("words", nhsuk.columns.TidyTextField(blank=True)),
                (
                    "latest",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="latest_of",
                        to="publication.entry",
                    ),
                ),
                (
                    "veil",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="veil_of",
                        to="publication.entry",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["register", "body", "sort", "ref"], name="line_page"),
                    models.Index(fields=["body", "register"], name="line_body"),
                    models.Index(fields=["sort", "ref"], name="line_sort"),
                    models.Index(fields=["register", "sort", "ref"], name="line_register"),
                    models.Index(
                        condition=models.Q(("person", ""), _negated=True), fields=["person"], name="line_person"
                    ),
                    models.Index(
                        condition=models.Q(("counterparty", ""), _negated=True),
                        fields=["counterparty"],
                        name="line_counterparty",
                    ),
                    models.Index(condition=models.Q(("category", "nil")), fields=["register", "body"], name="line_nil"),
                    models.Index(
                        condition=models.Q(("state", "live"), _negated=True),
                        fields=["register", "body"],
                        name="line_gone",
                    ),
                    models.Index(fields=["register", "body", "-changed_at"], name="line_changed"),
                    models.Index(condition=models.Q(("state", "live")), fields=["show_until"], name="line_show_until"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["live", "withdraw", "expire", "erase"])),
                        name="line_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "erase"), _negated=True),
                            models.Q(
                                ("counterparty_name", ""),
                                ("person", ""),
                                ("person_name", ""),
                                ("sort", ""),
                                ("words", ""),
                            ),
                            _connector="OR",
                        ),
                        name="line_erased_holds_no_words",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="entry",
            name="line",
            field=models.ForeignKey(
                db_column="ref",
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="publication.line",
                to_field="ref",
            ),
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.PositiveBigIntegerField()),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("level", "index"), name="node_one_of_each"),
                    models.CheckConstraint(condition=models.Q(("level__gte", 1)), name="node_above_the_leaves"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Build",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", jobs.ids.RefField()),
                ("register", models.SlugField(max_length=60)),
                ("body", models.CharField(blank=True, max_length=20)),
                ("first_at", models.DateTimeField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("built", models.PositiveIntegerField(default=0)),
                ("built_at", models.DateTimeField(blank=True, null=True)),
                ("good_until", models.DateField(blank=True, null=True)),
                ("files", models.JSONField(blank=True, default=dict)),
                ("paper_revision", models.PositiveIntegerField(default=0)),
                ("paper_at", models.DateTimeField(blank=True, null=True)),
                ("paper_until", models.DateField(blank=True, null=True)),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("register", "body"), name="build_one_a_page")],
            },
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(condition=models.Q(("category", "nil")), fields=["register", "body"], name="entry_nil"),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(fields=("line", "version"), name="entry_one_of_each_version"),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("add", "correct", "withdraw", "expire", "redact", "erase"))),
                name="entry_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "add"), ("supersedes__isnull", True), ("version", 1)),
                    models.Q(
                        ("supersedes__isnull", False), ("version__gt", 1), models.Q(("kind", "add"), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="entry_first_adds_and_others_supersede",
            ),
        ),
    ]
