"""Signatures count for one text and one post: who still has to sign, and who may not.

R-130 and row 10 of the features: only the holder of a post on the day may sign for it, one person
never signs the same text twice, the order is free. A signature is on the fingerprint of a text;
change the text and it visibly no longer counts.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Signed:
    """A signature as it was given: for which post, by whom, on which text, when."""

    post: str
    person: str
    fingerprint: str
    on: date | None = None
    name: str = ""


@dataclass(frozen=True)
class Holding:
    """A person holds a post from a day until a last day, or with no end in sight."""

    post: str
    person: str
    from_on: date
    to_on: date | None = None

    def holds(self, on):
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


def standing(signatures, *, fingerprint):
    """The signatures that count for the text with this fingerprint."""
    return [s for s in signatures if s.fingerprint == fingerprint]


def void(signatures, *, fingerprint):
    """The signatures given on an earlier text, which no longer count."""
    return [s for s in signatures if s.fingerprint != fingerprint]


def missing(posts, *, signatures, fingerprint):
    """The posts that have not signed this text, in the order of the form."""
    signed = {s.post for s in standing(signatures, fingerprint=fingerprint)}
    return [post for post in posts if post not in signed]


def reasons_against(post, *, person, on, posts, holdings, signatures, fingerprint):
    """Why this person may not sign this text for this post today; empty means they may.

    `posts` maps the posts that must sign to their titles. R-130; one person, one signature (row
    10): whoever holds two posts signs once, and somebody else must hold the other.
    """
    if post not in posts:
        return ["This form asks for no signature from that post"]
    reasons, title = [], posts[post]
    if not any(h.post == post and h.person == person and h.holds(on) for h in holdings):
        reasons.append(f"Only the {title} on {on.day} {on:%B %Y} may sign here")
    for signature in standing(signatures, fingerprint=fingerprint):
        if signature.post == post:
            reasons.append(f"The {title} has already signed this text")
        elif signature.person == person:
            other = posts.get(signature.post, signature.post)
            reasons.append(f"You have already signed this text as {other}; one person signs once")
    return reasons
