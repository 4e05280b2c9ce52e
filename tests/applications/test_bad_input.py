"""Bad input over HTTP: a sentence that says what to do, 422, and nothing typed is lost."""

import re
from html import unescape

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from applications.editions.form import Kind, Part
from applications.facts import Dossier
from applications.models import Application
from applications.rules import answers as reading
from governance.models import Arrangement, HeldPost, Signature
from jobs.clock import real_time
from jobs.submissions import FIELD

from . import acts
from .acts import london

EVIL = '<script>alert("x")</script> =HYPERLINK("http://evil.example") \u202eabc'
SHOWN = '<script>alert("x")</script> =HYPERLINK("http://evil.example") abc'


def at(world, name, *more):
    return reverse(name, args=[world.application.ref, *more])


def page_of(answer):
    return answer.content.decode()


def sentences(answer):
    """What the error summary says."""
    found = re.search(r'nhsuk-error-summary__list">(.*?)</ul>', page_of(answer), re.S)
    return unescape(re.sub(r"<[^>]+>", " ", found[1])) if found else ""


def hidden(answer, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page_of(answer))[1]


class TestEveryField:
    @pytest.mark.parametrize("part", list(Part))
    def test_markup_and_formulas_are_kept_as_words_and_shown_as_words(self, world, as_, part):
        client = as_(world.gil if part == Part.CCG else world.nia)
        dossier = Dossier(world.application, world.at)
        for section in reading.visible(dossier.edition, case=dossier.case, part=part):
            texts = [q.key for q in section.questions if q.kind in (Kind.TEXT, Kind.LONG_TEXT)]
            address = at(world, "application-section", section.key)
            seen = {f"seen_{key}": dossier.rows[key].version if key in dossier.rows else 0 for key in texts}
            if texts:
                kept = {q.key: "yes" for q in section.questions if q.kind == Kind.STATEMENT}
                assert client.post(address, dict.fromkeys(texts, EVIL) | seen | kept).status_code == 302
            for key in texts:
                assert acts.said(world.application, key)[0] == SHOWN
            for view in (address, at(world, "application-review"), at(world, "application")):
                page = page_of(client.get(view))
                assert "<script>alert" not in page and "\u202e" not in page

    @pytest.mark.parametrize(
        "section, typed, words",
        [
            ("budgets", {"contract_sum": "a lot"}, "GP contracts"),
            ("budgets", {"contract_sum": "-1"}, "GP contracts"),
            ("budgets", {"contract_sum": "1.234"}, "GP contracts"),
            ("budgets", {"contract_sum": "9" * 20}, "GP contracts"),
            ("checklist", {"ig_level": "7"}, "Choose level reached"),
            ("checklist", {"objectives": "maybe"}, "Choose objectives and benefits"),
            ("letter", {"start_date": "2015-05-01"}, "Choose start of the delegated"),
            ("letter", {"to_region": "x" * 300}, "Regional co-commissioning contact"),
        ],
    )
    def test_a_wrong_value_gets_a_sentence_and_what_was_typed_stays(self, world, as_, section, typed, words):
        beside = {"qof_method": "Carefully worked out"} if section == "budgets" else {}
        before = acts.said(world.application, next(iter(typed)))
        answer = as_(world.gil).post(at(world, "application-section", section), typed | beside)
        assert answer.status_code == 422 and words in sentences(answer)
        assert acts.said(world.application, next(iter(typed))) == before
        assert all(kept in page_of(answer) for kept in beside.values())
        if section in ("budgets", "letter") and "start_date" not in typed:
            assert next(iter(typed.values())) in page_of(answer)
        assert "<title>Error: " in page_of(answer)

    def test_a_sum_as_people_type_it_is_understood(self, world, as_):
        answer = as_(world.gil).post(
            at(world, "application-section", "budgets"), {"premises_sum": "£2,980,750", "seen_premises_sum": "0"}
        )
        assert answer.status_code == 302
        assert acts.said(world.application, "premises_sum")[0] == "2980750.00"

    @pytest.mark.parametrize("seen", ["-1", "x", "99999999999999999999", ""])
    def test_a_broken_version_loses_nothing(self, world, as_, seen):
        before = acts.said(world.application, "to_region")
        answer = as_(world.gil).post(
            at(world, "application-section", "letter"), {"to_region": "Mine", "seen_to_region": seen}
        )
        assert answer.status_code in (409, 422)
        assert acts.said(world.application, "to_region") == before


class TestFiles:
    @pytest.mark.parametrize(
        "name, content, words",
        [
            ("tool.exe", b"MZ\x90\x00" * 50, "We do not take files ending in"),
            ("form.pdf", b"<html>not a pdf</html>", "what is in it"),
            ("minutes.txt", b"", "empty"),
            ("list.csv", b"a,b\n\xff\xfe\x00broken", "list.csv"),
            ("big.pdf", b"%PDF-1.7\n" + b"0" * (30 * 2**20), "30 MB. The limit is 20 MB"),
        ],
        ids=lambda value: value if isinstance(value, str) else None,
    )
    def test_a_file_we_do_not_take(self, world, as_, name, content, words):
        count = world.blackpool.evidence.count()
        typed = {"kind": "file", "title": "Carefully typed title", "file": SimpleUploadedFile(name, content)}
        dated = {"dated_on_day": "2", "dated_on_month": "12", "dated_on_year": "2014"}
        answer = as_(world.gil).post(at(world, "application-evidence", "objectives"), typed | dated)
        assert answer.status_code == 422
        if words != name:
            assert words in sentences(answer)
        assert "Carefully typed title" in page_of(answer) and 'value="2014"' in page_of(answer)
        assert world.blackpool.evidence.count() == count

    @pytest.mark.parametrize(
        "boxes, words",
        [
            (("8", "1", "2015"), "must be"),
            (("30", "2", "2014"), "real date"),
            (("2", "", "2014"), "must include a month"),
            (("", "", ""), "Enter the date of the evidence"),
            (("x", "y", "z"), "Date of the evidence must have a day"),
        ],
    )
    def test_a_wrong_date(self, world, as_, boxes, words):
        typed = {"kind": "record", "title": "Minutes", "record_address": "Minute book, item 7"}
        dated = dict(zip(("dated_on_day", "dated_on_month", "dated_on_year"), boxes, strict=True))
        answer = as_(world.gil).post(at(world, "application-evidence", "objectives"), typed | dated)
        assert answer.status_code == 422 and words in sentences(answer)
        assert "Minute book, item 7" in page_of(answer)
        assert all(f'value="{box}"' in page_of(answer) for box in boxes if box)

    def test_nothing_at_all(self, world, as_):
        answer = as_(world.gil).post(at(world, "application-evidence", "objectives"), {"csrfmiddlewaretoken": "x"})
        assert answer.status_code == 422 and sentences(answer).strip()

    def test_an_empty_signature_says_all_at_once(self, world, as_):
        acts.fill(world.application, world, world.at)
        client, address = as_(world.anita), at(world, "application-sign", "accountable-officer")
        assert "As it is recorded here: Anita Rao." in page_of(client.get(address))
        answer = client.post(address, {"fingerprint": "x"})
        said = sentences(answer)
        assert answer.status_code == 422
        assert "Tick the box to say that you make the statement" in said and "Type your name" in said
        assert "Enter type" not in said

    def test_a_signature_picture_that_is_none(self, world, as_):
        acts.fill(world.application, world, world.at)
        address = at(world, "application-sign", "accountable-officer")
        anita = as_(world.anita)
        typed = {
            "typed_name": "Anita Rao",
            "confirmed": "on",
            "fingerprint": hidden(anita.get(address), "fingerprint"),
            "image": SimpleUploadedFile("me.txt", b"Anita"),
        }
        answer = anita.post(address, typed)
        assert answer.status_code == 422 and "PNG or JPEG" in sentences(answer)
        assert 'value="Anita Rao"' in page_of(answer)
        assert not Signature.objects.about(world.application).exists()


class TestTwoTabs:
    def test_the_second_tab_is_asked_and_both_wordings_are_shown(self, world, as_):
        gil, cora = as_(world.gil), as_(world.cora)
        address = at(world, "application-section", "budgets")
        cora.post(address, {"contract_method": "Cora's words", "seen_contract_method": "1"})
        answer = gil.post(
            address,
            {"contract_method": "Gil's <b>words</b>", "seen_contract_method": "1", "qof_method": "New",
             "seen_qof_method": "1"},
        )  # fmt: skip
        page = unescape(page_of(answer))
        assert answer.status_code == 409
        assert "Cora's words" in page and "Gil's <b>words</b>" in page and "Cora Finch" in page
        assert "<b>words" not in page_of(answer)
        assert acts.said(world.application, "qof_method")[0] == "New"
        for keep, wanted in (("theirs", "Cora's words"), ("mine", "Gil's <b>words</b>")):
            sent = {
                "resolve": "1",
                "seen_contract_method": hidden(answer, "seen_contract_method"),
                "contract_method": unescape(hidden(answer, "contract_method")),
                "keep_contract_method": keep,
            }
            assert gil.post(address, sent).status_code == 302
            assert acts.said(world.application, "contract_method")[0] == wanted

    def test_a_third_hand_between_the_question_and_the_choice_is_asked_about_again(self, world, as_):
        gil, address = as_(world.gil), at(world, "application-section", "budgets")
        acts.answer(world.application, world.cora, world.at, contract_method="Second")
        answer = gil.post(address, {"contract_method": "Mine", "seen_contract_method": "1"})
        acts.answer(world.application, world.cora, world.at, contract_method="Third")
        sent = {"resolve": "1", "keep_contract_method": "mine", "contract_method": "Mine"}
        again = gil.post(address, sent | {"seen_contract_method": hidden(answer, "seen_contract_method")})
        assert again.status_code == 409 and "Third" in page_of(again)

    def test_the_same_form_sent_again_with_the_back_button(self, world, as_):
        """The same key with other words is not done; with the same words the first answer comes again."""
        gil, address = as_(world.gil), at(world, "application-section", "letter")
        typed = {FIELD: hidden(gil.get(address), FIELD), "to_region": "First", "seen_to_region": "1"}
        first = gil.post(address, typed)
        again = gil.post(address, typed)
        assert (first.status_code, again.status_code) == (302, 302) and first["Location"] == again["Location"]
        assert acts.said(world.application, "to_region") == ("First", 2)
        changed = gil.post(address, typed | {"to_region": "Second"})
        assert changed.status_code == 422 and acts.said(world.application, "to_region") == ("First", 2)


def test_a_session_that_ended_while_typing_loses_no_word(world, as_, clock):
    address = at(world, "application-section", "letter")
    with time_machine.travel(real_time(), tick=False) as moved:
        clock(world.at)
        gil = as_(world.gil)
        typed = {FIELD: hidden(gil.get(address), FIELD), "to_region": "A long thought", "seen_to_region": "1"}
        moved.shift(31 * 60)
        answer = gil.post(address, typed)
        assert answer.status_code == 302 and "/account/login/" in answer["Location"]
        assert acts.said(world.application, "to_region")[0] != "A long thought"
        (form,) = HeldPost.objects.all()
        gil.force_login(world.gil)
        page = gil.get(reverse("held", args=[form.ref]))
        assert "A long thought" in page_of(page) and f'action="{address}"' in page_of(page)
        again = dict(form.fields) | {FIELD: hidden(page, FIELD)}
        assert gil.post(address, again).status_code == 302
    assert acts.said(world.application, "to_region")[0] == "A long thought"


class TestSmuggling:
    def test_columns_of_the_application_are_not_fields(self, world, as_):
        extra = {
            "status": "approved", "submitted_at": "2015-01-01", "late": "", "ccg": world.leicester.ref,
            "opened_by": "1", "edition": "joint_2015_16", "by": "1", "at": "2014-01-01",
        }  # fmt: skip
        before = Application.objects.filter(pk=world.application.pk).values().get()
        typed = {"to_region": "Honest", "seen_to_region": "1"} | extra
        assert as_(world.gil).post(at(world, "application-section", "letter"), typed).status_code == 302
        assert Application.objects.filter(pk=world.application.pk).values().get() == before

    def test_questions_of_the_other_part_are_not_fields(self, world, as_):
        typed = {"to_region": "Honest", "seen_to_region": "1", "concern": "yes", "seen_concern": "1"}
        as_(world.gil).post(at(world, "application-section", "letter"), typed)
        assert acts.said(world.application, "concern")[0] == "no"
        assert as_(world.gil).post(at(world, "application-section", "assurance"), typed).status_code == 403

    def test_another_part_by_the_choice_between_versions(self, world, as_):
        typed = {"resolve": "1", "keep_concern": "mine", "concern": "yes", "seen_concern": "1"}
        as_(world.gil).post(at(world, "application-section", "letter"), typed)
        assert acts.said(world.application, "concern")[0] == "no"

    def test_the_time_of_submission_is_that_of_arrival(self, world, as_, clock):
        acts.ready(world.application, world, london(2015, 1, 9, 11))
        gil = as_(world.gil)
        clock(london(2015, 1, 9, 12, 0, 1))
        answer = gil.post(at(world, "application-submit"), {"submitted_at": "2015-01-09 11:00", "late": "False"})
        assert answer.status_code == 422 and "Late by 1 second" in sentences(answer)
        clock(london(2015, 1, 9, 12))
        assert gil.post(at(world, "application-submit")).status_code == 302
        done = Application.objects.get(pk=world.application.pk)
        assert (done.submitted_at, done.late) == (london(2015, 1, 9, 12), False)

    def test_an_outcome_that_is_no_outcome(self, world, as_):
        acts.submitted(world.application, world, world.at)
        for outcome in ("submit", "withdraw", "nonsense"):
            answer = as_(world.nye).post(at(world, "application-decide"), {"outcome": outcome, "reason": "x"})
            assert answer.status_code == 422
        assert not Arrangement.objects.exists()

    def test_another_ccg_cannot_be_started_for(self, world, as_):
        typed = {"ccg": world.leicester.ref, "model": "delegated", "form": "delegated_2015_16",
                 "starts_on": "2015-04-01"}  # fmt: skip
        assert as_(world.mia).post(reverse("application-start"), typed).status_code == 422
        assert Application.objects.count() == 1

    def test_the_wrong_form_is_refused_with_the_reason_and_the_choice_stays(self, world, as_):
        typed = {"ccg": world.mid_essex.ref, "model": "joint", "form": "delegated_2015_16", "starts_on": "2015-04-01"}
        answer = as_(world.mia).post(reverse("application-start"), typed)
        assert answer.status_code == 422
        assert "This form is for delegated commissioning, and the application is for joint" in sentences(answer)
        assert re.search(r'value="delegated_2015_16"[^>]*checked', page_of(answer))

    def test_a_form_without_its_token_does_nothing(self, world):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(world.gil)
        assert strict.post(at(world, "application-withdraw"), {"reason": "x"}).status_code == 403


@pytest.mark.parametrize(
    "name, more",
    [("application-section", ["nothing"]), ("application-evidence", ["ig_level"]), ("application-sign", ["nobody"]),
     ("application-waive", ["other"]), ("application-paper", ["zzzz"]), ("application-file", ["zzzz"])],
)  # fmt: skip
def test_addresses_that_lead_nowhere(world, as_, name, more):
    who = world.anita if name == "application-sign" else world.gil
    assert as_(who).get(at(world, name, *more)).status_code == 404
