"""The quick way to the migrated database (`tests/migrated.py`) and Django's own, which production takes, end alike."""

import pytest
from django.core.management import call_command
from django.db import connection

from tests import databases

ASKED = {
    "columns": "SELECT table_name, ordinal_position, column_name, data_type, character_maximum_length, "
    "numeric_precision, numeric_scale, is_nullable, column_default, is_identity, collation_name "
    "FROM information_schema.columns WHERE table_schema = 'public'",
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "migrations": "SELECT app, name FROM django_migrations",
    "permissions": "SELECT app_label, model, codename FROM auth_permission p "
    "JOIN django_content_type t ON t.id = p.content_type_id",
}


def seen():
    """All that migrations leave behind, by kind."""
    found = {}
    with connection.cursor() as cursor:
        for kind, question in ASKED.items():
            cursor.execute(question)
            found[kind] = sorted(cursor.fetchall(), key=str)
    return found


@pytest.mark.postgres
@pytest.mark.slow
def test_the_quick_way_ends_where_djangos_own_does(_template, django_db_blocker):
    own, before = f"{_template}_own", databases.current()
    with django_db_blocker.unblock():
        databases.switch(_template)
        quick = seen()
        databases.copy("template0", own)
        databases.switch(own)
        try:
            call_command("migrate", verbosity=0)
            call_command("createcachetable", verbosity=0)
            slow = seen()
        finally:
            databases.switch(before)
            databases.drop(own)
    assert all(slow.values()), "something of each kind was compared"
    assert quick == slow
