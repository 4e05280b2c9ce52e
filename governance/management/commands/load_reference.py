"""Load the bodies that ship with the house."""

from django.core.management.base import BaseCommand

from governance.actions.reference import load_reference
from jobs.clock import real_time


class Command(BaseCommand):
    help = "Load the 212 CCGs and NHS England's offices (true from 1 April 2013 to 31 March 2017). Safe to repeat."

    def handle(self, **options):
        report = load_reference(at=real_time())
        self.stdout.write(f"{len(report.added)} bodies added, {report.unchanged} known already.")
