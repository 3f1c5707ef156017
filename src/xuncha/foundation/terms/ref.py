from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A thing anywhere in the house, by kind (`findings.workpaper`) and id: a value, never a foreign key."""

    kind: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """The inverse of `str`. Raises ValueError on anything else."""
        kind, _, raw = text.partition(":")
        if not kind or not raw:
            raise ValueError(f"not a reference: {text!r}")
        return cls(kind, UUID(raw))
