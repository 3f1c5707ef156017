"""Classes of a batch, and people who passed them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tests.people import Cast
from tests.remembered import remembered
from xuncha.preparation.training import queries
from xuncha.preparation.training.actions.enrol import enrol
from xuncha.preparation.training.actions.open_class import open_class
from xuncha.preparation.training.actions.record_result import record_result


@remembered
def opened(cast: Cast, batch: UUID, **more: Any) -> Any:
    """A required class of two days, just over."""
    day = cast.clock.today()
    return open_class(
        by=cast.office.actor,
        batch=batch,
        title="巡前培训班",
        begins=more.pop("begins", day),
        ends=more.pop("ends", day),
        place="县委党校",
        **more,
    )


@remembered
def passed(cast: Cast, batch: UUID, persons: Sequence[UUID], on: date | None = None) -> Any:
    """A class of the batch that all these people passed; the one there is, where there is one."""
    held = queries.classes_of(batch)
    within = held[0] if held else opened(cast, batch)
    for row in enrol(by=cast.office.actor, training_class=within.id, persons=persons):
        if row.standing != "passed":
            record_result(by=cast.office.actor, attendance=row.id, passed=True, mark=88, on=on)
    return within
