"""The timeline shows every act: who, when, in which words."""

from applications import actions, timeline
from applications.facts import Dossier

from . import acts
from .acts import CUTOFF, london

AT = london(2015, 1, 9, 13)


def told(application, at=AT):
    return timeline.of(Dossier(application, at))


def test_every_act_is_there_newest_first(world):
    application = world.application
    use = application.evidence_uses.get(question="objectives")
    actions.remove_evidence(use, by=world.gil, at=london(2015, 1, 7, 10, 30))
    actions.add_evidence(application, question="objectives", evidence=use.evidence, by=world.gil, at=world.at)
    acts.fill(application, world, london(2015, 1, 7, 11))
    acts.answer(application, world.nia, london(2015, 1, 7, 12), concern="yes")
    actions.waive(application, kind="assurance", reason="Plan agreed", by=world.rhea, at=london(2015, 1, 8, 9))
    acts.sign_all(application, world, london(2015, 1, 8, 10))
    acts.answer(application, world.gil, london(2015, 1, 9, 9), contract_method="By list size")
    acts.sign_all(application, world, london(2015, 1, 9, 12, 30))
    down = CUTOFF.replace(minute=40)
    actions.waive(application, kind="late", reason="The mailbox was down", by=world.nadia, at=down)
    done = actions.submit(application, by=world.gil, at=AT)
    done = actions.decide(done, outcome="approve_with_conditions", conditions="Two lay members", by=world.nye, at=AT)
    events = told(done)
    assert [e.at for e in events] == sorted((e.at for e in events), reverse=True)
    told_of = {(e.words, e.who.split(",")[0]) for e in events}
    assert told_of >= {
        ("Application started", "Gil Marsh"),
        ("10 questions answered", "Gil Marsh"),
        ("1 question answered", "Nia Osei"),
        ("Evidence added", "Gil Marsh"),
        ("Evidence taken away", "Gil Marsh"),
        ("Concern lifted by the region", "Rhea Lund"),
        ("Accepted although late", "Nadia Clarke"),
        ("Signed as Accountable Officer", "Anita Rao"),
        ("Signed as Area Team Director", "Nye Bevington"),
        ("Paper no longer current", ""),
        ("Submitted to NHS England", "Gil Marsh"),
        ("Approved with conditions", "Nye Bevington"),
    }
    assert sum(e.words.startswith("Signed as") for e in events) == 8
    assert sum(e.words.startswith("Paper issued") for e in events) == 3
    detail = {e.words: e.detail for e in events}
    assert detail["Accepted although late"] == "The mailbox was down"
    assert detail["Approved with conditions"] == "Two lay members"
    assert "GP contracts: how it was worked out" in detail["Paper no longer current"]


def test_each_save_names_its_questions(world):
    acts.answer(world.application, world.gil, world.at, qof_method="New", contract_method="New")
    (event,) = (e for e in told(world.application) if e.at == world.at)
    assert (event.words, event.who) == ("2 questions answered", "Gil Marsh")
    on_the_form = ("GP contracts: how it was worked out", "Quality and Outcomes Framework: how it was worked out")
    assert event.detail == "; ".join(on_the_form)


def test_taken_back_and_copied(world):
    taken = actions.withdraw(world.application, reason="Too early", by=world.gil, at=world.at)
    assert ("Withdrawn by the CCG", "Too early") in {(e.words, e.detail) for e in told(taken)}
    from datetime import date

    copy = actions.copy_application(
        taken, form="delegated_2016_17", cycle="2016/17", model="delegated", starts_on=date(2016, 4, 1),
        by=world.gil, at=london(2015, 10, 1),
    )  # fmt: skip
    first = told(copy, london(2015, 10, 1))[-1]
    assert "With the answers of an earlier application" in {e.detail for e in told(copy, london(2015, 10, 1))}
    assert first.at == london(2015, 10, 1)
