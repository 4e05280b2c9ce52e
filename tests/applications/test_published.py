"""The public register of applications: what was sent and what became of it; never a draft, never an answer."""

import pytest

from applications import actions
from applications.actions.publishing import republish
from documents.models import Document
from publication.models import Entry, Line

from . import acts
from .acts import london

AT = london(2015, 1, 8, 10)


def rows():
    lines = Line.objects.filter(register="applications", state="live").select_related("latest__content")
    return [line.latest.content.row["columns"] for line in lines]


@pytest.fixture
def sent(world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return acts.submitted(world.application, world, AT)


def test_a_draft_is_never_public_even_when_it_is_taken_back(world):
    assert republish(at=AT) == [] and rows() == []
    actions.withdraw(world.application, reason="Not yet", by=world.gil, at=AT)
    assert republish(at=AT) == [] and rows() == []


def test_what_is_said_of_an_application(sent):
    said = rows()[0]
    assert (said["model"], said["cycle"], said["late"]) == ("Delegated commissioning", "2015/16", False)
    assert (said["submitted"], said["submitted_on"]) == ("10:00:00 on Thursday 8 January 2015", "2015-01-08")
    assert (said["outcome"], said["decided_on"]) == ("Being considered", "")
    assert republish(at=AT) == []


@pytest.mark.parametrize(
    "outcome, more, words",
    [
        ("approve", {}, "Approved"),
        ("approve_with_conditions", {"conditions": "Two lay members"}, "Approved with conditions"),
        ("not_recommend", {"reason": "The plan is thin"}, "Not recommended"),
    ],
)
def test_the_outcome_follows_and_its_reasons_stay_private(sent, world, client, outcome, more, words):
    actions.decide(sent, outcome=outcome, by=world.nye, at=london(2015, 2, 2, 9), **more)
    assert (rows()[0]["outcome"], rows()[0]["decided_on"]) == (words, "2015-02-02")
    said = "".join(Entry.objects.filter(line__register="applications").values_list("content__sealed", flat=True))
    said += client.get("/registers/applications.json").getvalue().decode()
    answers = [str(row.value) for row in sent.answers.all() if len(str(row.value)) > 20]
    names = [world.gil.email, world.gil.person.name, *more.values(), *answers]
    assert answers and [word for word in names if word in said] == []
    assert Document.objects.exists()


def test_one_withdrawn_after_it_was_sent_says_so(sent, world):
    actions.withdraw(sent, reason="We shall try joint", by=world.gil, at=london(2015, 1, 20, 9))
    assert rows()[0]["outcome"] == "Withdrawn after it was submitted"
