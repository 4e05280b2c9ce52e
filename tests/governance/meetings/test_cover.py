"""The cover sheet: each blank named, each excuse with its reason; the council's face says the same words."""

import pytest

from governance.rules.meetings import cover
from governance.rules.meetings.cover import Answer

WHOLE = {
    "objectives": Answer(words="Objective 1: better access."),
    "approval_route": Answer(words="Audit committee, 9 November 2015"),
    "cfo": Answer(tick="yes", words="Signed off by Fay Lund."),
    "equality": Answer(tick="yes"),
    "quality": Answer(tick="no", words="Due in March."),
    "privacy": Answer(tick="na", not_applicable="No personal data is used."),
    "procurement": Answer(not_applicable="Nothing is bought."),
    "engagement": Answer(words="Survey of 900 patients."),
    "risks": Answer(words="Lists may close. We watch them monthly."),
    "recommendations": Answer(words="Approve the scheme."),
}
COUNCIL = {
    "legal": Answer(words="None"),
    "human_resources": Answer(not_applicable="No staff move."),
    "finance": Answer(words="£120,000 a year."),
    "ethics": Answer(words="None"),
    "background": Answer(words="Next steps, NHS England"),
}


def test_a_whole_cover_sheet_has_no_fault():
    assert cover.missing(WHOLE) == []
    assert cover.missing_for_council({**WHOLE, **COUNCIL}) == []


@pytest.mark.parametrize("key", WHOLE)
def test_each_blank_is_named(key):
    (said,) = cover.missing({**WHOLE, key: Answer()})
    assert said.startswith(cover.BY_KEY[key].short)


def test_all_blanks_are_named_at_once():
    assert len(cover.missing({})) == 10 and len(cover.missing_for_council({})) == 5


@pytest.mark.parametrize(
    ("key", "answer", "said"),
    [
        pytest.param("cfo", Answer(tick="no"), "it is not done. Say what is still open.", id="no without words"),
        pytest.param("cfo", Answer(words="Soon"), "answer yes or no", id="words without a tick"),
        pytest.param("cfo", Answer(tick="na"), "say why it does not apply.", id="not applicable without a reason"),
        pytest.param("cfo", Answer(tick="perhaps", words="x"), "answer yes or no", id="a tick we did not offer"),
        pytest.param("risks", Answer(words="x", not_applicable="y"), "Keep one of the two.", id="both"),
        pytest.param("risks", Answer(words=" \n"), "answer it", id="blanks are blank"),
    ],
)
def test_half_answers(key, answer, said):
    (found,) = cover.missing({**WHOLE, key: answer})
    assert said in found


def test_the_council_reads_the_same_answers_under_its_own_headings():
    face = cover.council_face({**WHOLE, **COUNCIL}, exempt="No")
    rows = {heading: words for _, heading, words in face["considerations"]}
    assert face["recommendations"] == "Approve the scheme." and face["exempt"] == "No"
    assert rows["Financial considerations"] == "£120,000 a year.\nChief Finance Officer: Yes. Signed off by Fay Lund."
    assert rows["Human resources considerations"] == "Not applicable: No staff move."
    assert [number for number, *_ in face["considerations"]] == [f"{n}.0" for n in range(6, 14)]
    board = dict(cover.board_face(WHOLE))
    assert board["Privacy impact assessment"] == "Not applicable: No personal data is used."
    assert board["Quality impact assessment"] == "No. Due in March."


def test_answers_are_kept_as_plain_values():
    kept = cover.stored({**WHOLE, "unknown": Answer(words="x"), "legal": Answer()})
    assert cover.answers_of(kept) == WHOLE and cover.answers_of({"unknown": {"words": "x"}}) == {}


@pytest.mark.parametrize(
    ("late", "because", "by", "count"),
    [("", "", None, 0), ("The agenda is out.", "Urgent", "Lena", 0), ("The agenda is out.", " ", None, 2)],
)
def test_a_late_paper_needs_the_chairs_reason(late, because, by, count):
    assert len(cover.late_faults(late=late, because=because, allowed_by=by)) == count
