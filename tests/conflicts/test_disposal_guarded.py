"""What holds a disposal back, and what may go with it: other records, the sheet it came from, the triggers."""

from datetime import date

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from conflicts import actions
from conflicts.actions import removing
from conflicts.models import Breach, Declarant, Interest, SheetImport
from conflicts.rules import retention as rules
from documents.actions import store
from governance.models import StatusChange
from governance.workflow import NotAllowed
from jobs.models import Disposal
from tests.conflicts.conftest import AT, SECRET

from .test_disposal import SIX_YEARS_ON, keys, proposed


def breach_about(ccg):
    small = ccg.small
    breach = actions.report_breach(
        ccg=small.blackpool, kind="late", happened_on=date(2017, 3, 1), account=SECRET, concerns=ccg.gee,
        interest=ccg.interest, by=small.gil.user, at=AT,
    )  # fmt: skip
    actions.take_up(breach, by=small.gil.user, at=AT)
    actions.dismiss(breach, because=SECRET, by=small.gil.user, at=AT)
    return breach


def test_an_interest_waits_for_the_breach_about_it_or_goes_with_it(old):
    breach_about(old)
    interest, breach = f"interest:{old.interest.ref}", f"breach:{Breach.objects.get().ref}"
    alone = proposed(old, interest)
    counted = Disposal.objects.count()
    with pytest.raises(NotAllowed, match="kept records refer to it"):
        actions.confirm_disposal(alone, by=old.small.lena.user, at=SIX_YEARS_ON)
    assert Interest.history.exists() and Disposal.objects.count() == counted, "all of it or nothing"
    actions.drop_disposal(alone, by=old.small.gil.user, at=SIX_YEARS_ON)
    actions.confirm_disposal(proposed(old, interest, breach), by=old.small.lena.user, at=SIX_YEARS_ON)
    assert not Breach.objects.exists() and not Breach.history.exists() and not Interest.objects.exists()


def taken_in(ccg):
    """An old register with two interests of Ned, who then left."""
    small, named = ccg.small, {"by": ccg.small.gil.user, "at": AT}
    file = store(SimpleUploadedFile("register.csv", f"Name,Interest\nNed,{SECRET}\n".encode()), at=AT)
    table = [["Name", "Interest", "Type", "From"], ["Ned Novak", SECRET, "Financial", "2016"], ["", "Two", "", "2016"]]
    sheet = actions.read_sheet(
        ccg=small.blackpool, file=file, name="register.csv", table=table, as_at=date(2017, 1, 31), **named
    )
    actions.take_in(sheet, **named)
    actions.leave(Declarant.objects.get(person__name="Ned Novak"), left_on=date(2017, 3, 1), **named)
    return sheet


def test_a_sheet_goes_with_the_last_of_its_lines(old, as_, clock, settings):
    sheet = taken_in(old)
    path = settings.DATA_DIR / "files" / sheet.file.path
    assert path.exists()
    rows = [f"interest:{i.ref}" for i in Interest.objects.filter(declarant__person__name="Ned Novak")]
    assert set(rows) <= set(keys(old))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transaction, "on_commit", lambda work, **_: work())
        assert len(rows) == 2
        for number, key in enumerate(rows):
            assert SheetImport.objects.exists() == (number < len(rows))
            actions.confirm_disposal(proposed(old, key), by=old.small.anita.user, at=SIX_YEARS_ON)
    assert not SheetImport.objects.exists() and not SheetImport.history.exists()
    assert not path.exists()


def test_nothing_goes_without_leave(old):
    """The triggers: history, notes and imported lines stay, whoever asks, until a disposal names them."""
    for statement in (
        "DELETE FROM conflicts_historicalinterest", "DELETE FROM conflicts_historicalgift",
        "UPDATE governance_statuschange SET note = ''", "DELETE FROM governance_statuschange",
        "DELETE FROM publication_entrycontent", "DELETE FROM conflicts_declaration",
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    proposed(old)
    for statement in ("DELETE FROM conflicts_disposalitem", "UPDATE conflicts_disposalitem SET category = 'x'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_leave_for_one_lets_go_no_other(old):
    other = old.declared(old.lena, counterparty="A hospice")
    actions.confirm_disposal(proposed(old), by=old.small.anita.user, at=SIX_YEARS_ON)
    assert other.history.count() == 1 and StatusChange.objects.filter(workflow="disposal").count() == 1
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM conflicts_historicalinterest WHERE id = %s", [other.pk])


def test_every_table_that_can_hold_a_record_is_thought_of():
    """A new model that points at a disposable record is either removed with it or keeps it: say which here."""
    removed = {"conflicts.redaction", "conflicts.importedrow"}
    keeps = {"conflicts.breach"}
    models = {"interest", "gift", "sponsorship", "breach", "declaration"}
    pointing = {
        model._meta.label_lower
        for model in apps.get_models()
        for field in model._meta.fields
        if field.related_model and field.related_model._meta.label_lower in {f"conflicts.{m}" for m in models}
        and not model._meta.model_name.startswith("historical")
    }  # fmt: skip
    assert pointing == removed | keeps
    assert set(removing.REMOVERS) == set(rules.Kind)
