"""Every address in the house, by floor."""

from django.urls import include, path

urlpatterns = [
    path("", include("governance.urls")),
    path("", include("documents.urls")),
    path("", include("applications.urls")),
    path("health/", include("cocomm.health")),
    path("account/", include("allauth.urls")),
]
