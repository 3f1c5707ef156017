from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.models import PublicNotice
from xuncha.onsite.inspections.policies import can_publish


@action
def prepare_public_notice(
    *,
    by: Actor,
    inspection: UUID,
    phone: str = "",
    hours: str = "",
    letterbox: str = "",
    online: str = "",
    door_box: str = "",
) -> PublicNotice:
    """拟巡察公告 — Prepare the public notice: its channels; its closing day is the batch's (else the batch's last day).

    Raises NotKnown; NotAllowed; WrongState once the team left or where it was prepared; BadInput without a channel.
    """
    found = queries.locked(inspection, by)
    allowed = can_publish(by, found)
    (WrongState if allowed.code == "notice.too_late" else NotAllowed).unless(allowed)
    if queries.public_notice(found.id) is not None:
        raise WrongState("notice.prepared", _("公告已经拟好。"))
    if not any(text.strip() for text in (phone, letterbox, online, door_box)):
        problem = Problem("notice.needs_channel", _("至少写一种反映渠道。"), where="phone")
        raise BadInput("notice.incomplete", problems=[problem])
    batch = found.team.batch
    notice = PublicNotice.objects.create(
        **born(by),
        inspection=found,
        prepared_on=by.clock.today(),
        phone=phone.strip(),
        hours=hours.strip(),
        letterbox=letterbox.strip(),
        online=online.strip(),
        door_box=door_box.strip(),
        closes=batch.petition_closes or batch.ends,
        closes_time=batch.petition_closes_time,
    )
    record(
        "inspections.public_notice_prepared",
        by=by,
        about=found.ref,
        facts={"closes": notice.closes.isoformat()},
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return notice
