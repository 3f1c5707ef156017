from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork.models import MaterialRequest
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import inspection as inspection_of

from ._lines import Asked, check_lines, write_lines
from ._said import say


@action
def request_materials(
    *,
    by: Actor,
    inspection: UUID,
    matter: str,
    items: Sequence[Asked],
    asked_of: str = "",
    due_on: date | None = None,
    on: date | None = None,
) -> MaterialRequest:
    """起草调阅单 — Draft a list of materials to ask the inspected body for; the lead approves it.

    `asked_of` is whom of the body it is put to, the body itself by default. Raises NotKnown, NotAllowed, WrongState once
    the team left, BadInput with the number of each line.
    """
    found = inspection_of(inspection, by)
    policies.guard(policies.can_request_materials(by, found))
    if by.person is None:
        raise NotAllowed("request.not_yours", _("调阅单由本组人员起草。"))
    check_lines(matter, items)
    request = MaterialRequest.objects.create(
        **born(by),
        number=next_number(series="fieldwork.request", by=by, pattern="调-{n:03}", within=str(found.id)),
        inspection=found,
        matter=matter.strip(),
        asked_of=asked_of.strip() or found.body_name,
        due_on=due_on,
        drafted_by_id=by.person,
        drafted_on=checked_day(by, on),
    )
    write_lines(by, request, items)
    say("fieldwork.request_drafted", by, request, matter=request.matter, lines=len(items))
    return request
