from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, check_version, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import procedure, queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import Inspection, StagePassage
from xuncha.onsite.inspections.policies import can_pass_gate
from xuncha.onsite.inspections.queries import GateRow
from xuncha.onsite.inspections.rules.gates import Verdict, verdict
from xuncha.onsite.inspections.rules.states import Stage, may_move, next_stage
from xuncha.onsite.inspections.words import STAGES


@action
def pass_gate(
    *,
    by: Actor,
    inspection: UUID,
    on: date | None = None,
    late_reason: str = "",
    exception: str = "",
    approver: str = "",
    seen: int | None = None,
) -> Inspection:
    """通过关口 — Pass the gate into the next stage; members of a package go with it.

    Every condition of the rule set holds, or the passage is an exception with a reason and whoever approved it, both
    shown for ever. A day past the period of the rule set needs `late_reason`. Raises NotKnown; NotAllowed for whoever
    does not own the gate; WrongState with one Problem for each condition that is missing; BadInput; Stale.
    """
    found = queries.locked(inspection, by)
    check_version(found, seen)
    NotAllowed.unless(can_pass_gate(by, found))
    following = next_stage(Stage(found.stage))
    assert following is not None  # the policy said so
    rows = queries.gate_in_full(found, by)
    waived = _waived(rows, found, by, exception.strip(), approver.strip())
    passed = {Stage(p.stage): p.on for p in queries.passages(found)}
    day = checked_day(by, on, not_before=max(passed.values(), default=None))
    due = procedure.due_of(found, following, passed)
    late = due is not None and day > due.day
    if due is not None and late and not late_reason.strip():
        raise BadInput("gate.late_needs_reason", problems=[_late(following, due.day)])
    passage = StagePassage.objects.create(
        **born(by),
        inspection=found,
        stage=following,
        on=day,
        by_code=by.code,
        by_name=by.name,
        due_on=due.day if due else None,
        late_reason=late_reason.strip() if late else "",
        exception_reason=exception.strip() if waived else "",
        exception_approver=approver.strip() if waived else "",
        waived=waived,
    )
    _move(found, following)
    members = _take_members(found, passage, by)
    record(
        "inspections.gate_passed",
        by=by,
        about=found.ref,
        facts={
            "number": found.number,
            "stage": following.value,
            "on": day.isoformat(),
            "late_reason": passage.late_reason,
            "exception": passage.exception_reason,
            "approver": passage.exception_approver,
            "waived": [w["code"] for w in waived],
            "members": members,
        },
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return found


def _move(found: Inspection, stage: Stage) -> None:
    if not may_move(Stage(found.stage), stage):
        raise WrongState("gate.no_such_step", _("阶段只能一关一关地过。"))
    found.stage = stage
    touch(found)
    found.save()


def _take_members(found: Inspection, passage: StagePassage, by: Actor) -> int:
    """Every member of the package to the same stage on the same day; how many. What was late or waived stands once."""
    members = queries.locked_members(found)
    for member in members:
        member.stage = found.stage
        touch(member)
    Inspection.objects.bulk_update(members, ["stage", "version"])
    StagePassage.objects.bulk_create(
        StagePassage(
            **born(by),
            inspection=member,
            stage=passage.stage,
            on=passage.on,
            by_code=by.code,
            by_name=by.name,
        )
        for member in members
    )
    return len(members)


def _waived(
    rows: Sequence[GateRow], found: Inspection, by: Actor, exception: str, approver: str
) -> list[dict[str, str]]:
    """What an exception passes over, as it stood; empty where everything holds. Raises when the gate stays shut."""
    lacking = queries.missing(rows)
    said = verdict(queries.asked(rows), exception, approver)
    if said == Verdict.SHUT:
        shown = {r.code for r in queries.gate(found, by)}
        raise WrongState(
            "gate.shut",
            _("还缺 %(count)d 项，关口不能通过。") % {"count": len(lacking)},
            problems=[p for row in lacking for p in _problems(row, row.code in shown)],
        )
    if said == Verdict.NEEDS_APPROVER:
        raise BadInput(
            "gate.exception_needs_approver",
            problems=[
                Problem("gate.exception_needs_approver", _("例外通过要写明谁批准的。"), where="approver")
            ],
        )
    return [{"code": r.code, "label": r.label, "clause": r.clause} for r in lacking]


def _problems(row: GateRow, shown: bool) -> list[Problem]:
    if not shown:
        return [Problem(row.code, _("另有一项条件没有满足，请向巡察办了解。"), where=row.clause)]
    if row.answer is None:
        text = _("%(label)s：系统还不能判断，请一位负责人确认") % {"label": row.label}
        return [Problem(row.code, text, where=row.clause, fix=row.who)]
    return [
        Problem(row.code, f"{row.label}：{m.what}", where=row.clause, fix=str(m.who) or row.who)
        for m in row.answer.missing
    ]


def _late(stage: Stage, due: date) -> Problem:
    text = _("“%(stage)s”应在 %(due)s 前，已经过了期限。写明原因就可以登记。") % {
        "stage": STAGES[stage],
        "due": due.isoformat(),
    }
    return Problem("gate.late_needs_reason", text, where="late_reason")
