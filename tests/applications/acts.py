"""Acts of the cast on an application, in one line each; all through the real verbs."""

import io
from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from applications import actions, papers
from applications.editions.form import Kind, Part
from applications.facts import Dossier
from applications.models import Application
from applications.rules import answers as reading
from cocomm.world import blackpool
from documents import actions as documents
from governance.actions import record_evidence
from governance.models import Model
from jobs.clock import LONDON
from tests.applications.rules.cases import GOOD

CUTOFF = datetime(2015, 1, 9, 12, 0, tzinfo=LONDON)


def london(*when):
    return datetime(*when, tzinfo=LONDON)


def png():
    """A small picture, as somebody's signature."""
    made = io.BytesIO()
    Image.new("RGB", (60, 20), "white").save(made, "PNG")
    return made.getvalue()


def answer(application, by, at, seen=None, **values):
    """Save over what stands, or over the versions in `seen`; returns the clashes."""
    if seen is None:
        seen = dict(application.answers.values_list("question", "version"))
    return actions.save_answers(application, values=values, seen=seen, by=by, at=at)


def said(application, question):
    row = application.answers.filter(question=question).first()
    return (row.value, row.version) if row else None


def mark(application, at):
    """The fingerprint of the text as it stands."""
    application = Application.objects.get(pk=application.pk)
    return papers.fingerprint(papers.text_of(Dossier(application, at)))


def sign(application, post, by, at, **more):
    given = {
        "typed_name": by.person.name if by.person_id else "Nobody",
        "confirmed": True,
        "fingerprint": mark(application, at),
        "method": "password",
    }
    return actions.sign_application(application, post=post, by=by, at=at, **given | more)


def stored(name="paper.txt", content=b"Minutes of the governing body\n", at=None):
    return documents.store(SimpleUploadedFile(name, content), at=at or london(2015, 1, 7, 10))


def evidence(application, by, at, **more):
    given = {"title": "Minutes", "dated_on": date(2014, 12, 2), "record_address": "Minute book, item 7"}
    return record_evidence(organisation=application.ccg, by=by, at=at, **given | more)


def prove(application, question, by, at, **more):
    kept = evidence(application, by, at, **more)
    return actions.add_evidence(application, question=question, evidence=kept, by=by, at=at)


def joint(world, at=None):
    """Blackpool takes its delegated bid back and asks for joint commissioning instead."""
    at = at or world.at
    if Application.objects.get(pk=world.application.pk).is_draft:
        actions.withdraw(world.application, reason="We ask for joint commissioning", by=world.gil, at=at)
    return actions.open_application(
        ccg=world.blackpool,
        model=Model.JOINT,
        form="joint_2015_16",
        cycle="2015/16",
        starts_on=date(2015, 4, 1),
        by=world.gil,
        at=at,
    )


def fill(application, world, at, parts=Part):
    """Answer every question of any form, with evidence where it is asked for."""
    for part in parts:
        by = world.gil if part == Part.CCG else world.nia
        dossier = Dossier(application, at)
        asked = reading.asked(dossier.edition, case=dossier.case, part=part)
        values = {
            q.key: q.choices[-1][0] if q.choices else (q.gate or (GOOD[q.kind],))[0]
            for q in asked
            if q.answered and q.key not in dossier.rows
        }
        answer(application, by, at, **values)
        for q in asked:
            if (q.needs_evidence or q.kind == Kind.ATTACHMENT) and q.key not in dossier.uses:
                prove(application, q.key, by, at)


def sign_all(application, world, at):
    """Everybody signs in the minutes before `at`."""
    posts = Dossier(application, at).posts
    for number, post in enumerate(posts):
        sign(application, post, world.users[blackpool.SIGNERS[post]], at - timedelta(minutes=len(posts) - number))


def ready(application, world, at):
    """Complete and signed, a few minutes before `at`."""
    fill(application, world, at - timedelta(hours=1))
    sign_all(application, world, at)
    application.refresh_from_db()
    return application


def submitted(application, world, at):
    ready(application, world, at)
    return actions.submit(application, by=world.gil, at=at)
