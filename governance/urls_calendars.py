"""Calendars and feeds anybody may subscribe to. None names a person."""

from django.urls import path

from .views import calendars, topics

urlpatterns = [
    path("topics/<slug:key>/", topics.about, {"kind": "topic"}, name="topic"),
    path("topics/<slug:key>.atom", topics.feed, {"kind": "topic"}, name="topic-feed"),
    path("topics/<slug:key>/meetings.ics", topics.calendar, {"kind": "topic"}, name="topic-calendar"),
    path("practices/<slug:key>/", topics.about, {"kind": "practice"}, name="practice"),
    path("practices/<slug:key>.atom", topics.feed, {"kind": "practice"}, name="practice-feed"),
    path("practices/<slug:key>/meetings.ics", topics.calendar, {"kind": "practice"}, name="practice-calendar"),
    path("calendar/<slug:ref>/meetings.ics", calendars.committee_calendar, name="committee-calendar"),
    path("ccg/<slug:body>/meetings.ics", calendars.body_calendar, name="body-calendar"),
]
