from django.db import migrations

TABLES = ("publication_line", "publication_entrycontent")


def add(apps, schema_editor):
    """Full text on PostgreSQL: a stored vector, its index, and statistics raised.

    With the usual statistics the planner takes a rare word for a common one and walks the
    whole table in page order (performance.md 2.3).
    """
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(
            f"ALTER TABLE {table} ADD COLUMN found tsvector "
            "GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED"
        )
        schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN found SET STATISTICS 1000")
        schema_editor.execute(f"CREATE INDEX {table}_found ON {table} USING gin (found)")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"ALTER TABLE {table} DROP COLUMN IF EXISTS found")


class Migration(migrations.Migration):
    dependencies = [("publication", "0002_triggers")]
    operations = [migrations.RunPython(add, remove)]
