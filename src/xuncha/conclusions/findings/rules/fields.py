from datetime import date
from typing import TypedDict
from uuid import UUID


class Fields(TypedDict, total=False):
    """What a writer may set of a working paper besides its elements. Money in whole fen; codes of the rule set."""

    title: str
    naming: str
    item: str
    discipline: str
    field: str
    spread: str
    conduct_from: date | None
    conduct_to: date | None
    responsible_post: str
    amount_fen: int | None
    persons: int | None
    livelihood: bool
    clause_id: UUID | None
    head_not_heard: str
