"""One interest from inside: its facts, its acts, and the moves that may be made now."""

from functools import cache

from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from governance.access import needs
from governance.models import Organisation, StatusChange
from governance.permissions import Permission
from jobs.clock import london
from jobs.prepared import prepared
from nhsuk import paging
from nhsuk.tables import Column, Table, pattern

from .. import actions
from ..flows import INTEREST, REDACTION
from ..forms.interests import DecisionForm, EndForm, MitigationForm, RedactionForm, WordsForm
from ..guidance import guidance_on
from ..models import Interest, Redaction
from ..rules import interests as rules
from ..rules.redaction import MAY_BE_WITHHELD
from ..standing import time_to_declare
from .acts import ask_with, data, pressed

P = Permission
ADDRESSES = {
    "agree": "interest-agree", "send back": "interest-words", "consult": "interest-words",
    "advise": "interest-words", "withdraw": "interest-words", "publish": "interest-publish",
}  # fmt: skip
WORDS = {
    "send-back": ("send back", actions.send_back, "question", "Send back with a question", "Question",
                  "The declarant reads it and answers with their next declaration."),
    "consult": ("consult", actions.consult, "question", "Ask the guardian", "What should the guardian look at?", ""),
    "advise": ("advise", actions.advise, "advice", "Give advice", "Advice", "Kept with the interest, never published."),
    "withdraw": ("withdraw", actions.withdraw, "because", "Withdraw: declared by mistake", "Reason",
                 "It leaves every public page, for every date."),
}  # fmt: skip


@needs(P.CONFLICT_VIEW, Interest)
def interest(request, interest):
    book = guidance_on(london(request.now).date())
    names = sorted(INTEREST.available(interest, request.user, request.now, request.grants), key=ORDER.index)
    context = {
        "interest": interest,
        "time_to_declare": time_to_declare(interest),
        "moves": [(name, INTEREST[name].label, _address(name, interest)) for name in names],
        "why_not_public": _why_not(interest, request),
        "acts": [
            (a, INTEREST[a.transition].said if a.transition in MOVES else "It was changed by the declarant")
            for a in StatusChange.objects.about(interest).select_related("moved_by__person")
        ],
        "redactions": interest.redactions.all(),
        "public_until": rules.public_until(interest.ended_on, book),
        "kept_until": rules.kept_until(interest.ended_on, book),
        "provenance": getattr(interest, "provenance", None),
        "may_edit": request.grants.may(P.CONFLICT_EDIT, interest),
    }
    return render(request, "conflicts/interest.html", context)


ORDER = ["publish", "agree", "advise", "send back", "consult", "withdraw"]
MOVES = {row.name for row in INTEREST.transitions}


def _address(name, interest):
    if name in ("agree", "publish"):
        return reverse(ADDRESSES[name], args=[interest.ref])
    return reverse("interest-words", args=[interest.ref, name.replace(" ", "-")])


def _why_not(interest, request):
    """Reasons shown to whoever would publish, before they try."""
    if interest.status != Interest.Status.AGREED or not request.grants.may(P.CONFLICT_PUBLISH, interest):
        return []
    return INTEREST.reasons_against("publish", interest, request.user, request.now, request.grants)


def _back(interest):
    return (reverse("interest", args=[interest.ref]), "The interest")


@needs(P.CONFLICT_REVIEW, Interest)
def agree(request, interest):
    form = MitigationForm(data(request), initial={"mitigation": interest.mitigation})
    return ask_with(
        request, form, lambda v: actions.agree(interest, by=request.user, at=request.now, **v),
        said="Reviewed. It can be published now.", to=("interest", interest.ref), title="Agree the mitigation",
        caption=str(interest), lead=interest.description, button="Agree", back=_back(interest),
    )  # fmt: skip


@needs(P.CONFLICT_VIEW, Interest)
def with_words(request, interest, move):
    """The moves that take a sentence; who may make which is asked by the flow."""
    if move not in WORDS:
        raise Http404
    name, verb, argument, title, label, hint = WORDS[move]
    form = WordsForm(data(request), label=label, hint=hint)
    return ask_with(
        request, form, lambda v: verb(interest, by=request.user, at=request.now, **{argument: v["words"]}),
        said=f"{INTEREST[name].said}.", to=("interest", interest.ref), title=title, caption=str(interest),
        button=INTEREST[name].label, back=_back(interest),
    )  # fmt: skip


@needs(P.CONFLICT_PUBLISH, Interest)
def publish(request, interest):
    if request.method != "POST":
        return redirect("interest", interest.ref)
    return pressed(
        request, lambda: actions.publish_interest(interest, by=request.user, at=request.now),
        "It is on the public register.", ("interest", interest.ref),
    )  # fmt: skip


@needs(P.CONFLICT_EDIT, Interest)
def end(request, interest):
    return ask_with(
        request, EndForm(data(request)),
        lambda v: actions.correct_interest(interest, by=request.user, at=request.now, **v),
        said="The end is recorded.", to=("interest", interest.ref), title="Record that it has ended",
        caption=str(interest), back=_back(interest),
    )  # fmt: skip


@needs(P.CONFLICT_EDIT, Interest)
def ask_withholding(request, interest):
    form = RedactionForm(data(request))
    return ask_with(
        request, form,
        lambda v: actions.ask_redaction(
            interest, ground=v["ground"], fields=v["fields_withheld"], request=v["request"],
            by=request.user, at=request.now,
        ),
        said="The request has been sent to the guardian.", to=("interest", interest.ref),
        title="Ask to withhold details", caption=str(interest), button="Send the request", back=_back(interest),
    )  # fmt: skip


@cache
def redactions_table():
    return Table(
        [
            Column("who", "Who", kind="link", href=pattern("redaction", ref="ref")),
            Column("ground", "Ground"),
            Column("asked_at", "Asked", kind="date"),
            Column("review_on", "To be looked at again by", kind="date"),
            Column("state", "State", kind="tag", colours={"To be decided": "yellow", "Withheld": "purple"}),
        ],
        caption="Requests to withhold details",
        empty="Nobody has asked for details to be withheld.",
    )


GROUNDS = dict(Redaction._meta.get_field("ground").flatchoices)


@prepared
def _redactions_of(ccg):
    rows = Redaction.objects.filter(interest__declarant__ccg=ccg)
    told = ("ground", "asked_at", "review_on", "status")
    return rows.values("pk", "ref", *told, who=F("interest__declarant__person__name"))


@needs(P.CONFLICT_VIEW, Organisation)
def redactions_of(request, ccg):
    page = paging.page(_redactions_of(ccg=ccg.pk), request.GET, order=("-asked_at", "-pk"))
    shown = [
        row | {"ground": GROUNDS[row["ground"]], "state": Redaction.Status(row["status"]).label} for row in page.rows
    ]
    context = {
        "ccg": ccg, "table": redactions_table().render(shown), "page": page,
        "page_title": "Requests to withhold details",
        "lead": "The guardian decides. What is withheld is shown as withheld, with its ground, and looked at again.",
    }  # fmt: skip
    return render(request, "conflicts/list.html", context)


@needs(P.CONFLICT_VIEW, Redaction)
def redaction(request, redaction):
    """The guardian reads the request and decides; others see where it stands."""
    may = REDACTION.available(redaction, request.user, request.now, request.grants)
    lifting = "lift" in may
    form = DecisionForm(data(request))
    if lifting:
        form = WordsForm(data(request), label="Why may the details be shown again?")

    def verb(v):
        if lifting:
            return actions.lift_redaction(redaction, reason=v["words"], by=request.user, at=request.now)
        return actions.decide_redaction(
            redaction, grant=v["decision"] == "grant", advice=v["advice"], reason=v["reason"],
            by=request.user, at=request.now,
        )  # fmt: skip

    return ask_with(
        request, form, verb, said="Decided. The public register says so.", to=("redaction", redaction.ref),
        title="Withholding details", caption=str(redaction.interest), template="conflicts/redaction.html",
        redaction=redaction, fields_withheld=[MAY_BE_WITHHELD[f] for f in redaction.fields if f in MAY_BE_WITHHELD],
        may=may, button="Lift" if lifting else "Decide", back=_back(redaction.interest),
    )  # fmt: skip
