"""What a CCG may decide, under which model, since when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from jobs.clock import london
from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from ..rules import arrangements as rules
from ..rules.models import Model
from .appointments import Committee
from .base import Record
from .organisations import Organisation
from .scopes import organisation_scopes, within

MODELS = [(model.value, model.title) for model in Model]


TOLD_BY = ("status", "model", "starts_on", "ends_on", "agreement_signed_on", "sum_signed_off")


def facts_of(row):
    """What the rules ask of an arrangement, from the columns `TOLD_BY`."""
    return rules.Facts(
        status=row["status"],
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        agreement_signed_on=row["agreement_signed_on"],
        signed_off=row["sum_signed_off"] is not None,
        moves_money=row["model"] == Model.DELEGATED,
    )


class ArrangementQuerySet(models.QuerySet):
    def for_door(self):
        return self.select_related("ccg", "committee", "approved_by__person", "agreement_by__person", "sum_by__person")

    def visible_to(self, grants, permission):
        """Arrangements in whose matters the holder of `grants` has `permission`."""
        held = grants.organisations(permission)
        return self.filter(ccg__in=within(held, grants.on))


class Arrangement(Record):
    """One CCG's co-commissioning arrangement: approved first, live only later, perhaps never (R-125, H-13).

    Whether it is live is derived on reading (`rules.arrangements.state_on`); what is stored
    are the human acts: approval, agreement, the CFO's sign-off, the end.
    """

    class Status(models.TextChoices):
        APPROVED = "approved", "Approved"
        LAPSED = "lapsed", "Lapsed before it began"
        ENDED = "ended", "Ended"

    ref = RefField()
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="arrangements")
    committee = models.ForeignKey(Committee, null=True, on_delete=models.PROTECT, related_name="arrangements")
    model = models.CharField(max_length=30, choices=MODELS)
    status = models.CharField(max_length=20, choices=Status, default=Status.APPROVED)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    conditions = TidyTextField(blank=True)
    terminates_contracts = models.BooleanField(null=True, help_text="None: the agreement is silent (H-4).")
    handles_complaints = models.BooleanField(null=True, help_text="None: the agreement is silent (H-14).")
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreement_signed_on = models.DateField(null=True, blank=True)
    agreement_at = models.DateTimeField(null=True)
    agreement_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sum_signed_off = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    sum_at = models.DateTimeField(null=True)
    sum_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    closed_because = TidyCharField(max_length=300, blank=True)

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        ordering = ["ccg__name", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["ccg"], condition=Q(status="approved"), name="one_open_arrangement_per_ccg"
            ),
            models.CheckConstraint(
                condition=Q(agreement_signed_on=None, agreement_at=None, agreement_by=None)
                | Q(agreement_signed_on__isnull=False, agreement_at__isnull=False, agreement_by__isnull=False),
                name="agreement_recorded_whole",
            ),
            models.CheckConstraint(
                condition=Q(sum_signed_off=None, sum_at=None, sum_by=None)
                | Q(sum_signed_off__isnull=False, sum_at__isnull=False, sum_by__isnull=False),
                name="sum_recorded_whole",
            ),
        ]

    def __str__(self):
        return f"{self.model_title}, {self.ccg}"

    def scopes_on(self, on):
        return organisation_scopes(self.ccg_id, on)

    @property
    def facts(self):
        return facts_of({name: getattr(self, name) for name in TOLD_BY})

    @property
    def model_title(self):
        return Model(self.model).title

    @property
    def variations(self):
        """What this agreement says where the sources leave it open; None where it is silent."""
        return {"termination": self.terminates_contracts, "complaints": self.handles_complaints}

    def live_at(self, at):
        return rules.live(self.facts, london(at).date())

    def waiting_for(self, at):
        """Sentences saying why it is not live at that instant."""
        return rules.waiting_for(self.facts, london(at).date())

    @property
    def moves_money(self):
        """Only delegation transfers the budget (R-153)."""
        return self.model == Model.DELEGATED


class Figure(Record):
    """An administrator's value for an unverified field of a rule book, with its source."""

    rule = models.CharField(max_length=60)
    edition = models.CharField(max_length=60)
    field = models.CharField(max_length=60)
    value = TidyCharField(max_length=200)
    source = TidyTextField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["rule", "edition", "field"]
        constraints = [models.UniqueConstraint(fields=["rule", "edition", "field"], name="one_figure_per_field")]


class SignIn(models.Model):
    """The sign-in audit: who, when, from where, how, with what result. Never a secret."""

    email = models.CharField(max_length=254, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="sign_ins")
    outcome = models.CharField(max_length=40)
    method = models.CharField(max_length=60, blank=True)
    address = models.GenericIPAddressField(null=True)
    agent = TidyCharField(max_length=300, blank=True)
    happened_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["user", "-id"]), models.Index(fields=["email", "-id"])]
