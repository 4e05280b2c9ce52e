"""The entries into the ledger: leaves, perfect nodes, and a signed head at the end of each round."""

from publication.actions.ledger import cut, sign
from publication.models import Leaf, LedgerHead, Node
from publication.rules import merkle

from .people import ROUNDS
from .tables import Table

MODELS = (Leaf, Node)


def grow(leaves, size, *, at):
    """What `publication.actions.sequence` would have done after each round, and after the gifts."""
    written = {model: Table(model) for model in MODELS}
    head = LedgerHead.objects.order_by("-size").first()
    index, roots = (head.size, cut(bytes(head.frontier))) if head else (0, [])
    ends = {index + size.interests * number for number in range(1, ROUNDS + 1)} | {index + leaves.count}
    for entry, value in leaves:
        written[Leaf].put(index=index, entry_id=entry, hash=value)
        roots, made = merkle.grow(roots, index, value)
        for height, place, node in made:
            if height % 8 == 0:
                number = written[Node].number()
                written[Node].put(id=number, level=height // 8, index=place, hash=node)
        index += 1
        if index in ends:
            sign(index, roots, at=at)
    for table in written.values():
        table.flush()
