"""Guardian's rows follow from the appointments and the grants table, and from nothing else."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from governance.access import grants_of
from governance.models import (
    CommitteeUserPermission,
    OrganisationGroupPermission,
    OrganisationUserPermission,
)
from governance.permissions import GRANTS, Permission, Role
from governance.rules.permission_words import WORDS


def held(small, who):
    return {p for p in Permission if grants_of(who.user, small.now).scopes(p)}


@pytest.mark.parametrize("role", list(Role))
def test_every_role_is_granted_exactly_what_the_table_says(small, role):
    from governance.actions.appointments import group_for

    group = group_for(role, small.blackpool)
    rows = OrganisationGroupPermission.objects.filter(group=group)
    assert {row.permission.codename for row in rows} == {p.value for p in GRANTS[role]}


def test_grants_are_never_given_to_a_person(small):
    assert not OrganisationUserPermission.objects.exists() and not CommitteeUserPermission.objects.exists()


def test_the_command_rebuilds_every_grant(small, capsys):
    before = held(small, small.gil), held(small, small.gee)
    OrganisationGroupPermission.objects.all().delete()
    small.anita.user.groups.add(Group.objects.get(name=f"organisation:{small.blackpool.pk}:governance-lead"))
    assert held(small, small.gil) == set()
    call_command("rebuild_grants")
    assert (held(small, small.gil), held(small, small.gee)) == before
    assert [g.name for g in small.anita.user.groups.all()] == [f"organisation:{small.blackpool.pk}:accountable-officer"]
    assert "5 groups" in capsys.readouterr().out


def test_the_command_takes_away_what_the_table_no_longer_gives(small, monkeypatch):
    monkeypatch.setitem(GRANTS, Role.GOVERNANCE_LEAD, {Permission.APPOINTMENT_VIEW})
    call_command("rebuild_grants")
    assert held(small, small.gil) == {Permission.APPOINTMENT_VIEW}


def test_every_permission_is_explained_in_words():
    assert set(WORDS) == {p.value for p in Permission}
    assert all(sentence.endswith(".") for _, sentence in WORDS.values())
