from typing import Any, ClassVar

from django.db import models

from .actor import Actor
from .ids import new_id
from .ref import Ref


class Record(models.Model):
    """Base of every table that holds work: id born here, place of origin, machine's time, version.

    Create with `Model.objects.create(**born(by), …)`; change with `touch(row)` before `save()`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    origin = models.CharField(max_length=32, editable=False)
    recorded_at = models.DateTimeField(editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[Any]

    class Meta:
        abstract = True

    @classmethod
    def kind(cls) -> str:
        """`room.thing`, as used in references, links and the journal."""
        return f"{cls._meta.app_label}.{cls._meta.model_name}"

    @property
    def ref(self) -> Ref:
        # not self.kind(): a table may have a column of that name
        return Ref(f"{self._meta.app_label}.{self._meta.model_name}", self.id)


def born(by: Actor) -> dict[str, Any]:
    """Where and when a record is made: from the actor's origin and clock, never from a caller."""
    return {"origin": by.origin, "recorded_at": by.clock.now()}
