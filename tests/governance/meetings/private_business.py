"""Private business about to lapse, with its papers: what the tests of its release begin from, and ask."""

from datetime import timedelta
from hashlib import sha256

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents import actions as documents
from governance.actions import publishing_meetings as publishing
from governance.actions import release as acts
from governance.models import Item, Meeting, Paper, Privacy, PublicVersion
from jobs.clock import london
from publication.models import Entry
from tests.documents import reports
from tests.governance.meetings.test_public import rows

SECRET, PRICE, NAME = "Kestrel House", "forty thousand pounds", "zqnameqz"
C = PublicVersion.Choice


def keep(sitting, settings, tmp_path):
    """An item in private for sixty days more, Lena its reviewer, with a paper of our own and one with a file."""
    settings.DATA_DIR, settings.PUBLIC_HOST = tmp_path, "registers.example.org"
    meeting = sitting.plan(sitting.essex, days=5, status=Meeting.Status.PUBLISHED)
    item = sitting.item(meeting, "2", f"Rent of {SECRET}", private=True)
    sitting.last = london(sitting.now).date() + timedelta(days=60)
    Privacy.objects.create(
        item=item, ground="confidential", reason="Prices", public_words="A contract matter",
        reviewer=sitting.lena.person, review_on=sitting.last, decided_at=sitting.now, decided_by=sitting.gil.user,
    )  # fmt: skip
    sitting.kept = Item.objects.select_related("meeting").get(pk=item.pk)
    sitting.own = sitting.paper(item, f"Report on {SECRET}", body=f"The rent of {SECRET} is {PRICE}.", author=NAME)
    upload = SimpleUploadedFile("whole.pdf", reports.pdf("Whole"))
    file, _ = documents.store_paper(upload, at=sitting.now)
    sitting.filed = sitting.paper(item, "Valuation", file=file)
    sitting.by = {"by": sitting.lena.user, "at": sitting.now}
    publishing.republish_meetings(at=sitting.now)
    return sitting


def lapsed(kept):
    kept.later = kept.now + timedelta(days=61)
    publishing.republish_meetings(at=kept.later)
    return {told["title"]: told for code, told in rows("papers") if code == "06Q"}


def everything_said():
    return "".join(str(entry.content.row) for entry in Entry.objects.select_related("content"))


def paper_of(kept, paper):
    return Paper.objects.select_related("item__meeting").get(pk=paper.pk)


def say(kept, paper, choice, because="", upload=None, **when):
    values = kept.by | when
    return acts.say_version(paper_of(kept, paper), choice=choice, because=because, upload=upload, **values)


def a_pdf(words="Redacted"):
    return SimpleUploadedFile("redacted.pdf", reports.pdf(words))


def sent(answer):
    return sha256(b"".join(answer.streaming_content)).hexdigest()


def fetched(client, paper):
    return client.get(reverse("published-paper", args=[paper.ref]))


def speak(kept, because="Nothing in it is secret.", **when):
    return acts.say_texts(Item.objects.get(pk=kept.kept.pk), because=because, **kept.by | when)


def agenda_told():
    return dict(rows("meetings"))["06Q"]["agenda"]
