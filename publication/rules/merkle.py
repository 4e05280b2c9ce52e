"""The hash tree of RFC 6962 and RFC 9162: roots, proofs, and checking them.

A tree is anything that answers `subtree(low, high)`: the root over the leaves low to high - 1.
`over(hashes)` makes one from a list; `publication.ledger.tiles` makes one from files.
"""

from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf_hash(data):
    return sha256(b"\x00" + data).digest()


def node_hash(left, right):
    return sha256(b"\x01" + left + right).digest()


def split(count):
    """The largest power of two smaller than `count` (two or more)."""
    return 1 << (count - 1).bit_length() - 1


def root(hashes):
    """The root over leaf hashes, level by level, so that a million leaves need no recursion."""
    if not hashes:
        return EMPTY
    row = list(hashes)
    while len(row) > 1:
        above = [node_hash(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]
        row = above + row[len(row) - len(row) % 2 :]
    return row[0]


def over(hashes):
    """A tree over a list of leaf hashes."""
    return lambda low, high: root(hashes[low:high])


def inclusion(index, size, subtree):
    """The hashes that lead from one leaf up to the root of the first `size` leaves."""
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    low, high, path = 0, size, []
    while high - low > 1:
        middle = low + split(high - low)
        if index < middle:
            path.append(subtree(middle, high))
            high = middle
        else:
            path.append(subtree(low, middle))
            low = middle
    return path[::-1]


def consistency(old, new, subtree):
    """The hashes which show that the tree of `old` leaves is the beginning of the tree of `new`."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} cannot extend one of {old}")
    if old in (0, new):
        return []
    low, high, path, whole = 0, new, [], True
    while old != high:
        middle = low + split(high - low)
        if old <= middle:
            path.append(subtree(middle, high))
            high = middle
        else:
            path.append(subtree(low, middle))
            low, whole = middle, False
    if not whole:
        path.append(subtree(low, high))
    return path[::-1]


def included(leaf, *, index, size, proof, head):
    """Whether the proof leads from this leaf hash to this root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    position, last, value = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            value = node_hash(step, value)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            value = node_hash(value, step)
        position, last = position >> 1, last >> 1
    return last == 0 and value == head


def extends(*, old, new, old_head, new_head, proof):
    """Whether the proof shows the new tree to begin with the old one (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new:
        return False
    if old == new:
        return not proof and old_head == new_head
    if old == 0:
        return not proof and old_head == EMPTY
    steps = list(proof) if old & (old - 1) else [old_head, *proof]
    if not steps:
        return False
    position, last = old - 1, new - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    first = second = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            first, second = node_hash(step, first), node_hash(step, second)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            second = node_hash(second, step)
        position, last = position >> 1, last >> 1
    return last == 0 and first == old_head and second == new_head


def grow(frontier, size, leaf):
    """Add one leaf to the roots of the perfect subtrees that make up a tree of `size` leaves.

    Gives the new roots, and every perfect node this leaf completed as (height, index, hash).
    """
    roots, value, made, height, place = list(frontier), leaf, [], 0, size
    while place & 1:
        value, place, height = node_hash(roots.pop(), value), place >> 1, height + 1
        made.append((height, place, value))
    return [*roots, value], made


def crown(frontier):
    """The root of the tree whose perfect subtrees these are, largest first."""
    if not frontier:
        return EMPTY
    value = frontier[-1]
    for left in reversed(frontier[:-1]):
        value = node_hash(left, value)
    return value
