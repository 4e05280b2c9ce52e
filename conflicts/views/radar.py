"""The radar: over a meeting, one match and its answers, and putting on the register what was said aloud."""

from dataclasses import asdict

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from governance.access import needs, signed_in
from governance.models import Item, Meeting
from governance.permissions import Permission
from governance.rules.meetings.rulings import usual
from governance.seating import seating
from governance.wall import is_withheld
from jobs.clock import london
from nhsuk.tables import Column, Table

from ..actions import radar as actions
from ..forms.interests import InterestForm
from ..forms.radar import AlreadyForm, DismissForm, RuleForm
from ..guidance import guidance_on
from ..models import Declarant
from ..radar import look
from ..radar_due import keepers, spoken_open
from ..radar_page import page_of
from ..rules.dates import spoken as in_words
from ..rules.radar import magnitude
from ..rules.radar_answers import due_to_register
from ..rules.radar_chain import ties
from .acts import ask_with, data, pressed, tried
from .mine import _associates as associates_of

P = Permission
CHANGED = "conflicts/radar/changed.html"
TIES = Table(
    [
        Column("one", "From"),
        Column("words", "Tie"),
        Column("other", "To"),
        Column("how", "How it is known"),
        Column("since", "Since", kind="date"),
        Column("source", "Source"),
    ],
    caption="The same, tie by tie",
)


@needs(P.RADAR_VIEW, Meeting)
def radar(request, meeting):
    """Every item, each hit with its path in words and as a picture, and what is still open."""
    page = page_of(meeting, reader=request.user.person_id, at=request.now)
    may_rule = request.grants.may(P.RULING_MAKE, meeting)
    return render(request, "conflicts/radar/meeting.html", {"meeting": meeting, "page": page, "may_rule": may_rule})


def _hits(request, item):
    """The matches on an item for a reader who was not ruled out of it."""
    if is_withheld(item, request.user.person_id, at=request.now):
        raise Http404
    return look([item], at=request.now)[item]


def _hit(hits, key):
    return next((hit for hit in hits if hit.key == key), None)


def _changed(request, item):
    """The match is no longer as it was: say so, and lead back."""
    return render(request, CHANGED, {"item": item}, status=404)


@needs(P.RADAR_VIEW, Item)
def match(request, item, key):
    """One match: its path in words, picture and table, its answers, and what may be done."""
    hits = _hits(request, item)
    hit = _hit(hits, key)
    if hit is None:
        return _changed(request, item)
    context = {
        "hit": hit, "item": item, "ties": (found := ties(hit.match)), "held": hit.match.held,
        "table": TIES.render([asdict(tie) for tie in found]),
        "may_rule": request.grants.may(P.RULING_MAKE, item) and hit.person.pk != request.user.person_id,
        "own": hit.person.pk == request.user.person_id,
    }  # fmt: skip
    return render(request, "conflicts/radar/match.html", context)


@needs(P.RULING_MAKE, Item)
def rule(request, item, key):
    """Turn the match into a ruling; the form comes with what the match suggests."""
    hits = _hits(request, item)
    hit = _hit(hits, key)
    if hit is None:
        return _changed(request, item)
    others = [h for h in hits if h.person == hit.person and h.open and h.key != key]
    officers = _officers(item.meeting)
    form = RuleForm(data(request), others=others, initial=_suggested(request, hit, officers))

    def verb(_):
        values = form.values
        return actions.rule_on_match(
            item, match=key, ruler=officers.get(values["ruled_as"]), by=request.user, at=request.now, **values
        )

    return ask_with(
        request, form, verb, said=f"The ruling on {hit.person} is on record.", to=("radar", item.meeting.ref),
        title=f"Rule on {hit.person}", caption=str(item), lead=hit.match.path, button="Record the ruling",
        back=(hit.address, "The match"),
    )  # fmt: skip


def _officers(meeting):
    """{chair: person, vice: person} of that day."""
    held = seating(meeting.committee, meeting.held_on)
    return {name: held.rows[key].person for name, key in (("chair", held.chair), ("vice", held.vice)) if key}


def _suggested(request, hit, officers):
    weight = magnitude(hit.match)
    chair = officers.get("chair")
    return {
        "interest": hit.match.path, "public_words": _public_words(hit), "withhold": "",
        "magnitude": weight, "choice": usual(weight).value,
        "ruled_as": "vice" if chair and chair.pk == hit.person.pk else "chair",
        "declared": "yes" if hit.ruling and hit.ruling.declared_by_person else "no",
    }  # fmt: skip


def _public_words(hit):
    """What the public register keeps back, the minutes keep back too."""
    if actions.withheld_from_public(hit.match.interest):
        return f"{hit.person} declared an interest whose details are withheld from the public register."
    return ""


@needs(P.RULING_MAKE, Item)
def dismiss(request, item, key):
    """Set the match aside, with words."""
    hit = _hit(_hits(request, item), key)
    if hit is None:
        return _changed(request, item)
    return ask_with(
        request, DismissForm(data(request)),
        lambda v: actions.dismiss_match(item, match=key, words=v["words"], by=request.user, at=request.now),
        said="The match is dismissed, with your words.", to=("radar", item.meeting.ref), title="Dismiss the match",
        caption=str(item), lead=hit.match.path, button="Dismiss", back=(hit.address, "The match"),
    )  # fmt: skip


@needs(P.RULING_MAKE, Item)
def cover(request, item, key):
    """Say that the ruling already made on this person covers the match."""
    _hits(request, item)
    if request.method != "POST":
        return redirect("radar-match", item.ref, key)
    return pressed(
        request, lambda: actions.cover_match(item, match=key, by=request.user, at=request.now),
        "The ruling covers this match too.", ("radar", item.meeting.ref),
    )  # fmt: skip


@signed_in
def spoken(request, ref):
    """Put on the register what I declared in a meeting: filled in as far as it was said."""
    rows = spoken_open().filter(person=request.user.person_id or 0)
    ruling = get_object_or_404(rows, ref=ref)
    said_on = london(ruling.ruled_at).date()
    declarant = _place(ruling)
    if declarant is None:
        return _unlisted(request, ruling, said_on)
    book = guidance_on(london(request.now).date())
    already = AlreadyForm(
        data(request) if "already" in request.POST else None,
        interests=declarant.interests.open_on(london(request.now).date()),
    )
    if already.is_bound and already.is_valid():
        return _already(request, ruling, declarant, already)
    initial = {"description": ruling.interest, "aware_on": said_on, "publish": "yes"}
    form = InterestForm(None if already.is_bound else data(request), book=book, initial=initial)
    response = ask_with(
        request, form,
        lambda v: actions.register_spoken(
            ruling, declarant, stated=form.stated, facts=form.facts, typed_name=v["typed_name"],
            associates=associates_of(declarant, form.stated), by=request.user, at=request.now,
        ),
        said="Thank you. It is on the register now, and will be reviewed.", to=("my-interests",),
        title="Put on the register what you declared", caption=str(ruling.item.meeting),
        button="Sign and send", back=(reverse("my-interests"), "What you have declared"),
        template="conflicts/radar/spoken.html", ruling=ruling, already=already, said_on=said_on,
        due_words=in_words(due_to_register(said_on, guidance_on(said_on))),
    )  # fmt: skip
    if already.errors:
        response.status_code = 422
    return response


def _place(ruling):
    """Where the person declares: at a body of that committee if they do so there, else wherever they do, or None."""
    places = list(Declarant.objects.for_door().of_person(ruling.person_id).filter(left_on=None))
    meeting = ruling.item.meeting
    here = {organisation for kind, organisation in meeting.scopes_on(meeting.held_on) if kind == "organisation"}
    return next((place for place in places if place.ccg_id in here), places[0] if places else None)


def _unlisted(request, ruling, said_on):
    """Nothing can be signed by somebody on no list: whose list it would be, and by when."""
    sat_for = keepers(ruling)
    due_on = due_to_register(said_on, guidance_on(said_on))
    context = {"ruling": ruling, "said_on": said_on, "due_words": in_words(due_on), "bodies": sat_for}
    return render(request, "conflicts/radar/spoken_unlisted.html", context)


def _already(request, ruling, declarant, form):
    interest = declarant.interests.get(ref=form.cleaned_data["already"])
    verb = actions.already_registered
    tried(request, form, lambda: verb(ruling, declarant, interest=interest, by=request.user, at=request.now))
    return redirect("my-interests")
