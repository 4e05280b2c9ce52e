"""Minutes as a paper: every word of the draft, frozen. One for the committee, one for the public."""

from django.conf import settings

from documents.rules.payload import canonical, fingerprint
from jobs.clock import london

from .rules.periods import spoken

TITLE = "Minutes"
STATEMENT = "These minutes are a correct record of the meeting."


def subject(minutes):
    return f"minutes:{minutes.ref}"


def public_subject(minutes):
    return f"minutes-public:{minutes.ref}"


def content(meeting, draft, *, public=False):
    """What is signed: the meeting, who was there, and section by section what was done and said."""
    starts, ends = london(meeting.starts_at), london(meeting.ends_at)
    return {
        "committee": meeting.committee.name,
        "title": f"{TITLE} of the {meeting.committee.name}",
        "subtitle": f"Meeting of {spoken(meeting.held_on)}",
        "letterhead": {"name": meeting.committee.name, "lines": [str(meeting.committee.organisation)]},
        "facts": [
            ["Held on", f"{spoken(meeting.held_on)}, {starts:%H:%M} to {ends:%H:%M}"],
            ["Place", meeting.place or "–"],
            ["For", "The public" if public else "The committee"],
        ],
        "opening": list(draft.opening),
        "sections": [_section(section) for section in draft.sections],
        "public": public,
        "demonstration": settings.DEMO,
    }


def _section(section):
    return {
        "heading": section.heading,
        "closed": section.closed,
        "sentences": list(section.sentences),
        "words": section.words,
        "actions": [[owner_of(p), p.words, p.due_on.isoformat()] for p in section.actions],
    }


def owner_of(point):
    return point.owner.name if point.owner else point.owner_name


def paper(meeting, draft, *, signature=None, public=False):
    """The payload of the document, with what `/verify/` may say on its face."""
    said = content(meeting, draft, public=public)
    signed = [signature_block(signature)] if signature else []
    state = "approved" if signature else "draft, to be approved at the next meeting"
    return said | {
        "facts": [*said["facts"], ["State", state.capitalize()]],
        "signatures": signed,
        "face": {
            "title": said["title"], "kind": TITLE, "for": meeting.committee.name,
            "signed_by": [{key: s[key] for key in ("name", "position", "at")} for s in signed],
            "demonstration": settings.DEMO,
        },
        "verify_at": f"{settings.PUBLIC_HOST}/verify/",
    }  # fmt: skip


def signature_block(signature):
    return {
        "role": signature.position, "name": signature.typed_name, "position": signature.position,
        "at": london(signature.signed_at).isoformat(), "image": None, "method": signature.method,
    }  # fmt: skip


def text_of(meeting, draft):
    """(canonical text, fingerprint) that the chair signs."""
    said = content(meeting, draft)
    return canonical(said), fingerprint(said)
