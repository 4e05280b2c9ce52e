"""`manage.py verify_ledger`: check every row, leaf, node, head and line; name what is wrong."""

from django.core.management.base import BaseCommand, CommandError

from publication.ledger import audit, tree


class Command(BaseCommand):
    help = "Check the registers against the ledger, and the ledger against its signed heads."

    def handle(self, **options):
        found = 0
        for fault in audit.faults():
            self.stdout.write(fault)
            found += 1
        if found:
            raise CommandError(f"{found} found")
        head = tree.head()
        self.stdout.write(f"All holds: {head.size if head else 0} entries in the ledger.")
