"""What somebody answered to the radar repeats the words of the interest, so it goes with it; the ruling stays."""

import pytest
from django.db import DatabaseError, connection, transaction

from conflicts.actions import radar as acts
from conflicts.actions.removing import Hand
from conflicts.models import Interest, MatchAnswer
from conflicts.retention import Past
from conflicts.rules.retention import Kind
from jobs.models import Disposal
from tests.conflicts.radar.conftest import FEDERATION, FERN


def test_answers_about_an_interest_go_with_it(desk):
    desk.link(FERN, FEDERATION)
    interest = desk.declares("omar", "Colne GP Federation Ltd", code="08000001")
    (hit,) = desk.hits()
    answer = acts.dismiss_match(
        desk.sitting.items["5"], match=hit.key, words="The federation has no part", by=desk.sitting.stella.user,
        at=desk.at,
    )  # fmt: skip
    assert answer.interest_ref == interest.ref and "Colne" in answer.path
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM conflicts_matchanswer")
    hand = Hand(authority="R-093", by=desk.sitting.mia.user, at=desk.at)
    assert hand.let_go(Past(Kind.INTEREST, interest, desk.today, desk.today)) == []
    assert not MatchAnswer.objects.exists() and not Interest.objects.exists()
    assert Disposal.objects.filter(table_name="conflicts_matchanswer", row_id=str(answer.pk)).count() == 1
    assert desk.hits() == []
