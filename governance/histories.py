"""Does each record of a meeting read as its history says it was last written? A witness of `replaying`.

Which records belong to a meeting follows from their keys: what a new kind points at is enough to have it asked.
"""

from functools import cache

from django.apps import apps

from .models import Meeting, Record


@cache
def ways():
    """{each kind of row that belongs to a meeting: the way from it to its meeting}."""
    kinds = [model for model in apps.get_app_config("governance").get_models() if _is_row(model)]
    found = {Meeting: "pk"}
    while more := {kind: way for kind in kinds if kind not in found and (way := _way(kind, found))}:
        found |= more
    return found


def _is_row(model):
    return not hasattr(model, "history_id")


def _way(kind, found):
    for field in kind._meta.concrete_fields:
        if field.related_model in found:
            further = found[field.related_model]
            return field.name if further == "pk" else f"{field.name}__{further}"
    return ""


def differences(meeting):
    """Each record of the meeting that is not as its history has it, with the fields that differ."""
    return [
        sentence
        for kind, way in ways().items()
        if issubclass(kind, Record)
        for sentence in _of_kind(kind, kind.objects.filter(**{way: meeting.pk}).order_by("pk"))
    ]


def _of_kind(kind, rows):
    rows = list(rows)
    last = {past.id: past for past in kind.history.filter(id__in=[row.pk for row in rows]).order_by("history_id")}
    for row in rows:
        what = f"{kind._meta.verbose_name.capitalize()} “{getattr(row, 'motion', row)}”"
        if row.pk not in last:
            yield f"{what}: it has no history, so no verb wrote it."
        elif changed := _changed(row, last[row.pk]):
            yield f"{what}: not as its history has it: {', '.join(changed).replace('_', ' ')}."


def _changed(row, past):
    fields = [field for field in row._meta.concrete_fields if hasattr(past, field.attname)]
    return [field.name for field in fields if getattr(past, field.attname) != getattr(row, field.attname)]
