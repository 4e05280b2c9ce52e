"""Every address in the house, by floor."""

from django.urls import include, path

from . import calendar, desk, figures, pages
from .addresses import by_first_word

patterns = [
    path("", pages.home, name="home"),
    path("desk/", desk.desk, name="desk"),
    path("figures/", figures.figures, name="figures"),
    path("figures/<slug:rule>/<slug:edition>/<slug:field>/", figures.figure, name="figure"),
    path("account/calendar/", calendar.calendar, name="own-calendar"),
    path("account/calendar/new/", calendar.new_key, name="calendar-key"),
    path("account/calendar/end/", calendar.end_key, name="end-calendar-key"),
    path("calendar/mine.ics", calendar.private_calendar, name="private-calendar"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("", include("cocomm.health")),
    path("", include("governance.urls")),
    path("", include("documents.urls")),
    path("", include("publication.urls")),
    path("", include("conflicts.urls_radar")),
    path("", include("conflicts.urls")),
    path("", include("applications.urls")),
    path("account/", include("allauth.urls")),
]
urlpatterns = by_first_word(patterns)
