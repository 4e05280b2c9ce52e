"""Small enough to read at once: files under 400 lines, functions at most 40."""

import ast

from tests.house.source import keep, planted, read

FILE, FUNCTION = 400, 40


def long_file(source):
    lines = source.text.count("\n") + 1
    return [f"{source.path}: {lines} lines, split it"] if lines >= FILE else []


def long_function(source):
    return [
        f"{source.path}:{node.lineno} {node.name}: {size} lines, split it"
        for node in ast.walk(source.tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (size := node.end_lineno - node.lineno + 1) > FUNCTION
    ]


def test_files_are_small():
    keep(long_file, [*read(), *read("tests", "bench")])


def test_functions_are_small():
    keep(long_function, read())


def test_a_long_file_and_a_long_function_are_found():
    assert long_file(planted("jobs/long.py", "x = 1\n" * FILE))
    assert long_function(planted("jobs/long.py", "def f():\n" + "    x = 1\n" * FUNCTION))
