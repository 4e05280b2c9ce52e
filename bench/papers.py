"""P7: sealed, hashed, stored and recorded PDFs against bare tagged WeasyPrint on the same HTML."""

from multiprocessing import get_context

from django.db import connections

from bench.ratio import ratio

FORMS = 8


def run():
    from cocomm import world
    from documents import rendering

    document = world.carry_blackpool()
    html = rendering.page(document)
    connections.close_all()  # before the fork: each process opens its own
    with get_context("fork").Pool(2) as two:

        def ours():
            two.map(_make, _issue(document), chunksize=1)

        def limit():
            two.map(_bare, [html] * FORMS, chunksize=1)

        ratio("P7 sealed form, two workers", ours, limit, goal=1.3, forms_a_round=FORMS)

    ratio("P7 sealed form, one worker", lambda: _make(_issue(document, 1)[0]), lambda: _bare(html), goal=1.3)


def _issue(document, many=FORMS):
    from documents.actions import issue
    from jobs.clock import now

    papers = [
        issue(
            kind=document.kind,
            edition=document.edition,
            title=document.title,
            subject="bench",
            payload=document.content,
            by=document.issued_by,
            at=now(),
        )
        for _ in range(many)
    ]
    return [paper.job.ref for paper in papers]


def _make(ref):
    from documents.tasks import render
    from jobs.models import Job

    render(ref)
    assert Job.objects.get(ref=ref).state == Job.State.DONE


def _bare(html):
    from weasyprint import HTML

    from documents.rendering import Closed

    HTML(string=html, url_fetcher=Closed()).write_pdf(pdf_variant="pdf/ua-1")
