"""Fill an empty database with the national case, reproducibly from a number."""

from datetime import date

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cocomm.national.people import Size
from cocomm.national.seed import NotEmpty, Teller, seed
from documents.models import Document
from documents.tasks import render
from jobs.clock import london, now

NOT_BEFORE = date(2017, 3, 14)


class Command(BaseCommand):
    help = (
        "Fill an EMPTY database with 209 CCGs, 7,795 practices, 60,000 invented people, 200,000 interests of five"
        " versions and 50,000 gifts, all published and in the ledger; two committees in each CCG, with 20,000 meetings"
        " and 100,000 items. Demonstrations only."
    )

    def add_arguments(self, parser):
        parser.add_argument("--scale", type=float, default=1.0, help="a smaller country, for example 0.02")
        parser.add_argument("--seed", type=int, default=7, help="the same number makes the same rows")

    def handle(self, *, scale, seed: int, **options):
        if not settings.DEMO:
            raise CommandError("Invented people belong in a demonstration: set DEMO=1.")
        at = now()
        if london(at).date() < NOT_BEFORE:
            raise CommandError(f"Its story ends on {NOT_BEFORE}: set DEMO_NOW=2017-03-14T10:00 or later.")
        if not 0 < scale <= 10:
            raise CommandError("The scale is a number above 0, for example 0.02.")
        call_command("collectstatic", verbosity=0, interactive=False)  # a ready page names its style sheet by hash
        self._fill(Size().times(scale), seed, at, Teller(self.stdout.write))

    def _fill(self, size, number, at, tell):
        tell(f"{size.bodies} CCGs, {size.people:,} people, {size.interests:,} interests, {size.gifts:,} gifts")
        tell(f"{size.meetings:,} meetings with {size.items:,} items")
        try:
            printed = seed(size=size, number=number, at=at, tell=tell)
        except NotEmpty as reason:
            raise CommandError(str(reason)) from None
        for paper in Document.objects.filter(file="").select_related("job"):
            render(paper.job.ref)
        tell(f"papers of {', '.join(printed)}")
