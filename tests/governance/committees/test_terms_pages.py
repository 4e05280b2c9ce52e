"""The pages of terms of reference: drafted clause by clause, read, signed and put in force (rows 24, 36)."""

from datetime import timedelta

from governance.actions.terms import sign_reading
from governance.models import Reading, TermsOfReference
from governance.rules.meetings.clauses import KINDS, Clause
from governance.seating import clauses_of
from tests.governance.meetings.sitting_world import SIGNED

from .test_pages import dated, words


def test_a_draft_is_begun_read_signed_and_put_in_force(sitting, page):
    day = sitting.now.date() + timedelta(days=30)
    data = {"begin": "essex", "version": "2", **dated("from_on", day)}
    told = words(page("mia", "terms-draft", sitting.essex.ref, data=data))
    assert "These terms cannot be put in force yet" in told and told.count("Sign one reading.") == 5
    terms = TermsOfReference.objects.get(version="2")
    agreed = {"agreed_by": "All bodies", **dated("agreed_on", sitting.now.date())}
    refused = page("mia", "terms-activate", terms.ref, data=agreed)
    assert refused.status_code == 422 and 'value="All bodies"' in words(refused)
    for key, choice in SIGNED.items():
        signed = {"choice": choice, "because": "All agreed", "typed_name": "Mia Lowe",
                  "signing_as": f"governance-lead|{sitting.mid.ref}"}  # fmt: skip
        assert "Signed" in words(page("mia", "terms-read", terms.ref, key, data=signed))
    assert set(Reading.objects.filter(terms=terms, signature__isnull=False).values_list("clause", flat=True)) == set(
        SIGNED
    )
    done = words(page("mia", "terms-activate", terms.ref, data=agreed))
    assert "Agreed by All bodies" in done and "Put in force" not in done
    assert page("mia", "terms-clause", terms.ref, "quorum").status_code == 404


def test_somebody_without_a_signing_post_sees_the_readings_only(sitting, page, draft):
    told = words(page("lena", "terms-read", draft.ref, "one_of_whom"))
    assert "You hold none of these posts." in told and "Type your full name" not in told
    data = {"choice": "overall", "because": "x", "typed_name": "Lena Ashworth", "signing_as": "governance-lead|x"}
    assert page("lena", "terms-read", draft.ref, "one_of_whom", data=data).status_code == 422
    assert not Reading.objects.filter(terms=draft).exists()
    assert page("mia", "terms-read", draft.ref, "nonsense").status_code == 404


def test_a_clause_sent_as_it_was_shown_is_the_same_clause(sitting, page, draft):
    """No clause loses anything by being looked at and saved."""
    before = {c.key: c for c in clauses_of(draft)}
    for key in before:
        form = page("mia", "terms-clause", draft.ref, key).context["form"]
        shown = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
        data = {n: "on" if v is True else v for n, v in shown.items() if v not in (None, "", [], False)}
        assert page("mia", "terms-clause", draft.ref, key, data=data).status_code == 200, key
    draft.refresh_from_db()
    after = {c.key: c for c in clauses_of(draft)}
    assert list(after) == list(before)
    for key, clause in after.items():
        assert (clause.paragraph, _said(clause)) == (before[key].paragraph, _said(before[key])), key


def _said(clause: Clause):
    """A value without what says nothing."""
    defaults = {"may_abstain": True, "in_public": True, "papers_working": True}
    full = {k: v for k, v in {**defaults, **clause.value}.items() if v not in (None, "", [], {}, False)}
    return {k: sorted(v) if isinstance(v, list) and v and isinstance(v[0], str) else v for k, v in full.items()}


def test_a_quorum_of_particular_people_is_written_and_a_clause_struck_out(sitting, page, draft):
    quorum = {"paragraph": "16", "total": "3", "group_1": "on", "need_1": "1", "need_1_words": "Officers",
              "need_1_who": ["office:accountable_officer", "class:lay"]}  # fmt: skip
    half = page("mia", "terms-clause", draft.ref, "quorum", data=quorum | {"group_2": "on"})
    assert half.status_code == 422 and "Give group 2 a number" in words(half) and 'value="Officers"' in words(half)
    loose = page("mia", "terms-clause", draft.ref, "quorum", data=quorum | {"need_3": "1"})
    assert loose.status_code == 422 and "Tick this, or leave" in words(loose)
    page("mia", "terms-clause", draft.ref, "quorum", data=quorum)
    page("mia", "terms-strike", draft.ref, "summary", data={})
    draft.refresh_from_db()
    values = {c.key: c.value for c in clauses_of(draft)}
    assert values["quorum"]["needs"] == [
        {"at_least": 1, "words": "Officers", "classes": ["lay"], "offices": ["accountable_officer"]}
    ]
    assert "summary" not in values and KINDS["summary"].title in words(page("mia", "terms", draft.ref))
    page("mia", "terms-drop", draft.ref, data={})
    assert "A draft that was dropped." in words(page("lena", "terms", draft.ref))


def test_a_reading_signed_on_other_words_is_said_to_be_void(sitting, page, draft):
    sign_reading(
        draft, question="weighting", choice="bloc", because="Agreed", post="governance-lead", organisation=sitting.mid,
        typed_name="Mia Lowe", method="password", by=sitting.mia.user, at=sitting.now,
    )  # fmt: skip
    assert "The words changed: sign again" not in words(page("lena", "terms", draft.ref))
    page("mia", "terms-clause", draft.ref, "votes", data={"paragraph": "14", "totals_Q79": "7"})
    assert "The words changed: sign again" in words(page("lena", "terms", draft.ref))
