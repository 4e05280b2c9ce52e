"""The importing process is killed half-way: nothing is half-written, and a repeat takes everything in once."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from conflicts import actions
from conflicts.models import Declarant, Declaration, ImportedRow, Interest, SheetImport
from documents.actions import store
from governance.models import Person, StatusChange
from governance.workflow import NotAllowed
from tests.conflicts.conftest import AT
from tests.processes import Process

ROWS = 30
LAST = ROWS + ROWS // 3


@pytest.fixture
def ccg(committed_db, declaring_world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return declaring_world


def table():
    """Thirty people with an interest each, and ten who declare nothing."""
    rows = [["Name", "Interest", "Type", "From"]]
    for number in range(ROWS):
        rows.append([f"Person {number}", f"Trustee of body {number}", "Financial", "Mar 2016"])
        if number % 3 == 0:
            rows.append([f"Nobody {number}", "Nil", "", ""])
    return rows


def sheet_of(ccg):
    file = store(SimpleUploadedFile("register.csv", b"Name,Interest\nNed,Trustee\n"), at=AT)
    return actions.read_sheet(
        ccg=ccg.small.blackpool, file=file, name="register.csv", table=table(), as_at=date(2017, 1, 31),
        by=ccg.small.gil.user, at=AT,
    )  # fmt: skip


def counted():
    models = (Interest, Declaration, Declarant, Person, ImportedRow, StatusChange)
    models += (Interest.history.model, Declarant.history.model, SheetImport.history.model)
    return {model.__name__: model.objects.count() for model in models}


@pytest.mark.parametrize("row", [LAST // 2, 0], ids=["half-way", "before the commit"])
def test_killed_half_way_nothing_is_half_written_and_a_repeat_takes_all_in_once(ccg, row, tmp_path, wait_until):
    sheet, gil = sheet_of(ccg), ccg.small.gil.user
    before = counted()
    importer = Process("tests.conflicts.importer", sheet.ref, str(gil.pk), str(row), log=tmp_path / "importer.log")
    try:
        wait_until(lambda: f"row {row}\n" in importer.said(), seconds=240)
        assert counted() == before, "nobody sees what is not committed"
        importer.kill()
    finally:
        importer.stop()
    connection.close()
    assert counted() == before
    sheet.refresh_from_db()
    assert sheet.status == SheetImport.Status.READ
    assert len(actions.take_in(sheet, by=gil, at=AT).rows) == LAST
    assert (Interest.objects.count(), Declaration.objects.count()) == (ROWS, ROWS // 3)
    assert ImportedRow.objects.count() == LAST
    after = counted()
    with pytest.raises(NotAllowed, match="taken in already"):
        actions.take_in(sheet, by=gil, at=AT)
    with pytest.raises(NotAllowed, match="nothing to take in"):
        actions.take_in(sheet_of(ccg), by=gil, at=AT)
    assert counted() == after | {"HistoricalSheetImport": after["HistoricalSheetImport"] + 1}
