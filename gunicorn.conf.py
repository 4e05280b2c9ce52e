"""How gunicorn serves: plain processes, which beat threads on pages that compute (performance.md 2.2)."""

import gc
import ipaddress
import os
import sys

DEMO = os.environ.get("DEMO", "").lower() in {"1", "true", "yes", "on"}

wsgi_app = "cocomm.wsgi"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "sync"
timeout = 60
graceful_timeout = 20
max_requests = 2000
max_requests_jitter = 200
preload_app = False
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def _loopback(address):
    if not isinstance(address, tuple):  # a socket file or an inherited descriptor
        return True
    host = address[0].strip("[]")
    return host == "localhost" or ipaddress.ip_address(host or "0.0.0.0").is_loopback


def on_starting(server):
    """A demonstration has known passwords: it listens to this machine alone."""
    if DEMO and not all(map(_loopback, server.cfg.address)):
        sys.exit("DEMO=1 listens on loopback only. Unset DEMO to serve anybody else.")


def post_worker_init(worker):
    """What is loaded by now stays: the collector need not walk through it in the middle of a request."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
