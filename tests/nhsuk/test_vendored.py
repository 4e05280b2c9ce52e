"""What others made is kept as they made it, with its licence, and asks nothing of other hosts."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = [ROOT / "static/vendor/nhsuk", ROOT / "static/fonts", ROOT / "tests/vendor/axe"]
NHSUK = FOLDERS[0]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_checksums_and_licence(folder):
    listed = dict(re.findall(r"\| `(.+?)` \| `([0-9a-f]{64})` \|", (folder / "VENDOR.md").read_text()))
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "VENDOR.md"
    }
    assert found == listed
    assert "LICENCE.txt" in listed


def test_one_version_everywhere():
    """npm's package, the file names, the page and the macros' package are released in step."""
    from importlib.metadata import version

    package = (ROOT / "assets/package.json").read_text()
    named = re.search(r'"nhsuk-frontend": "([\d.]+)"', package)[1]
    assert (named, version("nhsuk-frontend-jinja")) == ("10.6.1", "0.10.2")
    for file in ("templates/nhsuk/head.html", "templates/nhsuk/plain.html", "static/js/init.js"):
        used = set(re.findall(r"nhsuk-frontend-([\d.]+)\.min\.", (ROOT / file).read_text()))
        assert used == {named}, file
    assert (NHSUK / f"nhsuk-frontend-{named}.min.css").exists()


def test_nothing_is_fetched_from_elsewhere():
    for path in [*NHSUK.glob("*.css"), *(ROOT / "static/css").glob("*.css")]:
        style = path.read_text()
        for address in re.findall(r"url\([\"']?(.*?)[\"']?\)", style):
            assert (path.parent / address).exists(), address
        assert "@import" not in style and "sourceMappingURL" not in style and "frutiger" not in style.lower()
    assert "font-family:arial" in next(NHSUK.glob("*.css")).read_text()
    for path in [*NHSUK.glob("*.js"), *(ROOT / "static/js").glob("*.js")]:
        assert "sourceMappingURL" not in path.read_text()


def test_no_protected_mark_is_shipped_as_an_image():
    assert not [path for path in (ROOT / "static").rglob("*") if re.search("favicon|logo", path.name)]


@pytest.mark.parametrize("name", ["nhsuk-frontend-10.6.1.min.js", "nhsuk-frontend-10.6.1.min.css"])
def test_weight(name):
    """P12: a first visit under 100 KB in all."""
    import gzip

    assert len(gzip.compress((NHSUK / name).read_bytes())) < (32_000 if name.endswith("css") else 16_000)
