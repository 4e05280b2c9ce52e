"""Calendars anybody may subscribe to. None names a person."""

from django.urls import path

from .views import calendars

urlpatterns = [
    path("calendar/<slug:ref>/meetings.ics", calendars.committee_calendar, name="committee-calendar"),
    path("ccg/<slug:body>/meetings.ics", calendars.body_calendar, name="body-calendar"),
]
