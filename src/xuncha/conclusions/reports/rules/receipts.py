from collections.abc import Collection
from enum import StrEnum


class Recipient(StrEnum):
    """Whom feedback is given to, separately (domain 2.8)."""

    HEAD = "head"
    LEADING_GROUP = "leading_group"


REQUIRED = (Recipient.HEAD, Recipient.LEADING_GROUP)


def missing(there: Collection[str]) -> tuple[Recipient, ...]:
    """Required recipients of the inspected body that are not there yet: not told, or not signed."""
    return tuple(r for r in REQUIRED if r not in there)
