"""Signing an application."""

from django.db import transaction

from governance import actions as governance
from governance.access import grants_of
from governance.permissions import Permission
from governance.workflow import NotAllowed, who_may

from .. import papers
from ..facts import Dossier
from ..reasons import against_signing
from .paper import issue_paper


@transaction.atomic
def sign_application(application, *, post, typed_name, confirmed, fingerprint, method, by, at, image=None):
    """Sign for `post` the text with this `fingerprint`, as it was shown to the signer.

    Raises NotAllowed with every reason: the text changed since it was shown, a part is incomplete,
    the signer does not hold the post, or has signed already. With the last signature the paper is made.
    """
    application = governance.locked(application)
    dossier = Dossier(application, at)
    text = papers.text_of(dossier)
    reasons = against_signing(dossier)
    if not grants_of(by, at).may(Permission.APPLICATION_SIGN, application):
        reasons.append(who_may(Permission.APPLICATION_SIGN))
    if fingerprint != papers.fingerprint(text):
        reasons.append("The form has changed since you opened it. Read it again before you sign.")
    if not confirmed:
        reasons.append("Tick the box to say that you make the statement.")
    signer = next((s for s in dossier.signers if s.post == post), None)
    if signer is None:
        raise NotAllowed([*reasons, "This form asks for no signature from that post."])
    body = dossier.body_of(signer)
    if reasons:
        raise NotAllowed(reasons)
    signature = governance.sign(
        subject=application,
        post=post,
        posts=dossier.posts,
        organisation=body,
        payload=papers.canonical(text),
        fingerprint=fingerprint,
        statement=dossier.case.says(signer.statement),
        typed_name=typed_name,
        method=method,
        image=image,
        by=by,
        at=at,
    )
    if not papers.missing_signatures(Dossier(application, at)):
        issue_paper(application, by=by, at=at)
    return signature
