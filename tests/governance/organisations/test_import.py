"""Official files taken into account: what is added, kept, rejected, and that nothing is half-written."""

from datetime import date

import pytest

from governance.actions.reference import REFERENCE, import_ods, load_reference
from governance.models import Kind, Organisation, OrganisationName, OrganisationParent
from governance.rules.ods import Unreadable
from governance.rules.periods import Span, overlaps
from jobs.clock import start_of

pytestmark = pytest.mark.django_db
NOW = start_of(date(2019, 1, 1))
NOV15, SEP14 = date(2015, 11, 30), date(2014, 9, 30)


@pytest.fixture(autouse=True)
def reference(reference_world):
    return reference_world


def practice(code="F81011", name="THE SURGERY", ccg="06Q", **cells):
    """A line of the practice file; `cells` by column number, as c11="20130401"."""
    row = [""] * 27
    row[0], row[1], row[2], row[3], row[9], row[10] = code, name, "Y55", "Q79", "CM1 1AA", "19740401"
    row[12], row[13], row[14], row[15], row[25] = "A", "B", ccg, "20130401", "4"
    for column, value in cells.items():
        row[int(column[1:]) - 1] = value
    return ",".join(f'"{cell}"' for cell in row)


def ccg(code, name, team, **cells):
    row = [""] * 27
    row[0], row[1], row[2], row[3], row[10], row[13] = code, name, "Y55", team, "20130401", "C"
    for column, value in cells.items():
        row[int(column[1:]) - 1] = value
    return ",".join(f'"{cell}"' for cell in row)


def take(*lines, kind="practice", as_at=NOV15, **more):
    data = "\r\n".join(lines).encode()
    more = {"name": "test.csv", "by": None, "at": NOW, "why": "a test", **more}
    return import_ods(data, kind=kind, as_at=as_at, **more)


def counts(report):
    parts = (report.added, report.changed, report.closed, report.rejected)
    return tuple(len(part) for part in parts)


def timeline(code, *, parents=True):
    body = Organisation.objects.with_code(code)
    rows = body.parents.select_related("parent") if parents else body.names.all()
    return [(r.parent.code if parents else r.name, r.from_on, r.to_on) for r in rows]


def test_the_shipped_list_is_whole_and_safe_to_repeat(reference):
    assert len(reference.added) == 212 + 40 + 1
    assert load_reference(at=NOW).wrote is False
    assert Organisation.objects.ccgs().open_on(date(2013, 4, 1)).count() == 211
    assert Organisation.objects.ccgs().open_on(date(2015, 4, 1)).count() == 209
    assert Organisation.objects.with_code("00f ").successor.code == "13T"


SEEDS = [
    ("00R", "Q73", "Y54"),
    ("03F", "Q72", "Y54"),
    ("03L", "Q72", "Y54"),
    ("04C", "Q78", "Y55"),
    ("06Q", "Q79", "Y55"),
]


@pytest.mark.parametrize(("code", "office", "region"), SEEDS)
def test_r_417_offices_of_the_seed_ccgs(code, office, region):
    on = date(2016, 2, 1)
    above = Organisation.objects.with_code(code).parent_on(on)
    assert (above.code, above.parent_on(on).code) == (office, region)
    assert above.parent_on(on).parent_on(on).kind == Kind.NATIONAL


def test_r_420_mid_essex_changes_team():
    assert timeline("06Q") == [
        ("Q57", date(2013, 4, 1), date(2015, 3, 31)),
        ("Q79", date(2015, 4, 1), None),
    ]
    body = Organisation.objects.with_code("06Q")
    before, after = body.parent_on(date(2015, 3, 31)), body.parent_on(date(2015, 4, 1))
    assert str(before) == "NHS England Essex area team"
    assert str(after) == "NHS England East local office"


def test_wessex_goes_on_as_a_local_office():
    body = Organisation.objects.with_code("Q70")
    for on, words, kind in (
        (date(2015, 3, 31), "NHS England Wessex area team", Kind.AREA_TEAM),
        (date(2015, 4, 1), "NHS England Wessex local office", Kind.LOCAL_OFFICE),
    ):
        assert (body.name_on(on), body.kind_on(on)) == (words, kind)


def test_the_official_practice_file_twice():
    data = (REFERENCE / "epraccur.csv").read_bytes()
    first = import_ods(data, kind="practice", as_at=NOV15, name="epraccur.csv", by=None, at=NOW, why="a test")
    assert counts(first) == (8173, 0, 0, 0)
    assert first.left_out.total() == 12804 - 8173
    histories = OrganisationParent.history.count(), OrganisationName.history.count(), Organisation.history.count()
    again = import_ods(data, kind="practice", as_at=NOV15, name="epraccur.csv", by=None, at=NOW, why="a test")
    assert (again.wrote, again.unchanged) == (False, 8173)
    assert histories == (
        OrganisationParent.history.count(),
        OrganisationName.history.count(),
        Organisation.history.count(),
    )
    here = Organisation.objects.with_code("06Q")
    assert Organisation.objects.under(here, on=NOV15).count() == 49
    assert Organisation.objects.under(Organisation.objects.with_code("00R"), on=NOV15).count() == 23
    remembered = Organisation.history.filter(code="F81011").get()
    assert remembered.history_change_reason.startswith("epraccur.csv as at 2015-11-30: a test")
    for model, column in ((OrganisationParent, "parent_id"), (OrganisationName, "name")):
        lines = {}
        for row in model.objects.all():
            span = Span(getattr(row, column), row.from_on, row.to_on, row.first_stated_on, NOV15)
            lines.setdefault(row.organisation_id, []).append(span)
        assert not any(overlaps(spans) for spans in lines.values())


def test_the_official_ccg_file_adds_only_addresses():
    data = (REFERENCE / "eccg.csv").read_bytes()
    report = import_ods(data, kind="ccg", as_at=date(2016, 2, 29), name="eccg.csv", by=None, at=NOW, why="a test")
    assert counts(report) == (0, 212, 0, 0) and report.kept == []
    assert report.left_out.total() == 37
    body = Organisation.objects.with_code("00C")
    assert (body.name, body.postcode) == ("NHS Darlington CCG", "DL3 6JL")
    assert Organisation.objects.with_code("13T").opened_on == date(2015, 4, 1)


def test_a_later_file_extends_and_an_older_one_fills():
    take(practice(name="NEW NAME", ccg="06T", c16="20150401"))
    older = take(practice(name="OLD NAME"), as_at=SEP14)
    assert counts(older) == (0, 1, 0, 0)
    moved = [("06Q", date(2013, 4, 1), date(2015, 3, 31)), ("06T", date(2015, 4, 1), None)]
    assert timeline("F81011") == moved
    body = Organisation.objects.with_code("F81011")
    assert (body.name, body.name_on(SEP14), body.name_on(NOV15)) == ("NEW NAME", "Old Name", "New Name")
    newest = take(practice(name="NEW NAME", ccg="06T", c16="20150401"), as_at=date(2016, 5, 1))
    assert (newest.wrote, newest.unchanged) == (False, 1)
    between = take(practice(name="NO SUCH NAME", ccg="07G", c16="20150501"), as_at=date(2015, 12, 31))
    assert counts(between) == (0, 0, 0, 0) and len(between.kept) == 1
    assert timeline("F81011") == moved


def test_a_correction_that_leaves_no_day_withdraws_the_period():
    take(practice(ccg="06Q"), as_at=SEP14)
    take(practice(ccg="06T", c16="20130401"))
    assert timeline("F81011") == [("06T", date(2013, 4, 1), None)]
    gone = OrganisationParent.everything.get(withdrawn=True)
    assert gone.parent.code == "06Q" and gone.history.count() == 2


def test_away_and_back_again():
    """A file that brings back an ended period and withdraws the open one keeps one open at a time."""
    take(practice(c13="D"), as_at=SEP14)
    take(practice(ccg="06T", c16="20150101"), as_at=date(2015, 2, 1))
    assert timeline("F81011")[-1] == ("06T", date(2015, 1, 1), None)
    take(practice())
    assert timeline("F81011") == [("06Q", date(2013, 4, 1), None)]


def test_closing_dormancy_and_a_join_before_the_ccg_existed():
    take(practice(), practice("F81012"), practice("F81013", c16="20010401"), as_at=SEP14)
    report = take(practice(c12="20150630", c13="C"), practice("F81012", c13="D"), practice("F81013"))
    assert counts(report) == (0, 1, 1, 0)
    assert Organisation.objects.with_code("F81011").closed_on == date(2015, 6, 30)
    assert timeline("F81011") == [("06Q", date(2013, 4, 1), date(2015, 6, 30))]
    assert timeline("F81012") == [("06Q", date(2013, 4, 1), date(2015, 11, 29))]
    assert timeline("F81013") == [("06Q", date(2013, 4, 1), None)]
    here = Organisation.objects.with_code("06Q")
    assert [b.code for b in Organisation.objects.under(here, on=NOV15)] == ["F81013"]


def test_a_ccg_file_of_2018():
    lines = (ccg("06Q", "NHS MID ESSEX CCG", "Q78"), ccg("99Z", "NHS NEW CCG", "Q79", c11="20180401"))
    report = take(*lines, kind="ccg", as_at=date(2018, 5, 1))
    assert counts(report) == (1, 1, 0, 0)
    assert timeline("06Q")[1:] == [
        ("Q79", date(2015, 4, 1), date(2018, 4, 30)),
        ("Q78", date(2018, 5, 1), None),
    ]
    assert Organisation.objects.with_code("06Q").name == "NHS Mid Essex CCG"


def test_without_the_shipped_list_nothing_can_be_placed(monkeypatch):
    monkeypatch.setattr("governance.models.organisations.OrganisationQuerySet.ccgs", lambda self: self.none())
    with pytest.raises(Unreadable, match="load_reference"):
        take(practice())


def test_text_is_tidied_and_the_second_time_unchanged():
    line = practice(name="CAFE\u0301   \u202eSURGERY <script>")
    assert counts(take(line)) == (1, 0, 0, 0)
    assert Organisation.objects.with_code("F81011").name == "CAFÉ SURGERY <script>"
    assert take(line).unchanged == 1


def test_a_crash_half_way_leaves_nothing(monkeypatch):
    from governance.actions import sightings

    real = sightings.bulk_create_with_history

    def breaks(rows, model, **more):
        if model is OrganisationParent:
            raise RuntimeError("the disk is full")
        return real(rows, model, **more)

    monkeypatch.setattr(sightings, "bulk_create_with_history", breaks)
    with pytest.raises(RuntimeError):
        take(practice())
    assert not Organisation.objects.filter(code="F81011").exists()
    assert not Organisation.history.filter(code="F81011").exists()
