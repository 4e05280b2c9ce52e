"""Two databases compared table by table, whatever their random names and numbers are.

Each row is labelled by what it says. Keys are replaced by the label of the row they point to,
again and again until the labels have gone round every relation; what is random by nature
(names, salts, hashes, signatures) and what the wall clock wrote is left out.
"""

import re
from collections import Counter
from hashlib import sha256

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

ROUNDS = 4
RANDOM = {"ref", "salt", "commitment", "hash", "root", "note", "frontier", "fingerprint", "password", "claim"}
WALL = {
    "history_date", "joined_at", "signed_at", "waiting_since", "woken_at", "lease_until", "finished_at", "key",
}  # fmt: skip
HEX = re.compile(r"\b[0-9a-f]{64}\b")
BODY = re.compile(r"\b(organisation|committee):(\d+)\b")
REF = re.compile(r"(?<![a-z0-9])[a-z2-7]{12}(?![a-z0-9])")
ORDER = {"publication.leaf": {"index"}, "publication.node": {"index"}}  # who was first in a round is chance


def snapshot():
    """{table: [row as a dictionary]} of every model."""
    models = [m for m in apps.get_models() if m._meta.managed and m is not ContentType]
    return {m._meta.label_lower: list(m._base_manager.values()) for m in models}


def labelled(tables):
    """{table: Counter of rows as text}."""
    named = {row["ref"]: (label, _key(label, row)) for label, rows in tables.items() for row in rows if "ref" in row}
    labels = {}
    for _ in range(ROUNDS):
        labels = {
            (label, _key(label, row)): _hash(_said(label, row, labels, named))
            for label, rows in tables.items()
            for row in rows
        }
    return {label: Counter(_said(label, row, labels, named) for row in rows) for label, rows in tables.items()}


def _key(label, row):
    return row[apps.get_model(label)._meta.pk.attname]


def _hash(text):
    return sha256(text.encode()).hexdigest()[:10]


def _said(label, row, labels, named):
    model, said = apps.get_model(label), [label]
    for field in model._meta.concrete_fields:
        name, value = field.attname, row[field.attname]
        if field.name in RANDOM | WALL | ORDER.get(label, set()):
            continue
        if field.remote_field and field.related_model is not ContentType:
            value = value and labels.get((field.related_model._meta.label_lower, value), "?")
        elif field.primary_key or name == "history_id":
            continue
        elif name == "id":  # in a history
            value = labels.get((model.instance_type._meta.label_lower, value), "?")
        elif name == "object_id" and "content_type_id" in row:
            kind = ContentType.objects.get_for_id(row["content_type_id"]).model_class()
            value = labels.get((kind._meta.label_lower, int(value)), "?")
        elif isinstance(value, str | dict | list):
            value = REF.sub(lambda m: labels.get(named.get(m[0]), m[0]), HEX.sub("#", str(value)))
            value = BODY.sub(lambda m: labels.get((f"governance.{m[1]}", int(m[2])), "?"), value)
        said.append(f"{name}={value}")
    return " | ".join(said)
