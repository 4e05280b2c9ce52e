"""The ledger for strangers: key, head, tiles, entries, rows, and the checker to try them with."""

import base64

from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render

from jobs.clock import london

from ..door import public
from ..ledger import keys, tree
from ..ledger.public import CHECKER
from ..ledger.public import heads as all_heads
from ..ledger.public import rows as all_rows
from ..models import LedgerHead
from ..rules import tiles

PLAIN = "text/plain; charset=utf-8"
LINES = "application/jsonl; charset=utf-8"
FOR_EVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=5"


@public
def about(request):
    head = tree.head()
    return render(
        request,
        "publication/ledger.html",
        {
            "head": head,
            "root": bytes(head.root).hex() if head else "",
            "key": keys.verifier_key(),
            "origin": keys.origin(),
            "heads": LedgerHead.objects.order_by("-size")[:10],
        },
    )


@public
def key(request):
    return HttpResponse(keys.verifier_key() + "\n", content_type=PLAIN)


@public
def checkpoint(request):
    head = tree.head()
    if head is None:
        raise Http404("Nothing is in the ledger yet.")
    return HttpResponse(head.note, content_type=PLAIN, headers={"Cache-Control": BRIEFLY})


@public
def heads(request):
    return StreamingHttpResponse(all_heads(), content_type=LINES, headers={"Cache-Control": BRIEFLY})


@public
def rows(request):
    """Every row whose words may be read today, with its salt."""
    found = all_rows(today=london(request.now).date())
    return StreamingHttpResponse(found, content_type=LINES, headers={"Cache-Control": BRIEFLY})


@public
def tile(request, place):
    asked, head = tiles.read(place), tree.head()
    data = tree.tile(*asked, size=head.size) if asked and head else None
    if data is None:
        raise Http404("There is no such tile.")
    return HttpResponse(data, content_type="application/octet-stream", headers={"Cache-Control": FOR_EVER})


@public
def consistency(request):
    """The proof that one of our heads extends another: `?old=5&new=9`."""
    try:
        old, new = int(request.GET["old"][:19]), int(request.GET["new"][:19])
    except (KeyError, ValueError):
        return JsonResponse({"error": "Give two sizes: ?old=5&new=9"}, status=400)
    head = tree.head()
    if not 0 <= old <= new or head is None or new > head.size:
        return JsonResponse({"error": "There are no such heads."}, status=404)
    path = tree.consistency(old, new)
    return JsonResponse(
        {"old": old, "new": new, "consistency_proof": [base64.b64encode(step).decode() for step in path]}
    )


@public
def checker(request):
    name = f'attachment; filename="{CHECKER.name}"'
    return HttpResponse(
        CHECKER.read_bytes(), content_type="text/x-python; charset=utf-8", headers={"Content-Disposition": name}
    )
