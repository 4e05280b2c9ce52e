"""The tree read from rows: tiles, entry bundles, and the proofs made of them.

A tile above level 0 is a row of perfect nodes, so every tile at every level is one query,
and a proof needs two tiles a level.
"""

from functools import cache

from ..models import Leaf, LedgerHead, Node
from ..rules import merkle, tiles
from ..rules.leaf import log_entry


def head():
    """The newest signed head, or None before the first."""
    return LedgerHead.objects.order_by("-size").first()


def hashes(level, number, width=tiles.WIDTH):
    """The hashes of a tile, up to `width`; fewer where the tree is smaller."""
    first = number * tiles.WIDTH
    rows = Leaf.objects if level == 0 else Node.objects.filter(level=level)
    found = rows.filter(index__gte=first, index__lt=first + width).order_by("index")
    return [bytes(value) for value in found.values_list("hash", flat=True)]


def tile(level, number, width, *, size):
    """The bytes of a tile of the tree of `size` leaves, or None where it has no such tile."""
    if level == tiles.ENTRIES:
        return bundle(number, width) if number * tiles.WIDTH + width <= size else None
    if number * tiles.WIDTH + width > size >> 8 * level:
        return None
    return b"".join(hashes(level, number, width))


def bundle(number, width):
    first = number * tiles.WIDTH
    leaves = Leaf.objects.filter(index__gte=first, index__lt=first + width).order_by("index")
    return tiles.bundle([log_entry(**leaf.entry.says) for leaf in leaves.select_related("entry")])


def subtree_of(size):
    """The tree of the first `size` leaves, for `merkle.inclusion` and `merkle.consistency`."""

    @cache
    def row(level, number):
        return hashes(level, number, min(tiles.WIDTH, (size >> 8 * level) - number * tiles.WIDTH))

    def subtree(low, high):
        count = high - low
        if count == 0:
            return merkle.EMPTY
        if count & (count - 1) or low % count:
            middle = low + merkle.split(count)
            return merkle.node_hash(subtree(low, middle), subtree(middle, high))
        level = (count.bit_length() - 1) // 8
        number, place = divmod(low >> 8 * level, tiles.WIDTH)
        return merkle.root(row(level, number)[place : place + (count >> 8 * level)])

    return subtree


def inclusion(index, size):
    return merkle.inclusion(index, size, subtree_of(size))


def consistency(old, new):
    return merkle.consistency(old, new, subtree_of(new))
