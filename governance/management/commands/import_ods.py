"""Import an official ODS file of CCGs or GP practices."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from governance.actions.reference import import_ods
from governance.models import User
from governance.rules.ods import COLUMNS, Unreadable
from jobs.clock import real_time

SHORT = 20
PARTS = (
    ("Added", "added"),
    ("Changed", "changed"),
    ("Closed", "closed"),
    ("Kept as a later source says", "kept"),
    ("Rejected", "rejected"),
)


class Command(BaseCommand):
    help = (
        "Import an official ODS file (no heading, 27 columns) as at its date. The same file twice changes "
        "nothing; an older file fills earlier periods only. The date is compared with the real clock."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--kind", required=True, help=" or ".join(COLUMNS))
        parser.add_argument("--as-at", required=True, help="the date of the file, YYYY-MM-DD")
        parser.add_argument("--reason", required=True, help="why it is imported; kept in the history")
        parser.add_argument("--by", help="e-mail address of the account that imports it")
        parser.add_argument("--dry-run", action="store_true", help="report only, write nothing")

    def handle(self, *, file, kind, as_at, reason, by, dry_run, verbosity, **options):
        try:
            report = import_ods(
                file.read_bytes(),
                kind=kind,
                as_at=date.fromisoformat(as_at),
                name=file.name,
                by=self._user(by),
                at=real_time(),
                why=reason,
                dry_run=dry_run,
            )
        except OSError as wrong:
            raise CommandError(f"Cannot read {file}: {wrong.strerror}.") from None
        except Unreadable as wrong:
            raise CommandError(f"{file.name}: {wrong}") from None
        except ValueError:
            raise CommandError(f"“{as_at}” is not a date. Write it as 2015-11-30.") from None
        self._show(report, dry_run, everything=verbosity > 1)

    def _user(self, email):
        if not email:
            return None
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"No account has the address {email}.")
        return user

    def _show(self, report, dry_run, *, everything):
        for title, part in PARTS:
            remarks = getattr(report, part)
            self.stdout.write(f"{title}: {len(remarks)}")
            whole = everything or part == "rejected"
            for remark in remarks if whole else remarks[:SHORT]:
                self.stdout.write(f"  {remark}")
            if len(remarks) > SHORT and not whole:
                self.stdout.write(f"  … and {len(remarks) - SHORT} more; --verbosity 2 lists them all")
        self.stdout.write(f"Unchanged: {report.unchanged}")
        for why, count in report.left_out.items():
            self.stdout.write(f"Left out: {count}, {why}")
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")
