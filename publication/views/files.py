"""Downloads of a register: the ready file while it is good, else drawn from the rows."""

from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse

from .. import ready
from ..door import public
from ..formats import about, csvs, feeds, jsons, xlsxs
from ..registers import by_key
from .papers import paper
from .registers import asked_of, known

STREAMED = {"csv": csvs.lines, "json": jsons.pieces, "xlsx": xlsxs.pieces}


@public
def download(request, register, suffix, body=""):
    found = by_key(register)
    if suffix not in about.TYPES or (suffix == "pdf" and not (body and found and found.printed)):
        raise Http404("There is no such file.")
    made = ready.answer(request, register, body, suffix)
    if made is None:
        asked = known(asked_of(request, register, body))
        if asked.problems:
            return HttpResponse(" ".join(asked.problems), status=400, content_type="text/plain; charset=utf-8")
        made = paper(request, asked) if suffix == "pdf" else drawn(asked, suffix)
    if suffix != "atom" and made.status_code == 200:
        made.headers["Content-Disposition"] = f'attachment; filename="{body.upper() or "all"}-{register}.{suffix}"'
    if suffix == "csv":
        made.headers["Link"] = f'<{register}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
    return made


def drawn(asked, suffix):
    if suffix == "atom":
        return HttpResponse(feeds.atom(asked), content_type=about.TYPES["atom"])
    return StreamingHttpResponse(STREAMED[suffix](asked), content_type=about.TYPES[suffix])


@public
def metadata(request, register, body=""):
    return JsonResponse(about.csvw(known(asked_of(request, register, body))), content_type="application/csvm+json")
