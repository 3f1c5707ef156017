from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, check_version, touch
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import MaterialRequest
from xuncha.onsite.fieldwork.rules.states import RequestState

from ._lines import Asked, check_lines, write_lines
from ._move import move_request
from ._said import say


@action
def change_request(
    *,
    by: Actor,
    request: UUID,
    matter: str,
    items: Sequence[Asked],
    asked_of: str = "",
    due_on: date | None = None,
    seen: int | None = None,
) -> MaterialRequest:
    """改调阅单 — Change a request before the lead approved it; one that was sent back goes to the lead again.

    Raises NotKnown, NotAllowed, WrongState, BadInput, Stale.
    """
    found = queries.locked_request(request, by)
    check_version(found, seen)
    policies.guard(policies.can_change_request(by, found))
    check_lines(matter, items)
    found.matter = matter.strip()
    found.asked_of = asked_of.strip() or found.asked_of
    found.due_on = due_on
    found.reason = ""
    if RequestState(found.state) == RequestState.SENT_BACK:
        move_request(found, RequestState.DRAFTED)
    else:
        touch(found)
        found.save()
    found.items.all().delete()
    write_lines(by, found, items)
    say("fieldwork.request_changed", by, found, matter=found.matter, lines=len(items))
    return found
