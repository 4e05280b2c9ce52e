"""Official files taken into account: what is added, kept, rejected, and that nothing is half-written."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

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


REJECTED = {
    "commissioner unknown": (practice(ccg="7A1"), "Its commissioner “7A1” is not known here."),
    "no commissioner": (practice(ccg=""), "It names no commissioner."),
    "future opening": (practice(c11="20160101"), "The opening date 1 January 2016 lies after the date of the file"),
    "future closing": (practice(c12="20991231"), "Check --as-at, or import it from a later file."),
    "no such day": (practice(c11="20130231"), "“20130231” is not a date written YYYYMMDD."),
    "not a date": (practice(c16="=1+1"), "The joining date “=1+1” is not a date"),
    "closes before it opens": (practice(c11="20140401", c12="20130401"), "It cannot close on 1 April 2013"),
    "leaves before it joins": (practice(c17="20120401"), "It cannot leave on 1 April 2012"),
    "bad code": (practice("<b>11"), "“<B>11” is not a GP practice code."),
    "no name": (practice(name=" "), "It has no name."),
    "long name": (practice(name="A" * 201), "longer than 200 letters"),
    "odd status": (practice(c13="Q"), "Status “Q” is not one of A, C, D, P."),
    "closed without a date": (practice(c13="C"), "marked closed but has no closing date"),
    "odd type": (practice(c14="C"), "Type “C” is not one of the GP practice file."),
    "a short line": ('"F81011","THE SURGERY"', "it has 2 columns, too few"),
    "twice in the file": (practice("F99999"), "The same code stands on line 1 already."),
    "all reasons at once": (practice("x", name="", ccg=""), "code. It has no name. It names no commissioner."),
}


@pytest.mark.parametrize(("line", "words"), REJECTED.values(), ids=REJECTED)
def test_a_bad_line_is_rejected_with_its_reason_and_the_rest_taken(line, words):
    report = take(practice("F99999"), line)
    assert counts(report) == (1, 0, 0, 1)
    assert report.rejected[0].line == 2
    assert words in report.rejected[0].words
    assert not Organisation.objects.filter(code="F81011").exists()


def test_a_code_of_another_kind_is_rejected():
    Organisation.objects.create(kind=Kind.SUPPLIER, code="F81011", name="A supplier")
    report = take(practice())
    assert "The code belongs to a body of another kind here: A supplier" in report.rejected[0].words


def test_proposed_practices_and_other_settings_are_left_out():
    report = take(practice(c13="P"), practice("F81012", c26="8"), practice("F81013"))
    assert counts(report) == (1, 0, 0, 0) and report.left_out.total() == 2


GOOD = practice().encode()
UNREADABLE = {
    "empty": (b"", {}, "The file is empty."),
    "latin-1": (GOOD + b"\n" + "CAFÉ".encode("latin-1"), {}, "Line 2 is not UTF-8 text. Save the file again"),
    "utf-16": (practice().encode("utf-16"), {}, "is not UTF-8 text"),
    "a spreadsheet": (b"PK\x03\x04\0\0", {}, "This is not a text file."),
    "missing columns": (
        b'"F81011","THE SURGERY","Y55"',
        {},
        "Line 1 has 3 columns; the official GP practice file has 27",
    ),
    "a heading": (practice("Organisation Code").encode(), {}, "Line 1 is a heading."),
    "an open quote": (GOOD + b'\n"F81012', {}, "is not proper CSV"),
    "the other file": (ccg("06Q", "X", "Q79").encode(), {}, "It looks like the CCG file: use --kind ccg."),
    "unknown kind": (GOOD, {"kind": "dentist"}, "There is no reader for “dentist”. Use one of: ccg, practice."),
    "a file of tomorrow": (GOOD, {"as_at": date(2019, 1, 2)}, "The as-at date 2 January 2019 lies in the future."),
    "no reason": (GOOD, {"why": "  "}, "Say why this file is imported"),
}


@pytest.mark.parametrize(("data", "given", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_bad_file_is_refused_whole(data, given, words):
    before = Organisation.objects.count()
    given = {"kind": "practice", "as_at": NOV15, "name": "x.csv", "by": None, "at": NOW, "why": "a test", **given}
    with pytest.raises(Unreadable, match=words.replace("(", r"\(")):
        import_ods(data, **given)
    assert Organisation.objects.count() == before


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


def run(tmp_path, capsys, *lines, **options):
    file = tmp_path / "epraccur.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    call_command("import_ods", file, **{"kind": "practice", "as_at": "2015-11-30", "reason": "a test", **options})
    return capsys.readouterr().out


def test_the_command_reports(tmp_path, capsys):
    said = run(tmp_path, capsys, practice(), practice("F81012", ccg="ZZZ"), practice("F81013", c26="1"))
    assert "Added: 1\n  line 1: F81011: The Surgery\n" in said
    assert "Rejected: 1\n  line 2: F81012: Its commissioner “ZZZ”" in said
    assert "Left out: 1, not a GP practice" in said
    assert "Unchanged: 1" in run(tmp_path, capsys, practice())


def test_the_command_shortens_long_lists(tmp_path, capsys):
    lines = [practice(f"F8{n:04}") for n in range(30)]
    assert "… and 10 more; --verbosity 2" in run(tmp_path, capsys, *lines, dry_run=True)
    assert "more; --verbosity" not in run(tmp_path, capsys, *lines, verbosity=2)


def test_a_dry_run_writes_nothing(tmp_path, capsys):
    assert "Dry run: nothing was written." in run(tmp_path, capsys, practice(), dry_run=True)
    assert not Organisation.objects.filter(code="F81011").exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"as_at": "30/11/2015"}, "“30/11/2015” is not a date"),
        ({"by": "nobody@example.org"}, "No account has the address nobody@example.org."),
        ({"kind": "dentist"}, "There is no reader for “dentist”"),
    ],
)
def test_the_command_refuses_in_a_sentence(tmp_path, capsys, given, words):
    with pytest.raises(CommandError, match=words):
        run(tmp_path, capsys, practice(), **given)


def test_the_command_without_a_file(tmp_path):
    with pytest.raises(CommandError, match="Cannot read"):
        call_command("import_ods", tmp_path / "no", kind="ccg", as_at="2015-11-30", reason="x")


def test_the_loading_command(capsys):
    call_command("load_reference")
    assert "0 bodies added, 253 known already." in capsys.readouterr().out
