"""The wake-up: a hint to a worker that a row waits. It never raises and never insists.

One attempt of at most a second. After a failure this process does not knock again for a
few seconds, so a broker that is down costs a page one second and not one for each job;
the sweep finds the rows.
"""

import logging
import threading
import time

from celery import current_app

log = logging.getLogger(__name__)

REST_SECONDS = 5
ONE_ATTEMPT = {
    "socket_connect_timeout": 1,
    "socket_timeout": 1,
    "retry_on_timeout": False,
    "max_retries": 0,
    "connect_retries_timeout": 1,
    "interval_start": 0,
}
_here = threading.local()


def wake(task, ref):
    """Send the message. True when the broker took it."""
    if current_app.conf.task_always_eager:
        current_app.loader.import_default_modules()
        current_app.tasks[task].apply(args=[ref])
        return True
    if time.monotonic() < getattr(_here, "resting_until", 0):
        return False
    try:
        current_app.send_task(task, args=[ref], connection=_connection(), retry=False)
    except Exception as problem:  # whatever is wrong with the broker, the row is safe
        log.warning("no worker woken for %s: %s", task, problem)
        _here.resting_until = time.monotonic() + REST_SECONDS
        _drop()
        return False
    return True


def _connection():
    address = current_app.conf.broker_write_url or current_app.conf.broker_url
    if getattr(_here, "address", None) != address:
        _drop()
    if getattr(_here, "connection", None) is None:
        _here.connection = current_app.connection_for_write(transport_options=ONE_ATTEMPT)
        _here.address = address
    return _here.connection


def _drop():
    connection, _here.connection = getattr(_here, "connection", None), None
    if connection is not None:
        try:
            connection.release()
        except Exception:
            log.debug("the broken connection would not close", exc_info=True)
