"""The public page and the progress of a paper, in a real browser: with axe, on a phone, without scripts."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from documents import actions, vault
from documents.models import Document
from jobs import actions as jobs

from . import papers
from .test_issue import issue


@pytest.fixture
def document(live, quick, django_db_blocker):
    with django_db_blocker.unblock():
        made = issue()
        jobs.drain()
        yield Document.objects.get(pk=made.pk)


@pytest.mark.parametrize("screen", ["page", "noscript"])
def test_anybody_may_verify(screen, request, live, document, check_page, tmp_path):
    page = request.getfixturevalue(screen)
    page.goto(live + "/verify/")
    check_page(page, f"verify-{screen}")
    page.get_by_role("button", name="Check the fingerprint").click()
    check_page(page)
    expect(page.get_by_text("There is a problem")).to_be_visible()
    page.get_by_label("The fingerprint printed on the paper").fill(document.fingerprint)
    page.get_by_role("button", name="Check the fingerprint").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Issued here and current")
    expect(page.get_by_role("cell", name="Anita Rao")).to_be_visible()
    check_page(page, f"verified-{screen}")
    page.get_by_text("Check another document").click()
    page.get_by_label("The whole file, as you received it").set_input_files(vault.locate(document.file))
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_text("Intact: nothing was changed")).to_be_visible()
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(vault.locate(document.file).read_bytes().replace(b"%%EOF", b"%%EOG", 1))
    page.get_by_text("Check another document").click()
    page.get_by_label("The whole file, as you received it").set_input_files(changed)
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We do not know this file")
    check_page(page, f"not-verified-{screen}")
    actions.supersede(document, because="The application was withdrawn.", at=papers.ISSUED)
    page.goto(live + f"/verify/?fingerprint={document.fingerprint}")
    expect(page.get_by_text("The application was withdrawn.")).to_be_visible()
    check_page(page)


@pytest.mark.parametrize("screen", ["page", "noscript"])
def test_the_progress_renews_itself(screen, request, live, quick, settings, check_page, django_db_blocker):
    settings.ROOT_URLCONF = "tests.documents.progress_urls"
    page = request.getfixturevalue(screen)
    with django_db_blocker.unblock():
        with transaction.atomic():
            document = issue()
        page.goto(live + "/paper/")
        page.get_by_text("Waiting to start").wait_for()
        if screen == "noscript":
            page.get_by_role("link", name="Keep this page up to date").click()
            page.wait_for_url("**watch=1**")
        else:
            assert "watch=1" not in page.url
        check_page(page)
        job = jobs.claim(document.job.ref)
        jobs.progress(job, 40, "Setting the pages")
        page.get_by_text("40%, setting the pages").wait_for()
        check_page(page, f"progress-{screen}")
        jobs.fail(job, error="Something went wrong while making it. Try again.", at=papers.ISSUED)
        page.get_by_role("button", name="Try again").wait_for()
        check_page(page)
        jobs.retry(document.job, at=papers.ISSUED)
        jobs.drain()
        page.goto(live + "/paper/")
        page.get_by_role("link", name="Download").wait_for()
        check_page(page)
