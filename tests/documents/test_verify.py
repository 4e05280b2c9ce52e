"""`/verify/`: a stranger asks with a whole file or a whole fingerprint, and gets a plain answer."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents import actions, sealing, vault
from documents.models import Document
from jobs import actions as jobs
from jobs.models import Submission

from . import corpus, papers
from .test_issue import issue

pytestmark = pytest.mark.django_db
CURRENT, NOT, UNKNOWN = "Issued here and current", "no longer current", "We do not know this"


@pytest.fixture
def document(quick):
    made = issue()
    jobs.drain()
    return Document.objects.get(pk=made.pk)


@pytest.fixture
def ask(client):
    """Ask with a fingerprint, or with bytes; returns the page as text."""

    def asked(given, *, status=200):
        address = reverse("verify")
        if isinstance(given, bytes):
            response = client.post(address, {"file": SimpleUploadedFile("x.pdf", given)})
        else:
            response = client.get(address, {"fingerprint": given})
        assert response.status_code == status
        assert response["Cache-Control"] == "no-store" and not response.cookies
        return " ".join(response.content.decode().split())

    return asked


def sealed_bytes(document):
    return vault.locate(document.file).read_bytes()


def test_the_page_itself(client):
    response = client.get(reverse("verify"))
    assert b"Verify a document" in response.content and not response.cookies


def test_each_of_its_forms_is_known(ask, document, plain):
    page = ask(sealed_bytes(document))
    assert CURRENT in page and "The sealed file, byte for byte" in page
    assert "Intact: nothing was changed" in page
    assert "before sealing, byte for byte" in ask(plain)
    assert "fingerprint of its content" in ask(document.payload.encode())
    for digest in (document.fingerprint, document.sha256_sealed, document.sha256_unsealed):
        assert CURRENT in ask(digest)
    assert CURRENT in ask(" ".join(document.fingerprint[n : n + 4] for n in range(0, 64, 4)).upper())


def test_only_the_face_is_shown(ask, document):
    page = ask(document.fingerprint)
    for words in ("NHS Blackpool CCG", "Anita Rao", "Lay member, audit committee chair", "10:31:31 (GMT)"):
        assert words in page
    assert "Demonstration: not a record of this body" in page
    for private in ("Care planned around", "24369770", document.ref, document.subject, document.issued_by):
        assert private not in page


def test_without_a_face_it_says_only_that_it_is_ours(ask, quick):
    silent = issue(payload={"title": "Secret title", "answers": "x"})
    page = ask(silent.fingerprint)
    assert CURRENT in page and "Secret title" not in page


def test_a_superseded_paper_says_since_when_and_why(ask, document):
    actions.supersede(document, because="The application was withdrawn.", at=papers.ISSUED)
    page = ask(sealed_bytes(document))
    assert NOT in page and "The application was withdrawn." in page and "9 January 2015" in page


def test_a_current_copy_wins_over_a_superseded_one(ask, document):
    actions.supersede(document, because="Issued twice.", at=papers.ISSUED)
    issue()
    assert CURRENT in ask(document.fingerprint)


def test_changed_by_one_byte_it_is_unknown_and_the_seal_is_broken(ask, document):
    changed = bytearray(sealed_bytes(document))
    changed[len(changed) // 3] ^= 1
    page = ask(bytes(changed))
    assert UNKNOWN in page and "changed after it was sealed" in page


def test_unknown_files_and_fingerprints_say_what_to_do(ask, plain):
    assert "Printing, scanning" in ask(corpus.pdf())
    assert UNKNOWN in ask(b"not even a PDF")
    assert "all 64 characters" in ask("0" * 64)
    assert "we hold no record of it" in ask(sealing.seal(plain + b"\n"))


@pytest.mark.parametrize("typed", ["", "abc", "0" * 63, "g" * 64, "<script>", "0" * 500])
def test_half_a_fingerprint_is_no_question(ask, document, typed):
    page = ask(typed, status=422)
    assert "There is a problem" in page


def test_no_file_an_empty_one_and_a_large_one(ask, client, settings):
    settings.UPLOAD_LIMIT_MB = 1
    assert "The file is empty" in ask(b"", status=422)
    assert "larger than 1 MB" in ask(b"x" * (2**20 + 1), status=422)
    assert client.post(reverse("verify")).status_code == 422


def test_nothing_is_kept(ask, document):
    before = set(vault.locate(".").rglob("*"))
    ask(sealed_bytes(document))
    assert set(vault.locate(".").rglob("*")) == before and not Submission.objects.exists()


def test_a_constant_number_of_queries(ask, document, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        ask(document.fingerprint)


def test_no_cross_site_token_is_needed(client):
    client.handler.enforce_csrf_checks = True
    response = client.post(reverse("verify"), {"file": SimpleUploadedFile("x", b"x")})
    assert response.status_code == 200
