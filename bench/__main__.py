"""Build a world in an empty database, then run the arms asked for, or all."""

import os
import sys
import tempfile
from importlib import import_module

ARMS = (
    "jobs",
    "papers",
    "permissions",
    "pages",
    "public",
    "imports",
    "sign_in",
    "confirmations",
    "radar",
    "console",
    "twenty",
    "sequences",
    "national",
)


def main(names):
    unknown = set(names) - set(ARMS)
    if unknown:
        sys.exit(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(ARMS)}.")
    with tempfile.TemporaryDirectory(prefix="cocomm-bench-") as folder:
        os.environ.update(DEMO="1", DATA_DIR=folder, DJANGO_SETTINGS_MODULE="cocomm.settings")
        os.environ.setdefault("DEMO_NOW", "2015-01-07T10:00+00:00")
        if set(names) != {"national"}:
            _prepare()
        for name in names or ARMS:
            import_module(f"bench.{name}").run()


def _prepare():
    import django
    from django.conf import settings

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS.append("testserver")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from bench.ratio import tell
    from cocomm import world

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    world.build()
    tell("machine", database=connection.vendor, processors=os.cpu_count(), load=round(os.getloadavg()[0], 1))


if __name__ == "__main__":
    main(sys.argv[1:])
