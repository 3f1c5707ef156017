"""A Merkle tree of RFC 6962's shape over SM3: append, root, proofs of inclusion and of consistency.

Leaves and nodes are hashed with different first bytes, so that neither can pass for the other. A `Frontier` is
all that is needed to append and to give the root: at most one hash for each bit of the size.
"""

from collections.abc import Callable, Sequence

from .sm3 import SIZE, digest, prefixed

leaf_hash = prefixed(b"\x00")
"""Of a leaf's bytes."""

_of_node = prefixed(b"\x01")


def node_hash(left: bytes, right: bytes) -> bytes:
    """Of a node over two others."""
    return _of_node(left + right)


def empty_root() -> bytes:
    """The root of a tree without leaves."""
    return digest(b"")


class Frontier:
    """The right edge of a tree: its size and the roots of its perfect subtrees, largest first."""

    __slots__ = ("peaks", "size")

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        if size < 0 or len(peaks) != size.bit_count() or any(len(p) != SIZE for p in peaks):
            raise ValueError("a frontier has one hash for each bit set in its size")
        self.size = size
        self.peaks = list(peaks)

    def append(self, hashed: bytes) -> None:
        """Add one leaf, given as its `leaf_hash`."""
        size, peaks = self.size, self.peaks
        while size & 1:
            hashed = node_hash(peaks.pop(), hashed)
            size >>= 1
        peaks.append(hashed)
        self.size += 1

    def append_perfect(self, hashed: bytes, level: int) -> None:
        """Add a perfect subtree of 2^level leaves, given as its root. The size must be a multiple of its own."""
        if self.size & ((1 << level) - 1):
            raise ValueError("a subtree of this size does not begin here")
        size = self.size >> level
        while size & 1:
            hashed = node_hash(self.peaks.pop(), hashed)
            size >>= 1
        self.peaks.append(hashed)
        self.size += 1 << level

    def extend(self, size: int, peaks: Sequence[bytes]) -> None:
        """Add the leaves of another frontier, which begins at a multiple of its largest subtree."""
        left = size
        for peak in peaks:
            level = left.bit_length() - 1
            self.append_perfect(peak, level)
            left -= 1 << level

    def copy(self) -> "Frontier":
        return Frontier(self.size, self.peaks)

    def root(self) -> bytes:
        """The root of the tree so far. Does not change the frontier."""
        if not self.peaks:
            return empty_root()
        result = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            result = node_hash(peak, result)
        return result

    def to_bytes(self) -> bytes:
        return b"".join(self.peaks)

    @classmethod
    def from_bytes(cls, size: int, packed: bytes) -> "Frontier":
        """The inverse of `to_bytes`. Raises ValueError where the hashes do not fit the size."""
        return cls(size, [packed[i : i + SIZE] for i in range(0, len(packed), SIZE)])


Subtree = Callable[[int, int], bytes]
"""`subtree(start, end)`: root over leaves start ≤ i < end. Only aligned or right-edge ranges are asked for."""


def subtrees(leaves: Sequence[bytes]) -> Subtree:
    """Roots of ranges of a list of leaf hashes, computed when asked."""

    def root(start: int, end: int) -> bytes:
        frontier = Frontier()
        for hashed in leaves[start:end]:
            frontier.append(hashed)
        return frontier.root()

    return root


def _split(width: int) -> int:
    """The largest power of two smaller than `width`."""
    return 1 << ((width - 1).bit_length() - 1)


def inclusion_proof(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """Hashes that lead from leaf `index` to the root of the first `size` leaves; at most log2(size)."""
    if not 0 <= index < size:
        raise ValueError("no such leaf in a tree of this size")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(subtree(middle, end))
            end = middle
        else:
            path.append(subtree(start, middle))
            start = middle
    path.reverse()
    return path


def root_from_inclusion(hashed: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes:
    """The root that this proof leads to. Raises ValueError where the proof has not the right length."""
    if not 0 <= index < size:
        raise ValueError("no such leaf in a tree of this size")
    turns: list[bool] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        turns.append(index >= middle)
        start, end = (middle, end) if index >= middle else (start, middle)
    if len(turns) != len(proof):
        raise ValueError("the proof has not the length of the path")
    for right, other in zip(reversed(turns), proof, strict=True):
        hashed = node_hash(other, hashed) if right else node_hash(hashed, other)
    return hashed


def consistency_proof(old: int, new: int, subtree: Subtree) -> list[bytes]:
    """Hashes that show the first `old` leaves of a tree of `new` to be the tree they were."""
    if not 0 < old <= new:
        raise ValueError("the older tree must not be empty and not be larger")
    path: list[bytes] = []
    start, end, whole = 0, new, True
    while end != old:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(subtree(middle, end))
            end = middle
        else:
            path.append(subtree(start, middle))
            start, whole = middle, False
    if not whole:
        path.append(subtree(start, end))
    path.reverse()
    return path


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the tree with `new_root` continues the one with `old_root` (RFC 9162, 2.1.4.2)."""
    if not 0 < old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    hashes_left = list(proof)
    if old & (old - 1) == 0:
        hashes_left.insert(0, old_root)
    if not hashes_left:
        return False
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn >>= 1
        sn >>= 1
    first = second = hashes_left[0]
    for other in hashes_left[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            first, second = node_hash(other, first), node_hash(other, second)
            while fn and not fn & 1:
                fn >>= 1
                sn >>= 1
        else:
            second = node_hash(second, other)
        fn >>= 1
        sn >>= 1
    return sn == 0 and first == old_root and second == new_root
