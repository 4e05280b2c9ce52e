"""Addresses of applications; every one but the list goes through the record's door."""

from django.urls import path

from .views import beginning, case, evidence, outcome, sections, signing, submission

urlpatterns = [
    path("applications/", beginning.applications, name="applications"),
    path("applications/start/", beginning.start, name="application-start"),
    path("applications/<str:ref>/", case.show, name="application"),
    path("applications/<str:ref>/form.json", case.as_data, name="application-data"),
    path("applications/<str:ref>/copy/", beginning.copy, name="application-copy"),
    path("applications/<str:ref>/section/<slug:key>/", sections.section, name="application-section"),
    path("applications/<str:ref>/evidence/<slug:key>/", evidence.add, name="application-evidence"),
    path("applications/<str:ref>/evidence/<str:use>/file/", evidence.send, name="application-file"),
    path("applications/<str:ref>/evidence/<str:use>/remove/", evidence.remove, name="application-remove"),
    path("applications/<str:ref>/review/", signing.review, name="application-review"),
    path("applications/<str:ref>/sign/<slug:post>/", signing.sign, name="application-sign"),
    path("applications/<str:ref>/submit/", submission.submit, name="application-submit"),
    path("applications/<str:ref>/receipt/", submission.receipt, name="application-receipt"),
    path("applications/<str:ref>/paper/<str:document>/", submission.paper, name="application-paper"),
    path("applications/<str:ref>/paper/<str:document>/file/", submission.paper_file, name="application-pdf"),
    path("applications/<str:ref>/withdraw/", submission.withdraw, name="application-withdraw"),
    path("applications/<str:ref>/waive/<slug:kind>/", submission.waive, name="application-waive"),
    path("applications/<str:ref>/decide/", outcome.decide, name="application-decide"),
]
