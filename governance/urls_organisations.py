"""Addresses of bodies."""

from django.urls import path

from .views import organisations as views

urlpatterns = [
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/<ref>/", views.organisation, name="organisation"),
]
