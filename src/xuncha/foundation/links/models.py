from django.db import models

from xuncha.foundation.terms import Ref
from xuncha.foundation.terms.record import Record


class Edge(Record):
    """One step of the chain, from the thing that was there first to the one made from it."""

    from_kind = models.CharField(max_length=64)
    from_id = models.UUIDField()
    to_kind = models.CharField(max_length=64)
    to_id = models.UUIDField()
    relation = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["from_kind", "from_id", "to_kind", "to_id", "relation"], name="edge_once"
            )
        ]
        indexes = [
            models.Index(fields=["from_id", "relation"], name="edge_from"),
            models.Index(fields=["to_id", "relation"], name="edge_to"),
        ]

    @property
    def source(self) -> Ref:
        return Ref(self.from_kind, self.from_id)

    @property
    def target(self) -> Ref:
        return Ref(self.to_kind, self.to_id)
