"""Requests at any point of their route, made by the real actions."""

from datetime import date
from uuid import UUID

from tests.standing.approvals.cast import OFFICE_HEAD, actor
from xuncha.foundation.terms import Actor, Ref, Role, new_id
from xuncha.standing.approvals.actions.open_request import open_request
from xuncha.standing.approvals.actions.take_step import take_step
from xuncha.standing.approvals.models import Request, Step


def opened(
    route: str = "round",
    *,
    by: Actor = OFFICE_HEAD,
    subject: Ref | None = None,
    team: Ref | None = None,
    on: date | None = None,
) -> Request:
    """A request just sent."""
    return open_request(
        by=by,
        subject=subject or Ref("planning.round", new_id()),
        route=route,
        rule_set="2017",
        title="第五轮巡察及对象",
        summary="六个单位，分两批。",
        team=team,
        on=on,
    )


def holder(step: Step, clock=None) -> Actor:
    """Somebody who may take this step."""
    scope = step.request.team if step.role in ("lead", "deputy", "liaison", "member") else None
    return actor(f"P-{9000 + step.order}", "批准人", Role(step.role), scope, clock)


def approve_all(request: UUID, *, clock=None, on: date | None = None) -> None:
    """Every step that is left, approved in the system by who holds its role. `clock`: the one of the test's actors."""
    for step in (
        Step.objects.filter(request=request, state="waiting").select_related("request").order_by("order")
    ):
        take_step(by=holder(step, clock), request=request, approve=True, on=on)
