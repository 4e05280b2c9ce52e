"""Taking in a register: shown first, all or nothing, once, and each row knows its line."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from conflicts import actions
from conflicts.actions import importing
from conflicts.models import Declarant, ImportedRow, Interest, SheetImport
from conflicts.reading import Unreadable, table_of
from documents.actions import store
from governance.workflow import NotAllowed
from publication.models import Line
from tests.conflicts.conftest import AT
from tests.conflicts.rules.test_importing import MERGED


@pytest.fixture
def read(ccg):
    def run(table, as_at=date(2017, 1, 31)):
        file = store(SimpleUploadedFile("register.csv", b"Name,Interest\nNed,Trustee\n"), at=AT)
        return actions.read_sheet(
            ccg=ccg.small.blackpool, file=file, name="register.csv", table=table, as_at=as_at,
            by=ccg.small.gil.user, at=AT,
        )  # fmt: skip

    return run


def taken(sheet, ccg):
    return actions.take_in(sheet, by=ccg.small.gil.user, at=AT)


def plain(table):
    return [["" if cell is None else cell for cell in row] for row in table]


def test_reading_writes_no_interest(ccg, read):
    sheet = read(plain(MERGED))
    assert sheet.header_rows == 4
    assert len(actions.dry_run(sheet).rows) == 4
    assert not Interest.objects.exists()


def test_taken_in_with_provenance_and_waiting_for_review(ccg, read):
    sheet = read(plain(MERGED))
    taken(sheet, ccg)
    gee = Declarant.objects.get(person__name="Dr Gee Patel")
    partner = gee.interests.get(description__startswith="Partner")
    assert (partner.status, partner.provenance.line, partner.provenance.part) == ("declared", 6, 1)
    assert partner.declared_on == date(2017, 1, 31)
    assert "two" not in partner.private_note
    assert partner.provenance.cells[0] == "Dr Gee Patel"
    anita = Declarant.objects.get(person__name="Anita Rao")
    assert anita.declarations.get().source == "register.csv"
    assert Declarant.objects.get(pk=ccg.lena.pk).interests.count() == 1, "known people are recognised"


def test_an_interest_decades_old_is_late_from_the_day_the_duty_began(ccg, read, client):
    """R-012: nobody could declare it to a CCG in 1985; the page says from when the days are counted."""
    sheet = read([["Name", "Interest", "From"], ["Wyn New", "Partner, Fernbank Surgery", "1/6/1985"]])
    taken(sheet, ccg)
    interest = Interest.objects.get(declarant__person__name="Wyn New")
    assert (interest.from_on, interest.declarant.joined_on) == (date(1985, 6, 1), date(1985, 6, 1))
    assert interest.days_late == (date(2017, 1, 31) - date(2013, 4, 29)).days
    client.force_login(ccg.small.gil.user)
    shown = client.get(reverse("interest", args=[interest.ref])).content.decode()
    assert "28 days from 1 April 2013, when the duty to declare began: until 29 April 2013 (R-012)." in shown


def test_a_nil_taken_in_stays_inside_until_its_person_confirms_it(ccg, read):
    """The sheet said so, not the person: whatever else is published or ends, only their own answer is public."""
    sheet = read([["Name", "Interest"], ["Gee Patel", "Nil"], ["Lena Ashworth", "Nil"]])
    taken(sheet, ccg)
    actions.leave(ccg.lena, left_on=date(2017, 3, 1), by=ccg.small.gil.user, at=AT)
    assert not Line.objects.filter(origin__startswith="nothing:").exists()
    made = ccg.declare(ccg.gee)
    assert (made.number, made.nil, made.source) == (2, True, "")
    assert Line.objects.get(origin__startswith="nothing:").origin.startswith(f"nothing:{ccg.gee.ref}:nil:")


def test_the_same_sheet_again_adds_nothing(ccg, read):
    taken(read(plain(MERGED)), ccg)
    before = Interest.objects.count()
    again = actions.dry_run(read(plain(MERGED)))
    assert (again.rows, len(again.again)) == ([], 5)
    assert Interest.objects.count() == before


def test_taken_in_once(ccg, read):
    sheet = read(plain(MERGED))
    taken(sheet, ccg)
    with pytest.raises(NotAllowed, match="taken in already"):
        taken(sheet, ccg)


def test_a_failure_half_way_leaves_nothing(ccg, read, monkeypatch):
    sheet = read(plain(MERGED))
    whole, seen = importing._take, []

    def breaks(*args):
        seen.append(1)
        if len(seen) == 3:
            raise RuntimeError("the lights went out")
        return whole(*args)

    monkeypatch.setattr(importing, "_take", breaks)
    with pytest.raises(RuntimeError):
        taken(sheet, ccg)
    assert not Interest.objects.exists()
    assert not ImportedRow.objects.exists()
    assert not Declarant.objects.filter(person__name="Dr Gee Patel").exists()
    sheet.refresh_from_db()
    assert sheet.status == SheetImport.Status.READ


def test_a_stranger_takes_nothing_in(ccg, read):
    with pytest.raises(NotAllowed):
        actions.take_in(read(plain(MERGED)), by=ccg.small.sol.user, at=AT)


def test_types_left_out_are_said_to_the_reviewer(ccg, read):
    taken(read([["Name", "Interest"], ["Ned Novak", "Trustee"]]), ccg)
    assert "choose it at review" in Interest.objects.get().private_note


def workbook(rows, merge=None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_excel_with_merged_cells_and_real_dates():
    content = workbook(
        [["Name", "Interest", "Dates", None], [None, None, "From", "To"], ["A", "B", date(2016, 3, 1), None]],
        merge="C1:D1",
    )
    _, table = table_of("a.xlsx", content)
    assert table[2][2].startswith("2016-03-01")


@pytest.mark.parametrize("text", ["Name;Interest\nA;B\n", "Name\tInterest\nA\tB\n", "\ufeffName,Interest\nA,B\n"])
def test_csv_of_several_habits(text):
    assert table_of("a.csv", text.encode())[1] == [["Name", "Interest"], ["A", "B"]]


def test_old_windows_letters():
    assert table_of("a.csv", "Name,Interest\nSiân,B\n".encode("cp1252"))[1][1][0] == "Siân"


@pytest.mark.parametrize("content", [b"not a zip", b"PK\x03\x04broken"])
def test_a_broken_file_is_refused_in_words(content):
    with pytest.raises(Unreadable):
        table_of("a.xlsx", content)


def test_a_sheet_too_long_is_refused():
    with pytest.raises(Unreadable, match="rows"):
        table_of("a.csv", b"a,b\n" * 6000)
