from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.engines.sheets.faults import Unreadable
from xuncha.engines.sheets.plans import Fate
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, Ref, WrongState
from xuncha.foundation.ui.sheets import refused_at, refused_file, refused_plan
from xuncha.standing.people import importing, policies
from xuncha.standing.people.rules.persons_sheet import Step

from .amend_person import amend_person
from .change_post import change_post
from .declare_home import declare_home
from .register_person import register_person


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows came to what."""

    new: int
    changed: int
    same: int


@action
def import_people(
    *,
    by: Actor,
    file: UUID,
    choices: Mapping[int, str] | None = None,
    plan: str = "",
    on: date | None = None,
) -> Imported:
    """导入人员 — Carry out a spreadsheet of persons: all of it, or nothing.

    `file` is a kept file; `choices` answers doubtful rows by row number (a code, or "new"); `plan` is the mark of the
    plan that was shown: where the register changed meanwhile it is refused `import.changed_meanwhile`. Posts
    change from the day in the row, else from `on`. Raises NotAllowed, NotKnown, Locked; BadInput with a
    problem by sheet, row and column; WrongState `import.in_doubt`.
    """
    NotAllowed.unless(policies.can_keep_pool(by))
    day = on or by.clock.today()
    try:
        checked = importing.check_file(file, choices or {})
    except Unreadable as wrong:
        raise refused_file(wrong) from None
    refused_plan(checked.plan)
    if plan and plan != checked.plan.mark:
        raise WrongState(
            "import.changed_meanwhile", _("您核对以后，名册有了变动。请看新的核对结果，再决定是否导入。")
        )
    for step in checked.steps:
        with refused_at(step.row):
            _do(by, step, day)
    done = Imported(*(len(checked.plan.of(f)) for f in (Fate.NEW, Fate.CHANGED, Fate.SAME)))
    record(
        "people.persons_imported",
        by=by,
        about=Ref("files.file", file),
        facts={"new": done.new, "changed": done.changed, "same": done.same, "on": day.isoformat()},
    )
    return done


def _do(by: Actor, step: Step, day: date) -> None:
    since = step.since or day
    if step.person is None:
        register_person(
            by=by,
            name=step.name,
            unit=step.unit,
            post=step.post,
            specialities=step.specialities or "",
            home_place=step.home_place,
            lead_eligible=bool(step.lead_eligible),
            in_pool=step.in_pool is not False,
            since=since,
            namesake=True,
        )
        return
    if step.moves:
        change_post(by=by, person=step.person, body=step.unit, post=step.post, on=since)
    if step.renames or (step.specialities, step.lead_eligible, step.in_pool) != (None, None, None):
        amend_person(
            by=by,
            person=step.person,
            name=step.name if step.renames else None,
            specialities=step.specialities,
            lead_eligible=step.lead_eligible,
            in_pool=step.in_pool,
        )
    if step.home_place:
        declare_home(by=by, person=step.person, place=step.home_place)
