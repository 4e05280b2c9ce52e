"""What people did: moves between states, signatures, evidence put forward. Appended, never edited."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from documents.models import StoredFile
from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from ..permissions import Role
from .base import Record
from .organisations import Organisation
from .people import Person
from .scopes import organisation_scopes


class ActQuerySet(models.QuerySet):
    def about(self, record):
        """Acts on one record, oldest first."""
        kind = ContentType.objects.get_for_model(type(record))
        return self.filter(content_type=kind, object_id=record.pk)

    def about_many(self, app_label, model, pks):
        """Acts on many records of one kind."""
        return self.filter(content_type__app_label=app_label, content_type__model=model, object_id__in=pks)


class Act(models.Model):
    """Points at the record acted on. The table is append-only in the database too."""

    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()

    objects = ActQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["pk"]


class StatusChange(Act):
    """Who moved what from where to where, when, in which post, and why."""

    workflow = models.CharField(max_length=40)
    transition = models.CharField(max_length=40)
    source = models.CharField(max_length=40)
    target = models.CharField(max_length=40)
    note = TidyTextField(blank=True)
    post = TidyCharField(max_length=200, blank=True)
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Act.Meta):
        indexes = [models.Index(fields=["content_type", "object_id"])]


class SignedText(models.Model):
    """A payload as it stood when somebody first signed it, so that later edits can be shown word by word."""

    fingerprint = models.CharField(max_length=64, unique=True)
    payload = models.TextField()


class Signature(Act):
    """An act of signing, on a text and not on a row: change the text and it no longer counts.

    `post` is the signing post of the form edition; `method` is how the session had been
    authenticated (password, password and code, passkey, single sign-on).
    """

    ref = RefField()
    post = models.CharField(max_length=40, choices=[(r.value, r.label) for r in Role])
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="signatures")
    typed_name = TidyCharField(max_length=200)
    position = TidyCharField(max_length=120)
    statement = TidyTextField()
    text = models.ForeignKey(SignedText, on_delete=models.PROTECT, related_name="signatures")
    image = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=60)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta(Act.Meta):
        indexes = [models.Index(fields=["content_type", "object_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "text", "post"], name="one_signature_per_post_and_text"
            ),
            models.UniqueConstraint(
                fields=["content_type", "object_id", "text", "person"],
                name="one_signature_per_person_and_text",
            ),
        ]


class Evidence(Record):
    """A dated proof owned by a body: a stored file, or a record kept here. Serves every floor."""

    ref = RefField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="evidence")
    title = TidyCharField(max_length=200)
    dated_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    record_title = TidyCharField(max_length=200, blank=True)
    record_address = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-dated_on", "pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, record_address="") | (Q(file=None) & ~Q(record_address="")),
                name="evidence_is_a_file_or_a_record",
            ),
        ]

    def __str__(self):
        return self.title

    def scopes_on(self, on):
        return organisation_scopes(self.organisation_id, on)

    def expired_on(self, on):
        return self.expires_on is not None and self.expires_on < on
