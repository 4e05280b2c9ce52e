"""Two statements the ORM does not write: each does in one journey to the database what else takes three."""

from django.db import connections, router
from django.db.models.sql import UpdateQuery


def insert_once(row, *, unique):
    """INSERT, unless a row with the same value in `unique` is there. True when it is new; then `row` has its key.

    While another transaction is inserting the same value the database waits for it to end.
    """
    connection = connections[router.db_for_write(type(row))]
    name, key = connection.ops.quote_name, row._meta.pk
    fields = [field for field in row._meta.concrete_fields if field is not key]
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    sql = (
        f"INSERT INTO {name(row._meta.db_table)} ({', '.join(name(field.column) for field in fields)}) "
        f"VALUES ({', '.join(['%s'] * len(fields))}) "
        f"ON CONFLICT ({name(row._meta.get_field(unique).column)}) DO NOTHING RETURNING {name(key.column)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found = cursor.fetchall()
    if found:
        ((row.pk,),) = found
        row._state.adding, row._state.db = False, connection.alias
    return bool(found)


def update_returning(rows, **values):
    """UPDATE a queryset and read what it changed, as it is now: a list of rows."""
    query = rows.query.chain(UpdateQuery)
    query.add_update_values(values)
    sql, parameters = query.get_compiler(rows.db).as_sql()
    return list(rows.model.objects.using(rows.db).raw(f"{sql} RETURNING *", parameters))
