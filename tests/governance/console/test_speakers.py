"""The speakers' queue: who may ask, in which order they are called, what the room sees, and that nothing hangs on it
(row 59; R-062)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.actions import polls, presence, speaking
from governance.models import Speaker
from governance.speakers import Queue

from .floor import ALL, D3
from .test_d3 import refusal
from .test_pages import AT_THE_DOOR


def ask(floor, number, who="", *, guest=None):
    seat = floor.seat(who) if who else None
    return speaking.ask_to_speak(floor.item(number), seat=seat, guest=guest, **floor.when())


def call(floor, number):
    return speaking.call_next(floor.item(number), **floor.when())


def waiting(floor):
    return [each.name for each in Queue(floor.read()).waiting]


def speaks(floor):
    now = Queue(floor.read()).speaking
    return now.name if now else ""


def comes(floor, name="Dr Wren", item=None):
    guest = presence.admit_guest(
        floor.meeting, name=name, position="Public health", purpose="To advise", item=item, **floor.when()
    )
    presence.note_presence(floor.meeting, act="arrived", guest=guest, **floor.when())
    return guest


def test_they_are_called_in_the_order_of_asking(floor):
    floor.open(*ALL, "helen")
    floor.take("4")
    guest = comes(floor)
    ask(floor, "4", "fay")
    ask(floor, "4", "helen")
    ask(floor, "4")
    ask(floor, "4", guest=guest)
    assert waiting(floor) == ["Fay Lund", "Helen Frost", "A member of the public", "Dr Wren"]
    first = call(floor, "4")
    assert (speaks(floor), waiting(floor)[0]) == ("Fay Lund", "Helen Frost")
    call(floor, "4")
    first.refresh_from_db()
    assert first.ended_at, "who was speaking is done when the next is called"
    public = Speaker.objects.get(seat=None, guest=None)
    speaking.end_speaking(public, **floor.when())
    assert (speaks(floor), waiting(floor)) == ("Helen Frost", ["Dr Wren"])
    public.refresh_from_db()
    assert public.ended_at and public.called_at is None, "withdrawn: never called"
    call(floor, "4")
    speaking.end_speaking(Speaker.objects.get(guest=guest), **floor.when())
    assert (speaks(floor), waiting(floor)) == ("", [])
    assert refusal(call, floor, "4") == ["Nobody waits to speak."]


@pytest.mark.parametrize(("choice", "may"), [("a", False), ("b", False), ("c", False), ("d", True), ("e", True)])
def test_whoever_may_take_part_in_the_discussion_may_speak(floor, choice, may):
    floor.open(*D3)
    floor.take("5")
    floor.rule("5", "omar", choice=choice)
    out = ["Omar Dunn is ruled out of the discussion of item 5."]
    if may:
        ask(floor, "5", "omar")
        assert call(floor, "5").seat == floor.seat("omar")
    else:
        assert refusal(ask, floor, "5", "omar") == out


def test_ruled_out_while_waiting_they_are_passed_over_with_the_reason(floor):
    floor.open(*D3)
    floor.take("5")
    ask(floor, "5", "omar")
    floor.rule("5", "omar")
    assert refusal(call, floor, "5") == [
        "Nobody waits to speak.", "Omar Dunn is ruled out of the discussion of item 5.",
    ]  # fmt: skip
    ask(floor, "5", "fay")
    assert call(floor, "5").seat == floor.seat("fay")
    assert waiting(floor) == ["Omar Dunn"], "the place is kept"


def test_every_reason_at_once(floor):
    floor.open(*D3)
    floor.take("4")
    assert refusal(ask, floor, "4", "alma") == ["Alma Reid is not in the room."]
    ask(floor, "4", "fay")
    assert refusal(ask, floor, "4", "fay") == ["Fay Lund is in the queue already."]
    floor.rule("4", "fay")
    floor.move("fay", "left")
    assert refusal(ask, floor, "4", "fay") == [
        "Fay Lund is not in the room.", "Fay Lund is ruled out of the discussion of item 4.",
        "Fay Lund is in the queue already.",
    ]  # fmt: skip
    assert refusal(ask, floor, "5", "lena") == ["Item 5 is not being taken: its queue is empty."]
    guest = comes(floor, item=floor.item("5"))
    assert refusal(ask, floor, "4", guest=guest) == ["Dr Wren is admitted for another item, not for item 4."]
    by = {"by": floor.world.sol.user, "at": floor.now()}
    assert refusal(speaking.ask_to_speak, floor.item("4"), **by)[0].startswith("Only the ")
    lena = {"by": floor.world.lena.user, "at": floor.now()}
    floor.rule("4", "lena", ruler="noor", ruled_as="vice")
    against = refusal(speaking.call_next, floor.item("4"), **lena)
    assert "Lena Ashworth is ruled out of this item. Somebody else runs the queue." in against


def test_the_queue_is_empty_when_the_item_moves_on(floor):
    floor.open(*D3)
    floor.take("4")
    ask(floor, "4", "fay")
    floor.defer("4", note="For the papers")
    assert refusal(call, floor, "4") == ["Item 4 is not being taken: its queue is empty."]
    floor.take("4")
    assert waiting(floor) == [], "taken again, it begins anew"
    ask(floor, "4", "fay")
    floor.take("4", presiding=floor.seat("lena"))
    assert waiting(floor) == ["Fay Lund"], "somebody else presides: the queue stays"


def private_item(floor):
    item = floor.add("9", "A practice in difficulty", kind="discussion", private=True, purpose="To close it")
    floor.add("8", "Exclusion of the public", kind="exclusion")
    floor.open(*ALL)
    floor.take("8")
    words = {"kind": "exclude", "ground": "confidential", "covers": [item], "words": "That the public be excluded"}
    polls.agree(floor.put("8", **words), **floor.when())
    floor.close("8")
    floor.take("9")
    return item


def test_in_private_no_member_of_the_public_speaks(floor):
    private_item(floor)
    assert refusal(ask, floor, "9") == ["Item 9 is taken in private: no member of the public is in the room."]
    assert Queue(floor.read()).may_ask[-1][0] != ""


def test_it_bears_on_no_decision_and_stands_in_no_proceedings(floor):
    floor.open(*D3)
    floor.take("4")
    before = floor.read()
    ask(floor, "4", "fay")
    call(floor, "4")
    after = floor.read()
    assert (after.log, after.places) == (before.log, before.places)
    assert floor.vote("4", yes=" ".join(D3)).outcome == "carried"


def test_the_buttons_of_the_console(floor, desk):
    floor.open(*D3)
    floor.take("5")
    floor.rule("5", "omar")
    desk.at(14, 30)
    page = desk.get()[1]
    assert "Nobody waits to speak." in page and "Omar Dunn is ruled out of the discussion of item 5." in page
    item, fay = floor.items["5"].ref, floor.seat("fay").ref
    assert f'value="{floor.seat("omar").ref}">Omar' not in page, "not among those who may ask"
    status, page = desk.press(f"ask:{item}", speaker="-")
    assert status == 422 and "Choose who asks to speak." in page
    status, page = desk.press(f"ask:{item}", speaker=floor.seat("omar").ref)
    assert status == 422 and "Omar Dunn is ruled out of the discussion of item 5." in page
    assert desk.press(f"ask:{item}", speaker=fay)[0] == 302
    assert desk.press(f"ask:{item}", speaker="")[0] == 302
    assert desk.press(f"ask:{item}", speaker="nobodyatall")[0] == 404
    assert desk.press(f"speak:{item}")[0] == 302
    page = desk.get()[1]
    assert "Speaking now: Fay Lund" in page and "Call A member of the public" in page
    assert desk.press(f"spoken:{Speaker.objects.get(seat__ref=fay).ref}")[0] == 302
    assert "Speaking now" not in desk.get()[1]
    assert desk.press("spoken:nobodyatall")[0] == 404


def test_the_screen_of_the_room_shows_the_queue_and_its_stamp_moves(floor, desk):
    def stamped():
        page = desk.get("console-projection", floor.meeting.ref)[1]
        return page.partition('data-live="')[2].partition('"')[0], page

    floor.open(*D3)
    floor.take("4")
    first, page = stamped()
    assert 'id="speakers"' not in page
    ask(floor, "4", "fay")
    ask(floor, "4")
    second, page = stamped()
    assert first != second and "Fay Lund" in page and "A member of the public" in page
    call(floor, "4")
    third, page = stamped()
    assert third != second and "Speaking now: Fay Lund" in page
    floor.close("4")
    assert "Fay Lund" not in stamped()[1]


def test_private_business_and_the_wall_hide_the_queue(floor, desk, as_):
    private_item(floor)
    ask(floor, "9", "fay")
    page = desk.get("console-projection", floor.meeting.ref)[1]
    assert "Fay Lund" not in page and 'id="speakers"' not in page
    assert "Fay Lund" in desk.get()[1]
    floor.rule("9", "lena", ruler="noor", ruled_as="vice", choice="b")
    desk.at(15, 30)
    page = as_(floor.world.lena).get(desk.address).content.decode()
    assert 'id="speakers"' not in page


def test_it_costs_one_question_however_many_wait(floor, desk):
    def asked(name):
        address = reverse(name, args=[floor.meeting.ref])
        desk.client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert desk.client.get(address).status_code == 200
        return [q["sql"] for q in captured if not any(f'FROM "{each}"' in q["sql"] for each in AT_THE_DOOR)]

    floor.open(*ALL, "helen")
    floor.take("4")
    floor.put("4")
    desk.at(15, 30)
    few = {name: asked(name) for name in ("console", "console-projection")}
    for who in (*ALL, "helen"):
        ask(floor, "4", who)
    for name, before in few.items():
        assert len(asked(name)) == len(before) <= 15, "\n".join(before)
