"""The outbox: written once, sent once, cancelled by the answer, too late after its day."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail

from jobs import actions
from jobs.clock import real_time
from jobs.models import Disposal, Message

pytestmark = pytest.mark.django_db
AT = real_time()


def post(key="reminder:abc:1", **more):
    given = {"to": "gil@example.org", "subject": "Please\nsign", "body": "Dear Gil", "at": AT, **more}
    return actions.post_message(key=key, **given)


def test_written_once_and_sent_once():
    assert post().pk == post().pk
    message = post()
    assert actions.deliver(message.ref, at=AT)
    assert not actions.deliver(message.ref, at=AT)
    assert [len(mail.outbox), mail.outbox[0].subject, mail.outbox[0].to] == [1, "Please sign", ["gil@example.org"]]
    assert mail.outbox[0].extra_headers["Message-ID"].startswith(f"<{message.ref}@")


def test_an_answer_cancels_what_waits():
    sent, waiting, other = post(), post("reminder:abc:2"), post("reminder:xyz:1")
    actions.deliver(sent.ref, at=AT)
    assert actions.cancel_messages(key_prefix="reminder:abc:", at=AT) == 1
    assert not actions.deliver(waiting.ref, at=AT)
    assert actions.deliver(other.ref, at=AT)
    assert Message.objects.get(pk=waiting.pk).state == "cancelled"


def test_too_late_is_not_sent():
    message = post(expires_at=AT + timedelta(hours=1))
    assert not actions.deliver(message.ref, at=AT + timedelta(hours=2))
    assert Message.objects.get(pk=message.pk).state == "expired" and not mail.outbox


def test_a_mail_server_that_refuses_is_asked_again(monkeypatch):
    def refuses(self, **_):
        raise OSError("connection refused")

    message = post()
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", refuses)
        for _ in range(3):
            assert not actions.deliver(message.ref, at=AT)
    kept = Message.objects.get(pk=message.pk)
    assert [kept.state, kept.attempts, kept.error] == ["waiting", 3, "connection refused"]
    assert actions.deliver(message.ref, at=AT)


def test_it_gives_up_in_the_end(monkeypatch):
    monkeypatch.setattr("jobs.actions.messages.MOST_ATTEMPTS", 1)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self: 1 / 0)
    message = post()
    actions.deliver(message.ref, at=AT)
    assert Message.objects.get(pk=message.pk).state == "failed"


def test_djangos_mail_goes_to_the_outbox_and_its_secret_is_forgotten(settings):
    settings.EMAIL_BACKEND = "jobs.mail.OutboxBackend"
    send_mail("Your code", "It is 123456", None, ["gil@example.org", "anita@example.org"])
    assert not mail.outbox and Message.objects.count() == 2
    message = Message.objects.get(to="gil@example.org")
    assert actions.deliver(message.ref, at=AT) and "123456" in mail.outbox[0].body
    assert Message.objects.get(pk=message.pk).body == ""
    assert Disposal.objects.get().row_id == str(message.pk)


def test_html_travels_and_attachments_do_not(settings):
    settings.EMAIL_BACKEND = "jobs.mail.OutboxBackend"
    letter = EmailMultiAlternatives("s", "plain", to=["gil@example.org"])
    letter.attach_alternative("<p>rich</p>", "text/html")
    letter.send()
    message = Message.objects.get()
    actions.deliver(message.ref, at=AT)
    assert mail.outbox[0].alternatives[0][0] == "<p>rich</p>"
    letter.attach("a.txt", "x", "text/plain")
    with pytest.raises(ValueError, match="letters"):
        letter.send()
