from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, WrongState, touch
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import MaterialItem
from xuncha.onsite.inspections.days import checked_day

from ._said import say
from ._settle import settle_if_done


@action
def note_not_provided(
    *, by: Actor, request: UUID, item: UUID, because: str, on: date | None = None
) -> MaterialItem:
    """注明未提供 — Note what the body says of a line it does not give, or not in full.

    Raises NotKnown, NotAllowed, WrongState where nothing is awaited of it, BadInput without its words.
    """
    found = queries.locked_request(request, by)
    policies.guard(policies.can_receive_material(by, found))
    line = queries.item_of(found, item)
    if not queries.line_of(line).awaited:
        raise WrongState("material.not_awaited", _("这一行已经收齐，或者已经注明。"))
    if not because.strip():
        problem = Problem(
            "material.needs_words", _("写明对方怎样说：没有这份资料、在谁手里、什么时候给。"), where="because"
        )
        raise BadInput("material.needs_words", problems=[problem])
    line.not_provided = because.strip()
    touch(line)
    line.save()
    day = checked_day(by, on)
    say("fieldwork.material_not_provided", by, found, line=line.order, because=line.not_provided)
    settle_if_done(by, found, day)
    return line
