"""What a door loads beside its record: the bodies of a committee in one question, anything else as Django does."""

from functools import reduce

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.access import BODIES, _for_door, _way_to_committee
from governance.actions import appoint
from governance.models import Committee, CommitteeBody, PanelMember, Person
from governance.models.committees import with_bodies
from governance.permissions import Role
from tests.governance.bodies import SINCE

DOORS = [model for model in apps.get_models() if hasattr(model.objects, "for_door")]


@pytest.mark.parametrize("model", DOORS, ids=lambda model: model.__name__)
def test_the_way_leads_to_a_committee_or_everything_is_left_to_django(model):
    way = _way_to_committee(model)
    if way is None:
        assert not any(str(path).endswith(BODIES) for path in _for_door(model)._prefetch_related_lookups)
    else:
        assert reduce(lambda at, step: at._meta.get_field(step).related_model, way, model) is Committee


def test_both_kinds_of_door_are_among_them():
    assert _way_to_committee(Committee) == ()
    assert _way_to_committee(PanelMember) == ("panel", "item", "meeting", "committee")
    assert _way_to_committee(Person) is None


def test_the_page_of_a_person_asks_as_often_however_many_posts(small, as_):
    client, counts = as_(small.gil), []
    for more in ((), (Role.GP_MEMBER, Role.LAY_MEMBER), (Role.CHIEF_FINANCE_OFFICER, Role.GOVERNANCE_LEAD)):
        for role in more:
            appoint(
                person=small.anita.person, role=role, body=small.blackpool, starts_on=SINCE, position="", by=None,
                at=small.now,
            )  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("person", args=[small.anita.person.ref])).status_code == 200
        counts.append(len(asked))
    assert counts[0] >= counts[1] == counts[2], counts


def test_a_committee_knows_its_bodies_as_after_a_prefetch(small):
    home = Committee.objects.create(organisation=small.blackpool, name="Joint", kind="joint", from_on="2015-04-01")
    for each in (small.leicester, small.blackpool):
        CommitteeBody.objects.create(committee=home, organisation=each, name=each.name, from_on="2015-04-01")
    asked = Committee.objects.prefetch_related(BODIES).get(pk=home.pk)
    known = with_bodies(Committee.objects.get(pk=home.pk))
    with CaptureQueriesContext(connection) as after:
        assert list(known.bodies.all()) == list(asked.bodies.all())
        assert [body.organisation for body in known.bodies.all()] == [small.leicester, small.blackpool]
    assert len(after) == 1


def test_what_is_narrowed_from_the_bodies_of_a_committee_stays_among_them(small):
    """The door's list is a queryset too: a filter on it once looked among the bodies of every committee."""
    ours, theirs = (
        Committee.objects.create(organisation=home, name=f"Of {home}", kind="joint", from_on="2015-04-01")
        for home in (small.leicester, small.blackpool)
    )
    for committee in (ours, theirs):
        body = committee.organisation
        CommitteeBody.objects.create(committee=committee, organisation=body, name=body.name, from_on="2015-04-01")
    for read_before in (False, True):
        known = with_bodies(Committee.objects.get(pk=ours.pk))
        assert not read_before or len(known.bodies.all()) == 1
        assert not known.bodies.filter(organisation=small.blackpool).exists()
        assert known.bodies.filter(organisation=small.leicester).exists()
        assert list(known.bodies.values_list("organisation", flat=True)) == [small.leicester.pk]
        assert known.bodies.count() == 1 and known.bodies.get().organisation == small.leicester
