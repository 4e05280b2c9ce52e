"""Who declares at a CCG: a person, as what, from when until when (R-010, R-056)."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from governance.models import Appointment, Organisation, Person
from governance.models.base import Record
from jobs.clock import london
from jobs.ids import RefField
from nhsuk.columns import TidyCharField

from ..rules.people import Standing
from .scoped import AtCCGQuerySet, scopes_at


class DeclarantQuerySet(AtCCGQuerySet):
    def for_door(self):
        return self.select_related("ccg", "person", "manager", "practice")

    def there_on(self, on):
        """People at the CCG on a date."""
        return self.filter(joined_on__lte=on).filter(Q(left_on=None) | Q(left_on__gte=on))

    def of_person(self, person_id):
        return self.filter(person=person_id)

    def managed_by(self, person_id, *, at, on=None):
        """People of a line manager, while both are at the CCG; nobody is their own (R-020). `on` is the day of `at`."""
        on = on or london(at).date()
        listed = Declarant.objects.there_on(on).filter(person=person_id, ccg=OuterRef("ccg"))
        posted = Appointment.objects.in_force(at).filter(person=person_id, organisation=OuterRef("ccg"))
        rows = self.there_on(on).filter(manager=person_id).exclude(person=person_id)
        return rows.filter(Exists(listed) | Exists(posted))


class Declarant(Record):
    """One person at one CCG. Somebody who declares at two CCGs is two declarants."""

    ref = RefField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="declarants")
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="declarants")
    position = TidyCharField(max_length=200)
    standings = models.JSONField(default=list)
    practice = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    manager = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_at = models.DateTimeField(null=True)
    left_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = DeclarantQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "ccg"], condition=Q(left_on=None), name="declarant_once_at_a_ccg"
            ),
            models.CheckConstraint(condition=~Q(manager=F("person")), name="declarant_not_their_own_manager"),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")), name="declarant_leaves_after_joining"
            ),
            models.CheckConstraint(
                condition=Q(left_on=None, left_at=None) | Q(left_on__isnull=False, left_at__isnull=False),
                name="declarant_leaving_is_recorded",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.position}"

    @property
    def scopes(self):
        return scopes_at(self.ccg_id)

    @property
    def standing_words(self):
        return [Standing(s).label for s in Standing if s in self.standings]

    @property
    def address_of_mail(self):
        """Where to write: the account's address, else the one recorded."""
        user = getattr(self.person, "user", None)
        return user.email if user else self.email
