"""From an application to the payloads of its papers: what people sign, and what is printed."""

from django.conf import settings

from documents.pictures import for_paper
from documents.rules.payload import canonical, fingerprint, read
from jobs.clock import london

from .rules import cycles
from .rules.printed import printed

__all__ = ["canonical", "content_of", "fingerprint", "pro_forma", "read", "receipt", "text_of", "title_of"]


def title_of(dossier):
    return f"{dossier.case.ccg}: application for {dossier.case.model.title.lower()}, {dossier.case.cycle}"


def text_of(dossier):
    """The text that is signed: every printed word of the form, and nothing that time alone changes.

    Once submitted it is the text of the signed paper, whatever our words have become since.
    """
    application = dossier.application
    if application.submitted_at and application.document:
        return content_of(application.document)
    return {
        "about": {
            "ccg": dossier.case.ccg,
            "code": dossier.application.ccg.code or "",
            "office": dossier.case.office,
            "region": dossier.case.region,
            "model": dossier.case.model.title,
            "cycle": dossier.case.cycle,
            "reference": dossier.application.ref,
        },
        **printed(dossier.edition, answers=dossier.answers, case=dossier.case, evidence=dossier.proofs),
    }


def content_of(document):
    """The signed text inside an issued paper."""
    return document.content["form"]


def standing(dossier, mark=None):
    """Signatures that count for the text as it stands, by post."""
    mark = mark or fingerprint(text_of(dossier))
    return {s.post: s for s in dossier.signatures if s.text.fingerprint == mark}


def missing_signatures(dossier, mark=None):
    """Posts that have not signed the present text, in the form's order."""
    signed = standing(dossier, mark)
    return [post for post in dossier.posts if post not in signed]


def pro_forma(dossier):
    """The payload of the sealed form: the signed text, and a certificate for each signature."""
    text = text_of(dossier)
    mark = fingerprint(text)
    signed = standing(dossier, mark=mark)
    signatures = [certificate(signed[post], dossier) for post in dossier.posts if post in signed]
    return {
        "face": face(dossier, "Application pro forma", signatures),
        "title": title_of(dossier),
        "subtitle": dossier.edition.title,
        "letterhead": letterhead(dossier),
        "form": text,
        "budget": budget(text),
        "with_evidence": [s["key"] for s in text["sections"] if any(r["evidence"] for r in s["rows"])],
        "signed": mark,
        "signatures": signatures,
        "demonstration": settings.DEMO,
        "verify_at": f"{settings.PUBLIC_HOST}/verify/",
    }


def budget(text):
    """The budget lines as a table: each sum beside how it was worked out."""
    said = {row["key"]: row for section in text["sections"] for row in section["rows"]}
    lines = [key.removesuffix("_method") for key in said if key.endswith("_method")]
    return [
        {
            "line": said[f"{line}_sum"]["label"],
            "method": said[f"{line}_method"]["spoken"],
            "sum": said[f"{line}_sum"]["spoken"],
        }
        for line in lines
    ]


def letterhead(dossier):
    case = dossier.case
    return {
        "name": case.ccg,
        "lines": [f"Organisation code {dossier.application.ccg.code}", f"with NHS England, {case.office}"],
    }


def face(dossier, kind, signatures=()):
    """What `/verify/` may tell a stranger who holds the paper."""
    return {
        "title": title_of(dossier),
        "kind": kind,
        "for": dossier.case.ccg,
        "signed_by": [{"name": s["name"], "position": s["position"], "at": s["at"]} for s in signatures],
        "demonstration": settings.DEMO,
    }


def certificate(signature, dossier):
    """One signature as printed: who, in which post, what they stated, when, how, on which text."""
    return {
        "role": dossier.posts[signature.post],
        "name": signature.typed_name,
        "position": signature.position,
        "organisation": dossier.name_of(signature.organisation),
        "statement": signature.statement,
        "at": london(signature.signed_at).isoformat(),
        "method": signature.method,
        "fingerprint": signature.text.fingerprint,
        "image": for_paper(signature.image),  # a small picture as text: the payload needs nothing else
    }


def receipt(dossier):
    """The payload of a submission receipt, with the arrival to the second in London."""
    application = dossier.application
    timing = cycles.timing(dossier.cutoff, at=application.submitted_at)
    waiver = dossier.waived.get("late")
    paper = application.document
    facts = [
        ["Application", title_of(dossier)],
        ["Reference", application.ref],
        ["Arrived", cycles.spoken_moment(application.submitted_at) + ", London time"],
        ["Timing", timing.sentence],
        ["Submitted by", str(application.submitted_by)],
        ["Fingerprint of the form", fingerprint(text_of(dossier))],
        ["Signed paper", f"Reference {paper.ref}" if paper else "None"],
    ]
    if application.late:
        accepted = f"Accepted by {waiver.given_by}: {waiver.reason}" if waiver else ""
        facts.append(["Late", f"This application arrived late and stays marked so. {accepted}"])
    return {
        "face": face(dossier, "Receipt for a submitted application"),
        "title": "Receipt for an application",
        "subtitle": title_of(dossier),
        "letterhead": letterhead(dossier),
        "facts": facts,
        "submitted_at": london(application.submitted_at).isoformat(),
        "late": application.late,
        "demonstration": settings.DEMO,
        "verify_at": f"{settings.PUBLIC_HOST}/verify/",
    }


def still_to_sign(dossier):
    """The titles that have not signed the present text."""
    return [dossier.posts[post] for post in missing_signatures(dossier)]
