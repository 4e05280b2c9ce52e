"""Rows as `save_as` and `move` write them: a record with its history, and what moved it."""

from django.contrib.contenttypes.models import ContentType

from governance.models import StatusChange

from .tables import History, Table


class Writer:
    """Tables of records and plain rows, and the histories of the records. Whoever writes sets `names`."""

    WORKFLOWS = {}

    def __init__(self, *, records, plain):
        self.tables = {model: Table(model) for model in (*records, *plain)}
        self.histories = {record: History(record) for record in records}
        self.kinds = {model: ContentType.objects.get_for_model(model).pk for model in self.WORKFLOWS}

    def flush(self):
        for table in (*self.tables.values(), *self.histories.values()):
            table.flush()

    def new(self, model, **values):
        if "ref" in (field.name for field in model._meta.concrete_fields):
            values["ref"] = self.names.ref()
        return model(id=self.tables[model].number(), **values)

    def put(self, model, **values):
        """A plain row, numbered."""
        self.tables[model].put(id=self.tables[model].number(), **values)

    def keep(self, instance, why, *, by=None, at, kind="~"):
        """What the history notes of one saving."""
        self.histories[type(instance)].note(instance, kind, at=at, by=by and by.pk, why=why[:100])

    def done(self, record, name, *, by, post, at, note="", **values):
        """`move`: the row that says so, the new state with its values, and the history."""
        row = self.WORKFLOWS[type(record)][name]
        self.moved(record, name, row.target.value, by=by, at=at, note=note, post=post)
        for field, value in values.items():
            setattr(record, field, value)
        self.keep(record, note or row.said or row.label or row.name, by=by, at=at)

    def moved(self, record, transition, target, *, by, at, note, post):
        self.put(
            StatusChange, content_type_id=self.kinds[type(record)], object_id=record.pk,
            workflow=self.WORKFLOWS[type(record)].name, transition=transition, source=record.status, target=target,
            note=note, post=post, moved_at=at, moved_by_id=by.pk,
        )  # fmt: skip
        record.status = target
