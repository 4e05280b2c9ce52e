from django.db import migrations

TABLES = ("publication_line", "publication_entrycontent")


def add(apps, schema_editor):
    """Full text on PostgreSQL, with statistics raised: by default the planner takes a rare word
    for a common one and walks the whole table in date order (performance.md 2.3)."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(
            f"CREATE INDEX {table}_full_text ON {table} USING gin (to_tsvector('simple', words))"
        )
        schema_editor.execute(f"ALTER INDEX {table}_full_text ALTER COLUMN 1 SET STATISTICS 1000")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"DROP INDEX IF EXISTS {table}_full_text")


class Migration(migrations.Migration):
    dependencies = [("publication", "0002_triggers")]
    operations = [migrations.RunPython(add, remove)]
