"""Which decisions a changed fact touches: those of batches that are not over, not already waiting to be examined."""

from collections.abc import Iterable
from uuid import UUID

from xuncha.foundation.terms import Actor
from xuncha.preparation.teams.models import PairDecision
from xuncha.preparation.teams.rules.states import Waits

from .reopen_pairs import reopen_pairs


def reopen_where(
    by: Actor,
    *,
    cause: str,
    persons: Iterable[UUID] | None = None,
    targets: Iterable[UUID] | None = None,
    batch: UUID | None = None,
) -> int:
    """Re-open the pairs of these persons, targets, batch that must be looked at again; how many there were."""
    rows = PairDecision.objects.filter(target__batch__ends__gte=by.clock.today())
    rows = rows.exclude(waits_for=Waits.EXAMINATION)
    if persons is not None:
        rows = rows.filter(person__in=list(persons))
    if targets is not None:
        rows = rows.filter(target__in=list(targets))
    if batch is not None:
        rows = rows.filter(target__batch=batch)
    ids = list(rows.values_list("id", flat=True))
    if ids:
        reopen_pairs(by=by, pairs=ids, cause=cause)
    return len(ids)
