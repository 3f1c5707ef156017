from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.models import Look
from xuncha.onsite.inspections.policies import can_look_at_many

from .note_look import note_look


@action
def note_looks(
    *,
    by: Actor,
    package: UUID,
    members: Sequence[UUID],
    item: str,
    method: str,
    what: str,
    source_text: str = "",
    on: date | None = None,
) -> list[Look]:
    """批量登记查看 — Note that an item of the checklist was looked at in several members of a package, one look each.

    All of them or none. Raises NotKnown where one is not of the package; NotAllowed; WrongState once the team writes;
    BadInput.
    """
    found = queries.inspection(package, by)
    allowed = can_look_at_many(by, found)
    (WrongState if allowed.code == "look.too_late" else NotAllowed).unless(allowed)
    chosen = queries.chosen_members(found, members)
    if not chosen:
        problem = Problem("look.nobody_chosen", _("选至少一个单位。"), where="members")
        raise BadInput("look.nobody_chosen", problems=[problem])
    return [
        note_look(
            by=by,
            inspection=one.pk,
            item=item,
            method=method,
            what=what,
            source_text=source_text,
            on=on,
        )
        for one in chosen
    ]
