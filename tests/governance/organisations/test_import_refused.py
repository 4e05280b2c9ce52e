"""Lines and files of the official lists that are not taken, each with the reason."""

from datetime import date

import pytest

from governance.actions.reference import import_ods
from governance.models import Kind, Organisation
from governance.rules.ods import Unreadable

from .test_import import NOV15, NOW, ccg, counts, practice, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_world")]


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
