"""Bodies, with names, parents and dates by period (R-417 to R-421).

A CCG changes area team in 2015; a practice changes CCG. Periods are inclusive at both ends;
`from_on` empty means "for as long as is known", `to_on` empty "until further notice". That
they never overlap is the rule of `rules.periods`, kept by `actions.sightings`.
"""

from datetime import date

from django.db import models
from django.db.models import F, Prefetch, Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField

from ..permissions import Permission
from ..rules.names import display_name
from ..rules.periods import COVERED_TO, coverage
from .base import Record


class Kind(models.TextChoices):
    CCG = "ccg", "Clinical Commissioning Group"
    PRACTICE = "practice", "GP practice"
    REGION = "region", "NHS England region"
    AREA_TEAM = "area_team", "NHS England area team"
    LOCAL_OFFICE = "local_office", "NHS England local office"
    NATIONAL = "national", "NHS England, national"
    LOCAL_AUTHORITY = "local_authority", "Local authority"
    HEALTHWATCH = "healthwatch", "Healthwatch"
    LMC = "lmc", "Local Medical Committee"
    SUPPLIER = "supplier", "Supplier"


OFFICES = (Kind.AREA_TEAM, Kind.LOCAL_OFFICE)
OUTSIDE = (Kind.LOCAL_AUTHORITY, Kind.HEALTHWATCH, Kind.LMC, Kind.SUPPLIER)
"""Bodies no official file brings: somebody enters them by hand."""
AREA_TEAMS_UNTIL = date(2015, 3, 31)  # the two that went on became local offices


def _covering(on, first, last):
    return Q(**{f"{first}__isnull": True}) | Q(**{f"{first}__lte": on}), Q(**{f"{last}__isnull": True}) | Q(
        **{f"{last}__gte": on}
    )


class PeriodQuerySet(models.QuerySet):
    def on(self, on):
        """Rows in force on the date `on`."""
        return self.filter(*_covering(on, "from_on", "to_on"))


class PeriodManager(models.Manager.from_queryset(PeriodQuerySet)):
    """Periods that count. One withdrawn by a later source is kept, under `everything`."""

    def get_queryset(self):
        return super().get_queryset().filter(withdrawn=False)


class OrganisationQuerySet(models.QuerySet):
    def open_on(self, on):
        return self.filter(*_covering(on, "opened_on", "closed_on"))

    def with_code(self, code):
        """The body of that ODS code, however it was typed; raises DoesNotExist."""
        return self.get(code=str(code).strip().upper())

    def ccgs(self):
        return self.filter(kind=Kind.CCG)

    def offices(self):
        return self.filter(kind__in=OFFICES)

    def under(self, parent, *, on):
        """Bodies whose parent was `parent` on that date: the practices of a CCG, the CCGs of an office."""
        rows = OrganisationParent.objects.on(on).filter(parent=parent)
        return self.open_on(on).filter(pk__in=rows.values("organisation"))

    def with_periods(self):
        """Names and parents loaded at once: `name_on` and `parent_on` then ask the database nothing."""
        parents = OrganisationParent.objects.select_related("parent").prefetch_related("parent__names")
        return self.prefetch_related("names", Prefetch("parents", queryset=parents))

    def visible_to(self, user):
        """Bodies are public facts: whoever is signed in may see them all."""
        return self if user.is_authenticated else self.none()


class Organisation(Record):
    """One body for as long as it exists, under whatever names and parents."""

    ref = RefField()
    kind = models.CharField(max_length=20, choices=Kind)
    code = models.CharField("ODS code", max_length=12, null=True, blank=True)
    name = TidyCharField(max_length=200, help_text="The latest official name; older ones are in names.")
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True, help_text="The last day it existed.")
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors")
    ons_code = models.CharField("ONS code", max_length=9, blank=True)
    address = TidyCharField(max_length=300, blank=True)
    postcode = TidyCharField(max_length=10, blank=True)
    stated_on = models.DateField(null=True, blank=True, help_text="The date of the newest source about it.")
    kept_for = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="keeps",
        help_text="The body whose people entered it by hand, and keep it.",
    )  # fmt: skip

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        permissions = [(p.codename, p.label) for p in Permission]
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["kind", "name"], name="organisation_kind_name")]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="one_organisation_per_code"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="organisation_of_known_kind"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(opened_on=None) | Q(closed_on__gte=F("opened_on")),
                name="organisation_closes_after_it_opens",
            ),
        ]

    def __str__(self):
        return display_name(self.name)

    @property
    def scopes(self):
        return {("organisation", self.pk)}

    def open_on(self, on):
        return (self.opened_on is None or self.opened_on <= on) and (self.closed_on is None or on <= self.closed_on)

    def name_on(self, on):
        """The name it bore that day, as a page shows it; outside all periods the latest."""
        row = self._on(self.names, on)
        return display_name(row.name if row else self.name)

    def parent_on(self, on):
        """The body answering for this one that day: office of a CCG, CCG of a practice, region of an office."""
        row = self._on(self.parents, on)
        return row.parent if row else None

    def kind_on(self, on):
        """An area team that went on after March 2015 was a local office from then."""
        if self.kind == Kind.AREA_TEAM and on > AREA_TEAMS_UNTIL:
            return Kind.LOCAL_OFFICE
        return Kind(self.kind)

    @property
    def shown_address(self):
        """The latest address as a letterhead writes it; the postcode keeps its capitals."""
        return ", ".join(filter(None, [display_name(self.address), self.postcode]))

    def coverage(self, on):
        """A sentence when the date lies beyond what our sources say of this body, else None."""
        return coverage(on, known_to=self.stated_on or COVERED_TO)

    def _on(self, related, on):
        loaded = getattr(self, "_prefetched_objects_cache", {})
        if related.field.remote_field.related_name in loaded:
            return next((row for row in related.all() if row.covers(on)), None)
        rows = related.on(on)
        return (rows.select_related("parent") if related.model is OrganisationParent else rows).first()


class Period(Record):
    """What a name and a parent share: when it held, and which days a source vouches for."""

    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    first_stated_on = models.DateField(help_text="The first day a source vouches for.")
    last_stated_on = models.DateField(
        null=True, blank=True, help_text="The last such day; empty while open: then the organisation's stated_on."
    )
    source = TidyCharField(max_length=120)
    withdrawn = models.BooleanField(default=False, help_text="A later source left no day to this period.")

    objects = PeriodManager()
    everything = models.Manager()

    class Meta:
        abstract = True

    def covers(self, on):
        return (self.from_on is None or self.from_on <= on) and (self.to_on is None or on <= self.to_on)


def _period_constraints(noun):
    return [
        models.CheckConstraint(
            condition=Q(to_on=None) | Q(from_on=None) | Q(to_on__gte=F("from_on")),
            name=f"{noun}_ends_after_it_starts",
        ),
        models.UniqueConstraint(
            fields=["organisation"], condition=Q(to_on=None, withdrawn=False), name=f"one_open_{noun}"
        ),
    ]


class OrganisationName(Period):
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="names")
    name = TidyCharField(max_length=200)

    class Meta:
        ordering = ["organisation_id", F("from_on").asc(nulls_first=True)]
        indexes = [models.Index(fields=["organisation", "from_on"], name="name_by_period")]
        constraints = _period_constraints("organisation_name")

    def __str__(self):
        return display_name(self.name)


class OrganisationParent(Period):
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="children")

    class Meta:
        ordering = ["organisation_id", F("from_on").asc(nulls_first=True)]
        indexes = [
            models.Index(fields=["organisation", "from_on"], name="parent_by_period"),
            models.Index(fields=["parent", "from_on", "to_on"], name="children_by_period"),
        ]
        constraints = [
            *_period_constraints("organisation_parent"),
            models.CheckConstraint(condition=~Q(organisation=F("parent")), name="nobody_is_its_own_parent"),
        ]

    def __str__(self):
        return f"{self.organisation} under {self.parent}"
