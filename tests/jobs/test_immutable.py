"""Kept tables refuse change and removal in the database itself, on both engines."""

import pytest
from django.db import IntegrityError, connection, transaction

from jobs.actions import dispose, post_message
from jobs.clock import real_time
from jobs.models import Disposal, Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    return post_message(key="k", to="a@example.org", subject="s", body="words", at=real_time())


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def named(letter):
    return dispose(letter, reason="asked", authority="court", by="Gil Marsh", at=real_time())


def test_a_disposal_never_changes_or_goes(letter):
    row = named(letter)
    refused(lambda: Disposal.objects.filter(pk=row.pk).update(reason="other"))
    refused(row.delete)


def test_free_columns_may_change(letter):
    assert Message.objects.filter(pk=letter.pk).update(state="sent", attempts=1) == 1


@pytest.mark.parametrize("change", [{"body": "other"}, {"body": ""}, {"to": "b@example.org"}, {"key": "x"}])
def test_the_rest_may_not(letter, change):
    refused(lambda: Message.objects.filter(pk=letter.pk).update(**change))


def test_a_disposal_lets_content_be_emptied_but_not_replaced(letter):
    named(letter)
    refused(lambda: Message.objects.filter(pk=letter.pk).update(body="other"))
    refused(lambda: Message.objects.filter(pk=letter.pk).update(to="b@example.org"))
    Message.objects.filter(pk=letter.pk).update(body="")


def test_a_row_goes_only_when_named(letter):
    refused(letter.delete)
    other = post_message(key="k2", to="a@example.org", subject="s", body="w", at=real_time())
    named(letter)
    refused(other.delete)
    letter.delete()
    assert not Message.objects.filter(key="k").exists()


@pytest.mark.postgres
def test_truncate_is_refused():
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute("TRUNCATE jobs_disposal"))
