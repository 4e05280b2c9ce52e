"""Tile paths and bundles, by the examples of the C2SP tlog-tiles specification."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publication.rules import tiles


def test_the_path_in_the_specification():
    assert tiles.number_path(1234067) == "x001/x234/067"
    assert tiles.path(0, 1234067) == "tile/0/x001/x234/067"
    assert tiles.path("entries", 5, 7) == "tile/entries/005.p/7"


def test_seventy_thousand_leaves_as_in_the_specification():
    needed = tiles.needed(70_000)
    full = Counter(level for level, _, width in needed if width == 256)
    assert full == {0: 273, 1: 1}
    partial = [(level, width) for level, _, width in needed if width < 256]
    assert partial == [(0, 112), (1, 17), (2, 1)]
    assert tiles.needed(256) == [(0, 0, 256), (1, 0, 1)]
    assert tiles.needed(0) == []


@given(
    level=st.one_of(st.integers(0, 63), st.just("entries")),
    number=st.integers(0, 10**12),
    width=st.integers(1, 256),
)
def test_a_path_is_read_back(level, number, width):
    assert tiles.read(tiles.path(level, number, width)) == (level, number, width)


@pytest.mark.parametrize(
    "path",
    [
        "tile/64/000",
        "tile/00/000",
        "tile/0/00",
        "tile/0/0000",
        "tile/0/x000/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/001/000",
        "tile/-1/000",
        "tile/0/../../etc/passwd",
        "tile/0/000\n",
        "tile/0/\u0660\u0660\u0660",
    ],
)
def test_other_paths_are_not_tiles(path):
    assert tiles.read(path) is None


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_a_bundle_gives_its_entries_back(entries):
    assert tiles.unbundle(tiles.bundle(entries)) == entries


def test_a_bundle_has_two_byte_lengths_and_is_whole():
    assert tiles.bundle([b"", b"a"]).hex() == "0000000161"
    with pytest.raises(ValueError, match="cut short"):
        tiles.unbundle(bytes.fromhex("000561"))
    with pytest.raises(ValueError, match="at most"):
        tiles.bundle([b"x" * 65_536])
