from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import fact_stick, facts, policies
from xuncha.engines.sheets.faults import Unreadable
from xuncha.engines.sheets.plans import Fate
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.foundation.ui.sheets import refused_at, refused_file, refused_plan

from ._sheets import say
from .reply_to_facts import reply_to_facts


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows came to what; a reply is never changed, only added."""

    new: int
    changed: int
    same: int


@action
def import_fact_replies(*, by: Actor, sheet: UUID, file: UUID, plan: str = "") -> Imported:
    """读回事实确认答复 — Take the replies from a filled-in workbook or Word paper: all of them, or none.

    `file` is a kept file; `plan` the mark of what was shown: where something was said meanwhile it is refused. Raises
    NotKnown, NotAllowed; BadInput with a problem by table, row and column; WrongState.
    """
    found = facts.known_sheet(sheet, by)
    NotAllowed.unless(policies.can_reply_to_facts(by, found))
    try:
        checked = fact_stick.check_file(found, file)
    except Unreadable as wrong:
        raise refused_file(wrong) from None
    refused_plan(checked.plan)
    if plan and plan != checked.plan.mark:
        raise WrongState(
            "import.changed_meanwhile", _("您核对以后，又有了新的答复。请看新的核对结果，再决定是否导入。")
        )
    same = {p.row for p in checked.plan.of(Fate.SAME)}
    for step in checked.steps:
        if step.row not in same:
            with refused_at(step.row):
                reply_to_facts(
                    by=by, matter=step.matter, said=step.said, text=step.text, signed_by=step.signed_by
                )
    done = Imported(len(checked.plan.of(Fate.NEW)), 0, len(same))
    say("findings.fact_replies_imported", found, by, file=str(file), new=done.new, same=done.same)
    return done
