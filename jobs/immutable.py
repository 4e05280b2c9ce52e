"""Migration operations that make a table keep what was written, on both databases.

    AppendOnly("governance_signature")
        No row changes or goes.
    DisposalOnly("documents_document", content=["payload"], free=["file"])
        A row goes only when a `jobs_disposal` row names it; columns in `content` may then
        be emptied; columns in `free` may change; nothing else may.

Both also refuse TRUNCATE on PostgreSQL. A refusal is an IntegrityError.
SQLite drops triggers when a later migration rebuilds the table: repeat the operation in
that migration. The columns watched are those the table has when the migration runs.
"""

from django.db.migrations.operations.base import Operation


class AppendOnly(Operation):
    reduces_to_sql = True
    reversible = True
    content: tuple = ()
    free: tuple = ()
    by_disposal = False

    def __init__(self, table):
        self.table = table

    def deconstruct(self):
        return (type(self).__name__, [self.table], {})

    def state_forwards(self, app_label, state):
        pass

    def describe(self):
        return f"Keep the rows of {self.table} as written"

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self.database_backwards(app_label, schema_editor, from_state, to_state)
        for statement in self._statements(schema_editor.connection):
            schema_editor.execute(statement)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            for event in ("update", "delete", "truncate"):
                schema_editor.execute(f'DROP TRIGGER IF EXISTS keep_{event} ON "{self.table}"')
                schema_editor.execute(f'DROP FUNCTION IF EXISTS "{self.table}_keep_{event}"()')
        else:
            for event in ("update", "delete"):
                schema_editor.execute(f'DROP TRIGGER IF EXISTS "{self.table}_keep_{event}"')

    # --- the sentences of SQL -------------------------------------------------------
    def _statements(self, connection):
        with connection.cursor() as cursor:
            description = connection.introspection.get_table_description(cursor, self.table)
            key = connection.introspection.get_primary_key_column(cursor, self.table)
        columns = [column.name for column in description]
        unknown = {*self.content, *self.free} - set(columns)
        if unknown:
            raise ValueError(f"{self.table} has no column {', '.join(sorted(unknown))}")
        allowed = self._disposed(key) if self.by_disposal else "FALSE"
        change = self._change_refused(connection.vendor, columns, allowed)
        if connection.vendor == "postgresql":
            yield from self._postgresql("update", "ROW", change, "NEW")
            yield from self._postgresql("delete", "ROW", f"NOT ({allowed})", "OLD")
            yield from self._postgresql("truncate", "STATEMENT", "TRUE", "NULL")
        else:
            yield self._sqlite("update", change)
            yield self._sqlite("delete", f"NOT ({allowed})")

    def _disposed(self, key):
        return (
            f"EXISTS (SELECT 1 FROM jobs_disposal WHERE table_name = '{self.table}' "
            f'AND row_id = CAST(OLD."{key}" AS text))'
        )

    def _change_refused(self, vendor, columns, allowed):
        differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
        fixed = [c for c in columns if c not in self.free and c not in self.content]
        clauses = [f'NEW."{c}" {differs} OLD."{c}"' for c in fixed]
        for c in self.content:
            emptied = f"(({allowed}) AND COALESCE(CAST(NEW.\"{c}\" AS text), '') = '')"
            clauses.append(f'(NEW."{c}" {differs} OLD."{c}" AND NOT {emptied})')
        return " OR ".join(clauses) if self.free or self.content else "TRUE"

    def _sentence(self, event):
        return f"{self.table} keeps what was written: {event} refused"

    def _postgresql(self, event, each, condition, result):
        function = f'"{self.table}_keep_{event}"'
        yield (
            f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $keep$ BEGIN "
            f"IF {condition} THEN RAISE EXCEPTION '{self._sentence(event)}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {result}; END $keep$"
        )
        yield (
            f'CREATE TRIGGER keep_{event} BEFORE {event.upper()} ON "{self.table}" '
            f"FOR EACH {each} EXECUTE FUNCTION {function}()"
        )

    def _sqlite(self, event, condition):
        condition = condition.replace("FALSE", "0").replace("TRUE", "1")
        return (
            f'CREATE TRIGGER "{self.table}_keep_{event}" BEFORE {event.upper()} ON "{self.table}" '
            f"FOR EACH ROW WHEN {condition} BEGIN "
            f"SELECT RAISE(ABORT, '{self._sentence(event)}'); END"
        )


class DisposalOnly(AppendOnly):
    by_disposal = True

    def __init__(self, table, content=(), free=()):
        super().__init__(table)
        self.content, self.free = tuple(content), tuple(free)

    def deconstruct(self):
        return (
            type(self).__name__,
            [self.table],
            {"content": list(self.content), "free": list(self.free)},
        )
