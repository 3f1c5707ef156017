from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState, check_version
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.contents import plan_content
from xuncha.preparation.planning.models import AnnualPlan
from xuncha.preparation.planning.policies import can_plan
from xuncha.preparation.planning.rules.states import PlanState
from xuncha.standing.approvals.actions.open_request import open_request
from xuncha.standing.regulations.queries import in_force

from ._move import move
from ._submission import keep_version


@action
def submit_annual_plan(
    *, by: Actor, plan: UUID, on: date | None = None, seen: int | None = None
) -> AnnualPlan:
    """报批年度计划 — Send a year's plan along the route `annual_plan`; this version is kept as it stands.

    Raises NotKnown, NotAllowed, Stale, WrongState where it is not with the office or holds no body and no round.
    """
    day = on or by.clock.today()
    sent = queries.locked_plan(plan, by)
    check_version(sent, seen)
    NotAllowed.unless(can_plan(by))
    if not sent.bodies.exists() and not sent.rounds.exists():
        raise WrongState("plan.empty", _("计划里还没有单位，也没有轮次。先列入单位或增加轮次，再报批。"))
    move(sent, PlanState.SUBMITTED)
    sent.submitted_on, sent.returned_because = day, ""
    sent.save()
    rules = in_force(day)
    version = keep_version(by, sent.ref, plan_content(sent, by), rules.code, day, sent.changing_because)
    open_request(by=by, subject=sent.ref, route="annual_plan", rule_set=rules.code, title=sent.title, on=day)
    facts = {"year": sent.year, "submission": version.number, "on": day.isoformat(), "why": version.why}
    record("planning.plan_submitted", by=by, about=sent.ref, facts=facts, rule_set=rules.code)
    return sent
