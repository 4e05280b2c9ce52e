"""Addresses of the radar: over a meeting, one match, and putting on the register what was said."""

from django.urls import path

from .views import radar

urlpatterns = [
    path("meetings/<ref>/radar/", radar.radar, name="radar"),
    path("items/<ref>/radar/<key>/", radar.match, name="radar-match"),
    path("items/<ref>/radar/<key>/rule/", radar.rule, name="radar-rule"),
    path("items/<ref>/radar/<key>/dismiss/", radar.dismiss, name="radar-dismiss"),
    path("items/<ref>/radar/<key>/cover/", radar.cover, name="radar-cover"),
    path("declare/spoken/<ref>/", radar.spoken, name="declare-spoken"),
]
