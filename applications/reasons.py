"""What stands in the way of an act on an application: rows gathered here, judged by the rules."""

from governance.rules.signatures import Signed

from . import papers
from .editions.form import Part
from .models import Application, Waiver
from .rules import submission as rules


def facts_of(dossier):
    """The application as the rules of submission read it, at the dossier's moment."""
    application = dossier.application
    return rules.Facts(
        edition=dossier.edition,
        cycle=dossier.cycle,
        case=dossier.case,
        answers=dossier.answers,
        evidence=dossier.proofs,
        fingerprint=papers.fingerprint(papers.text_of(dossier)),
        at=dossier.at,
        signatures=tuple(as_read(row) for row in dossier.signatures),
        late_override=override(dossier, Waiver.Kind.LATE, "national"),
        region_override=override(dossier, Waiver.Kind.ASSURANCE, "regional"),
        duplicates=others_submitted(application),
    )


def override(dossier, kind, level):
    waiver = dossier.waived.get(kind)
    return rules.Override(str(waiver.given_by), level, waiver.reason) if waiver else None


def as_read(row):
    """A signature row as the rules read it."""
    return Signed(post=row.post, person=row.person.ref, fingerprint=row.text.fingerprint, name=row.typed_name)


def others_submitted(application):
    """Other applications of this CCG in this cycle that have gone in and were not taken back."""
    gone = (Application.Status.DRAFT, Application.Status.WITHDRAWN, Application.Status.NOT_RECOMMENDED)
    rows = Application.objects.filter(ccg=application.ccg, cycle=application.cycle)
    return tuple(str(row) for row in rows.exclude(pk=application.pk).exclude(status__in=gone))


def against_submission(dossier):
    return rules.reasons_against(facts_of(dossier))


def against_signing(dossier):
    """Nobody signs an unfinished text, or one that has gone in already."""
    application = dossier.application
    reasons = []
    if not application.is_draft:
        reasons.append(f"This application is {application.get_status_display().lower()}.")
    for part in Part:
        if found := dossier.problems(part):
            what = "1 question is" if len(found) == 1 else f"{len(found)} questions are"
            reasons.append(f"The {part.title} is not complete: {what} open.")
    return reasons
