"""What may be asked at `/verify/`, and what a frozen `face` lets us say."""

import re

HEX = re.compile(r"[0-9a-f]{64}")
SPACES = re.compile(r"[\s\u200b-\u200d\u2060\ufeff:.-]+")


def fingerprint_in(typed):
    """The 64 figures somebody typed or pasted, in whatever groups; "" when it is no fingerprint."""
    found = SPACES.sub("", typed or "").lower().removeprefix("sha256")
    return found if HEX.fullmatch(found) else ""


def shown(payload):
    """Only what the face allows, as plain words; a paper without a face says nothing of itself."""
    face = payload.get("face") or {}
    signed = [
        {key: str(each.get(key, "")) for key in ("name", "position", "at")}
        for each in face.get("signed_by", [])
        if isinstance(each, dict)
    ]
    return {
        "title": str(face.get("title", "")),
        "kind": str(face.get("kind", "")),
        "for": str(face.get("for", "")),
        "signed_by": signed,
        "demonstration": payload.get("demonstration") is True,
    }
