"""Files in: checked, stored under a random name, scanned. Files out: never inline, never infected."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from documents import actions, vault
from documents.models import StoredFile
from documents.pictures import for_paper
from documents.templatetags.papers import picture
from documents.views import send_document, send_file
from jobs import actions as jobs

from . import corpus, papers
from .clamd import EICAR, Clamd
from .test_issue import issue

pytestmark = pytest.mark.django_db
PDF = corpus.pdf()


@pytest.fixture
def clamd(settings):
    server = Clamd()
    settings.CLAMAV_URL = server.url
    yield server
    server.shutdown()
    server.server_close()


def store(name="minutes.pdf", content=PDF):
    return actions.store(SimpleUploadedFile(name, content, "text/html"), at=papers.ISSUED)


def fresh(stored):
    return StoredFile.objects.get(pk=stored.pk)


def body(response):
    return b"".join(response.streaming_content)


def test_stored_by_content_under_a_random_name():
    stored = store("../C:\\Mínutes.PDF")
    assert [stored.name, stored.type, stored.size] == ["Mínutes.pdf", "application/pdf", len(PDF)]
    assert stored.sha256 == hashlib.sha256(PDF).hexdigest()
    assert vault.locate(stored.path).read_bytes() == PDF
    assert "utes" not in stored.path and stored.path[:2] == stored.path[3:5]
    assert stored.scan_state == "not scanned"


def test_a_large_upload_lies_on_the_disk_and_is_refused_unread(settings):
    upload = TemporaryUploadedFile("scan.pdf", "application/pdf", 30 * 2**20, None)
    with pytest.raises(actions.Refused, match=r"30 MB\. The limit is 20 MB"):
        actions.store(upload, at=papers.ISSUED)
    assert not StoredFile.objects.exists()


def test_a_refused_file_leaves_nothing():
    before = set(vault.locate(".").rglob("*"))
    with pytest.raises(actions.Refused):
        store("a.pdf", b"MZ")
    assert set(vault.locate(".").rglob("*")) == before


def test_without_a_scanner_it_is_sent_and_says_not_scanned():
    stored = store()
    response = send_file(stored)
    assert body(response) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"] and "no-store" in response["Cache-Control"]
    assert stored.get_scan_state_display() == "Not scanned for viruses"


def test_with_a_scanner_it_is_sent_only_once_clean(clamd):
    stored = store()
    assert stored.scan_state == "waiting" and send_file(stored).status_code == 409
    jobs.drain()
    assert fresh(stored).scan_state == "clean" and clamd.seen == [PDF]
    assert body(send_file(fresh(stored))) == PDF


def test_a_virus_is_kept_apart_with_a_reason(clamd, rf):
    stored = store("eicar.txt", EICAR)
    jobs.drain()
    stored = fresh(stored)
    assert [stored.scan_state, stored.scan_note] == ["infected", "Eicar-Test"]
    response = send_file(stored)
    assert response.status_code == 409 and b"virus was found" in response.content
    assert EICAR not in response.content
    assert not actions.rescan(stored, at=papers.ISSUED)


def test_no_answer_is_a_state_and_another_scan_may_be_asked_for(clamd, settings):
    url = settings.CLAMAV_URL
    settings.CLAMAV_URL = "tcp://127.0.0.1:1"
    stored = store()
    jobs.drain()
    assert [fresh(stored).scan_state, fresh(stored).job.state] == ["failed", "failed"]
    assert "could not be reached" in fresh(stored).scan_note
    assert send_file(fresh(stored)).status_code == 409
    settings.CLAMAV_URL = url
    assert actions.rescan(fresh(stored), at=papers.ISSUED)
    jobs.drain()
    assert fresh(stored).scan_state == "clean"


@pytest.mark.parametrize("answer", ["stream: odd ERROR", "nonsense", ""])
def test_an_answer_we_do_not_understand_is_not_clean(clamd, answer):
    clamd.says = answer or " "
    stored = store()
    jobs.drain()
    assert fresh(stored).scan_state == "failed"


def test_files_from_before_the_scanner_are_scanned_when_asked_for(settings):
    stored = store()
    server = Clamd()
    settings.CLAMAV_URL = server.url
    assert send_file(stored).status_code == 409
    jobs.drain()
    assert body(send_file(fresh(stored))) == PDF
    server.shutdown()
    server.server_close()


def test_the_page_that_withholds_a_file_says_why(clamd, rf):
    request = rf.get("/")
    request.is_public = True
    response = send_file(store(), request)
    assert response.status_code == 409 and b"waiting for its virus scan" in response.content


def test_a_paper_is_sent_whole(quick):
    document = issue()
    jobs.drain()
    document.refresh_from_db()
    response = send_document(document)
    assert hashlib.sha256(body(response)).hexdigest() == document.sha256_sealed
    assert response["Content-Disposition"] == f'attachment; filename="sample-{document.ref}.pdf"'


@pytest.mark.parametrize("path", ["../db.sqlite3", "/etc/passwd", "aa/../../keys/seal.p12"])
def test_no_path_leads_out_of_the_vault(path):
    with pytest.raises(ValueError, match="out of the vault"):
        vault.locate(path)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_of_a_signature_becomes_small_enough_for_a_paper(kind):
    stored = store(f"hand.{kind.lower()}", corpus.picture(kind, (3000, 1500)))
    text = for_paper(stored)
    assert text.startswith("data:image/png;base64,") and len(text) < 10_000
    assert picture(text) == text


def test_no_picture_is_no_picture(clamd):
    assert for_paper(None) == "" and for_paper(store()) == ""
    infected = store("hand.png", corpus.picture("PNG"))
    infected.scan_state = "infected"
    assert for_paper(infected) == ""
    assert picture("data:image/png;base64," + "A" * 500_000) == ""
