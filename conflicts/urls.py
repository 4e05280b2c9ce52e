"""Addresses of this floor."""

from django.urls import path

from .views import mine

urlpatterns = [
    path("declare/<ref>/", mine.declare, name="declare"),
]
