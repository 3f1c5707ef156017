from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, Actor, Decision, Role, no, yes

from . import labels
from .models import AnnualPlan, Round
from .rules.states import OPEN_TO_CHANGE, PlanState

DECIDERS = frozenset({Role.LEADING_GROUP, Role.SECRETARY})
READERS_OF_APPROVED = frozenset({Role.LEAD, Role.DEPUTY, Role.LIAISON})


def can_plan(actor: Actor) -> Decision:
    """Open terms, draft plans and rounds, change drafts: the office."""
    if actor.holds(OFFICE):
        return yes()
    return no("planning.office_only", _("规划和计划由巡察办编制。"))


def can_change_plan(actor: Actor, plan: AnnualPlan) -> Decision:
    """Bodies and wording of a plan that is with the office."""
    allowed = can_plan(actor)
    if not allowed or plan.state in OPEN_TO_CHANGE:
        return allowed
    return no("plan.not_open", _not_open(plan))


def can_change_round(actor: Actor, round: Round) -> Decision:
    """Batches and targets of a round that is with the office."""
    allowed = can_plan(actor)
    if not allowed or round.state in OPEN_TO_CHANGE:
        return allowed
    return no("round.not_open", _not_open(round))


def can_extend_round(actor: Actor, round: Round) -> Decision:
    """Add an extended target or a member of a package: also after approval, until the round is closed."""
    allowed = can_plan(actor)
    if not allowed or round.state in OPEN_TO_CHANGE or round.state == PlanState.APPROVED:
        return allowed
    return no("round.not_open", _not_open(round))


def can_view_plan(actor: Actor, plan: AnnualPlan) -> bool:
    return _can_view(actor, plan)


def can_view_round(actor: Actor, round: Round) -> bool:
    return _can_view(actor, round)


def _can_view(actor: Actor, thing: AnnualPlan | Round) -> bool:
    if actor.holds(OFFICE | DECIDERS):
        return True
    return actor.holds(READERS_OF_APPROVED) and thing.approved_on is not None


def _not_open(thing: AnnualPlan | Round) -> str:
    state = labels.STATES[thing.state]
    if thing.state == PlanState.SUBMITTED:
        return _("%(thing)s正在报批，要改先撤回或等退回。") % {"thing": thing.title}
    return _(
        "%(thing)s%(state)s，不能直接改。要改，先写明理由开始变更；延伸巡察的单位和打捆的成员可以直接增列。"
    ) % {
        "thing": thing.title,
        "state": state,
    }
