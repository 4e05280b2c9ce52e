"""Addresses of bodies."""

from django.urls import path

from .views import bodies
from .views import organisations as views

urlpatterns = [
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/others/", views.others, name="other-bodies"),
    path("organisations/enter/", bodies.enter, name="body-enter"),
    path("organisations/<body>/rename/", bodies.rename, name="body-rename"),
    path("organisations/<body>/move/", bodies.move, name="body-move"),
    path("organisations/<body>/close/", bodies.close, name="body-close"),
    path("organisations/<body>/correct/", bodies.correct, name="body-correct"),
    path("organisations/<body>/take-back/<line>/", bodies.take_back, name="body-take-back"),
    path("organisations/<ref>/", views.organisation, name="organisation"),
]
