from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import checklist, queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import LeftOut
from xuncha.onsite.inspections.policies import can_leave_out


@action
def leave_out_item(
    *, by: Actor, inspection: UUID, item: str, because: str, on: date | None = None
) -> LeftOut:
    """清单剪裁 — Say that an item of the checklist does not apply to this body, as the lead, with the reason.

    Raises NotKnown; NotAllowed; WrongState once the team writes, or where it was looked at or left out; BadInput.
    """
    found = queries.locked(inspection, by)
    allowed = can_leave_out(by, found)
    (WrongState if allowed.code == "look.too_late" else NotAllowed).unless(allowed)
    problems = []
    if item not in {i.code for i in checklist.items(found)}:
        problems.append(Problem("look.unknown_item", _("清单里没有这一项。"), where="item"))
    if not because.strip():
        problems.append(Problem("look.needs_because", _("写明为什么不查。"), where="because"))
    if problems:
        raise BadInput("look.cannot_leave_out", problems=problems)
    if found.looks.filter(item=item).exists() or found.left_out.filter(item=item).exists():
        raise WrongState("look.done", _("这一项已经有人看过，或者已经定为不查。"))
    row = LeftOut.objects.create(
        **born(by),
        inspection=found,
        item=item,
        because=because.strip(),
        on=checked_day(by, on),
        by_name=by.name,
    )
    record(
        "inspections.item_left_out",
        by=by,
        about=found.ref,
        facts={"item": item, "because": row.because, "on": row.on.isoformat()},
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return row
