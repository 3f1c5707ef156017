from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.evidence import policies, queries
from xuncha.onsite.evidence.models import Custody
from xuncha.onsite.evidence.rules.custody import CustodyFault, hand_over_fault
from xuncha.onsite.inspections.days import checked_day


@action
def move_custody(
    *, by: Actor, item: UUID, thing: str, to: str, on: date | None = None, because: str = ""
) -> Custody:
    """交接保管 — Hand the original or the copy of an item over to another holder.

    The last holder's line ends and the next begins on the same day. Raises NotKnown, NotAllowed, WrongState where there
    is no such thing in custody, BadInput.
    """
    found = queries.locked(item, by)
    NotAllowed.unless(policies.can_move_custody(by, found))
    last = found.custody.filter(thing=thing, until__isnull=True).first()
    if last is None:
        raise WrongState("custody.nothing_held", _("这份证据没有这一种在保管。"))
    day = checked_day(by, on)
    fault = hand_over_fault(last.holder, to, last.since, day)
    if fault is not None:
        where = "on" if fault == CustodyFault.BEFORE_LAST else "to"
        raise BadInput(
            f"custody.{fault.value}",
            problems=[Problem(f"custody.{fault.value}", _say(fault, last), where=where)],
        )
    last.until = day
    touch(last)
    last.save()
    held = Custody.objects.create(
        **born(by),
        item=found,
        thing=thing,
        holder=to.strip(),
        since=day,
        because=because.strip(),
        sm3=last.sm3,
    )
    record(
        "evidence.custody_moved",
        by=by,
        about=found.ref,
        facts={
            "number": found.number,
            "thing": thing,
            "from": last.holder,
            "to": held.holder,
            "on": day.isoformat(),
            "sm3": held.sm3,
        },
        scope=inspection_scope(found.inspection_id),
        rule_set=found.inspection.rule_set,
    )
    return held


def _say(fault: CustodyFault, last: Custody) -> str:
    if fault == CustodyFault.NOBODY:
        return _("写明交给谁。")
    if fault == CustodyFault.SAME_HOLDER:
        return _("已经在 %(holder)s 手里。") % {"holder": last.holder}
    return _("交接日期早于上一次交接（%(since)s）。") % {"since": last.since.isoformat()}
