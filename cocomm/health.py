"""Two addresses for whatever watches the house.

/health/live   this process answers; asks nothing of anybody, so a database that is down
               never makes the supervisor restart every web server.
/health/ready  may traffic come here? The database, the cache and the migrations decide.
               The ages of the oldest waiting job and of the oldest entry without its place in
               the ledger are told, and judged by whoever reads them: a dead worker is a reason
               for an alarm, not for closing the pages.
"""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.utils.crypto import get_random_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from governance.access import public
from jobs.actions import oldest_wait
from jobs.clock import real_time
from publication import actions as publication


def _database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _cache():
    word = get_random_string(12)
    cache.set("health", word, 30)
    if cache.get("health") is None:
        raise LookupError("the cache forgets")


def _migrations():
    executor = MigrationExecutor(connection)
    if waiting := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise LookupError(f"{len(waiting)} migrations to run")


CHECKS = {"database": _database, "cache": _cache, "migrations": _migrations}


def _verdict(check):
    try:
        check()
    except DatabaseError:
        return "not answering"
    except LookupError as problem:
        return str(problem)
    return "ok"


@public
@never_cache
@require_safe
def live(request):
    return HttpResponse("alive\n", content_type="text/plain")


@public
@never_cache
@require_safe
def ready(request):
    answer = {name: _verdict(check) for name, check in CHECKS.items()}
    well = set(answer.values()) == {"ok"}
    if well:
        answer["oldest_job_waits_seconds"] = round(oldest_wait())
        answer["oldest_entry_waits_seconds"] = round(publication.oldest_wait(at=real_time()))
    return JsonResponse(answer, status=200 if well else 503)


urlpatterns = [
    path("health/live", live, name="health-live"),
    path("health/ready", ready, name="health-ready"),
]
