"""The rules of `rules.visibility` as questions to the database; a test compares the two."""

from django.db import connection, models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When

from jobs.clock import end_of

from .. import registers


class Says(models.Func):
    """Full text over `words`, by the stored vector that migration 0003 put beside it.

    An index over an expression would not do: wherever the planner prefers another index it
    would make each row's vector anew, a hundred times slower.
    """

    template = "%(expressions)s"
    arg_joiner = " @@ plainto_tsquery('simple', "
    output_field = models.BooleanField()

    def as_postgresql(self, compiler, connection, **context):
        sql, values = super().as_sql(compiler, connection, **context)
        return sql.replace('"words"', '"found"') + ")", values


def public_classes(on):
    """A filter that leaves out classes not public on this date, register by register."""
    wanted = Q()
    for register in registers.all_registers():
        audiences = register.edition(on).audiences
        if audiences is not None:
            wanted &= ~Q(register=register.key) | Q(audience__in=("", *audiences))
    return wanted


class LineQuerySet(models.QuerySet):
    def allowed(self, *, today):
        """Lines that any date may still show: not withdrawn, not erased, time not over."""
        return self.filter(Q(show_until=None) | Q(show_until__gte=today), state="live")

    def on_show(self, *, today):
        """What today's page shows."""
        return self.allowed(today=today).filter(Q(valid_from=None) | Q(valid_from__lte=today), public_classes(today))

    def gone(self, *, today):
        """Lines that were public once and are not any more."""
        return self.filter(Q(show_until__lt=today) | ~Q(state="live"))

    def saying(self, text):
        """Lines with all these words."""
        return _saying(self, text)


class EntryQuerySet(models.QuerySet):
    def on_show(self, *, as_at, known_at, today):
        """The versions in force, as the public may see them now, for two dates.

        `said_id` is the entry whose words to show: a later redaction's, where there is one.
        """
        moment = end_of(known_at)
        newer = self.model.objects.filter(supersedes=OuterRef("pk"), known_from__lte=moment)
        veiled = Q(line__veil__version__gt=F("version"))
        return (
            self.filter(
                Q(valid_from=None) | Q(valid_from__lte=as_at),
                Q(show_until=None) | Q(show_until__gte=as_at),
                Q(line__show_until=None) | Q(line__show_until__gte=today),
                public_classes(as_at),
                line__state="live",
                known_from__lte=moment,
                kind__in=("add", "correct", "redact"),
            )
            .filter(~Exists(newer))
            .annotate(said_id=Case(When(veiled, then=F("line__veil_id")), default=F("pk")))
        )

    def saying(self, text):
        """Entries on show whose shown words hold all these; call after `on_show`."""
        from .entries import EntryContent

        return self.filter(Exists(_saying(EntryContent.objects.filter(pk=OuterRef("said_id")), text)))


def _saying(queryset, text):
    words = text.split()[:20]
    if not words:
        return queryset.none()
    if connection.vendor == "postgresql":
        return queryset.filter(Says(F("words"), Value(" ".join(words))))
    for word in words:
        queryset = queryset.filter(words__icontains=word)
    return queryset
