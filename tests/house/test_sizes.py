"""Small enough to read at once: files under 400 lines, functions at most 40."""

import ast

from tests.house.source import keep, planted, read

FILE, FUNCTION = 400, 40


def too_big(source):
    lines = source.text.count("\n") + 1
    found = [f"{source.path}: {lines} lines, split it"] if lines >= FILE else []
    for node in ast.walk(source.tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            size = node.end_lineno - node.lineno + 1
            if size > FUNCTION:
                found.append(f"{source.path}:{node.lineno} {node.name}: {size} lines, split it")
    return found


def test_files_and_functions_are_small():
    keep(too_big, [*read(), *read("tests", "bench")])


def test_a_long_file_and_a_long_function_are_found():
    assert too_big(planted("jobs/long.py", "x = 1\n" * FILE))
    assert too_big(planted("jobs/long.py", "def f():\n" + "    x = 1\n" * FUNCTION))
