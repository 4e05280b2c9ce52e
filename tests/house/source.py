"""The project's own source as text and as trees, for the tests that read it.

Every check below takes a `Source` and returns sentences about what is wrong in it, so that
a test can also hand it a planted violation with `planted(path, text)`.
"""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FLOORS = [
    "cocomm", "assurance", "procurement", "applications", "conflicts",
    "governance", "publication", "documents", "nhsuk", "jobs",
]  # fmt: skip


@dataclass(frozen=True)
class Source:
    path: str
    text: str

    @cached_property
    def tree(self):
        return ast.parse(self.text)

    @property
    def floor(self):
        return self.path.split("/")[0]

    @property
    def rooms(self):
        """The parts of the path without the floor and without `.py`: `views`, `rules`, `cycles`."""
        return self.path.removesuffix(".py").split("/")[1:]

    def calls(self):
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]

    def imports(self):
        """Every imported name in full, relative ones too: `jobs.clock.now`, `django.db.models`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)

    def _absolute(self, node):
        if not node.level:
            return node.module
        package = self.path.removesuffix(".py").split("/")[: -node.level]
        return ".".join([*package, *([node.module] if node.module else [])])


def planted(path, text):
    return Source(path, text)


def read(*folders, migrations=False):
    """Our Python files; migrations are Django's to write and left out."""
    for folder in folders or FLOORS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "__pycache__" in path.parts or ("migrations" in path.parts and not migrations):
                continue
            if "vendor" in path.parts:
                continue
            yield Source(path.relative_to(ROOT).as_posix(), path.read_text())


def chain(node):
    """The words of `a.b(…).c`, outermost last: ["a", "b", "c"]."""
    words = []
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            words.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            words.append(node.id if isinstance(node, ast.Name) else "…")
            return words[::-1]


def keep(check, sources):
    """Fail with every sentence the check has to say about these sources."""
    found = [sentence for source in sources for sentence in check(source)]
    assert not found, "\n" + "\n".join(found)
