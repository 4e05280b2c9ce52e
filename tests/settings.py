"""The application's settings with what a test must not share: folder, database, broker, cost.

Every process a test starts (web server, worker) uses this module too; what differs between
them comes through the environment, so that `tests/processes.py` is the only place to look.
"""

import os
import tempfile
from pathlib import Path

LANE = os.environ.get("PYTEST_XDIST_WORKER", "main")

os.environ.setdefault("DEMO", "1")  # plain HTTP on loopback: no redirect, no __Host- cookies
os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright's sync API runs a loop
if os.environ.get("TEST_LANE") != LANE:  # a lane inherits what the controller set; a child keeps its lane's
    os.environ["TEST_LANE"] = LANE
    os.environ["TEST_DATA_DIR"] = tempfile.mkdtemp(prefix=f"cocomm-{LANE}-")
os.environ["DATA_DIR"] = os.environ["TEST_DATA_DIR"]

from cocomm.settings import *  # noqa: E402, F403
from cocomm.settings import DATA_DIR, DATABASES, STORAGES, TEMPLATES  # noqa: E402

Path(DATA_DIR).mkdir(parents=True, exist_ok=True)

ON_POSTGRES = DATABASES["default"]["ENGINE"].endswith("postgresql")
DATABASES["default"]["CONN_MAX_AGE"] = 0
if ON_POSTGRES:
    DATABASES["default"]["TEST"] = {"NAME": f"test_{LANE}"}
else:
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
OUTGOING_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# A message to nobody: jobs rows are the truth, and a test that wants a worker asks for one.
CELERY_BROKER_URL = os.environ.get("TEST_BROKER", "memory://")

# Papers made only to be tested, such as `sample`; a worker of a test draws them too.
TEMPLATES[0]["DIRS"].append(Path(__file__).resolve().parent / "documents" / "templates")
