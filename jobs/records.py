"""How the rows of one prepared question become records.

Django's `ModelIterable` looks up anew, each time, which columns belong to which model and how each is
converted. For a question that is asked again that is most of the work; here it is looked up once.
"""

from django.db.models import prefetch_related_objects
from django.db.models.query import ModelIterable, get_related_populators


class Records:
    def __init__(self, rows, compiler):
        """Of a queryset and its compiler, which has spelt its SQL."""
        columns = compiler.klass_info["select_fields"]
        self.model, self.first, self.end = compiler.klass_info["model"], columns[0], columns[-1] + 1
        self.names = [column.target.attname for column, *_ in compiler.select[self.first : self.end]]
        self.related = get_related_populators(compiler.klass_info, compiler.select, compiler.using)
        self.annotations = list(compiler.annotation_col_map.items())
        self.lookups = rows._prefetch_related_lookups
        self.alias = compiler.using

    @staticmethod
    def made_by(rows):
        """Whether the queryset makes records, and of its rows alone."""
        return rows._iterable_class is ModelIterable and not rows._known_related_objects

    def __call__(self, rows):
        made = [self._record(row) for row in rows]
        if self.lookups:
            prefetch_related_objects(made, *self.lookups)
        return made

    def _record(self, row):
        record = self.model.from_db(self.alias, self.names, row[self.first : self.end])
        for each in self.related:
            each.populate(row, record)
        for name, place in self.annotations:
            setattr(record, name, row[place])
        return record
