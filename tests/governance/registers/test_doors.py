"""Who may open the pages of controlled documents: the lead of the body, and nobody else's lead."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.actions.controlled import add_version


@pytest.fixture
def version(world):
    return add_version(
        world.blackpool, kind="constitution", title="Constitution", version="4", from_on=date(2014, 12, 1),
        approved_by_body="Governing body", approved_on=date(2014, 11, 18),
        upload=SimpleUploadedFile("constitution.txt", b"Clauses as they read.\n", "text/plain"),
        by=world.gil, at=world.at,
    )  # fmt: skip


OPENS = {"gil": 200, "gee": 403, "sol": 404, None: 302}


@pytest.mark.parametrize("who", OPENS)
@pytest.mark.parametrize("page", ["controlled", "controlled-add", "controlled-withdraw"])
def test_documents_of_a_body_are_kept_by_its_lead_alone(world, client, version, who, page):
    if who:
        client.force_login(getattr(world, who))
    ref = version.ref if page == "controlled-withdraw" else world.blackpool.ref
    assert client.get(reverse(page, args=[ref])).status_code == OPENS[who]


@pytest.mark.parametrize(("who", "status"), [("gil", 302), ("gee", 403), ("nye", 403)])
def test_where_documents_are_kept(world, client, who, status):
    client.force_login(getattr(world, who))
    assert client.get(reverse("controlled-where")).status_code == status
