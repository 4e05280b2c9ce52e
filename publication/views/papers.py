"""The register on paper: the sealed file that lies ready; never made inside a request."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render

from documents import vault

from ..models import Build

WAIT = 30


def paper(request, asked):
    """The newest sealed PDF, or a page that says it is being made."""
    if not asked.current or not asked.plain:
        words = "The PDF is made of today's whole register. For other dates and choices use the page, CSV or JSON."
        return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
    page = Build.objects.filter(register=asked.register.key, body=asked.body).select_related("paper", "earlier").first()
    if page is None:
        raise Http404("Nothing has been published in this register, so there is no PDF.")
    made = page.paper_on(asked.today)
    if made:
        response = FileResponse(open(vault.locate(made.file), "rb"), content_type="application/pdf")  # noqa: SIM115
        response.headers["ETag"] = f'"{made.sha256_sealed[:32]}"'
        return response
    response = render(request, "publication/being_made.html", {"asked": asked}, status=503)
    response.headers["Retry-After"] = str(WAIT)
    response.headers["Cache-Control"] = "no-store"
    return response
