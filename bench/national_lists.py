"""P2 on the national case: the signed-in lists of the leads of two CCGs, where fewest and most meetings were held."""

from dataclasses import replace

from django.db import connection
from django.db.models import Count

from bench import pages
from bench.ratio import tell
from governance.models import Committee

ELSEWHERE = ("/my-people/", "/applications/", "/arrangements/")  # of other readers than a CCG's lead


def run():
    if connection.vendor != "postgresql":
        return tell("lists of the national case", skipped="PostgreSQL only")
    met = Committee.objects.annotate(met=Count("meetings")).select_related("organisation").order_by("met", "pk")
    for words, committee in (("least", met.first()), ("most", met.last())):
        ccg = committee.organisation
        mine = [
            replace(page, who=f"lead.{ccg.code}".lower())
            for page in pages.PAGES if page.listed and page.address not in ELSEWHERE
        ]  # fmt: skip
        tell(f"lists where {words} was held", ccg=ccg.code, meetings=committee.met)
        held = pages.Page("/meetings/?past", "governance_meeting", mine[0].who)
        pages.timed({"ccg": ccg.ref, "committee": committee.ref}, (*mine, held))
