"""A page as other floors have it: one paper and how it is coming along."""

from django.shortcuts import render
from django.urls import include, path

from documents.models import Document
from documents.views import watched


def paper(request):
    request.is_public = True
    document = Document.objects.select_related("job").get()
    return watched(request, render(request, "progress_page.html", {"document": document}), document)


urlpatterns = [path("paper/", paper), path("", include("cocomm.urls"))]
