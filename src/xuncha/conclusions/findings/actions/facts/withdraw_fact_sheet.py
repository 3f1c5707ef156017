from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import facts, policies
from xuncha.conclusions.findings.models import FactSheet
from xuncha.conclusions.findings.rules.states import SheetState
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version

from ._sheets import changed, move, say


@action
def withdraw_fact_sheet(*, by: Actor, sheet: UUID, reason: str, seen: int | None = None) -> FactSheet:
    """撤销事实确认单 — Withdraw a sheet that has not gone out, with the reason; it stays on file.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = facts.locked(sheet, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_change_facts(by, found))
    if not reason.strip():
        said = _("写明为什么撤销。")
        raise BadInput("facts.withdraw_needs_reason", problems=[Problem("reason", said, "reason")])
    found.withdrawn_because = reason.strip()
    move(found, SheetState.WITHDRAWN)
    changed(found)
    say("findings.facts_withdrawn", found, by, reason=found.withdrawn_because)
    return found
