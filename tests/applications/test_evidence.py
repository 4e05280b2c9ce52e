"""Evidence behind an answer: files and records, their dates, reuse, taking away, who may."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications import actions
from applications.facts import Dossier
from documents import actions as documents
from documents.models import StoredFile
from governance.workflow import NotAllowed

from . import acts
from .acts import london, prove

AT = london(2015, 1, 7, 11)


def refused(act, *arguments, **more):
    with pytest.raises(NotAllowed) as refusal:
        act(*arguments, **more)
    return refusal.value.reasons


def test_who_accepts_the_evidence_sees_it_beside_the_question(world, client, clock):
    clock(world.at)
    client.force_login(world.nia)
    page = client.get(f"/applications/{world.application.ref}/section/acceptance/").content.decode()
    use = world.application.evidence_uses.get(question="objectives")
    beside = page.split('id="q-accept_objectives"')[1].split('id="q-')[0]
    assert use.evidence.title in beside and f"/{use.ref}/" in beside and "Take away" not in beside


def test_a_file_and_a_record_stand_behind_an_answer(world):
    prove(world.application, "objectives", world.gil, AT, record_address="", file=acts.stored())
    prove(world.application, "objectives", world.gil, AT, title="Board minute")
    proofs = Dossier(world.application, AT).proofs["objectives"]
    assert [p.title for p in proofs][-2:] == ["Minutes", "Board minute"]
    assert proofs[-2].sha256 and not proofs[-1].sha256


@pytest.mark.parametrize(
    "more, words",
    [
        ({"dated_on": date(2015, 1, 8)}, "dated in the future"),
        ({"expires_on": date(2014, 12, 1)}, "expires before the date it carries"),
        ({"record_address": ""}, "Choose a file, or a record"),
    ],
)
def test_evidence_with_a_wrong_date_or_nothing_behind_it_is_refused(world, more, words):
    assert words in refused(prove, world.application, "objectives", world.gil, AT, **more)[0]


def test_evidence_of_today_is_taken(world):
    assert prove(world.application, "objectives", world.gil, AT, dated_on=AT.date())


@pytest.mark.parametrize(
    "name, content, words",
    [
        ("run.exe", b"MZ\x90\x00" * 20, "We do not take files ending in “exe”"),
        ("form.pdf", b"<html><script>alert(1)</script></html>", "what is in it"),
        ("empty.txt", b"", "The file is empty"),
        ("page.html", b"<html></html>", "We do not take files ending in “html”"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_its_content(world, name, content, words):
    with pytest.raises(documents.Refused, match=words):
        documents.store(SimpleUploadedFile(name, content), at=AT)


def test_the_same_evidence_may_stand_behind_two_answers_but_once_behind_each(world):
    kept = acts.evidence(world.application, world.gil, AT)
    for question in ("objectives", "conflicts"):
        actions.add_evidence(world.application, question=question, evidence=kept, by=world.gil, at=AT)
    (reason,) = refused(
        actions.add_evidence, world.application, question="objectives", evidence=kept, by=world.gil, at=AT
    )
    assert reason == "This evidence already stands behind this answer."


def test_evidence_of_another_body_is_refused(world):
    from governance.actions import record_evidence

    other = record_evidence(
        organisation=world.leicester, title="Theirs", dated_on=date(2014, 12, 1), record_address="Theirs",
        by=world.sol, at=AT,
    )  # fmt: skip
    (reason,) = refused(
        actions.add_evidence, world.application, question="objectives", evidence=other, by=world.gil, at=AT
    )
    assert "another organisation" in reason


def test_evidence_taken_away_no_longer_counts_and_can_come_back(world):
    use = world.application.evidence_uses.get(question="objectives")
    actions.remove_evidence(use, by=world.gil, at=AT)
    assert "Add evidence: Objectives" in Dossier(world.application, AT).problems()["objectives"]
    assert refused(actions.remove_evidence, use, by=world.gil, at=AT) == ["It has already been taken away."]
    use.refresh_from_db()
    assert (use.removed_at, use.removed_by) == (AT, world.gil)
    actions.add_evidence(world.application, question="objectives", evidence=use.evidence, by=world.gil, at=AT)
    assert "objectives" not in Dossier(world.application, AT).problems()


def test_only_expired_evidence_leaves_the_answer_open(world):
    use = world.application.evidence_uses.get(question="objectives")
    actions.remove_evidence(use, by=world.gil, at=AT)
    prove(world.application, "objectives", world.gil, AT, expires_on=date(2015, 1, 8))
    assert "objectives" not in Dossier(world.application, AT).problems()
    assert "still in date" in Dossier(world.application, london(2015, 1, 9, 9)).problems()["objectives"]


@pytest.mark.parametrize("who", ["nia", "nye", "lena", "gee", "sol", "nadia"])
def test_only_who_answers_the_question_moves_its_evidence(world, who):
    user, kept = world.users[who], acts.evidence(world.application, world.gil, AT)
    use = world.application.evidence_uses.get(question="objectives")
    assert refused(actions.remove_evidence, use, by=user, at=AT)
    assert refused(actions.add_evidence, world.application, question="objectives", evidence=kept, by=user, at=AT)


@pytest.mark.parametrize("question", ["ig_level", "to_region", "accept_objectives", "no_such_question"])
def test_a_question_that_takes_no_evidence_refuses_it(world, question):
    kept = acts.evidence(world.application, world.gil, AT)
    said = refused(actions.add_evidence, world.application, question=question, evidence=kept, by=world.gil, at=AT)
    assert said


def test_after_submission_nothing_is_added_or_taken_away(world):
    acts.submitted(world.application, world, AT)
    use = world.application.evidence_uses.get(question="objectives")
    assert "cannot be changed" in refused(actions.remove_evidence, use, by=world.gil, at=AT)[0]
    assert "cannot be changed" in refused(prove, world.application, "objectives", world.gil, AT)[0]


class TestThroughTheDoor:
    def page(self, world, key="objectives"):
        return f"/applications/{world.application.ref}/evidence/{key}/"

    def fields(self, **more):
        date_boxes = {"dated_on_day": "2", "dated_on_month": "12", "dated_on_year": "2014"}
        return {"kind": "file", "title": "Minutes", **date_boxes, **more}

    def test_an_upload_is_stored_and_sent_back_only_through_the_door(self, world, as_):
        gil = as_(world.gil)
        file = SimpleUploadedFile("../../etc/minutes.txt", b"Agreed.\n")
        answer = gil.post(self.page(world), self.fields(file=file))
        assert answer.status_code == 302
        use = world.application.evidence_uses.last()
        assert use.evidence.file.name == "minutes.txt" and "minutes" not in use.evidence.file.path
        address = f"/applications/{world.application.ref}/evidence/{use.ref}/file/"
        sent = gil.get(address)
        assert b"".join(sent.streaming_content) == b"Agreed.\n"
        assert sent["Content-Disposition"].startswith("attachment") and "no-store" in sent["Cache-Control"]
        assert as_(world.sol).get(address).status_code == 404
        assert as_(world.gee).get(address).status_code == 403

    def test_what_is_refused_leaves_no_evidence_and_no_file_behind(self, world, as_):
        before = (StoredFile.objects.count(), world.blackpool.evidence.count())
        for who in (world.lena, world.nia):
            file = SimpleUploadedFile("minutes.txt", b"Agreed.\n")
            assert as_(who).post(self.page(world), self.fields(file=file)).status_code == 403
        future = self.fields(file=SimpleUploadedFile("minutes.txt", b"Agreed.\n"), dated_on_year="2016")
        answer = as_(world.gil).post(self.page(world), future)
        assert answer.status_code == 422 and "Minutes" in answer.content.decode()
        assert (StoredFile.objects.count(), world.blackpool.evidence.count()) == before

    def test_evidence_on_record_can_be_chosen_again(self, world, as_):
        kept = world.application.evidence_uses.get(question="conflicts").evidence
        page = as_(world.gil).get(self.page(world)).content.decode()
        assert kept.title in page
        answer = as_(world.gil).post(self.page(world), {"kind": "kept", "kept": kept.ref})
        assert answer.status_code == 302
        assert world.application.evidence_uses.filter(question="objectives", evidence=kept).exists()

    def test_evidence_of_another_ccg_cannot_be_smuggled_in(self, world, as_):
        from governance.actions import record_evidence

        theirs = record_evidence(
            organisation=world.leicester, title="Theirs", dated_on=date(2014, 12, 1), record_address="Theirs",
            by=world.sol, at=AT,
        )  # fmt: skip
        answer = as_(world.gil).post(self.page(world), {"kind": "kept", "kept": theirs.ref})
        assert answer.status_code == 422
        assert not theirs.uses.exists()
