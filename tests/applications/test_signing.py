"""Signing: who, for which post, on which text; and what a later change does to it."""

from datetime import timedelta

import pytest

from applications import actions, papers
from applications.facts import Dossier
from applications.views.case import signing_rows
from documents.models import Document
from governance.actions import appoint, end_appointment
from governance.models import Appointment, Signature
from governance.permissions import Role
from governance.workflow import NotAllowed
from jobs.models import Job

from . import acts
from .acts import answer, london, sign

AT = london(2015, 1, 7, 12)
CCG, AUDIT, CFO, NHSE = "accountable-officer", "audit-committee-chair", "chief-finance-officer", "nhs-england-director"
SIGNERS = {CCG: "anita", AUDIT: "lena", CFO: "cora", NHSE: "nye"}


@pytest.fixture
def form(world):
    """Blackpool's application with both parts complete."""
    acts.fill(world.application, world, world.at)
    return world.application


def refused(*arguments, **more):
    with pytest.raises(NotAllowed) as refusal:
        sign(*arguments, **more)
    return refusal.value.reasons


def papers_of(application):
    return Document.objects.filter(subject=f"application:{application.ref}", kind="pro_forma")


def missing(application):
    return papers.missing_signatures(Dossier(application, AT))


def test_a_signature_keeps_all_that_was_shown(form, world):
    image = acts.stored("sign.png", acts.png())
    signature = sign(form, CCG, world.anita, AT, image=image, method="passkey")
    assert (signature.typed_name, signature.position) == ("Anita Rao", "Accountable Officer")
    assert signature.method == "passkey"
    assert signature.signed_at == AT and signature.image == image
    assert "I confirm that what this form says for NHS Blackpool CCG" in signature.statement
    assert signature.text.fingerprint == acts.mark(form, AT) == papers.fingerprint(papers.read(signature.text.payload))


@pytest.mark.parametrize("post, who", [(p, w) for p in SIGNERS for w in SIGNERS.values() if SIGNERS[p] != w])
def test_no_signer_signs_for_another_post(form, world, post, who):
    assert refused(form, post, world.users[who], AT)
    assert not Signature.objects.about(form).exists()


@pytest.mark.parametrize("who", ["gil", "nia", "rhea", "nadia", "gee", "sol", "mia"])
def test_others_sign_for_nothing(form, world, who):
    for post in SIGNERS:
        assert any(reason.startswith("Only the") for reason in refused(form, post, world.users[who], AT))


def test_a_post_this_form_does_not_ask_for(form, world):
    assert "asks for no signature" in refused(form, "lay-member", world.lena, AT)[-1]


def test_an_incomplete_form_is_not_signed(world):
    said = refused(world.application, CCG, world.anita, AT)
    assert said == [
        "The CCG part is not complete: 4 questions are open.",
        "The NHS England part is not complete: 5 questions are open.",
    ]


def test_the_holder_of_that_very_day_signs(form, world):
    post = Appointment.objects.get(person=world.anita.person)
    end_appointment(post, last_day=AT.date(), by=world.nadia, at=london(2015, 1, 6, 9), reason="Retires")
    assert sign(form, CCG, world.anita, london(2015, 1, 7, 23, 59, 59))
    answer(form, world.gil, AT, to_region="Changed")
    assert refused(form, CCG, world.anita, london(2015, 1, 8))
    appoint(
        person=world.gil.person, role=Role.ACCOUNTABLE_OFFICER, body=world.blackpool,
        starts_on=london(2015, 1, 8).date(), by=world.nadia, at=AT,
    )  # fmt: skip
    assert refused(form, CCG, world.gil, london(2015, 1, 7, 23, 59, 59))
    assert sign(form, CCG, world.gil, london(2015, 1, 8))


def test_one_person_never_signs_twice(form, world):
    appoint(
        person=world.anita.person, role=Role.AUDIT_CHAIR, body=world.blackpool,
        starts_on=AT.date(), by=world.nadia, at=AT,
    )  # fmt: skip
    sign(form, CCG, world.anita, AT)
    assert refused(form, AUDIT, world.anita, AT)
    assert refused(form, CCG, world.anita, AT)
    assert sign(form, AUDIT, world.lena, AT)


@pytest.mark.parametrize("typed, right", [
    ("Anita Rao", True), ("  anita   RAO ", True), ("Anita", False), ("Gil Marsh", False), ("", False),
])  # fmt: skip
def test_the_typed_name_is_the_signers(form, world, typed, right):
    if right:
        assert sign(form, CCG, world.anita, AT, typed_name=typed)
    else:
        assert "Type your name as it is recorded: Anita Rao" in refused(form, CCG, world.anita, AT, typed_name=typed)


def test_a_stale_fingerprint_and_an_unticked_box(form, world):
    shown = acts.mark(form, AT)
    answer(form, world.gil, AT, to_region="Changed meanwhile")
    said = refused(form, CCG, world.anita, AT, fingerprint=shown, confirmed=False)
    assert "Read it again before you sign." in said[0] and said[1].startswith("Tick the box")


@pytest.mark.parametrize("order", [[CCG, AUDIT, NHSE, CFO], [CFO, NHSE, AUDIT, CCG]])
def test_the_order_is_free_and_the_last_one_issues_the_paper(form, world, order):
    for post in order:
        assert not papers_of(form).exists()
        sign(form, post, world.users[SIGNERS[post]], AT)
    (paper,) = papers_of(form)
    form.refresh_from_db()
    assert form.document == paper and paper.current
    names = [s["name"] for s in paper.content["signatures"]]
    assert names == ["Anita Rao", "Lena Ashworth", "Nye Bevington", "Cora Finch"]
    assert paper.content["signed"] == acts.mark(form, AT)
    assert Job.objects.filter(subject=paper.subject).count() == 1


class TestChangedAfterSigning:
    @pytest.fixture
    def signed(self, form, world):
        acts.sign_all(form, world, AT)
        form.refresh_from_db()
        return form

    def test_every_signature_is_visibly_void_and_says_which_words_changed(self, signed, world):
        answer(signed, world.gil, AT, contract_method="By list size")
        assert len(missing(signed)) == 4
        for row in signing_rows(Dossier(signed, AT)):
            assert not row["stands"]
            (change,) = row["changes"]
            assert change.label == "GP contracts: how it was worked out"
            assert {"gone", "new"} <= {piece.kind for piece in change.pieces}

    def test_the_paper_is_superseded_and_says_why(self, signed, world):
        answer(signed, world.gil, AT, contract_method="By list size")
        (paper,) = papers_of(signed)
        assert not paper.current and "GP contracts: how it was worked out" in paper.superseded_because

    def test_evidence_counts_as_words(self, signed, world):
        actions.remove_evidence(signed.evidence_uses.get(question="objectives"), by=world.gil, at=AT)
        assert not papers_of(signed).get().current and len(missing(signed)) == 4

    def test_saving_without_a_change_voids_nothing(self, signed, world):
        value, _ = acts.said(signed, "contract_method")
        answer(signed, world.gil, AT, contract_method=value)
        assert missing(signed) == [] and papers_of(signed).get().current

    def test_all_sign_again_and_a_new_paper_is_made(self, signed, world):
        answer(signed, world.gil, AT, contract_method="By list size")
        acts.sign_all(signed, world, AT + timedelta(hours=1))
        old, new = papers_of(signed).order_by("pk")
        signed.refresh_from_db()
        assert (old.current, new.current, signed.document) == (False, True, new)

    def test_the_old_words_again_make_the_signatures_count_and_a_new_paper(self, signed, world):
        before, _ = acts.said(signed, "contract_method")
        answer(signed, world.gil, AT, contract_method="By list size")
        answer(signed, world.gil, AT, contract_method=before)
        assert missing(signed) == []
        old, new = papers_of(signed).order_by("pk")
        signed.refresh_from_db()
        assert not old.current and new.current and signed.document == new
        assert old.content["signed"] == new.content["signed"]

    def test_time_alone_changes_no_word(self, signed, world):
        assert acts.mark(signed, AT) == acts.mark(signed, london(2015, 1, 9, 12))


def test_no_signature_on_what_has_gone_in(form, world):
    acts.submitted(form, world, AT)
    assert "This application is submitted." in refused(form, CCG, world.anita, AT)
