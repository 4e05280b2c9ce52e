"""The fragment other pages include: queued, working, ready, failed; with and without scripts."""

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string

from documents.views import watched
from jobs import actions as jobs

from .test_issue import issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(rf):
    def drawn(document, query="", name="progress"):
        document.refresh_from_db()
        request = rf.get(f"/{query}")
        request.is_public = True
        context = {"document": document, "download": "/d/", "retry": "/r/"}
        return " ".join(render_to_string(f"documents/{name}.html", context, request).split())

    return drawn


def test_each_state(page, quick, monkeypatch):
    document = issue()
    assert "Waiting to start" in page(document)
    job = jobs.claim(document.job.ref)
    jobs.progress(job, 40, "Setting the pages")
    assert "40%, setting the pages" in page(document) and 'value="40"' in page(document)
    jobs.fail(job, error="Something went wrong.", at=document.issued_at)
    failed = page(document)
    assert "Something went wrong." in failed and 'action="/r/"' in failed and "submission_key" in failed
    jobs.retry(document.job, at=document.issued_at)
    jobs.drain()
    assert 'href="/d/"' in page(document) and "Ready" in page(document)


def test_without_scripts_the_reader_is_led_to_the_page_that_renews_itself(page, quick, rf):
    document = issue()
    assert 'content="0; url=?watch=1"' in page(document, name="progress_head")
    assert "noscript" not in page(document, "?watch=1", name="progress_head")
    answer = watched(rf.get("/?watch=1"), HttpResponse(), document)
    assert answer["Refresh"] == "3"
    assert "Refresh" not in watched(rf.get("/"), HttpResponse(), document)
    jobs.drain()
    document.refresh_from_db()
    assert "Refresh" not in watched(rf.get("/?watch=1"), HttpResponse(), document)
    assert page(document, name="progress_head") == ""
