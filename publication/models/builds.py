"""The ready files of one register of one body: what is wanted, what is there, until when."""

from django.db import models

from jobs.ids import RefField


class Build(models.Model):
    """`revision` grows with each change; the files on the disk were made for `built`."""

    ref = RefField()
    register = models.SlugField(max_length=60)
    body = models.CharField(max_length=20, blank=True)
    first_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    built = models.PositiveIntegerField(default=0)
    built_at = models.DateTimeField(null=True, blank=True)
    good_until = models.DateField(null=True, blank=True)
    files = models.JSONField(default=dict, blank=True)
    paper = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    paper_revision = models.PositiveIntegerField(default=0)
    paper_at = models.DateTimeField(null=True, blank=True)
    paper_until = models.DateField(null=True, blank=True)
    # The one before is shown until the new one is sealed, while its own date holds.
    earlier = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    earlier_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "body"], name="build_one_a_page")]

    def paper_on(self, today):
        """The newest sealed paper that may be read on this day, or None."""
        for made, until in ((self.paper, self.paper_until), (self.earlier, self.earlier_until)):
            if made and made.file and not (until and until <= today):
                return made
        return None

    def __str__(self):
        return f"{self.register} of {self.body or 'all'}"
