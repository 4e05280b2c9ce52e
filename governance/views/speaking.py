"""The buttons of the speakers’ queue on the chair's console (row 59)."""

from django.http import Http404

from ..actions import speaking
from ..models import Guest, Speaker

NOBODY = "-"


def _item(meeting, ref):
    found = meeting.items.filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def _ask(request, meeting, value, common):
    """Somebody in the room asks to speak; an empty choice is one of the public."""
    ref = request.POST.get("speaker", NOBODY)
    if ref == NOBODY:
        raise ValueError("Choose who asks to speak.")
    guest = Guest.objects.filter(meeting=meeting, ref=ref).first() if ref else None
    seat = meeting.committee.seats.filter(ref=ref).first() if ref and not guest else None
    if ref and not (seat or guest):
        raise Http404
    speaking.ask_to_speak(_item(meeting, value), seat=seat, guest=guest, **common)
    return "#speakers"


def _speak(request, meeting, value, common):
    speaking.call_next(_item(meeting, value), **common)
    return "#speakers"


def _spoken(request, meeting, value, common):
    found = Speaker.objects.filter(item__meeting=meeting, ref=value).select_related("item__meeting").first()
    if found is None:
        raise Http404
    speaking.end_speaking(found, **common)
    return "#speakers"


SPEAKING = {"ask": _ask, "speak": _speak, "spoken": _spoken}
