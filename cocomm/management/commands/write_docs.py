from django.conf import settings
from django.core.management import BaseCommand

from cocomm.docs import pages


class Command(BaseCommand):
    help = "Write docs/rules.md and docs/flows.md from the code."

    def handle(self, **options):
        for path, text in pages().items():
            (settings.BASE_DIR / path).write_text(text)
            self.stdout.write(path)
