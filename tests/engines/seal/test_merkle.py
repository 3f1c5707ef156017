import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.engines.seal import merkle
from xuncha.engines.seal.merkle import Frontier, leaf_hash, node_hash

sizes = st.integers(1, 140)


def leaves(size: int) -> list[bytes]:
    return [leaf_hash(str(n).encode()) for n in range(size)]


def root_by_definition(hashed: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word."""
    if not hashed:
        return merkle.empty_root()
    if len(hashed) == 1:
        return hashed[0]
    half = 1
    while half * 2 < len(hashed):
        half *= 2
    return node_hash(root_by_definition(hashed[:half]), root_by_definition(hashed[half:]))


@given(st.integers(0, 140))
def test_the_root_is_that_of_the_definition(size):
    frontier = Frontier()
    for hashed in leaves(size):
        frontier.append(hashed)
    assert frontier.root() == root_by_definition(leaves(size))
    assert Frontier.from_bytes(frontier.size, frontier.to_bytes()).root() == frontier.root()


@given(sizes, st.data())
def test_every_leaf_is_proven_and_no_other(size, draw):
    hashed = leaves(size)
    index = draw.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(index, size, merkle.subtrees(hashed))
    root = root_by_definition(hashed)
    assert merkle.root_from_inclusion(hashed[index], index, size, proof) == root
    assert merkle.root_from_inclusion(leaf_hash(b"other"), index, size, proof) != root
    assert len(proof) <= (size - 1).bit_length()
    for other in range(size):
        if other != index:
            try:
                assert merkle.root_from_inclusion(hashed[index], other, size, proof) != root
            except ValueError:  # a path of another length
                continue


@given(sizes, st.data())
def test_a_tree_continues_each_of_its_beginnings(new, draw):
    old = draw.draw(st.integers(1, new))
    hashed = leaves(new)
    old_root, new_root = root_by_definition(hashed[:old]), root_by_definition(hashed)
    proof = merkle.consistency_proof(old, new, merkle.subtrees(hashed))
    assert merkle.is_consistent(old, old_root, new, new_root, proof)
    assert len(proof) <= (new - 1).bit_length() + 1
    assert not merkle.is_consistent(old, leaf_hash(b"x"), new, new_root, proof)
    if old < new:
        assert not merkle.is_consistent(old, old_root, new, leaf_hash(b"x"), proof)
        assert not merkle.is_consistent(old, old_root, new, new_root, proof[:-1])
        assert not merkle.is_consistent(old, old_root, new, new_root, [*proof, leaf_hash(b"x")])


@given(st.integers(1, 8), st.integers(0, 7))
def test_a_tree_built_of_parts_is_the_same(parts, rest):
    """As the workers of `verify` hand back their runs of eight."""
    whole, built = Frontier(), Frontier()
    hashed = leaves(parts * 8 + rest)
    for one in hashed:
        whole.append(one)
    for start in range(0, len(hashed), 8):
        part = Frontier()
        for one in hashed[start : start + 8]:
            part.append(one)
        built.extend(part.size, part.peaks)
    assert (built.size, built.peaks) == (whole.size, whole.peaks)


def test_a_leaf_cannot_pass_for_a_node():
    one, other = leaf_hash(b"1"), leaf_hash(b"2")
    assert leaf_hash(one + other) != node_hash(one, other)


@pytest.mark.parametrize(("size", "peaks"), [(1, []), (2, [b"x" * 32] * 2), (1, [b"short"]), (-1, [])])
def test_a_frontier_that_does_not_fit_is_refused(size, peaks):
    with pytest.raises(ValueError, match="frontier"):
        Frontier(size, peaks)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 3)])
def test_no_proof_of_a_leaf_that_is_not_there(index, size):
    with pytest.raises(ValueError, match="no such leaf"):
        merkle.inclusion_proof(index, size, merkle.subtrees(leaves(3)))
    with pytest.raises(ValueError, match="no such leaf"):
        merkle.root_from_inclusion(b"", index, size, [])
