"""Plans, rounds, batches and targets at a state, made by the real actions as the people concerned.

plan = factories.planning.plan(cast)                      # approved, of 2024
round = factories.planning.round(cast)                    # approved, one batch with the bureau as its target
batch = factories.planning.batch(cast)                    # the batch of such a round
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tests.factories.approvals import approve
from tests.people import Cast
from tests.remembered import remembered
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.actions.add_batch import add_batch
from xuncha.preparation.planning.actions.add_round import add_round
from xuncha.preparation.planning.actions.add_target import add_target
from xuncha.preparation.planning.actions.draft_annual_plan import draft_annual_plan
from xuncha.preparation.planning.actions.open_term import open_term
from xuncha.preparation.planning.actions.plan_body import plan_body
from xuncha.preparation.planning.actions.submit_annual_plan import submit_annual_plan
from xuncha.preparation.planning.actions.submit_round import submit_round

BEGINS, ENDS = date(2024, 4, 1), date(2024, 5, 31)


@remembered
def term(cast: Cast) -> Any:
    """The fourteenth term, 2021-09-16 to 2026-09-15."""
    return queries.term_on(date(2024, 1, 1)) or open_term(
        by=cast.office.actor,
        number=14,
        name="十四届县委",
        committee="中共清源县委",
        begins=date(2021, 9, 16),
        ends=date(2026, 9, 15),
    )


@remembered
def drafted_plan(cast: Cast, year: int = 2024, bodies: Sequence[UUID] | None = None) -> Any:
    """A draft that lists the bureau, or these bodies."""
    plan = draft_annual_plan(by=cast.office.actor, term=term(cast).id, year=year)
    for body in [cast.bureau.id] if bodies is None else bodies:
        plan_body(by=cast.office.actor, plan=plan.id, body=body, reason="本届未巡")
    return plan


@remembered
def plan(cast: Cast, year: int = 2024) -> Any:
    """An approved plan of the year; the one there is, where there is one."""
    known = queries.plans_visible_to(cast.office.actor).filter(year=year).first()
    if known is not None:
        return known
    drafted = drafted_plan(cast, year)
    submit_annual_plan(by=cast.office.actor, plan=drafted.id)
    approve(cast, drafted.ref)
    return queries.plans_visible_to(cast.office.actor).get(id=drafted.id)


@remembered
def drafted_round(
    cast: Cast,
    *,
    begins: date = BEGINS,
    ends: date = ENDS,
    bodies: Sequence[UUID] | None = None,
    code: str = "",
    **more: Any,
) -> Any:
    """A draft with one batch and the bureau (or these bodies) as its targets."""
    round = add_round(by=cast.office.actor, plan=plan(cast).id, code=code, **more)
    batch = add_batch(by=cast.office.actor, round=round.id, begins=begins, ends=ends)
    for body in [cast.bureau.id] if bodies is None else bodies:
        add_target(by=cast.office.actor, batch=batch.id, body=body)
    return round


@remembered
def submitted_round(cast: Cast, **more: Any) -> Any:
    drafted = drafted_round(cast, **more)
    return submit_round(by=cast.office.actor, round=drafted.id)


@remembered
def round(cast: Cast, **more: Any) -> Any:
    """An approved round."""
    sent = submitted_round(cast, **more)
    approve(cast, sent.ref)
    return queries.visible_to(cast.office.actor).get(id=sent.id)


@remembered
def batch(cast: Cast, **more: Any) -> Any:
    """The batch of an approved round."""
    return queries.batches(round(cast, **more).id)[0]
