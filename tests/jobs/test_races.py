"""Many at once, one winner. Each test has a careless twin beside it that must go wrong."""

import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.db import connections, transaction
from django.http import HttpResponseRedirect

from jobs import actions, submissions
from jobs.clock import real_time
from jobs.models import Job, Message, Submission

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed_db")]
AT = real_time()


@pytest.fixture(autouse=True)
def database_open(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def at_once(work, number=8):
    """Run `work(n)` in threads that start together; returns what they returned."""
    barrier, results = threading.Barrier(number), []

    def go(n):
        try:
            barrier.wait()
            results.append(work(n))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go, args=[n]) for n in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def enqueue(key):
    return actions.enqueue("jobs.tasks.sweep", key=key, at=AT)


def test_one_of_many_workers_has_the_job():
    for n in range(10):
        job = enqueue(f"job {n}")
        assert sum(got is not None for got in at_once(lambda _, job=job: actions.claim(job.ref))) == 1


@pytest.mark.postgres
def test_looking_first_and_claiming_then_would_go_wrong():
    def careless(ref):
        job = Job.objects.get(ref=ref)
        if job.state != "queued":
            return None
        barrier.wait(60)
        Job.objects.filter(ref=ref).update(state="working", claim="x", lease_until=AT)
        return job

    barrier = threading.Barrier(4)
    job = enqueue("careless")
    assert sum(got is not None for got in at_once(lambda _: careless(job.ref), 4)) > 1


def test_the_same_key_makes_one_row():
    refs = at_once(lambda _: enqueue("the same").ref)
    assert len(refs) == 8 and len(set(refs)) == 1


def test_a_finish_and_a_takeover_have_one_winner():
    for n in range(10):
        mine = actions.claim(enqueue(f"finish {n}").ref)
        Job.objects.filter(pk=mine.pk).update(lease_until=AT)

        def act(number, mine=mine):
            if number:
                return actions.claim(mine.ref) is not None
            try:
                with transaction.atomic():
                    actions.finish(mine, at=AT)
                return True
            except actions.LostClaim:
                return False

        assert sum(at_once(act, 2)) == 1


def test_a_letter_leaves_once():
    message = actions.post_message(key="k", to="gil@example.org", subject="s", body="b", at=AT)
    assert sum(at_once(lambda _: actions.deliver(message.ref, at=AT))) == 1
    assert len(mail.outbox) == 1


def test_a_form_sent_four_times_at_once_is_done_once(rf):
    def user(request):
        request.user = AnonymousUser()
        return request

    for n in range(5):
        key = submissions.new_key(user(rf.get("/")))

        def view(n=n):
            Message.objects.create(key=f"{n} {threading.get_ident()}", to="a@example.org", subject="s", created_at=AT)
            return HttpResponseRedirect("/made/")

        answers = at_once(
            lambda _, key=key, view=view: (
                submissions.kept(user(rf.post("/", {"submission_key": key, "name": "x"})), view).status_code
            ),
            4,
        )
        assert answers == [302, 302, 302, 302]
        assert Message.objects.filter(key__startswith=f"{n} ").count() == 1
    assert Submission.objects.count() == 5
