"""The commands that take the official lists: what they report, and how they refuse."""

import pytest
from django.core.management import CommandError, call_command

from governance.models import Organisation

from .test_import import practice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_world")]


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
