"""Requests at any point of their route, made by the real actions."""

from datetime import date
from uuid import UUID

from tests.people import Cast
from tests.standing.approvals.cast import OFFICE_HEAD, actor
from xuncha.foundation.terms import Actor, Ref, Role, new_id
from xuncha.standing.approvals import queries
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
        subject=subject or Ref("approvals.sample", new_id()),
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


def approve(cast: Cast, subject: Ref) -> Request:
    """Take every step of the thing's open request, each as who holds its role."""
    return _walk(cast, subject, approve=True)


def send_back(cast: Cast, subject: Ref, reason: str = "请补充理由") -> Request:
    """Return the thing's open request at its first step."""
    return _walk(cast, subject, approve=False, reason=reason)


def _walk(cast: Cast, subject: Ref, *, approve: bool, reason: str = "") -> Request:
    """Steps of team roles need a cast whose team is real."""
    by_role = {"office_head": cast.office, "office_staff": cast.staff, "lead": cast.lead}
    by_role |= {"leading_group": cast.leading_group, "secretary": cast.secretary}
    request = next(r for r in queries.of_subject(subject, cast.office.actor) if r.is_open)
    while (step := queries.current_step(request)) is not None:
        take_step(by=by_role[step.role].actor, request=request.id, approve=approve, reason=reason)
        request = queries.request(request.id, cast.office.actor)
    return request
