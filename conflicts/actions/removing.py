"""Taking records away for good: for every row leave is written first, in `jobs.Disposal`, and then it goes.

With a record go its history, the notes of its moves, its requests to withhold, its line of a taken-in
sheet, and the words of its public entries. What stays says who did what when, never what it was about.
"""

from collections import Counter

from django.db import transaction
from django.db.models import ProtectedError

from documents import vault
from governance.models import StatusChange
from governance.models.base import Record
from jobs import actions as jobs
from publication import actions as publication
from publication.models import EntryContent, Line

from ..models import ImportedRow, KeptLonger, MatchAnswer
from ..rules.retention import Kind

GROUND = "The time for keeping it is over."


class Hand:
    """One disposal at work; `gone` counts the rows by what they were."""

    def __init__(self, *, authority, by, at):
        self.authority, self.by, self.at = authority, by, at
        self.gone = Counter()

    def let_go(self, past):
        """Remove one record with all that belongs to it. Gives the sentences that stand against it."""
        try:
            with transaction.atomic():
                REMOVERS[past.kind](self, past.record)
                for row in KeptLonger.objects.filter(kind=past.kind, record_ref=past.record.ref):
                    self.remove(row)
                self.remove(past.record, fingerprint=getattr(past.record, "fingerprint", ""))
        except ProtectedError as refusal:
            by = sorted({str(row._meta.verbose_name) for row in refusal.protected_objects})
            return [f"{past.kind.label} {past.record.ref}: kept records refer to it ({', '.join(by)}). They go first."]
        return []

    def leave(self, row, *, fingerprint=""):
        return jobs.dispose(
            row, reason=GROUND, authority=self.authority[:200], by=str(self.by)[:200], at=self.at,
            fingerprint=fingerprint,
        )  # fmt: skip

    def remove(self, row, *, fingerprint=""):
        """The row, the notes of its moves, and every state its history remembers."""
        kind, pk = type(row), row.pk
        if isinstance(row, Record):
            self._notes(row)
        self.leave(row, fingerprint=fingerprint)
        row.delete()
        self.gone[str(kind._meta.verbose_name_plural)] += 1
        if isinstance(row, Record):
            for state in kind.history.filter(**{kind._meta.pk.attname: pk}):
                self.leave(state)
                state.delete()
                self.gone["states in the history"] += 1

    def _notes(self, row):
        for change in StatusChange.objects.about(row).exclude(note=""):
            self.leave(change)
            StatusChange.objects.filter(pk=change.pk).update(note="")
            self.gone["notes of moves"] += 1

    def erase(self, origin):
        """The words of every version on the public register; its address says that they are gone."""
        for line in Line.objects.filter(origin=origin).exclude(state=Line.State.ERASED):
            words = EntryContent.objects.filter(entry__line_id=line.ref).count()
            publication.erase(line.ref, ground=GROUND, authority=self.authority, by=str(self.by), at=self.at)
            self.gone["published wordings"] += words

    def provenance(self, **where):
        """Lines of taken-in sheets; with the last line the sheet and its file go too."""
        for row in ImportedRow.objects.filter(**where).select_related("sheet_import__file"):
            sheet = row.sheet_import
            self.remove(row)
            if not sheet.rows.exists():
                self._sheet(sheet)

    def _sheet(self, sheet):
        file, path = sheet.file, sheet.file.path
        self.remove(sheet)
        self.remove(file, fingerprint=file.sha256)
        transaction.on_commit(lambda: vault.remove(path))


def _interest(hand, interest):
    """What somebody answered to the radar repeats its words; rulings and minutes are the meeting's own record."""
    for answer in MatchAnswer.objects.filter(interest_ref=interest.ref):
        hand.remove(answer)
    for redaction in interest.redactions.all():
        hand.remove(redaction)
    hand.provenance(interest=interest)
    hand.erase(interest.origin)


def _declaration(hand, declaration):
    hand.provenance(declaration=declaration)
    hand.erase(f"nothing:{declaration.declarant.ref}:nil:{declaration.ref}")


def _published(hand, record):
    hand.erase(record.origin)


def _breach(hand, breach):
    """What was published of it names nobody, and stays for others to learn from (R-090)."""


REMOVERS = {
    Kind.BREACH: _breach,
    Kind.GIFT: _published,
    Kind.SPONSORSHIP: _published,
    Kind.INTEREST: _interest,
    Kind.DECLARATION: _declaration,
}
ORDER = list(REMOVERS)
