from datetime import date
from uuid import UUID

from xuncha.conclusions.findings import facts, policies
from xuncha.conclusions.findings.models import FactSheet
from xuncha.conclusions.findings.rules.facts import left_to_settle
from xuncha.conclusions.findings.rules.states import SheetState
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, WrongState, check_version

from ._sheets import changed, move, say


@action
def settle_fact_sheet(
    *, by: Actor, sheet: UUID, seen: int | None = None, on: date | None = None
) -> FactSheet:
    """办结事实确认单 — Close the exchange: every matter has a reply or two people's note, every objection an answer.

    Raises NotKnown, NotAllowed, Stale, WrongState with what is missing.
    """
    found = facts.locked(sheet, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_settle_facts(by, found))
    left = left_to_settle(facts.standing(found))
    if left:
        raise WrongState("facts.not_settled", problems=problems(left))
    found.settled_on = on or by.clock.today()
    move(found, SheetState.SETTLED)
    changed(found)
    say("findings.facts_settled", found, by, on=str(found.settled_on))
    return found
