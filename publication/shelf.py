"""In front of Django: what it answered from a ready file is handed out again while that file stands.

Only a plain GET by nobody in particular: no cookie, no query, no condition. The headers are
those Django gave, so every protection it adds is there; the file and its manifest are looked at
each time, and a new day or a changed page asks Django again. Small files, named by their hash,
are kept in memory, up to a limit: handing a file to the kernel costs more than its bytes.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from jobs import clock

MARK = "publication.ready"
PLACES = ("/ccg/", "/registers/")
PARTICULAR = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
ADDRESSED = ("PATH_INFO", "HTTP_HOST", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "wsgi.url_scheme")
MOST = 5000
SMALL = 400_000
MOST_BYTES = 48_000_000  # in each process


@dataclass(frozen=True)
class Ready:
    """A file that answered, and what must still be so for it to answer again."""

    file: Path
    manifest: Path
    stamp: tuple
    day: object

    def stands(self):
        try:
            return stamp_of(self.manifest) == self.stamp and clock.today() == self.day
        except OSError:
            return False


def stamp_of(path):
    """What changes when another file is put in its place."""
    found = os.stat(path)
    return found.st_mtime_ns, found.st_ino, found.st_size


class Shelf:
    """Wraps a WSGI application; remembers which files it answered from, and under which headers."""

    def __init__(self, application):
        self.application, self.kept, self.bytes = application, {}, 0

    def __call__(self, environ, start_response):
        key = self._key(environ)
        if key is None:
            return self.application(environ, start_response)
        ready, headers, content = self.kept.get(key, (None, None, None))
        if not ready or not ready.stands():
            return self._asked(key, environ, start_response)
        if content is None:
            try:
                content = environ["wsgi.file_wrapper"](open(ready.file, "rb"), 65536)  # noqa: SIM115 - the server closes it
            except OSError:
                return self._asked(key, environ, start_response)
        start_response("200 OK", headers)
        return content

    def _key(self, environ):
        plain = environ["REQUEST_METHOD"] == "GET" and not environ.get("QUERY_STRING")
        if not plain or not environ.get("PATH_INFO", "").startswith(PLACES) or "wsgi.file_wrapper" not in environ:
            return None
        return None if any(map(environ.get, PARTICULAR)) else tuple(map(environ.get, ADDRESSED))

    def _asked(self, key, environ, start_response):
        def begin(status, headers, *more):
            ready = environ.get(MARK)
            if ready and status.startswith("200"):
                self._keep(key, ready, list(headers))
            return start_response(status, headers, *more)

        return self.application(environ, begin)

    def _keep(self, key, ready, headers):
        with contextlib.suppress(OSError):
            size = os.stat(ready.file).st_size
            content = [ready.file.read_bytes()] if size <= SMALL else None
            self._forget(key)
            if len(self.kept) >= MOST or self.bytes + size > MOST_BYTES:
                self.kept.clear()
                self.bytes = 0
            self.kept[key] = ready, headers, content
            self.bytes += len(content[0]) if content else 0

    def _forget(self, key):
        _, _, content = self.kept.pop(key, (None, None, None))
        self.bytes -= len(content[0]) if content else 0
