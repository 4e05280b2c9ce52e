"""The tools of the tests themselves: clones keep commits apart, servers serve, the browser looks."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from types import SimpleNamespace

import psycopg2
import pytest
from django.db import connection
from django.http import HttpResponse
from django.urls import path
from playwright.sync_api import expect

from cocomm import services
from governance.actions import meetings
from jobs.models import Job
from tests.house.source import ROOT
from tests.prepared import kept

PAGE = """<!doctype html><html lang="en"><head><title>A page</title></head>
<body><main><h1>{title}</h1><p>Jobs: {jobs}</p></main></body></html>"""


def show(request):
    return HttpResponse(PAGE.format(title="Jobs", jobs=Job.objects.count()))


def wide(request):
    return HttpResponse(PAGE.format(title="W" * 400, jobs=0))


def unreadable(request):
    return HttpResponse(PAGE.format(title="Picture", jobs='<img src="/x.png">'))


urlpatterns = [path("", show), path("wide", wide), path("unreadable", unreadable)]


@pytest.fixture
def planted_pages(settings):
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def a_job(committed_db):
    from jobs.clock import real_time

    moment = real_time()
    return Job.objects.create(task="none", key="one", queued_at=moment, waiting_since=moment)


@pytest.mark.parametrize("number", [1, 2])
def test_commits_stay_in_their_own_clone(number, committed_db, a_job):
    assert Job.objects.count() == 1, "the other test's row is not here"
    assert connection.settings_dict["NAME"] == committed_db


@pytest.mark.parametrize("number", [1, 2])
def test_a_world_built_once_is_as_new_for_every_test(number, sitting_world):
    assert (sitting_world.meeting.place, sitting_world.essex.seats.count()) == ("Wren House, Chelmsford", 11)
    sitting_world.meeting.place = "Elsewhere"
    sitting_world.meeting.save_as(by=None)
    sitting_world.essex.seats.filter(deputy_for__isnull=False).update(title="Nobody")


def _told_off(sitting):
    return meetings.cancel_meeting(sitting.meeting, because="Snow", by=sitting.stella.user, at=sitting.now)


told_off = kept(_told_off, on="sitting_world")


@pytest.mark.parametrize("number", [1, 2])
def test_and_what_goes_on_from_it_is_as_new_too(number, told_off, sitting_world):
    assert (told_off, told_off.status, told_off.place) == (sitting_world.meeting, "cancelled", "Wren House, Chelmsford")
    told_off.place = "Elsewhere"
    told_off.save_as(by=None)


def test_or_goes_on_in_a_clone_and_leaves_the_world_as_it_was(committed_db, told_off):
    assert type(told_off).objects.get(pk=told_off.pk).status == "cancelled"


@pytest.mark.parametrize("number", [1, 2])
def test_who_commits_does_so_in_a_clone_of_the_world(number, committed_db, small_world):
    assert small_world.gil.person.name == "Gil Marsh"
    small_world.gil.person.name = "Somebody Else"
    small_world.gil.person.save_as(by=None, why="Test")


def test_a_world_is_of_its_day(_template, django_db_blocker, monkeypatch):
    from tests import prepared

    worlds = prepared.Worlds(_template)
    with django_db_blocker.unblock():
        first = worlds.database("small_world")
        assert worlds.database("small_world") == first
        monkeypatch.setattr(prepared, "_today", lambda: "tomorrow")
        assert worlds.database("small_world") != first
        monkeypatch.undo()
        worlds.end()


@pytest.mark.postgres
def test_a_session_that_outlives_its_test_is_named_and_stops_nobody(committed_db):
    from tests import databases

    left = databases.clone(committed_db)
    with contextlib.closing(psycopg2.connect(host=os.environ["PGHOST"], user="postgres", dbname=left)) as stray:
        with pytest.warns(UserWarning, match="outlived its test"):
            copied = databases.clone(left)
        with pytest.raises(psycopg2.OperationalError):
            stray.cursor().execute("SELECT 1")
    databases.drop(copied)
    databases.drop(left)


def test_a_page_over_http_sees_what_was_committed(planted_pages, live, a_job):
    with urllib.request.urlopen(live + "/") as answer:
        assert "Jobs: 1" in answer.read().decode()


def test_a_good_page_passes(planted_pages, live, a_job, page, phone, noscript, check_page):
    for each in (page, phone, noscript):
        each.goto(live + "/")
        check_page(each)
        expect(each.get_by_text("Jobs: 1")).to_be_visible()


@pytest.mark.parametrize("address", ["/wide", "/unreadable"])
def test_a_bad_page_is_found(address, planted_pages, live, phone, check_page):
    phone.goto(live + address)
    with pytest.raises(AssertionError):
        check_page(phone)


def test_the_worker_works_on_this_database(worker, a_job, wait_until):
    from cocomm.celery import app

    app.send_task("jobs.tasks.sweep")
    wait_until(lambda: "jobs.tasks.sweep" in worker.said())
    worker.kill()
    assert worker.child.returncode == -9


def test_services_end_with_their_command():
    command = [sys.executable, "-m", "cocomm.services", "--", "sh", "-c", "echo $REDIS_URL; sleep 60"]
    started = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    port = int(started.stdout.readline().rsplit(":", 1)[1].split("/")[0])
    os.kill(started.pid, signal.SIGTERM)
    assert started.wait(60) != 0
    time.sleep(0.1)
    from cocomm.services import wait_for

    with pytest.raises(OSError):
        wait_for(port, seconds=0)


@pytest.mark.parametrize(
    ("durable", "room", "in_memory"),
    [(False, services.ROOM + 1, True), (False, services.ROOM, False), (True, services.ROOM + 1, False)],
)
def test_services_lie_in_memory_where_it_has_room_and_nothing_need_last(
    durable, room, in_memory, tmp_path, monkeypatch
):
    monkeypatch.setattr(services, "MEMORY", tmp_path)
    monkeypatch.setattr(services.shutil, "disk_usage", lambda place: SimpleNamespace(free=room))
    with services.folder(durable=durable) as place:
        assert (place.parent == tmp_path) is in_memory
    assert not place.exists()


def test_services_return_the_status_of_their_command():
    command = [sys.executable, "-m", "cocomm.services", "--", "sh", "-c", "exit 7"]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=240).returncode == 7


def test_a_live_server_ends_with_its_last_answer():
    """A request may outlive the page that asked; it does not outlive the test, and its database."""
    from tests.processes import LiveServer

    asked, may_answer, order = threading.Event(), threading.Event(), []

    def slow(environ, start_response):
        asked.set()
        may_answer.wait(30)
        order.append("answered")
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    server = LiveServer(slow)
    reader = threading.Thread(target=lambda: order.append(urllib.request.urlopen(str(server)).read()))
    reader.start()
    assert asked.wait(30)
    ending = threading.Thread(target=lambda: (server.stop(), order.append("ended")))
    ending.start()
    with server.door.moved:
        assert server.door.moved.wait_for(lambda: server.door.shut, 30)
    assert order == [], "it waits for the answer"
    may_answer.set()
    ending.join(30)
    reader.join(30)
    assert order[0] == "answered" and sorted(map(str, order[1:])) == ["b'ok'", "ended"]
