from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.actions._move import move_outing
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import Visit
from xuncha.onsite.fieldwork.rules.states import OutingState


@action
def cancel_visit(*, by: Actor, visit: UUID, because: str) -> Visit:
    """取消走访 — Cancel a planned visit, with a reason. Its number is not given again.

    Raises NotKnown, NotAllowed, WrongState once it was made, BadInput without a reason.
    """
    found = queries.locked_visit(visit, by)
    policies.guard(policies.can_cancel_visit(by, found))
    refuse("visit.needs_reason", needed("visit", ("because", because, _("写明为什么取消。"))))
    found.cancelled_because = because.strip()
    move_outing(found, OutingState.CANCELLED)
    say("fieldwork.visit_cancelled", by, found, because=found.cancelled_because)
    return found
