"""The published score follows the registers, and a stranger with the script gets the same one."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest

from conflicts import actions
from conflicts.actions.transparency import republish_scores, republish_touched_scores
from publication.models import Line
from tests.conflicts.conftest import AT, ON
from tests.conflicts.rules.test_transparency import run


def said(code="00R"):
    line = Line.objects.select_related("latest__content").get(origin=f"transparency:{code}")
    return line.latest.content.row["columns"]


def publish_gift(ccg, **more):
    given = {
        "ccg": ccg.small.blackpool, "declarant": ccg.gee, "kind": "gift", "giver": "Tidewater Health Ltd",
        "giver_business": "Clinics", "supplier": True, "value": Decimal(12), "offered_on": ON,
        "description": "A set of pens", "accepted": False, "by": ccg.small.gee.user, "at": AT,
    }  # fmt: skip
    gift = actions.record_gift(**given | more)
    return actions.publish_gift(gift, by=ccg.small.gil.user, at=AT)


def test_a_register_with_nothing_in_it_scores_nothing(ccg):
    assert republish_scores(at=AT) == 2
    assert (said()["score"], said("04C")["score"]) == (0, 0)
    assert republish_scores(at=AT) == 0


def test_the_score_follows_what_is_published(ccg):
    republish_scores(at=AT)
    publish_gift(ccg)
    assert republish_touched_scores(at=AT + timedelta(minutes=1)) == 1
    assert (said()["score"], said()["of_five"], said()["amount"]) == (5, 5, "1 of 1")
    ccg.published(ccg.gee)
    republish_touched_scores(at=AT + timedelta(minutes=2))
    assert said()["score"] == 7
    assert republish_touched_scores(at=AT + timedelta(hours=1)) == 0


@pytest.mark.parametrize("late", [False, True])
def test_a_stranger_recomputes_it_from_the_public_files_alone(ccg, clock, client, tmp_path, late):
    clock(ON)
    publish_gift(ccg)
    ccg.published(ccg.gee, **({"aware_on": date(2016, 1, 1), "from_on": date(2016, 1, 1)} if late else {}))
    republish_scores(at=AT)
    assert said()["score"] == (6 if late else 7)
    folder = tmp_path / "files"
    folder.mkdir()
    for key in ("interests", "gifts", "sponsorship", "transparency"):
        answer = client.get(f"/ccg/00R/registers/{key}.json")
        assert answer.status_code == 200
        (folder / f"{key}.json").write_bytes(answer.getvalue())
    done = run(folder)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["score"] == said()["score"]


def test_the_body_s_page_says_what_is_counted_of_what(ccg, clock, client):
    clock(ON)
    publish_gift(ccg)
    republish_scores(at=AT)
    for address in ("/ccg/00R/", "/ccg/00R/registers/transparency/"):
        shown = " ".join(client.get(address).content.decode().split())
        assert "Yardsticks met, of 7" in shown and "Of the 5 that trusts were measured by" in shown
        assert "One is met when every entry it looks at passes" in shown
        assert "The value of each gift or sponsorship is given: so many of all gifts and sponsorships on show." in shown
        assert "Everything is published as data" not in shown, "it stands on the entry's own page only"
