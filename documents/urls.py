"""Public addresses only: a private file is sent by its record's view, behind the door."""

from django.urls import path

from . import views

urlpatterns = [path("verify/", views.verify, name="verify")]
