from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.engines.sheets.faults import Unreadable
from xuncha.engines.sheets.plans import Fate
from xuncha.followup.rectification import importing, policies, queries
from xuncha.followup.rectification.rules.measures_sheet import Step
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.foundation.ui.sheets import refused_at, refused_file, refused_plan

from .change_measure import change_measure
from .propose_measure import propose_measure


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows came to what."""

    new: int
    changed: int
    same: int


@action
def import_measures(*, by: Actor, ledger: UUID, file: UUID, plan: str = "") -> Imported:
    """读回整改措施 — Carry out a filled-in measure list: all of it, or nothing.

    `file` is a kept file; `plan` the mark of what was shown: where the list changed meanwhile it is refused. Raises
    NotKnown, NotAllowed (plan with the office or accepted); BadInput with a problem by sheet, row and column.
    """
    found = queries.ledger(ledger, by, locked=True)
    NotAllowed.unless(policies.can_plan(by, found))
    try:
        checked = importing.check_file(found, file)
    except Unreadable as wrong:
        raise refused_file(wrong) from None
    refused_plan(checked.plan)
    if plan and plan != checked.plan.mark:
        raise WrongState(
            "import.changed_meanwhile", _("您核对以后，台账有了变动。请看新的核对结果，再决定是否导入。")
        )
    same = {p.row for p in checked.plan.of(Fate.SAME)}
    for step in checked.steps:
        if step.row not in same:
            with refused_at(step.row):
                _do(by, step)
    done = Imported(*(len(checked.plan.of(f)) for f in (Fate.NEW, Fate.CHANGED, Fate.SAME)))
    record(
        "rectification.measures_imported",
        by=by,
        about=found.ref,
        facts={"file": str(file), "new": done.new, "changed": done.changed, "same": done.same},
        rule_set=found.rule_set,
    )
    return done


def _do(by: Actor, step: Step) -> None:
    if step.measure is None:
        propose_measure(by=by, item=step.item, due_on=step.due_on, term=step.term, **step.values)
    else:
        said = step.values
        change_measure(
            by=by,
            measure=step.measure,
            text=said["text"],
            leader=said["leader"],
            standard=said["standard"],
            department=said["department"],
            person=said["person"],
            due_on=step.due_on,
        )
