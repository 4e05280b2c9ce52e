"""The tree: published vectors, a second implementation, and forged proofs."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publication.rules import merkle

# RFC 6962 reference tree of Certificate Transparency: eight leaves, the roots of their prefixes.
LEAVES = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    bytes.fromhex(text)
    for text in (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    )
]
INCLUSION = {
    (0, 8): "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 "
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    (5, 8): "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b "
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 "
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    (2, 3): "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    (1, 5): "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d "
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
}
CONSISTENCY = {
    (1, 1): "",
    (1, 8): INCLUSION[0, 8],
    (6, 8): "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a "
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 "
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    (2, 5): "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    (6, 7): "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a "
    "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f "
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
}
HASHES = [merkle.leaf_hash(leaf) for leaf in LEAVES]


def hashes(text):
    return [bytes.fromhex(part) for part in text.split()]


def second_root(leaves):
    """RFC 6962, section 2.1, word for word: an implementation that shares nothing with ours."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + second_root(leaves[:k]) + second_root(leaves[k:])).digest()


def test_the_roots_of_the_reference_tree():
    assert [merkle.root(HASHES[: n + 1]) for n in range(8)] == ROOTS
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(("place", "proof"), INCLUSION.items())
def test_inclusion_proofs_of_the_reference_tree(place, proof):
    index, size = place
    assert merkle.inclusion(index, size, merkle.over(HASHES)) == hashes(proof)
    assert merkle.included(HASHES[index], index=index, size=size, proof=hashes(proof), head=ROOTS[size - 1])


@pytest.mark.parametrize(("sizes", "proof"), CONSISTENCY.items())
def test_consistency_proofs_of_the_reference_tree(sizes, proof):
    old, new = sizes
    assert merkle.consistency(old, new, merkle.over(HASHES)) == hashes(proof)
    assert merkle.extends(old=old, new=new, old_head=ROOTS[old - 1], new_head=ROOTS[new - 1], proof=hashes(proof))


def forged(proof):
    """Proofs near this one that must not hold."""
    yield [*proof, proof[0] if proof else merkle.EMPTY]
    yield [merkle.EMPTY, *proof]
    for place, step in enumerate(proof):
        yield [*proof[:place], *proof[place + 1 :]]
        yield [*proof[:place], bytes([step[0] ^ 8]) + step[1:], *proof[place + 1 :]]


@given(size=st.integers(1, 70), data=st.data())
def test_every_leaf_has_a_proof_and_no_forged_one_holds(size, data):
    leaves = [merkle.leaf_hash(bytes([n])) for n in range(size)]
    index = data.draw(st.integers(0, size - 1))
    proof, head = merkle.inclusion(index, size, merkle.over(leaves)), second_root(leaves)
    fits = {"index": index, "size": size, "head": head}
    assert merkle.included(leaves[index], proof=proof, **fits)
    assert not merkle.included(merkle.EMPTY, proof=proof, **fits)
    assert not any(merkle.included(leaves[index], proof=wrong, **fits) for wrong in forged(proof))
    others = [n for n in range(size) if n != index]
    for other in data.draw(st.lists(st.sampled_from(others), max_size=5)) if others else []:
        assert not merkle.included(leaves[index], index=other, size=size, proof=proof, head=head)


@given(new=st.integers(1, 70), data=st.data())
def test_every_older_head_is_a_beginning_and_no_other_is(new, data):
    leaves = [merkle.leaf_hash(bytes([n])) for n in range(new)]
    old = data.draw(st.integers(0, new))
    proof = merkle.consistency(old, new, merkle.over(leaves))
    heads = {"old_head": second_root(leaves[:old]), "new_head": second_root(leaves)}
    assert merkle.extends(old=old, new=new, proof=proof, **heads)
    assert not any(merkle.extends(old=old, new=new, proof=wrong, **heads) for wrong in forged(proof))
    rewritten = second_root([merkle.leaf_hash(b"other"), *leaves[1:old]])
    if old:
        assert not merkle.extends(old=old, new=new, proof=proof, old_head=rewritten, new_head=heads["new_head"])


@given(size=st.integers(0, 300))
def test_the_tree_grown_leaf_by_leaf_has_the_same_root(size):
    leaves = [merkle.leaf_hash(n.to_bytes(2)) for n in range(size)]
    frontier = []
    for count, leaf in enumerate(leaves):
        frontier, made = merkle.grow(frontier, count, leaf)
        for height, place, value in made:
            assert value == merkle.root(leaves[place << height : (place + 1) << height])
    assert merkle.crown(frontier) == merkle.root(leaves) == second_root(leaves)
    assert len(frontier) == size.bit_count()


def test_a_leaf_outside_the_tree_has_no_proof():
    with pytest.raises(ValueError, match="leaf 8 is not"):
        merkle.inclusion(8, 8, merkle.over(HASHES))
    with pytest.raises(ValueError, match="cannot extend"):
        merkle.consistency(9, 8, merkle.over(HASHES))
    assert not merkle.included(HASHES[0], index=-1, size=8, proof=[], head=ROOTS[7])
