"""Records past their time for keeping: listed, kept longer, or proposed, confirmed and certified."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from documents import actions as documents
from documents.views import send_document, watched
from governance.access import needs
from governance.models import Organisation, StatusChange
from governance.permissions import Permission
from jobs.clock import london
from nhsuk.tables import Column, Table, pattern

from .. import actions
from ..flows import DISPOSAL
from ..forms.disposal import ConfirmForm, KeepForm, ProposeForm
from ..guidance import guidance_on
from ..models import DisposalList
from ..retention import in_words, past, still_there
from ..rules.retention import SCHEDULE, Kind
from .acts import ask_with, data, pressed

P = Permission
STATES = {"To be confirmed": "yellow", "Disposed of": "grey", "Not confirmed": "orange", "Taken back": "grey"}


def seen(request, ccg):
    """What is past its time, as far as the reader may know of it: breaches only with the right to see them."""
    rows = past(ccg, at=request.now)
    if request.grants.may(P.BREACH_VIEW, ccg):
        return rows
    return [each for each in rows if each.kind != Kind.BREACH]


def _open(rows, on):
    return [each for each in rows if not each.proposed and not each.kept_on(on)]


def past_table(*, may_edit):
    columns = [
        Column("name", "Record", kind="link", href="record"),
        Column("category", "Type"),
        Column("over_on", "Over since", kind="date"),
        Column("until", "Kept until", kind="date"),
    ]
    if may_edit:
        columns.append(Column("keep", "Or", kind="link", href="keep_longer"))
    return Table(columns, caption="To be reviewed", empty="Nothing is past its time for keeping.")


def longer_table():
    return Table(
        [
            Column("name", "Record", kind="link", href="record"),
            Column("reason", "Why it is kept"),
            Column("review_on", "Looked at again on", kind="date"),
        ],
        caption="Kept longer",
    )


@needs(P.CONFLICT_VIEW, Organisation)
def past_keeping(request, ccg):
    """The private record is looked at, and kept or let go."""
    on = london(request.now).date()
    rows, may_edit = seen(request, ccg), request.grants.may(P.CONFLICT_EDIT, ccg)
    shown = [
        {"name": each.name, "record": _address(each), "category": each.category, "over_on": each.over_on,
         "until": each.until, "keep": "Keep it longer",
         "keep_longer": reverse("keep-longer", args=[ccg.ref, each.kind, each.record.ref])}
        for each in _open(rows, on)
    ]  # fmt: skip
    longer = [
        {"name": each.name, "record": _address(each), "reason": each.longer.reason, "review_on": each.longer.review_on}
        for each in rows if each.kept_on(on)
    ]  # fmt: skip
    context = {
        "ccg": ccg, "table": past_table(may_edit=may_edit).render(shown), "may_propose": may_edit and shown,
        "longer": longer_table().render(longer) if longer else "",
        "proposed": sum(each.proposed for each in rows),
        "schedule": SCHEDULE.values(), "years": guidance_on(on).private_years,
    }  # fmt: skip
    return render(request, "conflicts/old.html", context)


def _address(each):
    record = each.record
    match each.kind:
        case Kind.DECLARATION:
            return reverse("declarant", args=[record.declarant.ref])
        case Kind.SPONSORSHIP:
            return reverse("sponsorship-of", args=[record.ccg.ref])
    return reverse(each.kind.value, args=[record.ref])


@needs(P.CONFLICT_EDIT, Organisation)
def propose(request, ccg):
    choices = [(each.key, in_words(each)) for each in _open(seen(request, ccg), london(request.now).date())]
    return ask_with(
        request, ProposeForm(data(request), choices=choices),
        lambda v: actions.propose_disposal(ccg, by=request.user, at=request.now, **v),
        said="Proposed. The guardian or the Accountable Officer confirms it.", to=("disposals-of", ccg.ref),
        title="Choose what to dispose of", caption=ccg.name, button="Propose",
        lead="With each record go its history, its notes and the words of its public entries.",
        back=(reverse("past-keeping", args=[ccg.ref]), "To be reviewed for deletion"),
    )  # fmt: skip


@needs(P.CONFLICT_EDIT, Organisation)
def keep_longer(request, ccg, kind, record):
    key = f"{kind}:{record}"
    found = next((each for each in _open(seen(request, ccg), london(request.now).date()) if each.key == key), None)
    if found is None:
        raise Http404("Its time is not over, or it is decided on.")
    return ask_with(
        request, KeepForm(data(request)),
        lambda v: actions.keep_longer(ccg, key=key, by=request.user, at=request.now, **v),
        said="It is kept, and looked at again on that day.", to=("past-keeping", ccg.ref), title="Keep it longer",
        caption=ccg.name, lead=in_words(found), button="Keep it",
        back=(reverse("past-keeping", args=[ccg.ref]), "To be reviewed for deletion"),
    )  # fmt: skip


def lists_table():
    return Table(
        [
            Column("ref", "Reference", kind="link", href=pattern("disposal", ref="ref")),
            Column("proposed_at", "Proposed", kind="date"),
            Column("records", "Records", kind="number"),
            Column("decided_at", "Decided", kind="date"),
            Column("state", "State", kind="tag", colours=STATES),
        ],
        caption="Disposals and their certificates",
        empty="Nothing has been disposed of yet.",
    )


@needs(P.CONFLICT_VIEW, Organisation)
def disposals_of(request, ccg):
    rows = [
        {"ref": row.ref, "proposed_at": row.proposed_at, "records": len(row.items.all()),
         "decided_at": row.decided_at, "state": row.get_status_display()}
        for row in DisposalList.objects.filter(ccg=ccg).prefetch_related("items")[:500]
    ]  # fmt: skip
    context = {
        "ccg": ccg, "table": lists_table().render(rows), "page_title": "Disposals",
        "lead": "What was let go after its time, by reference and number. Each has a sealed certificate.",
        "buttons": [("To be reviewed for deletion", reverse("past-keeping", args=[ccg.ref]))],
    }  # fmt: skip
    return render(request, "conflicts/list.html", context)


@needs(P.CONFLICT_VIEW, DisposalList)
def disposal(request, record):
    """What is on it; while it is open with names, for whoever confirms; afterwards by reference only."""
    if request.method == "POST" and record.document:
        documents.retry(record.document, at=request.now)
        return redirect("disposal", record.ref)
    names = {}
    if record.status == DisposalList.Status.PROPOSED:
        names = {each.key: each.name for each in seen(request, record.ccg)}
    may = DISPOSAL.available(record, request.user, request.now, request.grants)
    context = {
        "record": record,
        "document": record.document,
        "items": [(item, names.get(item.key, item.get_kind_display())) for item in record.items.all()],
        "may_decide": "refuse" in may,
        "may_drop": "take back" in may,
        "acts": [
            (act, DISPOSAL[act.transition].said)
            for act in StatusChange.objects.about(record).select_related("moved_by__person")
        ],
    }
    response = render(request, "conflicts/disposal.html", context)
    return watched(request, response, record.document) if record.document else response


@needs(P.CONFLICT_VIEW, DisposalList)
def decide(request, record):
    """The second person; who that may be is asked by the flow, with every reason on the form."""
    known = still_there(record, at=request.now)

    def verb(v):
        if v["decision"] == "confirm":
            return actions.confirm_disposal(record, by=request.user, at=request.now)
        return actions.refuse_disposal(record, reason=v["reason"], by=request.user, at=request.now)

    return ask_with(
        request, ConfirmForm(data(request)), verb, to=("disposal", record.ref),
        said=lambda made: "Disposed of. The certificate is being made."
        if made.status == DisposalList.Status.DONE else "Not confirmed: the records are on the list again.",
        title="Confirm a disposal", caption=record.ccg.name, template="conflicts/disposal_decide.html",
        names=[in_words(known[item.key]) for item in record.items.all() if item.key in known and _told(request, item)],
        button="Decide", back=(reverse("disposal", args=[record.ref]), "The proposal"),
    )  # fmt: skip


def _told(request, item):
    return item.kind != Kind.BREACH or request.grants.scopes(P.BREACH_VIEW)


@needs(P.CONFLICT_EDIT, DisposalList)
def take_back(request, record):
    if request.method != "POST":
        return redirect("disposal", record.ref)
    return pressed(
        request, lambda: actions.drop_disposal(record, by=request.user, at=request.now),
        "The proposal is taken back.", ("disposal", record.ref),
    )  # fmt: skip


@needs(P.CONFLICT_VIEW, DisposalList)
def certificate(request, record):
    if not record.document or not record.document.ready:
        raise Http404("There is no certificate yet.")
    return send_document(record.document)
