from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Ledger
from xuncha.followup.rectification.rules.plan import Lack
from xuncha.followup.rectification.rules.states import LedgerState
from xuncha.followup.rectification.wording import said_of_plan
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version

from ._states import move_ledger


@action
def submit_plan(
    *, by: Actor, ledger: UUID, on: date | None = None, late_reason: str = "", seen: int | None = None
) -> Ledger:
    """报送整改方案 — Hand the plan in: every finding answered, each measure with a leader, a standard and a date.

    Late is late with a reason. Raises NotKnown, NotAllowed, WrongState, Stale; BadInput listing item by item what the
    plan lacks, or `rectification.late_without_reason`.
    """
    found = queries.ledger(ledger, by, locked=True)
    check_version(found, seen)
    NotAllowed.unless(policies.can_plan(by, found))
    blocking = [lack for lack in queries.plan_lacks(found) if lack.blocks]
    if blocking:
        raise BadInput("rectification.plan_incomplete", problems=[_problem(lack) for lack in blocking])
    day = on or by.clock.today()
    if day > found.plan_due_on and not late_reason.strip():
        raise BadInput(
            "rectification.late_without_reason",
            _("方案应在%(due)s前报送，请写明晚报的原因。") % {"due": found.plan_due_on},
        )
    found.plan_submitted_on = day
    found.late_reason = late_reason.strip() if day > found.plan_due_on else ""
    move_ledger(found, LedgerState.SUBMITTED)
    record(
        "rectification.plan_submitted",
        by=by,
        about=found.ref,
        facts={"on": day.isoformat(), "late_reason": found.late_reason},
        rule_set=found.rule_set,
    )
    return found


def _problem(lack: Lack) -> Problem:
    return Problem(lack.code, said_of_plan(lack), str(lack.order))
