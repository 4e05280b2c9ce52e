"""Addresses of arrangements."""

from django.urls import path

from .views import arrangements

urlpatterns = [
    path("arrangements/", arrangements.arrangements, name="arrangements"),
    path("arrangements/<ref>/", arrangements.arrangement, name="arrangement"),
    path("arrangements/<ref>/agreement/", arrangements.agreement, name="arrangement-agreement"),
    path("arrangements/<ref>/sum/", arrangements.sum_sign_off, name="arrangement-sum"),
    path("arrangements/<ref>/lapse/", arrangements.lapse, name="arrangement-lapse"),
]
