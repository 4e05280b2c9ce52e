"""The wiring, and what looks at every floor at once.

Knows: settings, addresses, the worker and its timetable, the desk, the signed-in
search, health, the demo world and the services a single machine needs.
Each of these asks the floors below for plain answers and lays them side by side.

Refuses to know: any rule. Nothing is decided here; a threshold, a state or
a permission found in this package is in the wrong place.

Nobody imports this package. It is the top of the house.
"""

from .celery import app as celery_app

__all__ = ["celery_app"]
