"""The least a server can do: the bytes of one file from memory."""

import os
from pathlib import Path

CONTENT = Path(os.environ.get("BENCH_BYTES", os.devnull)).read_bytes()
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(CONTENT)))]


def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return [CONTENT]
