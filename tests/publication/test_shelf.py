"""The shelf hands out what Django answered from a ready file, and asks again when anything changed."""

import io
from datetime import date
from wsgiref.util import FileWrapper

import pytest

from publication import shelf

TODAY = date(2017, 3, 14)


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr("publication.shelf.clock.today", lambda: TODAY)
    (tmp_path / "manifest.json").write_text("{}")
    (tmp_path / "page").write_bytes(b"ready")
    return tmp_path


@pytest.fixture
def ask(place):
    asked = []

    def application(environ, start_response):
        asked.append(environ["PATH_INFO"])
        environ[shelf.MARK] = shelf.Ready(
            place / "page", place / "manifest.json", shelf.stamp_of(place / "manifest.json"), TODAY
        )  # fmt: skip
        start_response("200 OK", [("ETag", '"x"'), ("Content-Security-Policy", "default-src 'self'")])
        return [(place / "page").read_bytes()]

    wrapped = shelf.Shelf(application)

    def get(path="/ccg/00C/registers/interests/", **more):
        headers = []
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "localhost", "wsgi.url_scheme": "http",
            "wsgi.file_wrapper": FileWrapper, "wsgi.input": io.BytesIO(), **more,
        }  # fmt: skip
        body = b"".join(wrapped(environ, lambda status, found, *_: headers.extend(found)))
        return body, dict(headers), len(asked)

    return get


def test_the_second_reader_gets_the_file_with_the_same_headers(ask):
    first, second = ask(), ask()
    assert first[:2] == second[:2] and (first[2], second[2]) == (1, 1)


@pytest.mark.parametrize(
    "more",
    [
        {"HTTP_COOKIE": "a=b"},
        {"QUERY_STRING": "q=x"},
        {"REQUEST_METHOD": "HEAD"},
        {"HTTP_IF_NONE_MATCH": '"x"'},
        {"HTTP_HOST": "elsewhere"},
        {"wsgi.url_scheme": "https"},
        {"path": "/people/"},
    ],
)
def test_who_asks_otherwise_asks_django(ask, more):
    assert (ask()[2], ask(**more)[2]) == (1, 2)


def test_a_changed_page_asks_django(ask, place):
    ask()
    (place / "manifest.json").write_text('{"revision": 2}')
    assert ask()[2] == 2


@pytest.mark.parametrize("gone", ["manifest.json", "page"])
def test_a_missing_file_asks_django(ask, place, gone, monkeypatch):
    monkeypatch.setattr(shelf, "SMALL", 0)
    ask()
    kept = (place / gone).read_bytes()
    (place / gone).unlink()
    with pytest.raises(OSError):
        ask()
    (place / gone).write_bytes(kept)
    assert ask()[2] >= 2


def test_a_new_day_asks_django(ask, monkeypatch):
    ask()
    monkeypatch.setattr("publication.shelf.clock.today", lambda: date(2017, 3, 15))
    assert ask()[2] == 2


@pytest.mark.parametrize("small", [0, 100])
def test_small_files_are_kept_in_memory_and_large_ones_read_again(ask, place, monkeypatch, small):
    monkeypatch.setattr(shelf, "SMALL", small)
    ask()
    (place / "page").write_bytes(b"READY")  # never happens: a file is named by its hash
    assert ask()[0] == (b"ready" if small else b"READY")


def test_memory_is_bounded(ask, monkeypatch):
    monkeypatch.setattr(shelf, "MOST_BYTES", 12)
    for path in ("/ccg/1/", "/ccg/2/", "/ccg/3/"):  # five bytes each: the third begins anew
        ask(path)
    assert [ask(path)[2] for path in ("/ccg/3/", "/ccg/2/", "/ccg/1/", "/ccg/3/")] == [3, 4, 5, 6]
