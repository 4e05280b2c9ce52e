"""Nobody looks up, each floor says what it is, and only one module may draw a PDF."""

import ast
import subprocess
import sys

import pytest

from tests.house.source import FLOORS, ROOT, keep, planted, read

FORBIDDEN_NAMES = {"utils", "helpers", "core", "common", "manager", "managers", "handler", "handlers"}
SHORTEST, LONGEST = 6, 14


def lint_imports(folder, configuration):
    return subprocess.run(
        [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command as c; c()",
         "--config", str(configuration), "--no-cache"],
        check=False, cwd=folder, capture_output=True, text=True, timeout=240,
    )  # fmt: skip


def test_nobody_looks_up():
    done = lint_imports(ROOT, ROOT / "pyproject.toml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_module_that_looks_up_is_found(tmp_path):
    for floor in FLOORS:
        (tmp_path / floor).mkdir()
        (tmp_path / floor / "__init__.py").write_text("")
    (tmp_path / "jobs" / "tasks.py").write_text("import governance\n")
    done = lint_imports(tmp_path, ROOT / "pyproject.toml")
    assert done.returncode == 1 and "jobs.tasks -> governance" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("floor", FLOORS)
def test_each_floor_says_what_it_knows_and_refuses_to_know(floor):
    said = ast.get_docstring(ast.parse((ROOT / floor / "__init__.py").read_text())) or ""
    assert SHORTEST <= len(said.splitlines()) <= LONGEST, "about ten lines"
    assert "knows" in said.lower() and "refuses to know" in said.lower()


def weasyprint_elsewhere(source):
    if source.path == "documents/rendering.py":
        return []
    return [f"{source.path}:{line} imports {name}" for name, line in source.imports() if "weasyprint" in name]


def test_one_importer_of_weasyprint():
    keep(weasyprint_elsewhere, read())


def test_a_second_importer_of_weasyprint_is_found():
    assert weasyprint_elsewhere(planted("documents/views.py", "from weasyprint import HTML"))


def vague_name(source):
    vague = FORBIDDEN_NAMES & set(source.rooms)
    return [f"{source.path}: say what it holds, not “{name}”" for name in vague]


def test_no_vague_names():
    keep(vague_name, read())


def test_a_vague_name_is_found():
    assert vague_name(planted("jobs/utils.py", ""))
