from collections.abc import Collection, Iterable
from typing import TypeVar

T = TypeVar("T")


def left_over(findings: Iterable[T], placed: Collection[T], left_out: Collection[T]) -> list[T]:
    """Findings that stand in no paragraph and of which nobody has said why (capability W9)."""
    return [f for f in findings if f not in placed and f not in left_out]
