"""Every act on a Record says who: `x_at` stands beside `x_by`. And the schema is written down."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command

PLANNED = {"starts_at", "ends_at"}  # nobody performs a planned time
BY_THE_HISTORY = {"created_at", "as_at"} | PLANNED  # the first history row says who; "as at" is no act


def without_author(model):
    names = {field.name for field in model._meta.get_fields()}
    return [
        f"{model.__name__}.{name} has no {name.removesuffix('_at')}_by"
        for name in sorted(names - BY_THE_HISTORY)
        if name.endswith("_at") and name.removesuffix("_at") + "_by" not in names
    ]


def records():
    from governance.models.base import Record

    return [model for model in apps.get_models() if issubclass(model, Record)]


def test_every_act_has_an_author():
    assert records(), "no Records found: the test would prove nothing"
    assert [sentence for model in records() for sentence in without_author(model)] == []


def test_an_act_without_an_author_is_found():
    fields = [
        SimpleNamespace(name="signed_at"),
        SimpleNamespace(name="ended_at"),
        SimpleNamespace(name="ended_by"),
    ]
    planted = SimpleNamespace(__name__="Seat", _meta=SimpleNamespace(get_fields=lambda: fields))
    assert without_author(planted) == ["Seat.signed_at has no signed_by"]


def test_every_record_keeps_history():
    assert [m.__name__ for m in records() if not hasattr(m, "history")] == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_driver_is_psycopg2():
    from django.db.backends.postgresql.psycopg_any import is_psycopg3

    assert is_psycopg3 is False, "with both installed Django silently takes psycopg 3"
