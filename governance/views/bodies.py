"""The acts on bodies by hand: enter, rename, move, close, correct, take back; each with its day and its reason."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from .. import keeping
from ..access import load, needs
from ..actions import mending, organisations
from ..forms import organisations as forms
from ..models import Organisation
from ..models.organisations import OUTSIDE
from ..permissions import Permission
from ..rules.bodies import ABOVE
from .acting import acted, given

FILES = (
    "CCGs, NHS England’s offices and GP practices are not entered here. They come from the official ODS files, "
    "which whoever runs the system imports."
)
BY_FILE = "An official file imported later may say otherwise; for the days after its date the file then counts."


def keeps(view):
    """Only for whoever keeps this body; that it exists is no secret to anybody in post."""

    @needs(Permission.ORGANISATION_EDIT)
    @wraps(view)
    def door(request, body, **kwargs):
        record = load(Organisation, body)
        if not keeping.may_keep(request.grants, record):
            raise PermissionDenied(keeping.WHO)
        return view(request, record, **kwargs)

    return door


def _acted(request, body, form, act, **words):
    """The act on what was typed; then back to the body."""
    back = (reverse("organisation", args=[body.ref]), str(body))
    how = {"by": request.user, "at": request.now}
    return acted(
        request, form, lambda: act(body, **form.cleaned_data, **how), back=back,
        caption=body.name_on(request.grants.on), **words,
    )  # fmt: skip


@needs(Permission.ORGANISATION_EDIT)
def enter(request):
    form = given(request, forms.RegisterForm, keepers=keeping.keepers(request.grants))
    return acted(
        request, form, lambda: organisations.register(**form.values, by=request.user, at=request.now),
        back=(reverse("other-bodies"), "Other bodies"), heading="Enter a body", why=FILES,
        button="Enter the body", said="The body is on record.",
    )  # fmt: skip


@keeps
def rename(request, body):
    return _acted(
        request, body, given(request, forms.RenameForm), organisations.rename, heading="Record a new name",
        why=f"The old name stays on record for the days before. For a slip in the spelling, correct it instead. "
        f"{_by_file(body)}",
        button="Record the new name", said="The new name is on record.",
    )  # fmt: skip


@keeps
def move(request, body):
    if body.kind not in ABOVE:
        raise Http404
    above = Organisation.objects.filter(kind__in=ABOVE[body.kind])
    return _acted(
        request, body, given(request, forms.MoveForm, above=above.exclude(code=None)), organisations.move_under,
        heading="Record a new body above it", button="Record the body above", said="It is on record.",
        why=f"Who answered for it before stays on record for the days before. {_by_file(body)}",
    )  # fmt: skip


@keeps
def close(request, body):
    reasons = ["Its last day is on record already. Correct it if it is wrong."] if body.closed_on else []
    return _acted(
        request, body, given(request, forms.CloseForm), organisations.close, heading="Close the body",
        why=f"It stays on record for the days up to its last, as do its people and papers. {_by_file(body)}",
        button="Record its last day", said="The last day is on record.", reasons=reasons,
    )  # fmt: skip


@keeps
def correct(request, body):
    return _acted(
        request, body, given(request, forms.CorrectForm, body=body), mending.correct, heading="Correct the record",
        why=f"For what was wrong from the start. What stood here before stays in the history. {_by_file(body)}",
        button="Correct the record", said="The record is corrected.",
    )  # fmt: skip


LINES = {"name": "name", "parent": "parent_id"}


@keeps
def take_back(request, body, line):
    row = mending.taken_back(body, LINES[line]) if line in LINES else None
    if row is None:
        raise Http404
    said = str(row) if line == "name" else str(row.parent)
    return _acted(
        request, body, given(request, forms.TakeBackForm),
        lambda record, **how: mending.take_back(record, line=LINES[line], **how),
        heading=f"Take back the latest {'name' if line == 'name' else 'body above it'}",
        button="Take it back", said="The change is taken back.",
        why=f"“{said}” was a mistake, or has the wrong day. What held before it goes on as if it had not been said.",
    )  # fmt: skip


def _by_file(body):
    return "" if body.kind in OUTSIDE else BY_FILE
