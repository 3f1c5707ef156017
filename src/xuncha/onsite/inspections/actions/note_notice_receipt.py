from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, touch
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import EntryNotice
from xuncha.onsite.inspections.policies import can_note_receipt


@action
def note_notice_receipt(
    *, by: Actor, inspection: UUID, received_by: str, on: date | None = None
) -> EntryNotice:
    """登记通知签收 — Record who of the body signed for the letter, and when.

    Raises NotKnown; NotAllowed; WrongState where none was sent or it was signed for; BadInput.
    """
    found = queries.locked(inspection, by)
    NotAllowed.unless(can_note_receipt(by, found))
    notice = queries.entry_notice(found.id)
    if notice is None or notice.received_on is not None:
        raise WrongState("notice.nothing_to_receive", _("进驻通知没有发出，或者已经登记签收。"))
    if not received_by.strip():
        problem = Problem("notice.needs_receiver", _("写明对方谁签收的。"), where="received_by")
        raise BadInput("notice.incomplete", problems=[problem])
    notice.received_on = checked_day(by, on, not_before=notice.issued_on, what=_("发出"))
    notice.received_by = received_by.strip()
    touch(notice)
    notice.save()
    record(
        "inspections.entry_notice_received",
        by=by,
        about=found.ref,
        facts={"number": notice.number, "on": notice.received_on.isoformat()},
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return notice
