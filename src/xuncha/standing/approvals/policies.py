"""Who may take, record and withdraw. Each answer carries the reason a page shows."""

from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, TEAM, Actor, Decision, Role, no, yes

from .models import Request, Step
from .rules.states import RequestState


def can_take_step(actor: Actor, request: Request, step: Step | None) -> Decision:
    """In the system: who holds the step's role, for the team where it is a team's role."""
    if request.state != RequestState.OPEN or step is None:
        return _closed(request)
    if step.allowed == "recorded":
        return no("step.only_recorded", _("这一步在会上定，由巡察办凭签字件登记。"))
    role = Role(step.role)
    held = actor.has(role, scope=request.team) if role in TEAM and request.team else actor.has(role)
    if not held:
        return no("step.other_role", _("这一步由%(who)s办理。") % {"who": step.shown_who})
    return yes()


def can_record_step(actor: Actor, request: Request, step: Step | None) -> Decision:
    """From a signed paper: the office only."""
    if request.state != RequestState.OPEN or step is None:
        return _closed(request)
    if not actor.has(*OFFICE):
        return no("step.office_records", _("凭签字件登记由巡察办办理。"))
    if step.allowed == "system":
        return no("step.only_system", _("这一步须由%(who)s本人在系统内办理。") % {"who": step.shown_who})
    return yes()


def can_withdraw(actor: Actor, request: Request) -> Decision:
    if request.state != RequestState.OPEN:
        return _closed(request)
    if request.opened_by != actor.code and not actor.has(Role.OFFICE_HEAD):
        return no(
            "request.other_opened",
            _("由送审人%(name)s或巡察办主任撤回。") % {"name": request.opened_by_name},
        )
    return yes()


def _closed(request: Request) -> Decision:
    said = {
        RequestState.APPROVED: _("已经批准，不再办理。"),
        RequestState.RETURNED: _("已经退回。改好以后重新送审。"),
        RequestState.WITHDRAWN: _("已经撤回。需要时重新送审。"),
        RequestState.OPEN: _("没有待办的步骤。"),
    }
    return no(f"request.{request.state}", said[RequestState(request.state)])
