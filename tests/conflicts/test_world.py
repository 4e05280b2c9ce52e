"""The demonstration's registers on 14 March 2017: complete, late, nil, silent, breached, taken in."""

from datetime import date

import pytest

from cocomm.world.cast import bodies
from cocomm.world.registers import keep_registers
from conflicts.answers import answers_of, with_facts
from conflicts.models import Breach, Declarant, Gift, Interest
from conflicts.overview import places
from governance.models import User
from publication.models import Line
from tests.conflicts.conftest import AT, ON, later


@pytest.fixture
def users(world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return {u.email.split("@")[0]: u for u in User.objects.select_related("person")}


def answers(code):
    asked = Declarant.objects.filter(ccg=bodies()[code]).order_by("pk")
    rows = places(asked, AT)
    for days in (0, 200, 500):  # lists and counts read the dates alone, and say the same of everybody
        at = later(days)
        told, whole = answers_of(with_facts(asked), at), places(asked, at)
        assert [(a.ref, a.said, a.gaps) for a in told] == [(p.declarant.ref, p.said, p.gaps) for p in whole]
    return {p.declarant.person.name: (p.said.answer, p.said.overdue) for p in rows}


def test_each_seed_ccg_is_in_another_state(users):
    keep_registers(users, until=ON)
    blackpool = answers("00R")
    assert blackpool["Anita Rao"] == ("nil", False)
    assert blackpool["Dr Gee Patel"] == ("declared", False)
    assert Interest.objects.get(counterparty="Tidewater Health Ltd").days_late == 53
    assert Breach.objects.get().status == "published"
    assert Gift.objects.filter(status="approval").count() == 1
    leicester = answers("04C")
    assert leicester["Dr Ravi Menon"] == ("silent", True)
    assert leicester["Tess Okafor"] == ("not_asked", False)
    assert Line.objects.filter(category="silent", state="live").count() == 1
    assert Interest.objects.filter(declarant__ccg=bodies()["06Q"]).count() == 3
    assert Line.objects.filter(register="interests", body="06Q", state="live").count() == 1


def test_nothing_of_it_has_happened_before_its_day(users):
    keep_registers(users, until=date(2015, 1, 7))
    assert not Declarant.objects.exists()
