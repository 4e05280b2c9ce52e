"""Addresses of controlled documents, inside and public, and of the national count."""

from django.urls import path, re_path

from .views import controlled, national, published

urlpatterns = [
    path("documents/", controlled.where, name="controlled-where"),
    path("organisations/<ref>/documents/", controlled.documents, name="controlled"),
    path("organisations/<ref>/documents/add/", controlled.add, name="controlled-add"),
    path("documents/<ref>/withdraw/", controlled.withdraw, name="controlled-withdraw"),
    path("published/<slug:ref>/", controlled.published_file, name="published-file"),
    path("published/papers/<slug:ref>/", published.published_paper, name="published-paper"),
    path("published/papers/<slug:ref>/sealed.pdf", published.published_report, name="published-report"),
    path("published/packs/<slug:ref>/papers.pdf", published.published_pack, name="published-pack"),
    path("published/minutes/<slug:ref>/", published.published_minutes, name="published-minutes"),
    path("ccg/<slug:code>/in-force/<slug:kind>/", controlled.in_force, name="in-force"),
    path("national/arrangements/", national.national, name="national"),
    re_path(r"^national/arrangements\.(?P<suffix>json|csv)$", national.national_file, name="national-file"),
]
