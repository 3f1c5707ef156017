from datetime import date
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.files.store import keep
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import Posting
from xuncha.onsite.inspections.policies import can_publish


@action
def post_public_notice(
    *,
    by: Actor,
    inspection: UUID,
    place: str,
    on: date | None = None,
    stream: BinaryIO | None = None,
    name: str = "",
) -> Posting:
    """张贴巡察公告 — Record where and when the public notice was put up, with the photograph of it.

    Raises NotKnown; NotAllowed; WrongState before it was prepared or once the team left; BadInput.
    """
    found = queries.locked(inspection, by)
    allowed = can_publish(by, found)
    (WrongState if allowed.code == "notice.too_late" else NotAllowed).unless(allowed)
    notice = queries.public_notice(found.id)
    if notice is None:
        raise WrongState("notice.not_prepared", _("先拟公告，再登记张贴。"))
    if not place.strip():
        problem = Problem("notice.needs_place", _("写明贴在哪里。"), where="place")
        raise BadInput("notice.incomplete", problems=[problem])
    scope = inspection_scope(found.id)
    posting = Posting.objects.create(
        **born(by),
        notice=notice,
        place=place.strip(),
        on=checked_day(by, on),
        photo=keep(stream, name=name, scope=scope, by=by) if stream is not None else None,
        by_name=by.name,
    )
    record(
        "inspections.public_notice_posted",
        by=by,
        about=found.ref,
        facts={
            "place": posting.place,
            "on": posting.on.isoformat(),
            "photo": str(posting.photo_id or ""),
        },
        scope=scope,
        rule_set=found.rule_set,
    )
    return posting
