from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.engines.sheets.faults import Unreadable
from xuncha.followup.rectification import policies, progress_book, queries
from xuncha.followup.rectification.rules.progress_sheet import Step
from xuncha.foundation.files.store import file as kept_file
from xuncha.foundation.files.store import read
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.foundation.ui.sheets import refused_at, refused_file, refused_plan

from .report_progress import report_progress
from .submit_proof import submit_proof


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows came to what; `new` counts rows reported."""

    new: int
    changed: int = 0
    same: int = 0


@action
def import_progress(
    *, by: Actor, ledger: UUID, file: UUID, proofs: Mapping[str, UUID] | None = None, plan: str = ""
) -> Imported:
    """读回整改进展 — Carry out a filled-in progress sheet with the proofs that came on the same stick: all, or nothing.

    `file` and `proofs` (name → kept file) are kept files; `plan` the mark of what was shown. Raises NotKnown,
    NotAllowed, WrongState where something changed meanwhile; BadInput with a problem by sheet, row and column.
    """
    found = queries.ledger(ledger, by, locked=True)
    NotAllowed.unless(policies.can_bring_progress(by, found))
    files = dict(proofs or {})
    try:
        checked = progress_book.check_file(found, file, files, by)
    except Unreadable as wrong:
        raise refused_file(wrong) from None
    refused_plan(checked.plan)
    if plan and plan != checked.plan.mark:
        raise WrongState(
            "import.changed_meanwhile", _("您核对以后，台账有了变动。请看新的核对结果，再决定是否导入。")
        )
    for step in checked.steps:
        with refused_at(step.row):
            _do(by, step, files)
    record(
        "rectification.progress_imported",
        by=by,
        about=found.ref,
        facts={"file": str(file), "rows": len(checked.steps), "proofs": [str(f) for f in files.values()]},
        rule_set=found.rule_set,
    )
    return Imported(len(checked.steps))


def _do(by: Actor, step: Step, files: Mapping[str, UUID]) -> None:
    if step.progress:
        report_progress(by=by, measure=step.measure, note=step.progress, on=step.on)
    if step.file:
        key = files[step.file]
        with read(key) as stream:
            submit_proof(
                by=by,
                measure=step.measure,
                note=step.proof,
                stream=stream,
                name=kept_file(key).name,
                on=step.on,
            )
    elif step.proof:
        submit_proof(by=by, measure=step.measure, note=step.proof, on=step.on)
