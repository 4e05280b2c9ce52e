"""A form sent twice is done once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.functions import Now
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.template import Context, Template

from jobs import submissions
from jobs.models import Message, Submission
from jobs.submissions import kept

pytestmark = pytest.mark.django_db


class Somebody(AnonymousUser):
    def __init__(self, pk=1):
        self.pk = pk


@pytest.fixture
def form(rf):
    """Build the same request again and again: `form(key, name="x")`."""

    def build(key, user=1, **fields):
        request = rf.post("/forms/", {"submission_key": key, **fields})
        request.user = Somebody(user)
        request.is_public = True
        return request

    return build


@pytest.fixture
def key(rf):
    request = rf.get("/forms/")
    request.user = Somebody()
    html = Template("{% submission_key %}").render(Context({"request": request}))
    assert html.startswith('<input type="hidden" name="submission_key" value="')
    return html.split('value="')[1].rstrip('">')


class View:
    def __init__(self, answer):
        self.answer, self.calls = answer, 0

    def __call__(self):
        self.calls += 1
        return self.answer()


def test_the_first_answer_again(form, key):
    view = View(lambda: HttpResponseRedirect(f"/made/{view.calls}/"))
    first, second = (kept(form(key, name="x"), view) for _ in range(2))
    assert view.calls == 1
    assert [first.status_code, first["Location"]] == [302, "/made/1/"]
    assert [second.status_code, second["Location"]] == [302, "/made/1/"]


def test_a_small_page_is_given_again_whole(form, key):
    view = View(lambda: HttpResponse("<p>Thank you, Zoë</p>"))
    kept(form(key), view)
    assert kept(form(key), view).content.decode() == "<p>Thank you, Zoë</p>"
    assert view.calls == 1


@pytest.mark.parametrize(
    "answer", [lambda: HttpResponse("x" * 70_000), lambda: FileResponse(iter([b"file"]), content_type="a/b")]
)
def test_what_is_too_long_to_keep_leads_back_to_the_page(form, key, answer):
    view = View(answer)
    kept(form(key), view)
    again = kept(form(key), view)
    assert [again.status_code, again["Location"], view.calls] == [303, "/forms/", 1]


def test_other_content_under_the_same_key_is_refused(form, key):
    view = View(lambda: HttpResponseRedirect("/made/"))
    kept(form(key, name="x"), view)
    assert kept(form(key, name="y"), view).status_code == 422
    assert kept(form(key, name="x", more="z"), view).status_code == 422
    assert view.calls == 1


def test_files_count_as_content(form, key):
    view = View(lambda: HttpResponseRedirect("/made/"))
    kept(form(key, file=SimpleUploadedFile("a.txt", b"one")), view)
    assert kept(form(key, file=SimpleUploadedFile("a.txt", b"one")), view).status_code == 302
    assert kept(form(key, file=SimpleUploadedFile("a.txt", b"two")), view).status_code == 422
    assert view.calls == 1


def test_a_refused_form_may_go_again_corrected(form, key):
    assert kept(form(key, name=""), View(lambda: HttpResponse("no", status=422))).status_code == 422
    assert not Submission.objects.exists()
    assert kept(form(key, name="x"), View(lambda: HttpResponseRedirect("/made/"))).status_code == 302


@pytest.mark.parametrize("problem", [Http404, ZeroDivisionError])
def test_a_view_that_breaks_leaves_nothing(form, key, problem):
    def breaks():
        Message.objects.create(key="k", to="a@example.org", subject="s", created_at="2015-01-01T00:00Z")
        raise problem

    with pytest.raises(problem):
        kept(form(key), breaks)
    assert not Submission.objects.exists() and not Message.objects.exists()


def test_in_flight_is_409_and_after_the_lease_it_is_done(form, key, monkeypatch):
    monkeypatch.setattr(submissions, "PATIENCE_SECONDS", 0.1)
    view = View(lambda: HttpResponseRedirect("/made/"))

    def meanwhile():
        assert kept(form(key), view).status_code == 409
        return HttpResponseRedirect("/first/")

    assert kept(form(key), meanwhile)["Location"] == "/first/"
    Submission.objects.update(status=None, lease_until=Now() - timedelta(seconds=1))  # its worker died
    assert kept(form(key), view)["Location"] == "/made/"


def test_a_key_is_signed_for_its_user(form, key):
    view = View(lambda: HttpResponse("x"))
    assert kept(form(key, user=2), view).status_code == 422
    assert kept(form("forged"), view).status_code == 422
    assert view.calls == 0


def test_no_key_no_protection(rf):
    view = View(lambda: HttpResponse("x"))
    for request in (rf.post("/forms/"), rf.get("/forms/")):
        assert kept(request, view).content == b"x"
    assert view.calls == 2 and not Submission.objects.exists()
