"""Which records of a CCG are past their time for keeping (R-093). Reads only, a constant number of queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import DateTimeField, F, Min, OuterRef, Q, Subquery

from governance.models import StatusChange
from jobs.clock import london

from .guidance import guidance_on
from .models import Breach, Declaration, DisposalItem, DisposalList, Gift, Interest, KeptLonger, Sponsorship
from .rules import retention as rules
from .rules.dates import add_months, spoken
from .rules.retention import Kind


@dataclass(frozen=True)
class Past:
    """One record whose time is over; kept longer by a decision, perhaps, or proposed already."""

    kind: Kind
    record: object
    over_on: date
    until: date
    longer: KeptLonger | None = None
    proposed: bool = False

    @property
    def key(self):
        return f"{self.kind}:{self.record.ref}"

    @property
    def person_id(self):
        declarant = self.record.concerns if self.kind == Kind.BREACH else self.record.declarant
        return declarant.person_id if declarant else None

    @property
    def who(self):
        declarant = self.record.concerns if self.kind == Kind.BREACH else self.record.declarant
        return declarant.person.name if declarant else ""

    @property
    def category(self):
        """What the certificate may say: the type, never the words."""
        match self.kind:
            case Kind.INTEREST:
                return self.record.get_category_display()
            case Kind.GIFT | Kind.BREACH:
                return self.record.get_kind_display()
            case Kind.SPONSORSHIP:
                return self.record.get_what_display()
        return "Nil return" if self.record.nil else "Interests declared"

    @property
    def name(self):
        return f"{self.kind.label}: {self.record}" + (f" ({self.who})" if self.who else "")

    def kept_on(self, on):
        """Is it kept longer on that day?"""
        return self.longer is not None and on < self.longer.review_on


def past(ccg, *, at):
    """Everything past its time at `at`, oldest first: also what is kept longer, and what is proposed."""
    on = london(at).date()
    years = guidance_on(on).private_years
    long_ago = add_months(on, -12 * years)
    longer = {row.key: row for row in KeptLonger.objects.filter(ccg=ccg)}
    open_lists = DisposalItem.objects.filter(in_list__ccg=ccg, in_list__status=DisposalList.Status.PROPOSED)
    proposed = {item.key for item in open_lists}
    found = []
    for kind, records in FINDERS.items():
        for record, over_on in records(ccg, long_ago):
            if rules.is_past(over_on, on=on, years=years):
                key = f"{kind}:{record.ref}"
                until = rules.kept_until(over_on, years=years)
                found.append(Past(kind, record, over_on, until, longer.get(key), key in proposed))
    return sorted(found, key=lambda each: (each.until, each.key))


def to_be_reviewed(ccg, *, at):
    """Those nobody has decided on yet."""
    on = london(at).date()
    return [each for each in past(ccg, at=at) if not each.proposed and not each.kept_on(on)]


def moved_at(model, transition):
    """When a record was last moved so; a column to add to its rows."""
    rows = StatusChange.objects.filter(
        content_type__app_label="conflicts", content_type__model=model, transition=transition, object_id=OuterRef("pk")
    )
    return Subquery(rows.order_by("-pk").values("moved_at")[:1], output_field=DateTimeField())


def _interests(ccg, long_ago):
    withdrawn = moved_at("interest", "withdraw")
    rows = Interest.objects.for_door().filter(declarant__ccg=ccg).annotate(withdrawn_at=withdrawn)
    over = Q(to_on__lt=long_ago) | Q(declarant__left_on__lt=long_ago)
    over |= Q(status=Interest.Status.WITHDRAWN, withdrawn_at__date__lte=long_ago)
    for row in rows.filter(over):
        taken_back = london(row.withdrawn_at).date() if row.withdrawn_at else None
        yield row, min(day for day in (row.ended_on, taken_back) if day)


def _gifts(ccg, long_ago):
    rows = Gift.objects.for_door().filter(ccg=ccg, offered_on__lt=long_ago).exclude(status=Gift.Status.APPROVAL)
    for row in rows:
        yield row, max(filter(None, [row.offered_on, row.received_on]))


def _sponsorships(ccg, long_ago):
    rows = Sponsorship.objects.filter(ccg=ccg, from_on__lt=long_ago).select_related("ccg", "declarant__person")
    for row in rows:
        yield row, row.to_on or row.from_on


def _breaches(ccg, long_ago):
    over = (Breach.Status.PUBLISHED, Breach.Status.UNFOUNDED)
    rows = Breach.objects.filter(ccg=ccg, status__in=over).select_related("ccg", "concerns__person")
    for row in rows.annotate(dismissed_at=moved_at("breach", "dismiss")):
        if day := row.dismissed_at or row.concluded_at:
            yield row, london(day).date()


def _declarations(ccg, long_ago):
    """Replaced by a later one, or of somebody who has left."""
    later = Declaration.objects.filter(declarant=OuterRef("declarant"), number__gt=OuterRef("number"))
    replaced = Subquery(later.order_by().values("declarant").annotate(day=Min("declared_on")).values("day"))
    rows = Declaration.objects.for_door().filter(declarant__ccg=ccg, declared_on__lt=long_ago)
    rows = rows.annotate(replaced_on=replaced, left_on=F("declarant__left_on"))
    for row in rows.defer("payload"):
        if days := [day for day in (row.replaced_on, row.left_on) if day]:
            yield row, min(days)


FINDERS = {
    Kind.BREACH: _breaches,
    Kind.GIFT: _gifts,
    Kind.SPONSORSHIP: _sponsorships,
    Kind.INTEREST: _interests,
    Kind.DECLARATION: _declarations,
}


def still_there(disposal_list, *, at):
    """What of a list is past its time now, by key."""
    return {each.key: each for each in past(disposal_list.ccg, at=at)}


def in_words(each):
    """One line for a list of choices."""
    return f"{each.name}. Over since {spoken(each.over_on)}, kept until {spoken(each.until)}."
