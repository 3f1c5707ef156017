"""The one place where a step and its request change state."""

from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import record
from xuncha.foundation.terms import Actor, BadInput, Problem, WrongState, touch
from xuncha.standing.approvals.models import Request, Step
from xuncha.standing.approvals.rules.states import RequestState, StepState, may_move, may_step


def decide(step: Step, *, by: Actor, approve: bool) -> None:
    """Close the step as filled in by the caller, and the request where that decides it."""
    request = step.request
    _move_step(step, StepState.APPROVED if approve else StepState.RETURNED)
    left = request.steps.filter(state=StepState.WAITING).order_by("order")
    if not approve:
        close(request, RequestState.RETURNED, by=by, on=step.decided_on, reason=step.reason)
    elif not left.exists():
        close(request, RequestState.APPROVED, by=by, on=step.decided_on, reason=step.reason)
    else:
        touch(request)
        request.save()


def close(request: Request, state: RequestState, *, by: Actor, on: date | None, reason: str) -> None:
    """Move the request to its end; steps nobody reached are dropped; whoever waits for it is told."""
    if not may_move(RequestState(request.state), state):
        raise WrongState(f"request.{request.state}", _("这件审批已经办结。"))
    for step in request.steps.filter(state=StepState.WAITING):
        _move_step(step, StepState.DROPPED)
    request.state = state
    request.decided_on = on
    touch(request)
    request.save()
    if state != RequestState.WITHDRAWN:
        record(
            "approvals.decided",
            by=by,
            about=request.subject,
            rule_set=request.rule_set,
            facts={
                "request": str(request.id),
                "route": request.route,
                "outcome": str(state),
                "on": on.isoformat() if on else "",
                "reason": reason,
            },
        )


def _move_step(step: Step, state: StepState) -> None:
    if not may_step(StepState(step.state), state):
        raise WrongState("step.taken", _("这一步已经办过。"))
    step.state = state
    touch(step)
    step.save()


def check_words(*, approve: bool, reason: str, on: date, by: Actor, request: Request) -> None:
    """A return says why; nothing is decided in the future or before it was sent."""
    problems = []
    if not approve and not reason.strip():
        problems.append(
            Problem("step.reason", _("退回没有写理由。"), "reason", _("写明哪里要改，送审人才知道怎么办。"))
        )
    if on > by.clock.today():
        problems.append(Problem("step.future", _("决定日期在今天以后。"), "on", _("写会议或签字的日子。")))
    if on < request.opened_on:
        problems.append(
            Problem(
                "step.before_opened",
                _("决定日期早于送审日期 %(day)s。") % {"day": request.opened_on.isoformat()},
                "on",
                _("核对签字件上的日期。"),
            )
        )
    if problems:
        raise BadInput("step.input", problems=problems)
