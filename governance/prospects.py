"""How each item is going to stand: quorum as ruled, open matches, remedies on record (open ground 2; R-065, R-066).

Derived on reading, for all items of a meeting at once; the number of queries does not depend on how many.
"""

from dataclasses import dataclass, field

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from jobs.clock import london
from jobs.rounds import alongside, ask, in_rounds

from . import checks, privacy
from .models import Item, Participation, Ruling, StatusChange
from .rules.meetings.forecast import Forecast, forecast
from .rules.meetings.rulings import LIFTED, effects
from .seating import seating

REMEDY, NO_REMEDY = "remedy", "remedy withdrawn"
"""Acts on an item: what is arranged for its quorum, and that it is arranged no more."""


@dataclass
class Prospect:
    """One item: its forecast (none where it decides nothing or the terms do not run), and what was found about it."""

    item: Item
    forecast: Forecast | None = None
    faults: tuple[str, ...] = ()
    concerns: list = field(default_factory=list)
    remedy: StatusChange | None = None

    @property
    def open_matches(self):
        return [each for each in self.concerns if not each.ruled]

    @property
    def silent(self):
        """Nothing to say of it: it decides nothing, and nobody is concerned."""
        return not (self.forecast or self.faults or self.concerns or self.remedy)

    @property
    def picture(self):
        """The state of the room that the chair has to reckon with."""
        return self.forecast and (self.forecast.as_matched or self.forecast.as_ruled)

    @property
    def pictures(self):
        """All in, as ruled, and with the open matches ruled out too, if there are any."""
        return [each for each in (self.forecast.all_in, self.forecast.as_ruled, self.forecast.as_matched) if each]

    @property
    def inquorate(self):
        return self.picture is not None and not self.picture.quorate

    @property
    def reasons(self):
        """Why it will not be quorate, remedy or not."""
        if self.faults:
            return list(self.faults)
        if not self.inquorate:
            return []
        return [
            f"It will not be quorate: {self.picture.title[0].lower()}{self.picture.title[1:]}, {short}."
            for short in self.picture.shortfalls
        ]


def look(meeting, items, *, at, committee=None):
    """{item: Prospect} for items of one meeting."""
    items = list(items)
    committee = committee or seating(meeting.committee, meeting.held_on)
    asked = alongside(checks.concerns.asks(items, at=at), known_of.asks(items, [meeting.pk], at=at))
    said, known = ask(asked)
    return look_over(items, at=at, said=said, committees={meeting.pk: committee}, known=known)


def look_over(items, *, at, said, committees, known):
    """{item: Prospect} for items of several meetings, from `said` (`checks.concerns`), {meeting id: seating} and
    `known` (`known_of`)."""
    barred, remedies, away = known
    return {
        item: _of(
            item, committees[item.meeting_id], barred.get(item.pk, ()), said[item], remedies.get(item.pk),
            away.get(item.meeting_id, ()),
        )
        for item in items
    }  # fmt: skip


@in_rounds
def known_of(items, meetings, *, at):
    """What bears on how these items of these meetings (ids) will stand: who may not decide each, the remedy on record
    that still counts, and which seats of each meeting have sent apologies. Three queries."""
    pks, newest = [item.pk for item in items], Window(RowNumber(), partition_by=F("object_id"), order_by=F("pk").desc())
    arranged = StatusChange.objects.about_many("governance", "item", pks).filter(transition__in=(REMEDY, NO_REMEDY))
    sorry = Participation.objects.filter(meeting__in=meetings, act=Participation.Act.APOLOGIES)
    rulings, arranged, sorry = yield [
        Ruling.objects.filter(item__in=pks).order_by("pk").values_list("item", "person", "choice", "ruled_at"),
        arranged.annotate(newest=newest).filter(newest=1).order_by("pk"),
        sorry.values_list("meeting", "seat__ref"),
    ] if pks else [None, None, sorry.values_list("meeting", "seat__ref") if meetings else None]  # fmt: skip
    away = {}
    for meeting, seat in sorry:
        away.setdefault(meeting, set()).add(seat)
    last = {item: ruled_at for item, _, _, ruled_at in rulings}
    return _barred(rulings, at), _remedies(arranged, last), away


def _of(item, committee, barred, concerns, remedy, away):
    found = Prospect(item, concerns=concerns, remedy=remedy)
    if item.kind != Item.Kind.DECISION:
        return found
    if committee.terms is None:
        found.faults = committee.faults
        return found
    matched = {each.person.pk for each in concerns if not each.ruled}
    found.forecast = forecast(
        committee.terms,
        [seat for seat in committee.members if seat.key not in away],
        ruled=committee.keys_of(barred),
        matched=committee.keys_of(matched),
        chair=committee.chair,
        vice=committee.vice,
        bodies=bodies_deciding(committee.terms, item),
        others=committee.deputies,
    )
    return found


def bodies_deciding(terms, item):
    """The bodies that decide an item: all (None), or the one it is about and NHS England (R-206)."""
    if item.only_for is None:
        return None
    return {item.only_for.key} | {body.key for body in terms.bodies if body.side == "nhs_england"}


def _barred(rows, at):
    """{item id: people who may not decide it}, by the latest ruling about each (R-065)."""
    last = {(item, person): choice for item, person, choice, ruled_at in rows if ruled_at <= at}
    found = {}
    for (item, person), choice in last.items():
        if choice != LIFTED and effects(choice).barred:
            found.setdefault(item, set()).add(person)
    return found


def _remedies(rows, ruled):
    """{item id: the remedy on record that still counts}: since the last ruling about the item, and not withdrawn."""
    kept = [row for row in rows if row.transition == REMEDY]
    return {row.object_id: row for row in kept if row.object_id not in ruled or ruled[row.object_id] <= row.moved_at}


def reasons_inquorate(item, *, at):
    """Why this decision may not be readied yet: inquorate as things stand, and no remedy on record."""
    found = look(item.meeting, [item], at=at)[item]
    return [] if found.remedy and not found.faults else found.reasons


def reasons_not_private(item, *, at):
    """A private item whose day for looking again has passed is private no more, whatever its mark says."""
    if not item.private:
        return []
    on, row = london(at).date(), privacy.rows_in_force([item]).get(item.pk)
    if row is None:
        return ["It is marked as private: state the ground, who looks at it again and by which day."]
    now = privacy.standing(row, on)
    if not now.private:
        return [f"It is marked as private, but {now.sentence[0].lower()}{now.sentence[1:]} Release it."]
    if item.meeting.held_on > now.review_on:
        return ["Its privacy lapses before the meeting: renew it first."]
    return []
