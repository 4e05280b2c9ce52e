"""Django's sessions in the database, read by a statement written once.

Every signed-in page begins with this one row; the ORM takes longer to spell the question than the
database to answer it. Writing is Django's own.
"""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection

from jobs.clock import real_time


class SessionStore(DatabaseStore):
    def load(self):
        table = connection.ops.quote_name(self.model._meta.db_table)
        values = [self.session_key, connection.ops.adapt_datetimefield_value(real_time())]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT session_data FROM {table} WHERE session_key = %s AND expire_date > %s", values)
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        return self.decode(found[0])
