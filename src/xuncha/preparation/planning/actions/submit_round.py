from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState, check_version
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.contents import round_content
from xuncha.preparation.planning.models import Round
from xuncha.preparation.planning.policies import can_plan
from xuncha.preparation.planning.rules.states import PlanState
from xuncha.standing.approvals.actions.open_request import open_request
from xuncha.standing.regulations.queries import in_force

from ._move import move
from ._submission import keep_version


@action
def submit_round(*, by: Actor, round: UUID, on: date | None = None, seen: int | None = None) -> Round:
    """报批轮次 — Send a round with its batches and targets along the route `round`; this version is kept.

    Raises NotKnown, NotAllowed, Stale; WrongState with everything that is missing.
    """
    day = on or by.clock.today()
    sent = queries.locked_round(round, by)
    check_version(sent, seen)
    NotAllowed.unless(can_plan(by))
    missing = queries.missing_for_approval(sent)
    if missing:
        raise WrongState("round.incomplete", problems=missing)
    move(sent, PlanState.SUBMITTED)
    sent.submitted_on, sent.returned_because = day, ""
    sent.save()
    rules = in_force(day)
    version = keep_version(by, sent.ref, round_content(sent, by), rules.code, day, sent.changing_because)
    open_request(by=by, subject=sent.ref, route="round", rule_set=rules.code, title=sent.title, on=day)
    facts = {"code": sent.code, "submission": version.number, "on": day.isoformat(), "why": version.why}
    record("planning.round_submitted", by=by, about=sent.ref, facts=facts, rule_set=rules.code)
    return sent
