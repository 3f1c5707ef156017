from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.engines.sheets.faults import Unreadable
from xuncha.engines.sheets.plans import Fate
from xuncha.engines.sheets.tables import Table
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, Ref, WrongState
from xuncha.foundation.ui.sheets import refused_at, refused_file, refused_plan
from xuncha.standing.organisations import importing, policies
from xuncha.standing.organisations.rules.bodies_sheet import Known, Step, without_unchanged

from ._checks import day_or_today
from .amend_body import amend_body
from .move_body import move_body
from .register_body import register_body
from .rename_body import rename_body


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows came to what."""

    new: int
    changed: int
    same: int


@action
def import_bodies(
    *,
    by: Actor,
    file: UUID,
    choices: Mapping[int, str] | None = None,
    plan: str = "",
    on: date | None = None,
) -> Imported:
    """导入单位 — Carry out a spreadsheet of bodies: all of it, or nothing.

    `file` is a kept file; `choices` answers doubtful rows by row number (a number of the register, or "new"); `plan`
    is the mark of the plan that was shown: where the register changed meanwhile it is refused
    `import.changed_meanwhile`. Renames and moves count from `on`, new bodies from their own day or `on`. Raises
    NotAllowed, NotKnown; BadInput with a problem by sheet, row and column; WrongState `import.in_doubt`.
    """
    NotAllowed.unless(policies.can_keep_register(by))
    day = day_or_today(on, by)
    try:
        checked = importing.check_file(file, choices or {})
    except Unreadable as wrong:
        raise refused_file(wrong) from None
    refused_plan(checked.plan)
    if plan and plan != checked.plan.mark:
        raise WrongState(
            "import.changed_meanwhile", _("您核对以后，名册有了变动。请看新的核对结果，再决定是否导入。")
        )
    made: dict[int, UUID] = {}
    for step in checked.steps:
        with refused_at(step.row):
            made[step.row] = _do(by, step, checked.known, checked.table, made, day)
    done = Imported(*(len(checked.plan.of(f)) for f in (Fate.NEW, Fate.CHANGED, Fate.SAME)))
    record(
        "organisations.bodies_imported",
        by=by,
        about=Ref("files.file", file),
        facts={"new": done.new, "changed": done.changed, "same": done.same, "on": day.isoformat()},
    )
    return done


def _do(
    by: Actor, step: Step, known: Mapping[UUID, Known], table: Table, made: Mapping[int, UUID], day: date
) -> UUID:
    parent = made[step.parent] if isinstance(step.parent, int) else step.parent
    if step.body is None:
        own = next(r.day("on") for r in table.rows if r.number == step.row)
        body = register_body(
            by=by,
            name=step.name,
            kind=step.kind or "",
            parent=parent,
            on=own or day,
            short_name=step.short_name or "",
            region=step.region or "",
        )
        key: UUID = body.id
        return key
    wanted = without_unchanged(step, known[step.body])
    if step.renames:
        rename_body(
            by=by,
            body=step.body,
            name=step.name,
            on=day,
            short_name=known[step.body].short_name if wanted.short_name is None else wanted.short_name,
        )
    if step.moves:
        move_body(by=by, body=step.body, parent=parent, on=day)
    if (wanted.kind, wanted.region) != (None, None) or (wanted.short_name is not None and not step.renames):
        amend_body(
            by=by, body=step.body, kind=wanted.kind, short_name=wanted.short_name, region=wanted.region
        )
    return step.body
