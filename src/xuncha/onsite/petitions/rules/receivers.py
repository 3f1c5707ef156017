"""转送 — to whom a petition may not go."""

from uuid import UUID

from .states import Sort


def to_the_accused(sort: str, about: UUID | None, to_kind: str, to_body: UUID | None) -> bool:
    """Whether an accusation would go to the very body it accuses: whoever wrote it works there, or lives beside it."""
    return sort == Sort.ACCUSATION and (to_kind == "body" or (about is not None and to_body == about))
