"""Pages that only tests visit."""

from django.urls import include, path

from tests.nhsuk import sink

urlpatterns = [
    path("", sink.plain, name="desk"),
    path("sink/", sink.sink, name="applications"),
    path("thing/<str:ref>/", sink.plain, name="thing"),
    path("account/", include("allauth.urls")),
    path("verify/", sink.plain, name="verify"),
    path("privacy/", sink.plain, name="privacy"),
    path("accessibility/", sink.plain, name="accessibility"),
]
