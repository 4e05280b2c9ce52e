"""The limits of a signed-in list, served as it is served: the same rows, columns and bytes around them.

`/bare/N` is a Django view without middleware, a cursor and string building; `/plain/N` the plain
recipe: Django's session and user, then the same rows through a Django template.
"""

import os
import pickle
from functools import cache
from html import escape
from pathlib import Path

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.urls import path

LABEL = '<span class="nhsuk-table__heading" aria-hidden="true">'
CELL = f'<td class="nhsuk-table__cell" role="cell">{LABEL}%s </span><span class="cc-value">%s</span></td>'
TEMPLATE = (
    '{% for row in rows %}<tr class="nhsuk-table__row" role="row">{% for cell in row %}'
    + CELL.replace("%s", "{{ cell.0 }}", 1).replace("%s", "{{ cell.1 }}")
    + "{% endfor %}</tr>{% endfor %}"
)


@cache
def pages():
    return pickle.loads(Path(os.environ["BENCH_PAGES"]).read_bytes())


def rows_of(page):
    with connection.cursor() as cursor:
        cursor.execute(page["statement"], page["values"])
        return cursor.fetchall()[: page["rows"]]


def bare(request, number):
    page = pages()[number]
    words = [escape(each) for each in page["columns"]]
    drawn = []
    for row in rows_of(page):
        cells = "".join([CELL % (word, escape(str(value))) for word, value in zip(words, row, strict=False)])
        drawn.append(f'<tr class="nhsuk-table__row" role="row">{cells}</tr>')
    return HttpResponse(page["before"] + "".join(drawn) + page["after"])


@cache
def template():
    return engines["django"].from_string(TEMPLATE)


def plain(request, number):
    page = pages()[number]
    assert request.user.is_authenticated
    rows = [list(zip(page["columns"], row, strict=False)) for row in rows_of(page)]
    return HttpResponse(page["before"] + template().render({"rows": rows}) + page["after"])


urlpatterns = [path("bare/<int:number>", bare), path("plain/<int:number>", plain)]


def _handler(*middleware):
    settings.MIDDLEWARE = list(middleware)
    return WSGIHandler()


def application(environ, start_response):
    handler = WITH_USER if environ["PATH_INFO"].startswith("/plain/") else ALONE
    return handler(environ, start_response)


if "BENCH_PAGES" in os.environ:
    django.setup()
    settings.ROOT_URLCONF = __name__
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"
    ALONE = _handler()
    WITH_USER = _handler(
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    )
