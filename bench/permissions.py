"""P10: the grants of a request against one bare join; fifty checks; somebody in every CCG."""

import time
from contextlib import suppress

from django.db import connection, transaction

from bench.ratio import percentile, ratio, tell
from governance.access import grants_of
from governance.actions import appoint
from governance.models import Kind, Organisation, User
from governance.permissions import Permission, Role
from governance.workflow import NotAllowed
from jobs.clock import now, today

CHECKS = 50


def run():
    at = now()
    with transaction.atomic():
        nia = User.objects.select_related("person").get(email="nia@example.org")
        _measure("one body", nia, at)
        _measure(f"{_appoint_everywhere(nia.person, at)} CCGs", nia, at)
        transaction.set_rollback(True)


def _appoint_everywhere(person, at):
    """In how many CCGs the post could be given: one that opened later refuses it."""
    given = 0
    for body in Organisation.objects.filter(kind=Kind.CCG):
        with suppress(NotAllowed), transaction.atomic():
            appoint(person=person, role=Role.GOVERNANCE_LEAD, body=body, starts_on=today(), by=None, at=at)
            given += 1
    return given


def _measure(where, user, at):
    statement, values = _join(user, at)

    def ours():
        return grants_of(user, at)

    def limit():
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()

    ratio(f"P10 grants of a request, {where}", ours, limit, rounds=50, goal=1.3, queries=1)
    body = Organisation.objects.get(code="00R")
    grants = ours()
    times = [_checks(grants, body) for _ in range(200)]
    tell(f"P10 fifty checks, {where}", p50_ms=_ms(times, 0.5), p99_ms=_ms(times, 0.99), goal_p99_ms=2)


def _join(user, at):
    """The same rows by the statement the ORM would send, without the ORM."""
    from django.test.utils import CaptureQueriesContext

    from governance.models import Appointment

    rows = (
        Appointment.objects.in_force(at)
        .filter(person_id=user.person_id)
        .values_list(
            "organisation_id",
            "committee_id",
            "group__organisationgrouppermission__permission__codename",
            "group__committeegrouppermission__permission__codename",
        )
        .order_by()
    )
    with CaptureQueriesContext(connection) as captured:
        list(rows)
    assert len(captured) == 1
    return rows.query.sql_with_params()


def _checks(grants, record):
    begun = time.perf_counter()
    for _ in range(CHECKS):
        grants.may(Permission.APPLICATION_VIEW, record)
    return time.perf_counter() - begun


def _ms(values, part):
    return round(percentile(values, part) * 1000, 3)
