"""manage.py rebuild_grants: make guardian's rows follow from the appointments again."""

from django.core.management.base import BaseCommand

from governance.actions import rebuild_grants
from jobs.clock import now


class Command(BaseCommand):
    help = "Rebuild every grant from the appointments and the permission table."

    def handle(self, **options):
        count = rebuild_grants(at=now())
        self.stdout.write(f"{count} groups hold what their posts say.")
