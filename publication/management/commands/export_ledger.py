"""`manage.py export_ledger FOLDER`: what a stranger needs to check us, as plain files."""

from django.core.management.base import BaseCommand

from jobs.clock import today
from publication.ledger import public


class Command(BaseCommand):
    help = "Write key, checkpoint, heads, tiles, entries, public rows and the checker into a folder."

    def add_arguments(self, parser):
        parser.add_argument("folder")

    def handle(self, *, folder, **options):
        size = public.export(folder, today=today())
        self.stdout.write(f"{size} entries written to {folder}")
