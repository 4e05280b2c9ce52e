"""What the public will read of private business: passages withheld, papers redacted, and what is still to be said."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from documents.views import send_file

from .. import redaction
from ..access import needs
from ..actions import privacy as keeping
from ..actions import release as acts
from ..closed import unless_closed
from ..forms.meetings import NothingForm
from ..forms.release import PassageForm, PublicVersionForm, TextsForm
from ..models import Item, Paper, Passage
from ..permissions import Permission
from ..privacy import standing_of
from ..rules.meetings.redaction import redact, stands_in
from ..wall import item_of, walled
from ..workflow import NotAllowed
from .acting import acted, given

P = Permission


def kept_by_reader(view):
    """For the secretary and the reviewer named for the item, as long as it is or once was private."""

    @wraps(view)
    def guarded(request, record, **kwargs):
        item = item_of(record)
        if not request.grants.may(P.MEETING_EDIT, item) and not keeping.is_reviewer(item, by=request.user):
            raise PermissionDenied
        if not item.privacy.exists():
            raise Http404("This item was never private: it is published as it stands.")
        return view(request, record, **kwargs)

    return walled(unless_closed(guarded))


def _address(item):
    return reverse("agenda-item-public", args=[item.ref])


@needs(P.MEETING_VIEW, Item)
@kept_by_reader
def public(request, item):
    """The texts as the public will read them, the papers with what was said of each, and what is still to do."""
    form = given(request, PassageForm)
    if request.method == "POST" and form.is_valid():
        try:
            acts.mark_passage(item, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, "The words are withheld.")
            return redirect(_address(item))
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    now = standing_of(item, request.grants.on)
    passages = list(item.passages.filter(removed=False))
    words, texts = [each.words for each in passages], list(redaction.texts_of(item))
    papers, waits = redaction.papers_of(item), bool(redaction.unspoken([item.pk]))
    context = {
        "item": item, "standing": now, "form": form,
        "texts": [(what, redact(said, words)) for what, said in texts if said],
        "passages": [(each, any(stands_in(said, each.words) for _, said in texts)) for each in passages],
        "papers": [(paper, redaction.version_of(paper)) for paper in papers],
        "still": redaction.still_to_say(sum(redaction.version_of(paper) is None for paper in papers), texts=waits),
        "waits": waits, "word": redaction.word_of(item),
    }  # fmt: skip
    return render(request, "governance/meetings/public.html", context, status=422 if form.errors else 200)


@needs(P.MEETING_VIEW, Item)
@kept_by_reader
def texts(request, item):
    """Title, minutes and decisions may be read, as they stand or without the marked words."""
    form = given(request, TextsForm)
    return acted(
        request, form, lambda: acts.say_texts(item, **form.cleaned_data, by=request.user, at=request.now),
        back=(_address(item), "What the public will read"), caption=str(item), button="The public may read the rest",
        heading="May the public read title and minutes?", said="The public may read the rest of the texts.",
        why=_marked_words(item),
    )  # fmt: skip


def _marked_words(item):
    marked = redaction.passages_of(item)
    if not marked:
        return "No words are marked: the texts are published as they stand."
    return f"Without these words the texts are published: “{'”, “'.join(marked)}”."


@needs(P.MEETING_VIEW, Item)
@kept_by_reader
def unsay(request, item):
    return acted(
        request, given(request, NothingForm),
        lambda: acts.unsay_texts(item, by=request.user, at=request.now),
        back=(_address(item), "What the public will read"), caption=str(item), heading="Take the word back",
        button="Take it back", said="The texts wait for somebody’s word again.",
        why="A neutral line is published in the place of the texts, until somebody says that they may be read.",
    )  # fmt: skip


@needs(P.MEETING_VIEW, Passage)
@kept_by_reader
def unmark(request, passage):
    return acted(
        request, given(request, NothingForm),
        lambda: acts.unmark_passage(passage, by=request.user, at=request.now),
        back=(_address(passage.item), "What the public will read"), caption=str(passage.item),
        heading="Take the mark away", button="Take it away", said="The public will read these words.",
        why=f"“{passage.words}” is then published with the rest.",
    )  # fmt: skip


@needs(P.MEETING_VIEW, Paper)
@kept_by_reader
def version(request, paper):
    """How one paper is published."""
    said = redaction.version_of(paper)
    first = {"choice": said.choice, "because": said.because} if said else {}
    form = (
        PublicVersionForm(request.POST, request.FILES) if request.method == "POST" else PublicVersionForm(initial=first)
    )

    def act():
        values = form.cleaned_data
        _, removed = acts.say_version(
            paper, choice=values["choice"], because=values["because"], upload=values["file"], by=request.user,
            at=request.now,
        )  # fmt: skip
        for words in removed:
            messages.info(request, words)

    why = f"The redacted version there is: {said.file.name}. Another one takes its place." if said and said.file else ""
    return acted(
        request, form, act, back=(_address(paper.item), "What the public will read"), caption=str(paper.item),
        heading=f"How is “{paper}” published?", button="Record", said="It is on record.", why=why,
    )  # fmt: skip


@needs(P.MEETING_VIEW, Paper)
@kept_by_reader
def redacted_file(request, paper):
    """The redacted version, to be looked at before it is published."""
    said = redaction.version_of(paper)
    if said is None or said.file is None:
        raise Http404("There is no redacted version of this paper.")
    return send_file(said.file, request)
