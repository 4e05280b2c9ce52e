"""The imprint of a meeting: taken at its closing, compared by the replay (row 105).

Nobody needs a secret to take one, and whoever writes the acts writes the imprint too. It stands beside two
other witnesses, which `replaying` asks as well: the history of each record, and the minutes the chair signed.
"""

import hashlib
import json
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from documents.rules.payload import fingerprint

from .models import (
    CastingVote,
    Count,
    Guest,
    Imprint,
    Item,
    Meeting,
    Motion,
    Panel,
    PanelMember,
    Participation,
    Poll,
    Ruling,
    Seat,
    Signature,
    StatusChange,
    Turn,
    Vote,
)
from .panel_acts import panels_of
from .seating import book_of, seating

OF_THE_ITEM, OF_THE_POLL = "item__meeting", "poll__motion__item__meeting"
WHOLE = {
    Participation: "meeting", Turn: OF_THE_ITEM, Ruling: OF_THE_ITEM, Motion: OF_THE_ITEM, Guest: "meeting",
    Panel: OF_THE_ITEM, PanelMember: "panel__item__meeting",
    Poll: "motion__item__meeting", Vote: OF_THE_POLL, CastingVote: OF_THE_POLL, Count: OF_THE_POLL,
}  # fmt: skip
"""Tables of which every column is kept, and the way from a row to its meeting."""
PARTS = {
    Meeting: ("pk", ("committee", "starts_at", "ends_at", "opened_at", "opened_by", "closed_at", "closed_by")),
    Item: ("meeting", ("kind", "number", "title", "function", "only_for")),
}
"""Tables of which some columns may change afterwards."""
STEPS = {StatusChange: "moved_at", Signature: "signed_at"}
"""Acts about the meeting, its items and panels; what is done about them after the closing is of another day."""
SEAT = ("person", "body", "klass", "office", "title", "voting", "right_to_attend", "deputy_for", "from_on", "seated_at")
NAMES = {
    Participation: "presence", Turn: "turn of an item", Ruling: "ruling", Motion: "motion", Guest: "guest",
    Panel: "conflicts panel", PanelMember: "member of a panel", Poll: "opening of a vote", Vote: "vote",
    CastingVote: "deciding vote", Count: "count", Meeting: "meeting", Item: "item", Seat: "seat",
    StatusChange: "step", Signature: "signature",
}  # fmt: skip
LENGTH = 12


def take(meeting, *, by, at):
    """Keep what the acts are now."""
    said = _said(meeting, at)
    return Imprint.objects.create(meeting=meeting, said=said, fingerprint=fingerprint(said), taken_at=at, taken_by=by)


def differences(meeting):
    """Each act that is not what it was when the meeting was closed, with the columns that differ."""
    kept = Imprint.objects.filter(meeting=meeting).first()
    if kept is None:
        return _missing(meeting)
    if fingerprint(kept.said) != kept.fingerprint:
        return ["The imprint taken at the closing was altered."]
    found, now = [], _said(meeting, kept.taken_at)
    for model in NAMES:
        found += _of_kind(model, model._meta.model_name, kept.said, now)
    found += _of_kind(Motion, "covers", kept.said, now)
    return [*found, *_judged_by(kept.said, now)]


def names_changed(meeting):
    """Has anybody who sat or came been renamed since? Then the sentences of the minutes differ, and rightly."""
    kept = Imprint.objects.filter(meeting=meeting).first()
    return kept is None or kept.said["names"] != _said(meeting, kept.taken_at)["names"]


def _said(meeting, until):
    sits = seating(meeting.committee, meeting.held_on)
    columns, rows = {}, {}
    for model, names, found in _tables(meeting, sits, until):
        kind = model._meta.model_name
        columns[kind] = names
        rows[kind] = {str(pk): [_digest(value) for value in values] for pk, *values in found}
    motions = list(Motion.objects.filter(item__meeting=meeting).prefetch_related("covers"))
    columns["covers"] = ["items"]
    rows["covers"] = {str(each.pk): [_digest(sorted(item.pk for item in each.covers.all()))] for each in motions}
    people = [*sits.rows.values(), *Guest.objects.filter(meeting=meeting).select_related("person")]
    return {
        "columns": columns,
        "rows": rows,
        "judged": {"terms": book_of(sits.version) if sits.version else "", "chair": sits.chair, "vice": sits.vice},
        "names": {row.ref: _digest(row.person.name if row.person else "") for row in people}
        | {each.ref: _digest([each.convener or "", *each.names]) for each in panels_of(meeting)},
    }


def _tables(meeting, sits, until):
    for model, way in WHOLE.items():
        names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
        yield model, names, model.objects.filter(**{way: meeting.pk}).values_list("pk", *names)
    for model, (way, names) in PARTS.items():
        yield model, list(names), model.objects.filter(**{way: meeting.pk}).values_list("pk", *names)
    seats = Seat.objects.filter(pk__in=[row.pk for row in sits.rows.values()])
    yield Seat, list(SEAT), seats.values_list("pk", *SEAT)
    for model, moment in STEPS.items():
        names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
        names.remove("content_type_id")
        rows = model.objects.filter(_about(meeting), **{f"{moment}__lte": until})
        yield model, names, rows.values_list("pk", *names)


def _about(meeting):
    """Acts about the meeting, one of its items or one of its panels."""
    of = {Meeting: [meeting.pk], Item: meeting.items.values("pk"), Panel: Panel.objects.filter(item__meeting=meeting)}
    return reduce(or_, (
        Q(content_type__app_label="governance", content_type__model=model._meta.model_name, object_id__in=rows)
        for model, rows in of.items()
    ))  # fmt: skip


def _digest(value):
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _plain(value):
    return value.timestamp() if isinstance(value, datetime) else str(value)


def _missing(meeting):
    """Meetings closed before any imprint was taken have none."""
    first = Imprint.objects.first()
    if meeting.closed_at is None or first is None or meeting.closed_at < first.taken_at:
        return []
    return ["The imprint taken at the closing is missing."]


def _of_kind(model, kind, then, now):
    if kind not in then["columns"]:  # taken before such acts were of the imprint
        return
    columns = then["columns"][kind]
    known = {name: place for place, name in enumerate(now["columns"][kind])}
    was, rows = then["rows"].get(kind, {}), now["rows"][kind]
    for key in sorted({*was, *rows}, key=int):
        if key not in rows:
            yield f"{_named(model, key)} is missing: it was there when the meeting was closed."
        elif key not in was:
            yield f"{_named(model, key)} was not there when the meeting was closed."
        else:
            changed = [
                name
                for place, name in enumerate(columns)
                if name in known and rows[key][known[name]] != was[key][place]
            ]
            if changed:
                yield f"{_named(model, key)}: changed since the meeting was closed: {', '.join(map(_column, changed))}."


def _named(model, key):
    """The act by its place and kind, and whose it is as it now stands."""
    row = model.objects.filter(pk=key).first()
    place = getattr(row, "place", None)
    whose = next((str(who) for who in (getattr(row, name, None) for name in WHOSE) if who), "")
    kind = NAMES[model] if isinstance(place, int) else NAMES[model].capitalize()
    what = f"Act {place}, {kind}" if isinstance(place, int) else kind
    return f"{what} ({whose})" if whose else what


WHOSE = ("seat", "guest", "person", "words", "number", "name", "transition")


def _column(name):
    return name.removesuffix("_id").replace("_", " ")


def _judged_by(then, now):
    said = {"terms": "The terms or their readings", "chair": "Who was chair", "vice": "Who was vice-chair"}
    return [
        f"{words} on the day changed since the meeting was closed."
        for key, words in said.items()
        if then["judged"][key] != now["judged"][key]
    ]
