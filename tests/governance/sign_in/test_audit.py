"""The sign-in audit: who, when, from where, how, with what result; never a secret; never changed."""

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from governance import sign_in_log
from governance.models import SignIn
from jobs.clock import real_time
from tests.governance.bodies import PASSWORD


def attempt(client, email, password=PASSWORD):
    return client.post(
        reverse("account_login"), {"login": email, "password": password},
        headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0"},
    )  # fmt: skip


def test_a_sign_in_is_written_down(small, client):
    before = real_time()
    attempt(client, "gil@example.org")
    row = SignIn.objects.get()
    assert (row.user, row.email, row.outcome, row.method) == (
        small.gil.user, "gil@example.org", "Signed in", "password",
    )  # fmt: skip
    assert row.address == "127.0.0.1" and "Firefox" in row.agent
    assert before <= row.happened_at <= real_time()


def test_real_time_is_written_whatever_the_demonstration_pretends(small, client, settings):
    from datetime import datetime

    settings.DEMO_NOW = datetime(2015, 1, 7, 10)
    attempt(client, "gil@example.org")
    assert SignIn.objects.get().happened_at.year == real_time().year != 2015


def test_a_failure_is_written_down_without_the_password(small, client):
    attempt(client, "gil@example.org", "my secret password")
    row = SignIn.objects.get()
    assert (row.user, row.email, row.outcome) == (None, "gil@example.org", "Wrong address or password")
    assert "secret" not in str(vars(row))


def test_a_password_typed_in_the_wrong_box_is_not_kept(small, client):
    attempt(client, "hunter2-hunter2")
    assert not SignIn.objects.filter(email__contains="hunter2").exists()
    assert sign_in_log.record(None, "Wrong address or password", email="hunter2-hunter2").email == ""
    assert sign_in_log.record(None, "Wrong address or password", email="Gil@Example.org").email == "gil@example.org"


def test_signing_out_and_changing_the_password_are_written_down(small, client):
    attempt(client, "gil@example.org")
    new = "another good secret"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    client.post(reverse("account_logout"))
    said = list(SignIn.objects.order_by("pk").values_list("outcome", flat=True))
    assert said == ["Signed in", "Changed the password", "Signed out"]


@pytest.mark.parametrize("statement", ["UPDATE governance_signin SET outcome = 'x'", "DELETE FROM governance_signin"])
def test_the_audit_is_not_changed(small, client, statement):
    attempt(client, "gil@example.org")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_i_see_my_own_sign_ins_and_nobody_elses(small, client):
    attempt(client, "anita@example.org", "wrong")
    attempt(client, "gil@example.org")
    client.post(reverse("account_logout"))
    with time_machine.travel(real_time()):
        attempt(client, "anita@example.org")
    rows = client.get(reverse("sign-ins")).content.decode()
    assert "Signed in" in rows and "Firefox on Linux" in rows
    assert rows.count("Signed in<") == 1


def test_every_history_table_and_every_act_refuses_to_change(db):
    """The list in the migration is held to the models: a new Record without a trigger is found."""
    from django.apps import apps

    from governance.models import Record

    tables = {"governance_statuschange", "governance_signature", "governance_signedtext", "governance_signin"}
    tables |= {
        model.history.model._meta.db_table
        for model in apps.get_app_config("governance").get_models()
        if issubclass(model, Record)
    }
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal")
        found = {}
        for table, name in cursor.fetchall():
            found.setdefault(table.strip('"'), []).append(name)
    assert [table for table in sorted(tables) if len(found.get(table, [])) < 2] == []
